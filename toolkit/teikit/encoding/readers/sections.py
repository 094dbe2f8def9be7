"""Sections: spans from one heading of a source to the next, nested by the rank of the headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teikit.encoding.model.span import XML_SPACE, Span


class Heading(NamedTuple):
    """The span and the rank of a heading: 0 for titles, then 1 for the highest."""

    start: int
    end: int
    rank: int


def section_spans(text: str, headings: Sequence[Heading], ends: Sequence[int], end: int) -> Iterator[Span]:
    """Yield the section of each heading, which ends before the next heading of the same or a higher rank.

    White space at the end of a section is left out unless it belongs to a block.

    :param ends: offsets of the ends of blocks, in ascending order.
    :param end: end of the last section.
    """
    for i, heading in enumerate(headings):
        following = (other.start for other in headings[i + 1 :] if other.rank <= heading.rank)
        stop = next(following, end)
        last = ends[bisect_right(ends, stop) - 1] if ends and ends[0] <= stop else 0
        yield Span(heading.start, max(heading.end, last, len(text[:stop].rstrip(XML_SPACE))))
