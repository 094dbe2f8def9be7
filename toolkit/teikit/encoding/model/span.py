"""Spans: half-open ranges of characters in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

#: White space as defined by XML 1.0 (production 3). All other space characters count as text.
XML_SPACE = " \t\r\n"


class Span(NamedTuple):
    """The range ``text[start:end]``, in characters."""

    start: int
    end: int


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the XML white space at its edges."""
    words = text[span.start : span.end]
    indent = len(words) - len(words.lstrip(XML_SPACE))
    return Span(span.start + indent, span.start + len(words.rstrip(XML_SPACE)))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with those that touch or overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined
