"""Excerpts of source lines with the position of a finding underlined."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from teikit.core.printable import printable

_DECLARED_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.\-]*)["']""")
#: Characters of a line to show, and how many of them precede the position.
_WIDTH = 96
_BEFORE = 40


class Excerpt(NamedTuple):
    """A source line, truncated, and the line with the underline for it."""

    text: str
    underline: str


def read_lines(file: str, numbers: Collection[int]) -> dict[int, str]:
    """Return the lines of a file with the given numbers, from 1; no lines if the file cannot be read."""
    if not numbers or not os.path.isfile(file):  # noqa: PTH113 - the name of a finding's file need not be a valid path
        return {}
    try:
        with Path(file).open(encoding=_encoding(file), errors="replace") as lines:
            return {
                number: line.rstrip("\n")
                for number, line in enumerate(islice(lines, max(numbers)), 1)
                if number in numbers
            }
    except (OSError, LookupError, UnicodeError):
        return {}


def _encoding(file: str) -> str:
    with Path(file).open("rb") as stream:
        start = stream.read(200)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = _DECLARED_ENCODING.match(start)
    return declared.group(1).decode("ascii") if declared else "utf-8-sig"


def make_excerpt(line: str, column: int, length: int) -> Excerpt:
    """Return the excerpt of a line around a position.

    :param column: column of the position, from 1.
    :param length: number of characters to underline.
    """
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    before = line[start : column - 1]
    underlined = shown[column - 1 - start : column - 1 - start + max(1, length)]
    head = "…" if start else ""
    tail = "…" if start + _WIDTH < len(line) else ""
    underline = " " * (len(head) + _display_width(before)) + "^" * max(1, _display_width(underlined))
    return Excerpt(head + _without_controls(shown) + tail, underline)


def _without_controls(text: str) -> str:
    """Replace characters that would move the cursor, change the colour of the terminal or the direction of text."""
    return "".join(" " if character == "\t" or printable(character) != character else character for character in text)


def _display_width(text: str) -> int:
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
