"""The search, as a reader uses it, in a browser on pages that a web server gives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from helpers.small_edition import publish, write_edition
from teikit.publishing.targets.web import search
from teikit.serve.server import Builds, Server

pytestmark = pytest.mark.skipif(not search.is_available(), reason="Pagefind is not installed: teikit[search]")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which a small edition is served."""
    folder = tmp_path_factory.mktemp("searched")
    publish(write_edition(folder / "tei"), folder / "public")
    builds = Builds()
    with Server(folder / "public", 0, builds) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        builds.end()
        server.shutdown()


@pytest.fixture
def asked(browser, address):
    """Open the search page with a query; errors of the page fail the test."""
    page = browser.new_page(reduced_motion="reduce")
    said, requested = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: requested.append(request.url))

    def asked(query: str = ""):
        page.goto(f"{address}search.html{query}")
        if query:
            page.locator("#status:not(:empty)").wait_for()
        return page

    yield asked
    page.close()
    assert said == []
    assert all(url.startswith((address, "data:")) for url in requested)


def assert_found(page, *titles: str) -> None:
    """Wait for the titles of what is found; the policy of the page allows no scripts of tests in it."""
    from playwright.sync_api import expect

    expect(page.locator("#results h2")).to_have_text(list(titles))


def test_words_are_found_by_keyboard_alone(asked):
    page = asked()
    page.get_by_label("Words").focus()
    page.keyboard.type("cable")
    page.keyboard.press("Enter")
    page.locator("#results h2").wait_for()
    assert_found(page, "Ross to Rusk about assurances")
    assert page.locator("#status").inner_text() == "1 document found."
    assert page.url.endswith("?q=cable")


@pytest.mark.parametrize("phrase", ['"first words"', "“first words”", "„first words“", "« first words »"])
def test_a_phrase_is_found_in_the_quotation_marks_of_any_language(asked, phrase):
    assert_found(asked(f"?q={quote(phrase)}"), "Ross to Rusk about assurances")
    assert_found(asked(f"?q={quote(phrase.replace('first words', 'words first'))}"))


def test_a_hit_names_the_page_of_the_original_and_marks_the_words(asked):
    page = asked("?q=Seoul")
    place = page.locator("#results ul li").first
    assert place.locator("a").inner_text() == "Page 12"
    assert place.locator("mark").inner_text() == "Seoul"


def test_a_hit_leads_to_its_page_with_the_words_marked_there(asked):
    page = asked("?q=cable")
    page.locator("#results ul li a").first.click()
    page.locator("#text mark").wait_for()
    assert page.url.endswith("letter.html?mark=cable#pg_13")
    assert page.locator("#text mark").all_inner_texts() == ["cable"]
    page.wait_for_load_state()
    page.wait_for_timeout(100)
    assert 0 < page.locator("#text mark").bounding_box()["y"] < 720


def test_other_forms_of_a_word_are_found_and_marked_too(asked):
    page = asked("?q=assurance")
    assert_found(page, "Ross to Rusk about assurances", "Rusk to Ross")


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
def test_filters_and_order_are_in_the_address(asked, query, titles):
    assert_found(asked(query), *titles)


def test_choosing_a_filter_searches_at_once(asked):
    page = asked("?q=words")
    page.get_by_label("Kind").select_option("note")
    page.wait_for_url("**kind=note")
    assert page.get_by_label("Kind").input_value() == "note"


def test_the_front_page_leads_to_the_search(asked, address):
    page = asked()
    page.goto(address)
    page.get_by_role("searchbox").fill("cable")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=cable")
    assert_found(page, "Ross to Rusk about assurances")


def test_what_is_asked_cannot_become_markup(asked):
    page = asked("?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+again")
    page.wait_for_timeout(200)
    assert page.locator("main img").count() == 0


def test_words_to_mark_cannot_become_markup_or_a_pattern(asked, address):
    page = asked()
    page.goto(f"{address}letter.html?mark=%3Cb%3E+.*+(+Pusan")
    assert page.locator("#text mark").all_inner_texts() == ["Pusan"]


def test_without_a_server_the_page_says_so(visit, address, tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    publish(write_edition(folder / "tei"), folder / "public")
    page = visit(folder / "public" / "search.html")
    assert page.get_by_text("requires a web server").is_visible()
    assert page.locator("form").is_hidden()


def test_without_javascript_the_page_says_so(visit, tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    publish(write_edition(folder / "tei"), folder / "public")
    page = visit(folder / "public" / "search.html", javascript=False)
    assert "requires JavaScript" in page.locator("noscript").inner_text()


def test_scripts_are_small():
    from teikit.core import resources

    scripts = resources.stylesheet("web/assets").glob("*.js")
    assert sum(script.stat().st_size for script in scripts) < 30_000


def test_a_person_is_found_under_whatever_name_a_document_gives(asked):
    page = asked()
    page.get_by_label("Person mentioned").select_option(label="Rusk, Dean")
    assert_found(page, "Ross to Rusk about assurances", "Rusk to Ross", "Minutes")
