"""Readings: notes, pages, and the identifiers of both."""

from __future__ import annotations

from helpers.readings import find, read_contents, read_tei, text_of
from helpers.tei_documents import tei_document


def test_notes_are_numbered_in_the_order_of_the_text_and_keep_a_number_of_the_source() -> None:
    body = "<p>A<note>one</note> b<note n='*'>star</note> c<note>three</note></p>"
    assert [(note.get("number"), note.get("id")) for note in find(read_contents(body), ".//r:note")] == [
        ("1", "fn1"),
        ("*", "fn2"),
        ("3", "fn3"),
    ]


def test_note_after_the_text_is_read_at_its_reference() -> None:
    text = (
        "<text><body><p>A<ref target='#n1'>1</ref> b, again<ref target='#n1'>1</ref>.</p></body>"
        "<back><div type='notes'><note xml:id='n1'>The note.</note></div></back></text>"
    )
    document = tei_document("").partition("<text>")[0] + text + "</TEI>"
    root = read_tei(document)
    assert [text_of(note) for note in find(root, ".//r:paragraph/r:note")] == ["The note."]
    assert [each.get("to") for each in find(root, ".//r:note-reference")] == ["n1"]


def test_marginal_and_inline_notes_have_no_number() -> None:
    body = "<p>A<note place='margin'>m</note><note rend='inline'>i</note></p>"
    notes = [(note.get("place"), note.get("number")) for note in find(read_contents(body), ".//r:note")]
    assert notes == [("margin", None), ("inline", None)]


def test_pages_with_the_same_number_have_different_identifiers() -> None:
    pages = find(read_contents("<pb n='1'/><p>a</p><pb n='1'/><p>b</p>"), ".//r:page")
    assert [page.get("number") for page in pages] == ["1", "1"]
    assert len({page.get("id") for page in pages}) == 2


def test_identifiers_that_occur_twice_are_unique_in_the_reading() -> None:
    ids = [each.get("id") for each in find(read_contents("<p xml:id='a'>x</p><p xml:id='a'>y</p>"), ".//r:paragraph")]
    assert ids[0] == "a"
    assert len(set(ids)) == 2
