"""Notes typed as a numbered list at the end: notes if the list is set apart and each item has its call."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers.word_documents import docx as word
from helpers.word_documents import item, note, p, refer, run
from teikit import relaxng
from teikit.core import resources
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import docx, html

PLAIN = load_profile("plain")
SCHEMA = relaxng.load(resources.schema("teikit.rng"))
CALLS = p("".join(run(words) + run(n, '<w:vertAlign w:val="superscript"/>') for n, words in (("1", "A"), ("2", "B"))))
HEADING = p("Notes", '<w:pStyle w:val="Heading2"/>')
ITEMS = item("One.") + item("Two.")
BORDER = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'


def read(body: str, **parts: str) -> Transcript:
    return docx.parse(word(body, **parts), Path("letter.docx"))


def notes(transcript: Transcript) -> list[tuple[str, str]]:
    """Return number and text of each note of a document, which is valid."""
    made = encode(transcript, EncodingOptions(PLAIN))
    assert not [str(finding) for finding in SCHEMA.validate(made.to_bytes(), "any.xml")]
    found = made.root.iterfind(".//tei:note", NSMAP)
    return [(n.get("n", ""), " ".join("".join(map(str, n.itertext())).split())) for n in found]


@pytest.mark.parametrize(
    "apart",
    [
        HEADING,
        p("NOTES"),
        p("Endnotes:"),
        p("Footnotes"),
        p("__________"),
        p("", BORDER),
        p('<w:r><w:pict><v:rect xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t"/></w:pict></w:r>'),
        p("______") + p("Notes"),
    ],
    ids=["heading", "line of words", "endnotes", "footnotes", "typed line", "border", "drawn line", "line and heading"],
)
def test_a_numbered_list_set_apart_at_the_end_is_notes(apart: str) -> None:
    found = read(CALLS + apart + ITEMS)
    assert notes(found) == [("1", "One."), ("2", "Two.")]
    assert {loss.reason for loss in found.losses} == {"footnote typed by hand, in the TEI a note"}
    assert [loss.text for loss in found.losses] == ["1. One.", "2. Two."]


def test_the_heading_of_the_notes_goes_with_them() -> None:
    root = encode(read(CALLS + HEADING + ITEMS), EncodingOptions(PLAIN)).root
    assert root.find(".//tei:head", NSMAP) is None
    assert "Notes" in "".join(map(str, root.find(".//tei:back", NSMAP).itertext()))


def test_a_list_that_nothing_sets_apart_stays_a_list() -> None:
    assert notes(read(CALLS + ITEMS)) == []


@pytest.mark.parametrize(
    "body",
    [
        CALLS + HEADING + item("One."),
        p("A and B") + HEADING + ITEMS,
        CALLS + HEADING + ITEMS + p("Closing", '<w:pStyle w:val="Heading2"/>') + p("End."),
        CALLS + HEADING + item("One.", number=2) + item("Two.", number=2),
    ],
    ids=["a call without its note is none", "no calls", "a heading behind", "bullets"],
)
def test_other_lists_under_such_a_heading_lose_nothing(body: str) -> None:
    found = read(body)
    assert encode(found, EncodingOptions(PLAIN)).transcript.text == found.text
    assert [text for _, text in notes(found)] in ([], ["One."])


def test_a_note_goes_on_in_paragraphs_and_lists_of_its_own() -> None:
    body = CALLS + HEADING + item("One.") + item("first", 1) + item("second", 1) + p("It goes on.") + item("Two.")
    root = encode(read(body), EncodingOptions(PLAIN)).root
    first = root.find(".//tei:note", NSMAP)
    assert [etree.QName(child).localname for child in first] == ["p", "list", "p"]
    assert [("".join(i.itertext())) for i in first.iterfind(".//tei:item", NSMAP)] == ["first", "second"]
    assert notes(read(body))[1] == ("2", "Two.")


def test_footnotes_of_word_and_a_list_of_notes_coexist() -> None:
    body = CALLS + p(run("C") + refer("endnote", 2)) + HEADING + ITEMS
    assert notes(read(body, endnotes=note("endnote", 2, p("Three.")))) == [
        ("1", "One."),
        ("2", "Two."),
        ("i", "Three."),
    ]


def test_an_ordered_list_of_a_page_after_a_rule_is_notes() -> None:
    page = "<p>A<sup>1</sup> and B<sup>2</sup></p><hr><ol><li>One.</li><li><p>Two.</p><p>It goes on.</p></li></ol>"
    found = html.parse(f"<!DOCTYPE html><body>{page}</body>".encode(), Path("page.html"))
    assert notes(found) == [("1", "One."), ("2", "Two. It goes on.")]
