"""The lines of a source beside what became of them: text without the markers, and the tags around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.span import Span
from teikit.encoding.pipeline import Encoding
from teikit.encoding.tree.builder import depth


class Piece(NamedTuple):
    """Text, or a tag with the annotation that it is of."""

    text: str
    tag: Annotation | None = None


class Line(NamedTuple):
    """A line of the source that is not blank: its number, its text, and the pieces of its encoding."""

    number: int
    source: str
    pieces: tuple[Piece, ...]


class _Tag(NamedTuple):
    """A tag and where it stands; at one place tags follow their ``order``."""

    at: int
    order: int
    text: str
    of: Annotation


def lines(encoding: Encoding) -> Iterator[Line]:
    """Yield the lines of a source beside their encoding; tags between two lines are on the one that they belong to."""
    transcript = encoding.transcript
    shown = [(n, span) for n, span in enumerate(transcript.lines, 1) if not transcript.is_blank(span)]
    tags = _by_line(encoding, [span for _, span in shown])
    text = _Text(encoding)
    for (number, span), within in zip(shown, tags, strict=True):
        yield Line(number, transcript.text[span.start : span.end], tuple(_pieces(text, span, sorted(within))))


def _by_line(encoding: Encoding, spans: list[Span]) -> list[list[_Tag]]:
    """Give each line its tags: one that opens is on the line that it opens, one that closes on that which it closes."""
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    found: list[list[_Tag]] = [[] for _ in spans]
    made = sorted(encoding.annotations, key=lambda one: (one.start, -one.end, depth(one)))
    for order, one in enumerate(made if spans else [], 1):
        empty = one.start + one.consumes >= one.end
        opened = bisect_left(ends, one.start) if empty else bisect_right(ends, one.start)
        found[min(opened, len(spans) - 1)].append(_Tag(one.start, order, _start_tag(one, empty), one))
        if not empty:
            closed = max(bisect_left(starts, one.end) - 1, 0)
            found[closed].append(_Tag(one.end, -order, f"</{one.element}>", one))
    return found


def _pieces(text: _Text, span: Span, tags: list[_Tag]) -> Iterator[Piece]:
    at = span.start
    for tag in tags:
        place = min(max(tag.at, at), span.end)
        yield from text.between(at, place)
        yield Piece(tag.text, tag.of)
        at = place
    yield from text.between(at, span.end)


class _Text:
    """The text without the markers that elements stand for."""

    def __init__(self, encoding: Encoding) -> None:
        self._text = encoding.transcript.text
        self._markers = sorted((one.start, one.start + one.consumes) for one in encoding.annotations if one.consumes)

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """Yield what is left of a stretch, if anything."""
        kept = ""
        for low, high in self._markers[max(bisect_left(self._markers, (start, 0)) - 1, 0) :]:
            if low >= end:
                break
            kept += self._text[start:low]
            start = max(start, high)
        kept += self._text[start:end]
        if kept:
            yield Piece(kept)


def _start_tag(one: Annotation, empty: bool) -> str:
    inserted = "".join(map(_written, one.inserted))
    if empty and one.inserted:
        return f"<{one.element}{_attributes(one)}>{inserted}</{one.element}>"
    return f"<{one.element}{_attributes(one)}{'/' if empty else ''}>{inserted}"


def _written(inserted: Inserted | str) -> str:
    if isinstance(inserted, str):
        return inserted
    content = "".join(map(_written, inserted.children))
    end = f">{content}</{inserted.element}>" if content else "/>"
    return f"<{inserted.element}{_attributes(inserted)}{end}"


def _attributes(of: Annotation | Inserted) -> str:
    return "".join(f' {name}="{value}"' for name, value in of.attributes.items())
