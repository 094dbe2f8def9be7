"""The parts of the reader of HTML pages, each tried alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from teikit.encoding.readers.html import furniture
from teikit.encoding.readers.html.inline import address, base_address, formats, fragment
from teikit.encoding.readers.html.lists import ItemNumbering
from teikit.encoding.readers.html.mixed_content import grouped
from teikit.encoding.readers.html.notes import backlinks, find_notes
from teikit.encoding.readers.html.page import declared_encoding, parse_page
from teikit.encoding.readers.html.pages import breaks_before, page_number

SITE = "https://example.org/a/page.html"


def _page(body: str, head: str = "") -> etree._Element:
    return html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def _element(markup: str) -> etree._Element:
    return html.fragment_fromstring(markup)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<em>x</em>", ["italic"]),
        ("<strong class='italic'>x</strong>", ["bold", "italic"]),
        ("<span style='font-style: italic; font-weight: 700'>x</span>", ["italic", "bold"]),
        ("<span class='smcap'>x</span>", ["smallcaps"]),
        ("<i style='font-style: italic'>x</i>", ["italic"]),
        ("<p class='italic'>x</p>", []),
        ("<del>x</del>", [""]),
    ],
)
def test_the_formats_of_an_inline_element(markup: str, expected: list[str]) -> None:
    assert [one.attributes.get("rend", "") for one in formats(_element(markup), "")] == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://other.org/", "https://other.org/"),
        ("../b c.html", "https://example.org/b%20c.html"),
        ("#n1", ""),
        ("javascript:void(0)", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_target_of_a_link(href: str, expected: str) -> None:
    assert address(_element(f"<a href='{href}'>x</a>"), SITE) == expected


def test_a_relative_link_of_an_unknown_page_has_no_target() -> None:
    assert address(_element("<a href='b.html'>x</a>"), "") == ""


def test_the_fragment_of_a_link_within_the_page() -> None:
    assert fragment(_element("<a href='#a%20b'>x</a>")) == "a b"
    assert fragment(_element("<a href='b.html#a'>x</a>")) == ""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"<base href='{SITE}'>", SITE),
        (f"<link rel='canonical' href='{SITE}'>", SITE),
        (f"<meta property='og:url' content='{SITE}'>", SITE),
        ("<base href='file:///tmp/'>", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_page(head: str, expected: str) -> None:
    assert base_address(_page("x", head)) == expected


@pytest.mark.parametrize(
    ("markup", "labels"),
    [
        ("<ol><li><li><li value=9><li></ol>", ["1.", "2.", "9.", "10."]),
        ("<ol reversed><li><li></ol>", ["2.", "1."]),
        ("<ol type=a start=3><li><li></ol>", ["c.", "d."]),
        ("<ol style='list-style-type: upper-roman'><li></ol>", ["I."]),
        ("<ol style='list-style: none'><li></ol>", [""]),
        ("<ul><li></ul>", [""]),
    ],
)
def test_items_are_numbered_as_in_a_browser(markup: str, labels: list[str]) -> None:
    element = _element(markup)
    numbering = ItemNumbering(element)
    assert [numbering.label(item) for item in element.iter("li")] == labels


def test_elements_between_items_belong_to_the_item_before() -> None:
    element = etree.fromstring("<ul><b/><li/><ul/><p/><li/></ul>")
    before, items = grouped(element, ("li",))
    assert [child.tag for child in before if not isinstance(child, tuple)] == ["b"]
    tags = [[other.tag for other in others if not isinstance(other, tuple)] for _, others in items]
    assert tags == [["ul", "p"], []]


@pytest.mark.parametrize(
    ("markup", "number"),
    [
        ("<span class='pagenum'>[12]</span>", "12"),
        ("<a role='doc-pagebreak' aria-label='page xii'></a>", "xii"),
        ("<span class='pagebreak'></span>", ""),
        ("<br style='page-break-before: always'>", ""),
        ("<span class='pagenum'>see page 12 of it</span>", None),
        ("<span>12</span>", None),
    ],
)
def test_the_number_of_a_page(markup: str, number: str | None) -> None:
    assert page_number(_element(markup)) == number


def test_a_block_may_begin_a_page() -> None:
    assert breaks_before(_element("<p style='break-before: page'>x</p>"))
    assert not breaks_before(_element("<p style='break-before: avoid'>x</p>"))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<nav>x</nav>", "navigation of the page"),
        ("<div role='banner'>x</div>", "banner of the page"),
        ("<div class='site-footer'>x</div>", "header or footer of the page"),
        ("<div class='cookie-consent'>x</div>", "cookie notice"),
        ("<div hidden>x</div>", "hidden on the page"),
        ("<a rel='next' href='2.html'>Next</a>", "navigation of the page"),
        ("<p class='navy'>x</p>", ""),
        ("<div class='note'>x</div>", ""),
    ],
)
def test_why_an_element_is_furniture(markup: str, reason: str) -> None:
    page = _page(f"<main><p>{'word ' * 20}</p></main>{markup}")
    assert furniture.reason(page[1][-1]) == reason


def test_most_of_the_words_are_not_furniture() -> None:
    page = _page(f"<div class='page-header'>{'word ' * 20}</div><p>x</p>")
    assert furniture.reason(page[1][0]) == ""


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("<main>x</main><p>y", "main"),
        ("<article>x</article><article>y</article>", "body"),
        ("<div id=content>x</div>", "div"),
    ],
)
def test_the_element_with_the_text(body: str, tag: str) -> None:
    assert furniture.find_content(_page(body)).tag == tag


def test_elements_outside_of_the_content() -> None:
    page = _page("<header>a</header><div><main>x</main><aside>b</aside></div>")
    assert [e.tag for e in furniture.outside(page, furniture.find_content(page))] == ["aside", "header", "head"]


NOTES = "<p>x<a id=r1 href='#fn1'><sup>1</sup></a></p><ol><li id=fn1><p>Body <a href='#r1'>↩</a></p></li></ol>"


def test_a_note_is_a_raised_link_and_the_block_that_it_leads_to() -> None:
    notes = find_notes(_page(NOTES))
    ((link, key),) = notes.calls.items()
    assert (link.get("id"), key, notes.labels[link]) == ("r1", "fn1", "1")
    assert notes.bodies["fn1"].tag == "li"
    assert "r1" in notes.call_ids("fn1")


def test_the_link_back_is_not_part_of_the_body() -> None:
    notes = find_notes(_page(NOTES))
    assert [link.text for link in backlinks(notes.bodies["fn1"], notes.call_ids("fn1"))] == ["↩"]


def test_a_short_link_in_the_line_is_not_a_note() -> None:
    assert not find_notes(_page("<p>see <a href='#s1'>1</a></p><p id=s1>Text</p>")).calls


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset='windows-1252'>", "cp1252"),
        (b"<meta charset=iso-8859-1>", "cp1252"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"),
        (b"\xef\xbb\xbf<meta charset=latin1>", "utf-8-sig"),
        (b"<meta charset=klingon>", "utf-8"),
        (b"<p>x", "utf-8"),
    ],
)
def test_the_declared_encoding(data: bytes, encoding: str) -> None:
    assert declared_encoding(data) == encoding


def test_a_page_is_parsed_in_its_encoding() -> None:
    root, encoding = parse_page("<meta charset=latin1><p>é".encode("cp1252"), Path("page.html"), None)
    assert ("".join(root.itertext()), encoding) == ("é", "cp1252")
