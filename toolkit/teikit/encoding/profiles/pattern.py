"""Regular expressions of a profile, and lists of words as their parts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

import msgspec


class Groups:
    """The named groups that a rule reads from a :data:`Pattern`, as an annotation of its field."""

    __slots__ = ("names",)

    def __init__(self, *names: str) -> None:
        self.names = names


#: The source of a regular expression. Placeholders such as ``{titles}`` are replaced when a profile is loaded.
Pattern = Annotated[
    str, msgspec.Meta(extra={"expected": "a regular expression"}, extra_json_schema={"format": "regex"}), Groups()
]


@lru_cache(maxsize=2048)
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a profile, once for all texts."""
    return re.compile(pattern)


@lru_cache(maxsize=512)
def alternation(words: tuple[str, ...]) -> str:
    r"""Return words as the body of a regular expression, the longest first. A blank matches any white space.

    Without words the expression matches nothing. Words with the same first letter are grouped, so that a text with
    another letter is rejected after one comparison.

    >>> alternation(("the Hague", "Rome"))
    't(?:he\\s+Hague)|R(?:ome)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[:1], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) or "(?!)"
