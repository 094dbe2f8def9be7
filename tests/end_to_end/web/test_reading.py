"""The example edition in a browser, mostly by keyboard."""

from __future__ import annotations

import pytest

DOCUMENT = "1950-10-07-ross-rusk.html"
#: Milliseconds to wait for the browser on a busy machine.
PATIENCE = 30_000


def test_front_page_links_to_the_document(site, visit):
    page = visit(site / "index.html")
    page.get_by_role("link", name="Memorandum by Mr. John C. Ross").click()
    assert page.url.endswith(DOCUMENT)
    assert page.locator("h1").inner_text().startswith("Memorandum by Mr. John C. Ross")


def test_front_page_shows_date_kind_and_correspondents(site, visit):
    entry = visit(site / "index.html").locator(".contents li").inner_text().lower()
    assert "7 october 1950" in entry
    assert "memorandum" in entry
    assert "john c. ross to dean rusk" in entry


def test_document_links_to_the_front_page(site, visit):
    page = visit(site / DOCUMENT)
    page.get_by_role("link", name="The Vanderbilt conversation").click()
    assert page.url.endswith("index.html")


@pytest.mark.parametrize("number", range(907, 912))
def test_every_page_of_the_original_has_a_permanent_link(site, visit, number):
    page = visit(site / DOCUMENT, f"#pg_{number}")
    mark = page.locator(":target")
    assert mark.inner_text() == str(number)
    assert mark.get_attribute("aria-label") == f"Page {number} of the original"
    assert mark.get_attribute("href") == f"#pg_{number}"


def test_keyboard_follows_a_note_reference_and_returns(site, visit):
    from playwright.sync_api import expect

    # Without motion the browser scrolls at once, however busy the machine is.
    page = visit(site / DOCUMENT, reduced_motion="reduce")
    page.locator("#d1fn1-ref").focus()
    # The focus, from which Tab continues, moves when the browser has scrolled to the target.
    page.keyboard.press("Enter")
    expect(page.locator("#d1fn1:target")).to_be_in_viewport(timeout=PATIENCE)
    expect(page.locator(":target")).to_contain_text("not in the source")
    page.keyboard.press("Tab")
    expect(page.locator("#d1fn1 a[role=doc-backlink]")).to_be_focused(timeout=PATIENCE)
    page.keyboard.press("Enter")
    expect(page.locator("#d1fn1-ref:target")).to_be_in_viewport(timeout=PATIENCE)


def test_name_links_to_the_person(site, visit):
    page = visit(site / DOCUMENT)
    page.locator(".text a.name", has_text="Vishinsky").first.click()
    assert "Andrei Vishinsky" in page.locator(":target").inner_text()


def test_all_persons_of_the_register_are_linked(site, visit):
    page = visit(site / DOCUMENT)
    targets = set(page.locator("a.name").evaluate_all("links => links.map(link => link.hash.slice(1))"))
    people = {"ross", "rusk", "engen", "kassaniev", "vishinsky", "austin", "younger", "lange"}
    assert targets == {f"person-{person}" for person in people}


def test_speaker_is_in_the_margin_of_a_wide_window(site, visit):
    page = visit(site / DOCUMENT)
    speaker = page.locator(".sp .speaker").first.bounding_box()
    text = page.locator(".sp .said").first.bounding_box()
    assert speaker["x"] + speaker["width"] <= text["x"]


def test_speaker_is_above_the_text_in_a_narrow_window(site, visit):
    page = visit(site / DOCUMENT, width=380)
    speaker = page.locator(".sp .speaker").first.bounding_box()
    text = page.locator(".sp .said").first.bounding_box()
    assert speaker["y"] + speaker["height"] <= text["y"] + 4


@pytest.mark.parametrize("width", [320, 380, 768, 1280, 1920])
@pytest.mark.parametrize("name", ["index.html", DOCUMENT])
def test_page_does_not_scroll_sideways(site, visit, name, width):
    page = visit(site / name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_list_items_do_not_repeat_the_speaker(site, visit):
    page = visit(site / DOCUMENT)
    assert page.locator(".says", has_text="Ross").first.is_visible()
    assert page.locator(".labelled dd").count() == 5
    assert page.locator(".labelled .says").count() == 0


def test_speakers_can_be_hidden_without_javascript(site, visit):
    page = visit(site / DOCUMENT, javascript=False)
    page.get_by_label("Show speakers").uncheck()
    assert page.locator(".speaker").first.is_hidden()
    assert page.locator(".says").first.is_hidden()


def test_text_is_complete_without_javascript(site, visit):
    read = visit(site / DOCUMENT, javascript=False).locator("#text").inner_text()
    assert "On the basis of my telephone conversation with you at noon today" in read
    assert "get in touch with each other Monday morning" in read


@pytest.mark.parametrize("name", ["index.html", DOCUMENT])
def test_no_request_goes_to_another_host(site, visit, name):
    page = visit(site / name)
    page.wait_for_load_state("networkidle")
    assert page.requested
    assert all(address.startswith("file://") for address in page.requested)
    assert page.messages == []


@pytest.mark.parametrize("ending", ["xml", "txt"])
def test_page_links_to_its_downloads(site, visit, ending):
    page = visit(site / DOCUMENT)
    links = page.locator(".downloads a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    name = DOCUMENT.replace("html", ending)
    assert name in links
    assert (site / name).is_file()
