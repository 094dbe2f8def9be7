"""Sections: the stretches between the headings of a source, nested by the rank of the headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teikit.encode.transcript import Span


class Heading(NamedTuple):
    """Where a heading begins, and its rank: 1 is the highest."""

    start: int
    rank: int


def sections(text: str, headings: Sequence[Heading], end: int) -> Iterator[Span]:
    """Yield a stretch for each heading, up to the next of the same or a higher rank, or to ``end``."""
    for i, heading in enumerate(headings):
        following = (other.start for other in headings[i + 1 :] if other.rank <= heading.rank)
        stop = next(following, end)
        yield Span(heading.start, heading.start + len(text[heading.start : stop].rstrip()))
