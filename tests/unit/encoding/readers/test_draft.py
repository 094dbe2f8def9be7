"""The draft: text and annotations that a reader of a source with markup writes."""

from __future__ import annotations

from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.readers.draft import Draft


def _elements(transcript: Transcript) -> list[tuple[str, str]]:
    return [(a.element, transcript.text[a.start : a.end]) for a in transcript.annotations]


def test_white_space_of_running_text_is_one_space() -> None:
    draft = Draft()
    draft.flow("  one \n\t two ")
    draft.flow("three  ")
    assert draft.transcript("x").text == "one two three"


def test_paragraphs_are_on_lines_of_their_own_and_left_to_the_rules() -> None:
    draft = Draft()
    for words in ("one", "two"):
        with draft.paragraph():
            draft.flow(f" {words} ")
    transcript = draft.transcript("x")
    assert transcript.text == "one\ntwo"
    assert transcript.annotations == ()


def test_a_line_break_is_within_its_paragraph() -> None:
    draft = Draft()
    with draft.paragraph():
        draft.flow("one")
        draft.line_break()
        draft.flow("two")
    transcript = draft.transcript("x")
    assert transcript.text == "one\ntwo"
    assert _elements(transcript) == [("lb", "")]
    assert transcript.blocks == (Span(0, 7),)


def test_a_line_break_at_the_end_of_a_paragraph_is_not_written() -> None:
    draft = Draft()
    with draft.paragraph():
        draft.flow("one")
        draft.line_break()
    draft.flow("two")
    assert draft.transcript("x").annotations == ()


def test_an_inline_element_begins_with_its_text_and_not_with_the_space_before() -> None:
    draft = Draft()
    draft.flow("one ")
    with draft.element("hi", {"rend": "italic"}, "italic"):
        draft.flow("two")
    assert _elements(draft.transcript("x")) == [("hi", "two")]


def test_an_element_without_text_is_left_out() -> None:
    draft = Draft()
    with draft.element("hi", {}, "italic"):
        draft.flow(" ")
    with draft.block("p", {}, "paragraph"):
        pass
    assert draft.transcript("x").annotations == ()


def test_an_empty_cell_stays() -> None:
    draft = Draft()
    with draft.block("row", {}, "row"):
        with draft.block("cell", {}, "cell"):
            draft.write("a")
        draft.separate("\t")
        with draft.block("cell", {}, "cell"):
            pass
    transcript = draft.transcript("x")
    assert transcript.text == "a\t"
    assert [a.element for a in transcript.annotations] == ["row", "cell", "cell"]


def test_blocks_nest_as_in_the_source() -> None:
    draft = Draft()
    with draft.block("list", {}, "list"), draft.block("item", {}, "item"):
        draft.write("a")
    assert [(a.element, a.level) for a in draft.transcript("x").annotations] == [("list", 1), ("item", 2)]


def test_a_section_goes_from_its_heading_to_the_next_of_the_same_rank() -> None:
    draft = Draft()
    for rank, words in ((1, "One"), (2, "Two"), (1, "Three")):
        with draft.heading(rank):
            draft.flow(words)
        with draft.paragraph():
            draft.flow("text")
    sections = [text for name, text in _elements(draft.transcript("x")) if name == "div"]
    assert sections == ["One\ntext\nTwo\ntext", "Two\ntext", "Three\ntext"]


def test_the_body_of_a_note_is_after_the_text_and_belongs_to_its_call() -> None:
    draft = Draft()
    draft.flow("Text")
    draft.note_call("a", "1", {"n": "1"}, "call")
    draft.begin_notes()
    with draft.note_body("a", "1. "):
        draft.flow("Body.")
    transcript = draft.transcript("x")
    note = next(a for a in transcript.annotations if a.element == "note")
    assert transcript.text == "Text1\n1. Body."
    assert note.elsewhere == Span(9, 14)
    assert (note.consumes, note.inserted) == (1, ())


def test_a_second_call_refers_to_the_note_of_the_first() -> None:
    draft = Draft()
    for _ in range(2):
        draft.note_call("a", "1", {"n": "1"}, "call")
    first, second = draft.transcript("x").annotations
    assert second.attributes["sameAs"] == f"#{first.attributes['xml:id']}"


def test_a_link_within_the_source_leads_to_an_anchor_that_is_kept() -> None:
    draft = Draft()
    with draft.element("ref", {"target": draft.link("k", Loss("here", "dropped", "dangling", "#k"))}, "link"):
        draft.flow("see")
    draft.anchor("k", "The Place")
    draft.anchor("other", "unused")
    draft.flow(" it")
    link, anchor = draft.transcript("x").annotations
    assert (link.attributes["target"], anchor.attributes["xml:id"]) == ("#the-Place", "the-Place")
    assert draft.losses == []


def test_a_dangling_link_is_text_and_a_loss() -> None:
    draft = Draft()
    loss = Loss("here", "dropped", "dangling", "#k")
    with draft.element("ref", {"target": draft.link("k", loss)}, "link"):
        draft.flow("see")
    transcript = draft.transcript("x")
    assert (transcript.text, transcript.annotations, transcript.losses) == ("see", (), (loss,))


def test_identifiers_are_unique() -> None:
    draft = Draft()
    assert [draft.unique("pg 1"), draft.unique("pg 1")] == ["pg-1", "pg-1-2"]
