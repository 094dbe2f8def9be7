"""Transcripts: the text of a source exactly as read, divided into lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from teikit.core.positions import Position
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import XML_SPACE, Span, trimmed

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Transcript:
    """The text of a source, with its markup as annotations. Offsets count characters of ``text`` from 0."""

    text: str
    """The text exactly as read; nothing ever rewrites it."""

    name: str = "-"
    """File name of the source."""

    encoding: str = field(default="utf-8", compare=False)
    """Character encoding that the source was decoded with."""

    pages: tuple[int, ...] = ()
    """Offsets of page beginnings that the source marks without words, such as form feeds."""

    losses: tuple[Loss, ...] = ()
    """Content of the source that ``text`` does not contain."""

    annotations: tuple[Annotation, ...] = ()
    """The markup of the source (HTML, Word); it precedes everything that rules add."""

    blocks: tuple[Span, ...] = ()
    """Paragraphs of the source that contain line breaks, in order."""

    rules: tuple[int, ...] = ()
    """Offsets of horizontal rules in the source."""

    origins: tuple[tuple[int, int | str], ...] = field(default=(), compare=False)
    """Offsets at which a place of a page or a Word document begins: a line of the page, or a paragraph or cell."""

    def __repr__(self) -> str:
        """Return the name of the source and the length of its text."""
        return f"<Transcript {self.name}: {len(self.text)} characters>"

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Every line without its line end. Only CR LF, CR and LF end a line."""
        return tuple(self._lines())

    @cached_property
    def text_lines(self) -> tuple[Span, ...]:
        """Every line that is not blank, without the white space at its edges."""
        return tuple(trimmed(self.text, line) for line in self._text_lines)

    @cached_property
    def line_length(self) -> float:
        """Median length of the lines that are not blank, in characters."""
        # The module statistics takes 8 ms to import, a tenth of the start-up time.
        lengths = sorted(line.end - line.start for line in self._text_lines)
        middle = len(lengths) // 2
        return lengths[middle] if len(lengths) % 2 else (lengths[middle - 1] + lengths[middle]) / 2

    @cached_property
    def _text_lines(self) -> tuple[Span, ...]:
        return tuple(line for line in self.lines if not self.is_blank(line))

    def _lines(self) -> Iterator[Span]:
        start = 0
        for end in _LINE_END.finditer(self.text):
            yield Span(start, end.start())
            start = end.end()
        if start < len(self.text):
            yield Span(start, len(self.text))

    def is_blank(self, span: Span) -> bool:
        """Return whether a span contains only XML white space."""
        return not self.text[span.start : span.end].strip(XML_SPACE)

    def is_within_block(self, span: Span) -> bool:
        """Return whether a span is within a single paragraph of :attr:`blocks`."""
        at = bisect_right(self.blocks, span.start, key=lambda block: block.start) - 1
        return at >= 0 and span.end <= self.blocks[at].end

    def origin(self, offset: int) -> int | str | None:
        """Return the place in the page or the Word document: the line, or the paragraph or cell; ``None`` in a text."""
        at = bisect_right(self.origins, offset, key=lambda origin: origin[0])
        return self.origins[max(0, at - 1)][1] if self.origins else None

    def place(self, offset: int) -> str:
        """Return the place of a character in the source, for people: ``line 12``, ``document, paragraph 3``."""
        origin = self.origin(offset)
        if origin is None:
            origin = self.position(offset).line
        return f"line {origin}" if isinstance(origin, int) else origin

    def position(self, offset: int) -> Position:
        """Return the line and the column of a character."""
        line = bisect_right(self.lines, offset, key=lambda known: known.start)
        if not line or (offset == len(self.text) and self.text[-1] in "\r\n"):
            return Position(line + 1, 1)
        return Position(line, offset - self.lines[line - 1].start + 1)
