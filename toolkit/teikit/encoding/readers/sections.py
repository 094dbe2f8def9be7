"""Sections: the stretches between the headings of a source, nested by the rank of the headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teikit.encoding.model.span import XML_SPACE, Span


class Heading(NamedTuple):
    """Where a heading stands, and its rank: 1 is the highest but for titles, which are 0."""

    start: int
    end: int
    rank: int


def sections(text: str, headings: Sequence[Heading], ends: Sequence[int], end: int) -> Iterator[Span]:
    """Yield a stretch for each heading, up to the next of the same or a higher rank, or to ``end``.

    White space at its end is left out, but for what belongs to a block; ``ends`` are where blocks end, in order.
    """
    for i, heading in enumerate(headings):
        following = (other.start for other in headings[i + 1 :] if other.rank <= heading.rank)
        stop = next(following, end)
        last = ends[bisect_right(ends, stop) - 1] if ends and ends[0] <= stop else 0
        yield Span(heading.start, max(heading.end, last, len(text[:stop].rstrip(XML_SPACE))))
