"""Suggestions for a misspelt name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def closest(name: str, choices: Iterable[str]) -> str | None:
    """Return the choice that a misspelt name resembles most, ``None`` if none is similar.

    >>> closest("licens", ["title", "licence"])
    'licence'
    """
    by_folded_name = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(name.casefold(), by_folded_name, n=1)
    return by_folded_name[found[0]] if found else None


def suggest(name: str, choices: Iterable[str], kind: str) -> str:
    """Return a hint for an unknown name: the most similar choice, if any, and all choices.

    :param kind: name of the choices in the plural, such as ``keys``.

    >>> suggest("licens", ["title", "licence"], "keys")
    "did you mean 'licence'? Valid keys: title, licence"
    >>> suggest("x", ["title", "licence"], "keys")
    'valid keys: title, licence'
    """
    known = list(choices)
    listed = f"alid {kind}: {', '.join(known)}"
    similar = closest(name, known)
    return f"did you mean {similar!r}? V{listed}" if similar else f"v{listed}"
