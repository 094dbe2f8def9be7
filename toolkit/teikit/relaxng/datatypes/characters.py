r"""Sets of characters in regular expressions of XML Schema (Part 2, F.1): ranges, categories, blocks, differences.

A set is a plain tuple, and membership is decided by :mod:`unicodedata`, so ``\p{L}`` costs nothing to compile.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, TypeAlias

from teikit.relaxng.names import is_name, is_nmtoken

#: ``("range", first, last)``, ``("category", "Lu")``, ``("block", "IsGreek")``, ``("name", "i")``, ``("not", set)``,
#: ``("union", (set, …))`` or ``("minus", set, set)``
CharSet: TypeAlias = tuple[Any, ...]

_CATEGORIES = frozenset(
    [
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "C",
        "Cc",
        "Cf",
        "Co",
        "Cn",
    ]
)


def one(character: str) -> CharSet:
    """Return the set of one character."""
    return ("range", character, character)


def complement(charset: CharSet) -> CharSet:
    """Return all other characters."""
    return ("not", charset)


def union(members: list[CharSet]) -> CharSet:
    """Return the characters of all sets."""
    return members[0] if len(members) == 1 else ("union", tuple(members))


def prop(name: str) -> CharSet:
    r"""Return the set for ``\p{name}``.

    :raises ValueError: there is no such category or block.
    """
    if name.startswith("Is"):
        _block(name)
        return ("block", name)
    if name not in _CATEGORIES:
        raise ValueError(f"no character category “{name}”")
    return ("category", name)


_SPACE = union([one(" "), one("\t"), one("\n"), one("\r")])
_DIGIT = ("category", "Nd")
_NOT_WORD = union([("category", "P"), ("category", "Z"), ("category", "C")])
ANY = complement(union([one("\n"), one("\r")]))
#: The multi-character escapes in lower case. Their upper case is the complement.
ESCAPES: dict[str, CharSet] = {
    "s": _SPACE,
    "d": _DIGIT,
    "w": complement(_NOT_WORD),
    "i": ("name", "i"),
    "c": ("name", "c"),
}


def has(charset: CharSet, character: str) -> bool:
    """Return whether a character is in a set."""
    match charset:
        case ("range", first, last):
            return bool(first <= character <= last)
        case ("category", name):
            return unicodedata.category(character).startswith(name)
        case ("not", other):
            return not has(other, character)
        case ("union", members):
            return any(has(member, character) for member in members)
        case ("minus", whole, part):
            return has(whole, character) and not has(part, character)
        case ("name", "i"):
            return is_name(character)
        case ("name", "c"):
            return is_nmtoken(character)
        case ("block", name):
            return ord(character) in _block(name)
    raise AssertionError(charset)


@lru_cache(maxsize=64)
def _block(name: str) -> Any:
    """Return a Unicode block. elementpath has the table; it is imported only if a schema uses a block."""
    from elementpath.regex import RegexError, unicode_subset

    try:
        return unicode_subset(name)
    except RegexError:
        raise ValueError(f"no character block “{name}”") from None
