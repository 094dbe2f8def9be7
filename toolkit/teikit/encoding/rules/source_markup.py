"""The markup of the source itself (HTML, Word), reconciled with the annotations of the rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.annotation_index import AnnotationIndex
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span, merged, trimmed

_LINE = re.compile(r"[^\r\n]+")
_INLINE = frozenset({"hi", "ref", "add", "del", "q", "name"})


def settled(context: Context) -> Context:
    """Return the context without the markup that conflicts with annotations.

    The first heading, with only source notes and page breaks before it, is that of the document and begins no
    division. The highlighting of a marker (``[Page 907]`` in bold) is removed with it. Highlighting and links that span
    several lines, cells or items are split, since each of these is a block of its own.
    """
    first = _first_word(context)
    kept = (a for a in context.annotations if not (a.element == "div" and a.start <= first))
    annotations = _without_markers(_in_blocks(context, kept), _markers(context), context.masked())
    return replace(context, index=AnnotationIndex(context.transcript, annotations))


def _first_word(context: Context) -> int:
    masked = list(context.masked())
    for note in context.by_element("note"):
        masked[note.start : note.end] = " " * (note.end - note.start)
    text = "".join(masked)
    return len(text) - len(text.lstrip(XML_SPACE))


def _in_blocks(context: Context, annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    edges = sorted({edge for block in context.blocks() if block.start < block.end for edge in block.span})
    for a in annotations:
        if a.element in _INLINE and not a.level and a.start < a.end:
            words = (trimmed(context.text, part) for part in _parts(context.text, a.span, edges))
            yield from (a._replace(start=start, end=end) for start, end in words if start < end)
        else:
            yield a


def _parts(text: str, span: Span, edges: Sequence[int]) -> Iterator[Span]:
    """Yield the parts of a span within lines and between edges."""
    for line in _LINE.finditer(text, span.start, span.end):
        inner = edges[bisect_right(edges, line.start()) : bisect_left(edges, line.end())]
        yield from (Span(*pair) for pair in pairwise((line.start(), *inner, line.end())))


def _markers(context: Context) -> list[Span]:
    return merged(Span(a.start, a.start + a.consumes) for a in context.annotations if a.consumes)


def _without_markers(annotations: Iterable[Annotation], markers: list[Span], masked: str) -> Iterator[Annotation]:
    starts = [marker.start for marker in markers]
    for a in annotations:
        if a.element not in _INLINE or a.level or a.start == a.end:
            yield a
            continue
        start, end = a.start, a.end
        for marker in markers[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end - 1)]:
            if marker.start <= start < marker.end:
                start = marker.end
            if marker.start < end <= marker.end:
                end = marker.start
        if masked[start:end].strip(XML_SPACE):
            yield a._replace(start=start, end=end)
