r"""Sets of characters in regular expressions of XML Schema (Part 2, F.1): ranges, categories, blocks, differences.

A set is a predicate, and :mod:`unicodedata` decides on categories, so ``\p{L}`` costs nothing to compile.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeAlias

from teikit.relaxng.names import is_name, is_nmtoken

#: Returns whether a character is in the set.
CharSet: TypeAlias = Callable[[str], bool]

_CATEGORIES = frozenset(
    group + kind
    for group, kinds in (
        ("L", "ultmo"), ("M", "nce"), ("N", "dlo"), ("P", "cdseifo"), ("Z", "slp"), ("S", "mcko"), ("C", "cfon")
    )
    for kind in ("", *kinds)
)  # fmt: skip


@lru_cache(maxsize=1024)
def character_range(first: str, last: str) -> CharSet:
    """Return the set of the characters from ``first`` to ``last``."""
    return lambda character: first <= character <= last


def complement(charset: CharSet) -> CharSet:
    """Return the set of all other characters."""
    return lambda character: not charset(character)


def union(members: list[CharSet]) -> CharSet:
    """Return the set of the characters in any of the sets."""
    return members[0] if len(members) == 1 else lambda character: any(member(character) for member in members)


def difference(whole: CharSet, part: CharSet) -> CharSet:
    """Return the set of the characters in ``whole`` that are not in ``part``."""
    return lambda character: whole(character) and not part(character)


def property_set(name: str) -> CharSet:
    r"""Return the set for ``\p{name}``: a category, or a block if the name begins with ``Is``.

    :raises ValueError: the category or block does not exist.
    """
    if name.startswith("Is"):
        return _block(name)
    if name not in _CATEGORIES:
        raise ValueError(f"no character category “{name}”")
    return _category(name)


@cache
def _category(name: str) -> CharSet:
    return lambda character: unicodedata.category(character).startswith(name)


@cache
def _block(name: str) -> CharSet:
    """Return a Unicode block. elementpath has the table; it is imported only if a schema uses a block."""
    from elementpath.regex import RegexError, unicode_subset

    try:
        codes = unicode_subset(name)
    except RegexError:
        raise ValueError(f"no character block “{name}”") from None
    return lambda character: ord(character) in codes


_NOT_WORD = union([_category("P"), _category("Z"), _category("C")])
#: The set for the wildcard ``.``.
ANY: CharSet = complement("\n\r".__contains__)
#: The multi-character escapes in lower case. Their upper case is the complement.
ESCAPES: dict[str, CharSet] = {
    "s": " \t\n\r".__contains__,
    "d": _category("Nd"),
    "w": complement(_NOT_WORD),
    "i": is_name,
    "c": is_nmtoken,
}
