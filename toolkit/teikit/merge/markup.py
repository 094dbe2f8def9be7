"""XML as text in pieces that can be merged: units of running text, the tags around them, the words in them.

The pieces are stretches of the file, so that what nobody changed keeps its every character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PIECE = re.compile(
    r"""<!--.*?--> | <\?.*?\?> | <!\[CDATA\[.*?\]\]> | <!DOCTYPE [^\[>]* (?:\[.*?\]\s*)? > |
        <(?:[^<>"']|"[^"]*"|'[^']*')*> | [^<]+""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"\s+|[^\s\w]|\w+")
_NAME = re.compile(r"</?([^\s/>]+)")


def pieces(text: str) -> list[str]:
    """Cut XML into tags, comments, instructions and stretches of text, in the order of the file."""
    return _PIECE.findall(text)


def words(text: str) -> list[str]:
    """Cut XML into tags and words: the pieces in which a paragraph is merged."""
    return [word for piece in pieces(text) for word in ([piece] if piece.startswith("<") else _WORD.findall(piece))]


def is_start(piece: str) -> bool:
    """Whether a piece is a start tag that opens something."""
    return piece.startswith("<") and piece[1:2] not in "!?/" and not piece.endswith("/>")


def is_end(piece: str) -> bool:
    """Whether a piece is an end tag."""
    return piece.startswith("</")


def is_balanced(parts: Iterable[str]) -> bool:
    """Whether each tag in a stretch of pieces has its partner there."""
    open_elements: list[str] = []
    for piece in parts:
        if is_start(piece):
            open_elements.append(name(piece))
        elif is_end(piece) and (not open_elements or open_elements.pop() != name(piece)):
            return False
    return not open_elements


def units(text: str) -> list[str]:
    """Cut XML into units: each outermost element with text of its own, and each tag outside of these."""
    found: list[str] = []
    parts = pieces(text)
    ends = _ends(parts)
    own_text = _with_own_text(parts)
    at = 0
    while at < len(parts):
        end = ends[at] + 1 if at in own_text else at + 1
        found.append("".join(parts[at:end]))
        at = end
    return found


def _ends(parts: Sequence[str]) -> dict[int, int]:
    """Find the index of the end tag of each start tag."""
    ends: dict[int, int] = {}
    open_elements: list[int] = []
    for index, piece in enumerate(parts):
        if is_start(piece):
            open_elements.append(index)
        elif is_end(piece) and open_elements:
            ends[open_elements.pop()] = index
    return ends


def _with_own_text(parts: Sequence[str]) -> set[int]:
    """Find the start tags of elements that hold text which is not white space."""
    found: set[int] = set()
    open_elements: list[int] = []
    for index, piece in enumerate(parts):
        if is_start(piece):
            open_elements.append(index)
        elif is_end(piece) and open_elements:
            open_elements.pop()
        elif open_elements and not piece.startswith("<") and piece.strip():
            found.add(open_elements[-1])
    return found


def name(tag: str) -> str:
    """Return the name of the element that a tag opens or closes, empty for what is no tag."""
    match = _NAME.match(tag)
    return match[1] if match else ""
