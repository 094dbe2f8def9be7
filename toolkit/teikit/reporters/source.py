"""The lines of a document that findings point at, and the mark below them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.\-]*)["']""")
#: Characters of a line that are shown, and those of them before the place.
_WIDTH = 96
_BEFORE = 40


class Excerpt(NamedTuple):
    """A line, cut to a readable length, and the marks that stand below it."""

    text: str
    marks: str


def read_lines(file: str, numbers: Collection[int]) -> dict[int, str]:
    """Return the lines of a file with these numbers, from 1; none where the file cannot be read any more."""
    wanted = {number for number in numbers if number > 0}
    if not wanted or not os.path.isfile(file):  # noqa: PTH113 - a finding's file may be no path at all
        return {}
    try:
        with Path(file).open(encoding=_encoding(file), errors="replace") as lines:
            return {
                number: line.rstrip("\n")
                for number, line in enumerate(islice(lines, max(wanted)), 1)
                if number in wanted
            }
    except (OSError, LookupError, UnicodeError):
        return {}


def _encoding(file: str) -> str:
    with Path(file).open("rb") as data:
        start = data.read(200)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = _DECLARED.match(start)
    return declared.group(1).decode("ascii") if declared else "utf-8-sig"


def excerpt(line: str, column: int, length: int) -> Excerpt:
    """Return what to show of a line for a place at ``column``, from 1, that is ``length`` characters long."""
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    before = line[start : column - 1]
    marked = shown[column - 1 - start : column - 1 - start + max(1, length)]
    head = "…" if start else ""
    tail = "…" if start + _WIDTH < len(line) else ""
    marks = " " * (len(head) + _columns(before)) + "^" * max(1, _columns(marked))
    return Excerpt(head + _printable(shown) + tail, marks)


def _printable(text: str) -> str:
    """Replace what would move the cursor or colour the terminal."""
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)


def _columns(text: str) -> int:
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
