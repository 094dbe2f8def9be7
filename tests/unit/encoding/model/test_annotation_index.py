"""The index of annotations: every view is that of a new index, whatever was computed before an addition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.annotation_index import AnnotationIndex
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript

TEXT = "A title\n\nFirst line.1\nSecond line.\n\n[Page 2]\nLast line.\n"
TRANSCRIPT = Transcript(TEXT)

VIEWS: dict[str, Callable[[AnnotationIndex], Any]] = {
    "masked": lambda index: index.masked,
    "text_lines": lambda index: index.text_lines,
    "free_lines": lambda index: index.free_lines,
    "block_texts": lambda index: index.block_texts,
    "by_element": lambda index: {name: list(index.by_element(name)) for name in ELEMENTS},
    "crosses_block": lambda index: [index.crosses_block(at, at + 5) for at in range(len(TEXT))],
}
ELEMENTS = ("head", "p", "note", "hi", "fw", "pb", "placeName")


def _over(words: str, element: str, attributes: dict[str, str] | None = None, consumes: int = 0) -> Annotation:
    start = TEXT.index(words)
    return Annotation(start, start + len(words), element, attributes or {}, consumes=consumes)


HEAD = _over("A title", "head")
PARAGRAPH = _over("First line.1\nSecond line.", "p")
NOTE_CALL = _over("1", "note", consumes=1)
PAGE_BREAK = _over("[Page 2]", "pb", consumes=8)
RUNNING_HEAD = _over("[Page 2]", "fw")
INLINE_NOTE = _over("Last line.", "note", {"rend": "inline"})
ITALICS = _over("Second", "hi", {"rend": "italic"})
PLACE = _over("Last", "placeName")
PLACE_AGAIN = _over("Last", "placeName", {"ref": "#last"})


def _warmed(annotations: Sequence[Annotation]) -> AnnotationIndex:
    index = AnnotationIndex(TRANSCRIPT, annotations)
    for view in VIEWS.values():
        view(index)
    return index


def _views(index: AnnotationIndex) -> dict[str, Any]:
    return {name: view(index) for name, view in VIEWS.items()}


@pytest.mark.parametrize(
    ("added", "changed"),
    [
        (HEAD, {"free_lines", "block_texts", "by_element"}),
        (PARAGRAPH, {"free_lines", "block_texts", "by_element"}),
        (INLINE_NOTE, {"free_lines", "block_texts", "by_element"}),
        (NOTE_CALL, {"masked", "by_element"}),
        (PAGE_BREAK, {"masked", "text_lines", "free_lines", "by_element"}),
        (RUNNING_HEAD, {"masked", "text_lines", "free_lines", "by_element"}),
        (ITALICS, {"by_element"}),
        (PLACE, {"by_element"}),
    ],
    ids=lambda value: value.element if isinstance(value, Annotation) else "",
)
def test_an_addition_changes_the_views_that_depend_on_it(added: Annotation, changed: set[str]) -> None:
    before = _warmed([])
    after = before.extended([added])
    assert {name for name, view in VIEWS.items() if view(before) != view(after)} == changed
    assert _views(after) == _views(AnnotationIndex(TRANSCRIPT, [added]))


def test_an_addition_leaves_the_earlier_index_as_it_was() -> None:
    before = _warmed([HEAD])
    expected = _views(AnnotationIndex(TRANSCRIPT, [HEAD]))
    before.extended([PAGE_BREAK, PARAGRAPH]).by_element("p")
    assert _views(before) == expected


def test_a_place_name_replaces_an_earlier_one_over_the_same_span() -> None:
    later = _warmed([PLACE]).extended([PLACE_AGAIN])
    assert later.annotations == (PLACE_AGAIN,)
    assert list(later.by_element("placeName")) == [PLACE_AGAIN]


def test_renaming_replaces_the_annotations_by_element() -> None:
    name = Annotation(9, 14, "persName")
    shorter = Annotation(10, 14, "persName")
    later = _warmed([PARAGRAPH, name]).with_names([PARAGRAPH, shorter])
    assert list(later.by_element("persName")) == [shorter]
    assert _views(later) == _views(AnnotationIndex(TRANSCRIPT, [PARAGRAPH, shorter]))


def test_blocks_of_the_source_are_barriers_whatever_is_added() -> None:
    marked = Transcript(TEXT, annotations=(Annotation(9, 34, "p", level=1),))
    index = AnnotationIndex(marked)
    assert index.crosses_block(0, 10)
    assert not index.extended([HEAD]).crosses_block(10, 34)
    assert index.extended([HEAD, PAGE_BREAK]).crosses_block(9, 10)


def test_bodies_of_notes_in_the_source_are_not_barriers() -> None:
    marked = Transcript(TEXT, annotations=(Annotation(9, 34, "ab"), Annotation(9, 20, "p", level=1)))
    assert not AnnotationIndex(marked).crosses_block(0, len(TEXT))


def _annotations() -> st.SearchStrategy[Annotation]:
    def build(span: Span, element: str, rend: bool, marker: bool) -> Annotation:
        start, end = sorted(span)
        consumes = min(2, end - start) if marker else 0
        return Annotation(start, end, element, {"rend": "inline"} if rend else {}, consumes=consumes)

    offset = st.integers(0, len(TEXT))
    return st.builds(build, st.builds(Span, offset, offset), st.sampled_from(ELEMENTS), st.booleans(), st.booleans())


@given(st.lists(st.lists(_annotations(), max_size=3), max_size=5), st.sets(st.sampled_from(sorted(VIEWS))))
def test_views_never_depend_on_what_was_read_before(rounds: list[list[Annotation]], read: set[str]) -> None:
    index = AnnotationIndex(TRANSCRIPT)
    for added in rounds:
        for name in read:
            VIEWS[name](index)
        index = index.extended(added)
    assert _views(index) == _views(AnnotationIndex(TRANSCRIPT, index.annotations))
