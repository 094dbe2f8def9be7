"""Segments: the main document and the documents enclosed in it, each with a heading, an opener and a closer."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span


def segments(context: Context) -> tuple[Span, ...]:
    """Return the main document and each enclosure (``floatingText``), in the order of the text.

    The main document ends where the first enclosure begins.
    """
    enclosures = sorted(a.span for a in context.by_element("floatingText"))
    end = enclosures[0].start if enclosures else len(context.text)
    return (Span(0, end), *enclosures)


def free_lines_in(context: Context, segment: Span) -> Iterator[Span]:
    """Yield the free lines of a segment."""
    return (line for line in context.free_lines() if segment.start <= line.start < segment.end)
