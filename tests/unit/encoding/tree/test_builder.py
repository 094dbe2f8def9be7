"""The builder: how annotations nest and cross."""

from __future__ import annotations

import pytest

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.span import Span
from teikit.encoding.tree.builder import build


def test_text_is_escaped() -> None:
    assert build("a < b & c\r", []) == "a &lt; b &amp; c&#13;"


@pytest.mark.parametrize("order", [1, -1])
def test_over_the_same_text_the_outer_element_is_that_of_lower_depth(order: int) -> None:
    annotations = [Annotation(0, 2, "p"), Annotation(0, 2, "hi"), Annotation(0, 2, "said")][::order]
    assert build("ab", annotations) == "<p><said><hi>ab</hi></said></p>"


def test_of_two_elements_of_equal_rank_the_one_made_first_is_the_outer_one() -> None:
    assert (
        build("ab", [Annotation(0, 2, "date"), Annotation(0, 2, "persName")]) == "<date><persName>ab</persName></date>"
    )


@pytest.mark.parametrize("level", [1, 9_999, 10_000, 1_000_000])
def test_a_block_of_the_source_is_outside_of_a_paragraph_at_any_level(level: int) -> None:
    annotations = [Annotation(0, 2, "p"), Annotation(0, 2, "item", level=level)]
    assert build("ab", annotations) == "<item><p>ab</p></item>"


def test_an_inline_element_is_cut_at_the_end_of_its_block_and_its_parts_are_linked() -> None:
    made = build("one two", [Annotation(0, 3, "p"), Annotation(4, 7, "p"), Annotation(1, 7, "said", {"who": "#a"})])
    assert made == (
        '<p>o<said who="#a" xml:id="said-2-1" next="#said-2-2">ne</said></p> '
        '<p><said who="#a" xml:id="said-2-2" prev="#said-2-1">two</said></p>'
    )


def test_of_two_crossing_elements_the_inner_one_is_cut() -> None:
    made = build("abc", [Annotation(0, 2, "hi"), Annotation(1, 3, "q")])
    assert made == '<hi xml:id="hi-0-1" next="#hi-0-2">a</hi><q><hi xml:id="hi-0-2" prev="#hi-0-1">b</hi>c</q>'


def test_a_marker_is_replaced_by_its_element() -> None:
    assert build("a[Page 2]b", [Annotation(1, 9, "pb", {"n": "2"}, consumes=8)]) == 'a<pb n="2"></pb>b'


def test_a_point_precedes_what_begins_at_its_offset() -> None:
    assert build("ab", [Annotation(1, 2, "hi"), Annotation(1, 1, "lb")]) == "a<lb></lb><hi>b</hi>"


def test_an_empty_note_at_the_end_of_a_block_is_in_the_block() -> None:
    assert build("ab", [Annotation(0, 2, "p"), Annotation(2, 2, "note")]) == "<p>ab<note></note></p>"


def test_inserted_elements_begin_the_content() -> None:
    speaker = Inserted("speaker", {}, ("X",))
    assert build("ab", [Annotation(0, 2, "sp", inserted=(speaker,))]) == "<sp><speaker>X</speaker>ab</sp>"


def test_content_from_elsewhere_goes_into_its_element_with_its_annotations() -> None:
    note = Annotation(1, 1, "note", elsewhere=Span(3, 7))
    assert build("a.\nbody", [note, Annotation(3, 5, "hi")]) == "a<note><hi>bo</hi>dy</note>.\n"


def test_a_page_break_before_the_first_cell_of_a_row_goes_into_the_cell() -> None:
    row, cell = Annotation(0, 4, "row"), Annotation(1, 2, "cell")
    made = build(" a\tb", [row, cell, Annotation(3, 4, "cell"), Annotation(1, 1, "pb")])
    assert made == "<row> <cell><pb></pb>a</cell>\t<cell>b</cell></row>"


def test_only_the_span_is_built_with_its_annotations() -> None:
    assert build("one two", [Annotation(0, 3, "p"), Annotation(4, 7, "p")], Span(4, 7)) == "<p>two</p>"
