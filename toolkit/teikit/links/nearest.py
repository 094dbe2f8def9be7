"""The identifier that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

#: How many pairs of names difflib compares in one check: an edition in which half the pointers dangle must not
#: take hours. Names one letter apart are found without it, at the cost of a look into a set.
BUDGET = 50_000


@dataclass(frozen=True, slots=True)
class _Names:
    """Names to choose from: as they are, without case and separators, and the characters they are made of."""

    names: Collection[str]
    plain: dict[str, str]
    alphabet: frozenset[str]

    @classmethod
    def of(cls, names: Collection[str]) -> _Names:
        return cls(names, {_plain(name): name for name in names}, frozenset().union(*names))


class Nearest:
    """Finds near names; those more than a letter away only until the budget of comparisons is spent."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._known: dict[int, _Names] = {}
        self._found: dict[tuple[int, str], str | None] = {}

    def __call__(self, name: str, names: Collection[str]) -> str | None:
        """Return the name most like ``name``; ``names`` have fast ``in`` and do not change."""
        key = (id(names), name)
        if key not in self._found:
            known = self._known.get(id(names)) or self._known.setdefault(id(names), _Names.of(names))
            self._found[key] = known.plain.get(_plain(name)) or self._one_off(name, known) or self._search(name, known)
        return self._found[key]

    def _one_off(self, name: str, known: _Names) -> str | None:
        if not 2 < len(name) < 100:
            return None
        near = sorted(variant for variant in set(_variants(name, known.alphabet)) if variant in known.names)
        return next(iter(get_close_matches(name, near, n=1, cutoff=0.0)), None)

    def _search(self, name: str, known: _Names) -> str | None:
        near = [one for one in known.names if abs(len(one) - len(name)) <= 4] if self._budget > 0 else []
        self._budget -= len(near)
        return next(iter(get_close_matches(name, near, n=1, cutoff=0.7)), None) if self._budget >= 0 else None


def _variants(name: str, alphabet: frozenset[str]) -> Iterator[str]:
    """Yield what one letter left out, put in, exchanged or moved by one makes of a name."""
    for at in range(len(name) + 1):
        before, after = name[:at], name[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in alphabet:
            yield before + letter + after
            yield before + letter + after[1:]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()
