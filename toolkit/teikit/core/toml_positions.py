"""Positions of keys and array elements in the text of a TOML file (TOML 1.0).

The standard library's parser returns values without positions. This scanner finds the position of each key, each table
header and each array element in a text that :mod:`tomllib` has accepted; it does not validate.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from teikit.core.positions import Position
from teikit.core.toml_keys import KeyPath

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS = {
    # Up to two quotation marks may precede the closing three.
    '"""': re.compile(r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"),
    '"': re.compile(r'"(?:[^"\\\n]++|\\.)*+"'),
    "'": re.compile(r"'[^'\n]*'"),
}
#: A number, a Boolean, a date or a time.
_PLAIN_VALUE = re.compile(r"[^,\]}\n#]+")


@lru_cache(maxsize=8)
def key_positions(text: str) -> MappingProxyType[KeyPath, Position]:
    r"""Return the position of each key and array element of a valid TOML text, by its path.

    A table has the position of the name in its header, or of the first dotted key that implies it.

    >>> key_positions('[a]\nb = [1, {c = 2}]')[("a", "b", 1, "c")]
    Position(line=2, column=10)
    """
    ends_of_lines = [match.start() for match in re.finditer("\n", text)]

    def position(offset: int) -> Position:
        line = bisect_right(ends_of_lines, offset - 1)
        return Position(line + 1, offset - (ends_of_lines[line - 1] if line else -1))

    offsets = _KeyScanner(text).offsets()
    return MappingProxyType({path: position(offset) for path, offset in offsets.items()})


class _KeyScanner:
    """Scanner for one text: a cursor, the offsets found so far, the last index of each array of tables."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._offsets: dict[KeyPath, int] = {}
        self._last_index: dict[KeyPath, int] = {}

    def offsets(self) -> dict[KeyPath, int]:
        """Return the offset of each key and array element."""
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._take("[["):
                table = self._array_header()
            elif self._take("["):
                table = self._path((), list(self._keys()), header=True)
                self._take("]")
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._offsets

    def _array_header(self) -> KeyPath:
        """Read the rest of ``[[name]]`` and return the path of the new element."""
        *parents, (name, offset) = self._keys()
        array = (*self._path((), parents), name)
        self._take("]]")
        index = self._last_index.get(array, -1) + 1
        self._last_index[array] = index
        self._offsets.setdefault(array, offset)
        self._offsets[*array, index] = offset
        return (*array, index)

    def _path(self, within: KeyPath, keys: list[tuple[str, int]], *, header: bool = False) -> KeyPath:
        """Record the keys of a dotted name and return its path, through the last element of arrays of tables."""
        path = within
        for number, (key, offset) in enumerate(keys, 1):
            path = (*path, key)
            if header and number == len(keys):
                self._offsets[path] = offset
            else:
                self._offsets.setdefault(path, offset)
            if path in self._last_index:
                path = (*path, self._last_index[path])
        return path

    def _pair(self, table: KeyPath) -> None:
        """Read ``key = value``."""
        path = self._path(table, list(self._keys()))
        self._take("=")
        self._skip(_BLANK)
        self._value(path)

    def _keys(self) -> Iterator[tuple[str, int]]:
        """Read a dotted key; yield each part with its offset."""
        while True:
            self._skip(_SPACE)
            offset = self._at
            quote = self._text[offset : offset + 1]
            if quote in ('"', "'"):
                self._skip(_STRINGS[quote])
                yield str(tomllib.loads(f"key = {self._text[offset : self._at]}")["key"]), offset
            else:
                self._skip(_BARE_KEY)
                yield self._text[offset : self._at], offset
            self._skip(_SPACE)
            if not self._take("."):
                return

    def _value(self, path: KeyPath) -> None:
        """Read past a value; record what an array or an inline table contains."""
        if self._take("["):
            self._array(path)
        elif self._take("{"):
            self._inline_table(path)
        else:
            quotes = (quote for quote in _STRINGS if self._text.startswith(quote, self._at))
            quote = next(quotes, None)
            self._skip(_STRINGS[quote] if quote else _PLAIN_VALUE)

    def _array(self, path: KeyPath) -> None:
        index = 0
        self._skip(_BLANK)
        while not self._take("]"):
            self._offsets[*path, index] = self._at
            self._value((*path, index))
            index += 1
            self._skip(_BLANK)
            self._take(",")
            self._skip(_BLANK)

    def _inline_table(self, path: KeyPath) -> None:
        self._skip(_BLANK)
        while not self._take("}"):
            self._pair(path)
            self._skip(_BLANK)
            self._take(",")
            self._skip(_BLANK)

    def _take(self, literal: str) -> bool:
        """Move past a literal if it is next."""
        found = self._text.startswith(literal, self._at)
        if found:
            self._at += len(literal)
        return found

    def _skip(self, pattern: re.Pattern[str]) -> None:
        """Move past what a pattern matches here."""
        match = pattern.match(self._text, self._at)
        if match:
            self._at = match.end()
