"""Positions of parser events: the line, the column and the characters to mark for a diagnostic."""

from __future__ import annotations

import re
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
        found = _TAG_NAME.match(self._source())
        return self.start._replace(length=len(found.group().rstrip()) if found else None)

    def attribute(self, index: int, *, value: bool) -> Span:
        """Return the span of an attribute's name or value; that of the tag if the source does not contain it."""
        source = self._source()
        found = _TAG_NAME.match(source)
        offset = found.end() if found else len(source)
        offset -= len(source[:offset]) - len(source[:offset].rstrip())
        while match := _ATTRIBUTE.match(source, offset):
            offset = match.end()
            name = match.group(1)
            if name == "xmlns" or name.startswith("xmlns:"):
                continue
            if index == 0:
                return self._within(source, match.span(2 if value else 1))
            index -= 1
        return self.tag()

    def _within(self, source: str, span: tuple[int, int]) -> Span:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        before = source[: span[0]].replace("\r\n", "\n").replace("\r", "\n")
        length = len(source[span[0] : span[1]].splitlines()[0])
        newlines = before.count("\n")
        if newlines:
            return Span(line + newlines, len(before) - before.rindex("\n"), length)
        return Span(line, column + len(before), length)

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
