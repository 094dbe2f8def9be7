"""Similar names, for suggestions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

#: Number of pairs of names that difflib compares in one run, so that an edition in which half the pointers dangle does
#: not take hours. Names that differ in one letter are found by a lookup in a set, without difflib.
MAX_COMPARISONS = 50_000


@dataclass(frozen=True, slots=True)
class _Choices:
    """The names to choose from: as written, without case and separators, and their characters."""

    names: Collection[str]
    plain: dict[str, str]
    alphabet: frozenset[str]

    @classmethod
    def of(cls, names: Collection[str]) -> _Choices:
        return cls(names, {_plain(name): name for name in names}, frozenset().union(*names))


class SimilarNames:
    """Finds similar names; those that differ in more than a letter, until the budget of comparisons is used up."""

    def __init__(self, budget: int = MAX_COMPARISONS) -> None:
        self._budget = budget
        self._choices: dict[int, _Choices] = {}
        self._found: dict[tuple[int, str], str | None] = {}

    def find(self, name: str, names: Collection[str]) -> str | None:
        """Return the name most similar to ``name``, ``None`` if none is similar.

        :param names: a collection with a fast ``in`` that does not change between calls.
        """
        key = (id(names), name)
        if key not in self._found:
            choices = self._choices.get(id(names)) or self._choices.setdefault(id(names), _Choices.of(names))
            self._found[key] = (
                choices.plain.get(_plain(name))
                or self._find_variant(name, choices)
                or self._find_close_match(name, choices)
            )
        return self._found[key]

    def _find_variant(self, name: str, choices: _Choices) -> str | None:
        if not 2 < len(name) < 100:
            return None
        near = sorted(variant for variant in set(_variants(name, choices.alphabet)) if variant in choices.names)
        return next(iter(get_close_matches(name, near, n=1, cutoff=0.0)), None)

    def _find_close_match(self, name: str, choices: _Choices) -> str | None:
        near = [one for one in choices.names if abs(len(one) - len(name)) <= 4] if self._budget > 0 else []
        self._budget -= len(near)
        return next(iter(get_close_matches(name, near, n=1, cutoff=0.7)), None) if self._budget >= 0 else None


def _variants(name: str, alphabet: frozenset[str]) -> Iterator[str]:
    """Yield the variants of a name with one letter removed, swapped with the next, inserted or replaced."""
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
