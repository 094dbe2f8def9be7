"""Where in a document an event stands, and what to mark there."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol
from xml.parsers import expat

_ATTRIBUTE = re.compile(r"""\s+([^\s=<>]+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG_NAME = re.compile(r"</?[^\s/>]+\s*/?>?")


class Mark(NamedTuple):
    """A place: line and column count from 1, 0 where unknown, ``length`` is the number of characters to mark."""

    line: int
    column: int
    length: int = 0


class Place(Protocol):
    """The event that is being read."""

    @property
    def start(self) -> tuple[int, int]:
        """Line and column at which it begins."""

    def tag(self) -> Mark:
        """Return the tag's place."""

    def attribute(self, position: int, value: bool) -> Mark:
        """Return the place of the attribute at a position of the start tag: of its name, or of its value."""

    def text(self, data: str) -> Mark:
        """Return the place of text, past the white space it begins with."""


class ExpatPlace:
    """Places as expat sees them; columns count characters."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._encoding = "utf-8"
        parser.XmlDeclHandler = self._declared

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        self._encoding = encoding or "utf-8"

    @property
    def start(self) -> tuple[int, int]:
        """Line and column at which it begins."""
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _source(self) -> str:
        """Return the tag as it is written, or nothing where that is not to be had (in an entity, in UTF-16)."""
        raw = self._parser.GetInputContext() or b""
        if not raw.startswith(b"<"):
            return ""
        try:
            return raw[:_MOST].decode(self._encoding, errors="replace")
        except LookupError:
            return ""

    def tag(self) -> Mark:
        """Return the tag's place; its whole length where it has no attributes, else that of its name."""
        found = _TAG_NAME.match(self._source())
        return Mark(*self.start, len(found.group().rstrip()) if found else 0)

    def attribute(self, position: int, value: bool) -> Mark:
        """Return the place of an attribute's name or value, of the tag where it is not written there."""
        source = self._source()
        found = _TAG_NAME.match(source)
        offset = found.end() if found else len(source)
        offset -= len(source[:offset]) - len(source[:offset].rstrip())
        while match := _ATTRIBUTE.match(source, offset):
            offset = match.end()
            name = match.group(1)
            if name == "xmlns" or name.startswith("xmlns:"):
                continue
            if position == 0:
                return self._within(source, match.span(2 if value else 1))
            position -= 1
        return self.tag()

    def _within(self, source: str, span: tuple[int, int]) -> Mark:
        line, column = self.start
        before = source[: span[0]].replace("\r\n", "\n").replace("\r", "\n")
        length = len(source[span[0] : span[1]].splitlines()[0])
        newlines = before.count("\n")
        if newlines:
            return Mark(line + newlines, len(before) - before.rindex("\n"), length)
        return Mark(line, column + len(before), length)

    def text(self, data: str) -> Mark:
        """Return the place of text; expat hands it over line by line."""
        line, column = self.start
        stripped = data.lstrip(" \t\r\n")
        before = data[: len(data) - len(stripped)]
        return Mark(line, column + len(before), len(stripped.rstrip()))


#: Bytes of a start tag that are looked at for the place of an attribute.
_MOST = 1 << 16


class TreePlace:
    """Places in an lxml tree: it knows the lines of elements, and no columns."""

    def __init__(self) -> None:
        self._line = 0

    @property
    def start(self) -> tuple[int, int]:
        """The line of the element."""
        return self._line, 0

    def move(self, line: int) -> None:
        """Go to an element."""
        self._line = line

    def tag(self) -> Mark:
        """Return the line."""
        return Mark(self._line, 0)

    def attribute(self, position: int, value: bool) -> Mark:
        """Return the line of the element."""
        return Mark(self._line, 0)

    def text(self, data: str) -> Mark:
        """Return the line of the element that holds or precedes the text."""
        return Mark(self._line, 0)
