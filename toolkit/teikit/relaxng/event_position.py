"""Positions of parser events: the line, the column and the characters to mark for a diagnostic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol
from xml.parsers import expat

_ATTRIBUTE = re.compile(r"""\s+([^\s=<>]+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG_NAME = re.compile(r"</?[^\s/>]+\s*/?>?")
#: Bytes of a start tag in which an attribute is searched for.
_MAX_TAG = 1 << 16


class Span(NamedTuple):
    """A position, and the number of characters to mark there. Line and column count from 1; ``None`` is unknown."""

    line: int | None
    column: int | None = None
    length: int | None = None


#: The span of a tag, and those of name and value of each of its attributes.
_TagSpans = tuple[Span, list[tuple[Span, Span]]]


class EventPosition(Protocol):
    """The position of the event that is being processed."""

    @property
    def start(self) -> Span:
        """The beginning of the event."""

    def tag(self) -> Span:
        """Return the span of the tag."""

    def attribute(self, index: int, *, value: bool) -> Span:
        """Return the span of the name, or the ``value``, of an attribute of the start tag."""

    def text(self, data: str) -> Span:
        """Return the span of text without the white space around it."""


class ExpatPosition:
    """Positions reported by expat. Columns count characters."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._encoding = "utf-8"
        self._tag: tuple[tuple[int, int, int], _TagSpans] | None = None
        parser.XmlDeclHandler = self._declare

    def _declare(self, version: str, encoding: str | None, standalone: int) -> None:
        self._encoding = encoding or "utf-8"

    @property
    def start(self) -> Span:
        """The beginning of the event."""
        return Span(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _source(self) -> str:
        """Return the source of the tag; empty if it is not available (in an entity, in UTF-16)."""
        raw = self._parser.GetInputContext() or b""
        if not raw.startswith(b"<"):
            return ""
        try:
            return raw[:_MAX_TAG].decode(self._encoding, errors="replace")
        except LookupError:
            return ""

    def tag(self) -> Span:
        """Return the span of the whole tag if it has no attributes, else of ``<`` and the name."""
        return self._spans()[0]

    def attribute(self, index: int, *, value: bool) -> Span:
        """Return the span of an attribute's name or value; that of the tag if the source does not contain it."""
        tag, attributes = self._spans()
        return attributes[index][value] if index < len(attributes) else tag

    def _spans(self) -> _TagSpans:
        """Return the spans in the present tag, which is parsed once for all its attributes."""
        at = (self._parser.CurrentByteIndex, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber)
        if self._tag is None or self._tag[0] != at:
            source = self._source()
            found = _TAG_NAME.match(source)
            name = found.group().rstrip() if found else ""
            tag = self.start._replace(length=len(name) if found else None)
            self._tag = at, (tag, list(self._attributes(source, len(name))) if found else [])
        return self._tag[1]

    def _attributes(self, source: str, offset: int) -> Iterator[tuple[Span, Span]]:
        """Yield the spans of name and value of each attribute that declares no namespace."""
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        last = 0
        while match := _ATTRIBUTE.match(source, offset):
            offset = match.end()
            spans = []
            for start, end in (match.span(1), match.span(2)):
                before = source[last:start].replace("\r\n", "\n").replace("\r", "\n")
                newlines = before.count("\n")
                line += newlines
                column = len(before) - before.rindex("\n") if newlines else column + len(before)
                spans.append(Span(line, column, len(source[start:end].splitlines()[0])))
                last = start
            if match[1] != "xmlns" and not match[1].startswith("xmlns:"):
                yield spans[0], spans[1]

    def text(self, data: str) -> Span:
        """Return the span of text without the white space around it. Expat reports text line by line."""
        stripped = data.lstrip(" \t\r\n")
        before = len(data) - len(stripped)
        column = self._parser.CurrentColumnNumber + 1 + before
        return Span(self._parser.CurrentLineNumber, column, len(stripped.rstrip()))


class TreePosition:
    """Positions in an lxml tree: the line of an element, no columns."""

    def __init__(self) -> None:
        self._line: int | None = None

    def move(self, line: int | None) -> None:
        """Move to an element on ``line``."""
        self._line = line

    @property
    def start(self) -> Span:
        """The line of the element."""
        return Span(self._line)

    def tag(self) -> Span:
        """Return the line of the element."""
        return Span(self._line)

    def attribute(self, index: int, *, value: bool) -> Span:
        """Return the line of the element."""
        return Span(self._line)

    def text(self, data: str) -> Span:
        """Return the line of the element that contains or precedes the text."""
        return Span(self._line)
