"""Readings: blocks and phrases, divisions and the levels of their headings."""

from __future__ import annotations

import pytest

from helpers.readings import find, read_contents, read_tei, text_of
from helpers.tei_documents import tei_document


def test_levels_of_headings_are_never_skipped() -> None:
    inner = "<div><p>x</p><div><head>B</head><p>x</p></div></div>"
    body = f"<div><div><head>A</head>{inner}</div></div><div><head>C</head><p>x</p></div>"
    levels = [(text_of(each), each.get("level")) for each in find(read_contents(body), ".//r:heading")]
    assert levels == [("A", "2"), ("B", "3"), ("C", "2")]


def test_head_of_the_only_division_is_the_title_of_the_document() -> None:
    root = read_tei(tei_document("<div><head>Minutes<note>A note.</note></head><p>x</p></div>", title="In the header"))
    assert [text_of(title) for title in find(root, "r:facts/r:title")] == ["Minutes"]
    assert [(each.get("level"), each.get("title")) for each in find(root, ".//r:heading")] == [("1", "true")]


def test_numbered_divisions_are_sections() -> None:
    body = "<div1><head>One</head><div2><head>Two</head><p>x</p></div2></div1><div1><head>Three</head><p>x</p></div1>"
    assert [each.get("level") for each in find(read_contents(body), "r:section/descendant::r:heading")] == [
        "2",
        "3",
        "2",
    ]


def test_paragraph_with_a_list_holds_blocks_and_its_text_is_a_paragraph_without_a_number() -> None:
    [paragraph] = find(read_contents("<p>Buy <list><item>wood</item></list> today.</p>"), "r:paragraph")
    assert paragraph.get("content") == "blocks"
    assert [each.tag.rpartition("}")[2] for each in paragraph] == ["paragraph", "list", "paragraph"]
    assert [each.get("number") for each in find(paragraph, "r:paragraph")] == [None, None]


@pytest.mark.parametrize("element", ["idno", "author", "address", "bibl"])
def test_element_in_running_text_is_a_phrase(element: str) -> None:
    [paragraph] = find(read_contents(f"<p>See <{element}>12</{element}> below.</p>"), "r:paragraph")
    assert (paragraph.get("content"), text_of(paragraph)) == ("inline", "See 12 below.")


@pytest.mark.parametrize(
    "body",
    [
        "<div><head><l>Verse</l><l>in a head</l></head><p>x</p></div>",
        "<p><hi>Phrase <p>block</p></hi></p>",
        "<p><said who='#a'>Yes <quote><p>quoted</p></quote></said></p>",
        "<list><item>Text <figure><graphic url='a.png'/></figure> text</item></list>",
        "<lg><l>A line <floatingText><body><p>x</p></body></floatingText></l></lg>",
        "<table><row><cell><table><row><cell>x</cell></row></table></cell></row></table>",
        "<p><ref target='https://example.org'><list><item>x</item></list></ref></p>",
        "<p>A<note><p>One</p> two <list><item>three</item></list></note></p>",
        "<sp><l>One</l>two<p>three</p></sp>",
    ],
)
def test_blocks_and_phrases_in_any_order_make_a_valid_reading(body: str) -> None:
    read_contents(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p><persName><forename>Jane</forename><surname>Doe</surname></persName></p>", "Jane Doe"),
        ("<castList><castItem><role>Medea</role><roleDesc>a queen</roleDesc></castItem></castList>", "Medea, a queen"),
        (
            "<castList><castItem><role>Medea</role><roleDesc>, a queen</roleDesc></castItem></castList>",
            "Medea, a queen",
        ),
        ("<p>par<lb break='no'/>ted</p>", "parted"),
        ("<p><hi>W</hi><hi>ord</hi></p>", "Word"),
    ],
)
def test_words_are_separated_where_tei_separates_them(body: str, text: str) -> None:
    assert text_of(read_contents(body)) == text


def test_element_that_tei_does_not_define_is_read_by_its_content() -> None:
    contents = read_contents(
        "<my xmlns='urn:mine'><p xmlns='http://www.tei-c.org/ns/1.0'>block</p></my>"
        "<p>A <my xmlns='urn:mine'>phrase</my>.</p>"
    )
    assert [each.tag.rpartition("}")[2] for each in contents] == ["block", "paragraph"]
    assert text_of(find(contents, "r:paragraph[last()]")[0]) == "A phrase."
