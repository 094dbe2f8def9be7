"""Side by side: each line of a source with its encoding, which is the text without markers and the tags around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.encoding import Encoding
from teikit.encoding.model.span import Span
from teikit.encoding.tree.nesting import nesting_depth


class Piece(NamedTuple):
    """A piece of an encoded line: text, or a tag with its annotation."""

    text: str
    annotation: Annotation | None = None


class EncodedLine(NamedTuple):
    """A line of the source that is not blank: its number from 1, its text, and the pieces of its encoding."""

    number: int
    source: str
    pieces: tuple[Piece, ...]


class _Tag(NamedTuple):
    """A tag with its offset; ``order`` sorts the tags at the same offset."""

    at: int
    order: int
    text: str
    annotation: Annotation


def encoded_lines(encoding: Encoding) -> Iterator[EncodedLine]:
    """Yield the lines of a source with their encoding.

    A start tag between two lines is on the line that it opens, an end tag on the line that it closes.
    """
    transcript = encoding.transcript
    shown = [(n, span) for n, span in enumerate(transcript.lines, 1) if not transcript.is_blank(span)]
    tags = _tags_by_line(encoding, [span for _, span in shown])
    text = _UnmarkedText(encoding)
    for (number, span), in_line in zip(shown, tags, strict=True):
        pieces = tuple(_pieces(text, span, sorted(in_line)))
        yield EncodedLine(number, transcript.text[span.start : span.end], pieces)


def _tags_by_line(encoding: Encoding, lines: list[Span]) -> list[list[_Tag]]:
    starts, ends = [line.start for line in lines], [line.end for line in lines]
    tags: list[list[_Tag]] = [[] for _ in lines]
    annotations = sorted(encoding.standoff, key=lambda one: (one.start, -one.end, nesting_depth(one)))
    for order, one in enumerate(annotations if lines else [], 1):
        empty = one.start + one.consumes >= one.end
        opened = bisect_left(ends, one.start) if empty else bisect_right(ends, one.start)
        start_tag = _start_tag(one, empty=empty)
        tags[min(opened, len(lines) - 1)].append(_Tag(one.start, order, start_tag, one))
        if not empty:
            closed = max(bisect_left(starts, one.end) - 1, 0)
            tags[closed].append(_Tag(one.end, -order, f"</{one.element}>", one))
    return tags


def _pieces(text: _UnmarkedText, line: Span, tags: list[_Tag]) -> Iterator[Piece]:
    at = line.start
    for tag in tags:
        offset = min(max(tag.at, at), line.end)
        yield from text.between(at, offset)
        yield Piece(tag.text, tag.annotation)
        at = offset
    yield from text.between(at, line.end)


class _UnmarkedText:
    """The text without the markers that elements replace."""

    def __init__(self, encoding: Encoding) -> None:
        self._text = encoding.transcript.text
        self._markers = sorted((one.start, one.start + one.consumes) for one in encoding.standoff if one.consumes)

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the text between two offsets, unless it is empty."""
        kept = ""
        for low, high in self._markers[max(bisect_left(self._markers, (start, 0)) - 1, 0) :]:
            if low >= end:
                break
            kept += self._text[start:low]
            start = max(start, high)
        kept += self._text[start:end]
        if kept:
            yield Piece(kept)


def _start_tag(annotation: Annotation, *, empty: bool) -> str:
    inserted = "".join(map(_inserted, annotation.inserted))
    element, attributes = annotation.element, _attributes(annotation)
    if empty and inserted:
        return f"<{element}{attributes}>{inserted}</{element}>"
    return f"<{element}{attributes}{'/' if empty else ''}>{inserted}"


def _inserted(inserted: Inserted | str) -> str:
    if isinstance(inserted, str):
        return inserted
    content = "".join(map(_inserted, inserted.children))
    end = f">{content}</{inserted.element}>" if content else "/>"
    return f"<{inserted.element}{_attributes(inserted)}{end}"


def _attributes(element: Annotation | Inserted) -> str:
    return "".join(f' {name}="{value}"' for name, value in element.attributes.items())
