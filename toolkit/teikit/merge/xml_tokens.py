"""XML text split into tokens for merging: tags, comments, runs of text, words.

The tokens are slices of the file, so that a merge preserves unchanged text to the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

#: A token. One without an end extends to the end of the text, so that no part is searched twice.
_TOKEN = re.compile(
    r"""<!--.*?(?:-->|\Z) | <\?.*?(?:\?>|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z) |
        <!DOCTYPE [^\[>]* (?: \[.*?(?:\]\s*>|\Z) | > | \Z ) |
        <(?:[^<>"']|"[^"]*"|'[^']*')*> | [^<]+""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"\s+|[^\s\w]|\w+")
_NAME = re.compile(r"</?([^\s/>]+)")


def split_markup(text: str) -> list[str]:
    """Split XML into tags, comments, processing instructions and runs of text, in document order."""
    return _TOKEN.findall(text)


def split_words(text: str) -> list[str]:
    """Split XML as :func:`split_markup`, and runs of text into words, white space and punctuation."""
    return [
        word for token in split_markup(text) for word in ([token] if token.startswith("<") else _WORD.findall(token))
    ]


def split_units(text: str) -> list[str]:
    """Split XML into units: each outermost element with text of its own, and each tag outside of these."""
    units: list[str] = []
    tokens = split_markup(text)
    ends = _end_tags(tokens)
    with_text = _elements_with_text(tokens)
    index = 0
    while index < len(tokens):
        end = ends.get(index, index) + 1 if index in with_text else index + 1
        units.append("".join(tokens[index:end]))
        index = end
    return units


def is_start_tag(token: str) -> bool:
    """Return whether a token is a start tag; an empty-element tag is not."""
    return token.startswith("<") and token[1:2] not in "!?/" and not token.endswith("/>")


def is_end_tag(token: str) -> bool:
    """Return whether a token is an end tag."""
    return token.startswith("</")


def is_balanced(tokens: Iterable[str]) -> bool:
    """Return whether the tags among the tokens are properly nested and all closed."""
    open_elements: list[str] = []
    for token in tokens:
        if is_start_tag(token):
            open_elements.append(tag_name(token))
        elif is_end_tag(token) and (not open_elements or open_elements.pop() != tag_name(token)):
            return False
    return not open_elements


def tag_name(tag: str) -> str:
    """Return the element name in a tag, empty if the token is not a tag."""
    match = _NAME.match(tag)
    return match[1] if match else ""


def _end_tags(tokens: Sequence[str]) -> dict[int, int]:
    """Map the index of each start tag to that of its end tag."""
    ends: dict[int, int] = {}
    open_elements: list[int] = []
    for index, token in enumerate(tokens):
        if is_start_tag(token):
            open_elements.append(index)
        elif is_end_tag(token) and open_elements:
            ends[open_elements.pop()] = index
    return ends


def _elements_with_text(tokens: Sequence[str]) -> set[int]:
    """Return the indices of the start tags of elements whose own text is more than white space."""
    found: set[int] = set()
    open_elements: list[int] = []
    for index, token in enumerate(tokens):
        if is_start_tag(token):
            open_elements.append(index)
        elif is_end_tag(token) and open_elements:
            open_elements.pop()
        elif open_elements and not token.startswith("<") and token.strip():
            found.add(open_elements[-1])
    return found
