"""Transcript: the text of a source exactly as read, with the places of its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from teikit.encoding.model.losses import Loss

if TYPE_CHECKING:
    from teikit.encoding.model.annotation import Annotation

#: White space as XML 1.0 knows it (production 3); all other space characters are text.
XML_SPACE = " \t\r\n"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of the text: ``text[start:end]``, offsets in characters."""

    start: int
    end: int


def trimmed(text: str, span: Span) -> Span:
    """Return a stretch without the white space at its edges."""
    words = text[span.start : span.end]
    indent = len(words) - len(words.lstrip(XML_SPACE))
    return Span(span.start + indent, span.start + len(words.rstrip(XML_SPACE)))


@dataclass(frozen=True)
class Transcript:
    """The received text; nothing ever rewrites it.

    ``name`` is the source's file name. Offsets count characters of ``text`` from 0. ``pages`` are the places where a
    page begins that the source marks otherwise than in words (form feeds); ``losses`` is what of the source is not
    in ``text``. ``annotations`` are what the source's own markup says (HTML, Word): they stand before what any rule
    finds. ``blocks`` are paragraphs of the source that have line breaks within, in their order. ``rules`` are where the
    source draws a line across the page.
    """

    text: str
    name: str = "-"
    encoding: str = field(default="utf-8", compare=False)
    pages: tuple[int, ...] = ()
    losses: tuple[Loss, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    blocks: tuple[Span, ...] = ()
    rules: tuple[int, ...] = ()

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Return every line without its line end; CR LF, CR and LF end a line, nothing else does."""
        return tuple(self._lines())

    @cached_property
    def worded_lines(self) -> tuple[Span, ...]:
        """Return every line that holds more than white space, without the white space at its edges."""
        return tuple(trimmed(self.text, line) for line in self._worded)

    @cached_property
    def line_length(self) -> float:
        """Return how long the lines are that hold more than white space, in characters: the median."""
        return median(line.end - line.start for line in self._worded)

    @cached_property
    def _worded(self) -> tuple[Span, ...]:
        return tuple(line for line in self.lines if not self.is_blank(line))

    def _lines(self) -> Iterator[Span]:
        start = 0
        for end in _LINE_END.finditer(self.text):
            yield Span(start, end.start())
            start = end.end()
        if start < len(self.text):
            yield Span(start, len(self.text))

    def is_blank(self, span: Span) -> bool:
        """Tell whether a stretch holds nothing but XML white space."""
        return not self.text[span.start : span.end].strip(XML_SPACE)

    def is_within_block(self, span: Span) -> bool:
        """Tell whether a stretch lies within one paragraph of the source that has line breaks of its own."""
        at = bisect_right(self.blocks, span.start, key=lambda block: block.start) - 1
        return at >= 0 and span.end <= self.blocks[at].end

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, counted from 1, of a character."""
        line = bisect_right(self.lines, offset, key=lambda known: known.start)
        if not line or (offset == len(self.text) and self.text[-1] in "\r\n"):
            return line + 1, 1
        return line, offset - self.lines[line - 1].start + 1
