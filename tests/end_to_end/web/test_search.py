"""Search page in a browser, on pages from a web server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from helpers.small_edition import build_site, write_edition
from teikit.publishing.targets.web import search
from teikit.serve.server import BuildCounter, Server

pytestmark = pytest.mark.skipif(not search.is_available(), reason="Pagefind is not installed: teikit[search]")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small edition on a web server."""
    folder = tmp_path_factory.mktemp("searched")
    build_site(write_edition(folder / "tei"), folder / "public")
    builds = BuildCounter()
    with Server(folder / "public", 0, builds) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        builds.stop()
        server.shutdown()


@pytest.fixture
def search_for(browser, address):
    """Function that opens the search page with a query. Console messages and requests to other hosts fail the test."""
    page = browser.new_page(reduced_motion="reduce")
    messages, requested = [], []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requested.append(request.url))

    def search_for(query: str = ""):
        page.goto(f"{address}search.html{query}")
        if query:
            page.locator("#status:not(:empty)").wait_for()
        return page

    yield search_for
    page.close()
    assert messages == []
    assert all(url.startswith((address, "data:")) for url in requested)


def assert_hits(page, *titles: str) -> None:
    """Wait for the titles of the hits."""
    from playwright.sync_api import expect

    expect(page.locator("#results h2")).to_have_text(list(titles))


def test_search_works_by_keyboard(search_for):
    page = search_for()
    page.get_by_label("Words").focus()
    page.keyboard.type("cable")
    page.keyboard.press("Enter")
    page.locator("#results h2").wait_for()
    assert_hits(page, "Ross to Rusk about assurances")
    assert page.locator("#status").inner_text() == "1 document found."
    assert page.url.endswith("?q=cable")


@pytest.mark.parametrize("phrase", ['"first words"', "“first words”", "„first words“", "« first words »"])
def test_phrase_can_have_quotation_marks_of_any_language(search_for, phrase):
    assert_hits(search_for(f"?q={quote(phrase)}"), "Ross to Rusk about assurances")
    assert_hits(search_for(f"?q={quote(phrase.replace('first words', 'words first'))}"))


def test_hit_shows_the_page_of_the_original_and_marks_the_words(search_for):
    page = search_for("?q=Seoul")
    place = page.locator("#results ul li").first
    assert place.locator("a").inner_text() == "Page 12"
    assert place.locator("mark").inner_text() == "Seoul"


def test_hit_links_to_its_page_with_marked_words(search_for):
    page = search_for("?q=cable")
    page.locator("#results ul li a").first.click()
    page.locator("#text mark").wait_for()
    assert page.url.endswith("letter.html?mark=cable#pg_13")
    assert page.locator("#text mark").all_inner_texts() == ["cable"]
    page.wait_for_load_state()
    page.wait_for_timeout(100)
    assert 0 < page.locator("#text mark").bounding_box()["y"] < 720


def test_other_forms_of_a_word_are_found(search_for):
    page = search_for("?q=assurance")
    assert_hits(page, "Ross to Rusk about assurances", "Rusk to Ross")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?kind=minutes", ["Minutes"]),
        ("?person=kim", ["Ross to Rusk about assurances"]),
        ("?speaker=rusk", ["Minutes"]),
        ("?from=1950-10-08&to=1951-12-31", ["Rusk to Ross", "Minutes"]),
        ("?from=1951-03-15", ["Minutes"]),
        ("?kind=letter&order=desc", ["Rusk to Ross", "Ross to Rusk about assurances"]),
        ("?kind=letter&order=asc", ["Ross to Rusk about assurances", "Rusk to Ross"]),
        ("?from=1999-01-01", []),
        ("?q=zzyzx", []),
    ],
)
def test_filters_and_order_are_in_the_address(search_for, query, titles):
    assert_hits(search_for(query), *titles)


def test_changed_filter_starts_a_search(search_for):
    page = search_for("?q=words")
    page.get_by_label("Kind").select_option("note")
    page.wait_for_url("**kind=note")
    assert page.get_by_label("Kind").input_value() == "note"


def test_search_from_the_front_page(search_for, address):
    page = search_for()
    page.goto(address)
    page.get_by_role("searchbox").fill("cable")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=cable")
    assert_hits(page, "Ross to Rusk about assurances")


def test_query_is_never_parsed_as_markup(search_for):
    page = search_for("?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+again")
    page.wait_for_timeout(200)
    assert page.locator("main img").count() == 0


def test_words_to_mark_are_never_parsed_as_markup_or_pattern(search_for, address):
    page = search_for()
    page.goto(f"{address}letter.html?mark=%3Cb%3E+.*+(+Pusan")
    assert page.locator("#text mark").all_inner_texts() == ["Pusan"]


def test_search_page_on_disk_requires_a_web_server(visit, address, tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    build_site(write_edition(folder / "tei"), folder / "public")
    page = visit(folder / "public" / "search.html")
    assert page.get_by_text("requires a web server").is_visible()
    assert page.locator("form").is_hidden()


def test_search_page_requires_javascript(visit, tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    build_site(write_edition(folder / "tei"), folder / "public")
    page = visit(folder / "public" / "search.html", javascript=False)
    assert "requires JavaScript" in page.locator("noscript").inner_text()


def test_person_filter_finds_all_variants_of_the_name(search_for):
    page = search_for()
    page.get_by_label("Person mentioned").select_option(label="Rusk, Dean")
    assert_hits(page, "Ross to Rusk about assurances", "Rusk to Ross", "Minutes")
