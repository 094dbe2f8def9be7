"""Passages: pieces of prose in a file, with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """A piece of prose: its text with line breaks, the line on which it starts, and its kind.

    Kinds: ``docstring``, ``comment``, ``message``, ``name``, ``text``.
    """

    text: str
    line: int
    kind: str


NOT_PROSE = re.compile(r"\\[bdswAZn(\[]|\(\?|\[\^|\)\?|\.\*|::|\$\{|/\w+/|^\s*[<{}]|=\"|\|\w+\|")
"""Marks of strings that are not prose: regular expressions, paths, markup, code."""


def count_words(text: str) -> int:
    """Return the number of words, which have two letters or more."""
    return len(re.findall(r"[^\W\d_]{2,}", text))


def blank(match: re.Match[str]) -> str:
    """Return a placeholder of the same length and lines."""
    return re.sub(r"[^\n]", "_", match.group())
