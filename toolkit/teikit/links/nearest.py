"""The identifier that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

#: How many pairs of names one check compares: an edition in which half the pointers dangle must not take hours.
BUDGET = 200_000


class Nearest:
    """Finds near names, and gives up once the budget of comparisons is spent."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._found: dict[tuple[int, str], str | None] = {}
        self._held: dict[int, Iterable[str]] = {}

    def __call__(self, name: str, names: Iterable[str]) -> str | None:
        """Return the name most like ``name``; one that differs in case and separators only is the best of all."""
        key = (id(names), name)
        if key not in self._found:
            self._held[id(names)] = names  # so that no other collection is given the same id
            self._found[key] = self._search(name, names)
        return self._found[key]

    def _search(self, name: str, names: Iterable[str]) -> str | None:
        if self._budget <= 0 or not name:
            return None
        wanted = _plain(name)
        near: list[str] = []
        for candidate in names:
            self._budget -= 1
            if abs(len(candidate) - len(name)) > 3:
                continue
            if _plain(candidate) == wanted:
                return candidate
            if candidate[:1].casefold() == name[:1].casefold() or candidate[-1:].casefold() == name[-1:].casefold():
                near.append(candidate)
        self._budget -= 4 * len(near)  # difflib compares far more slowly than the lines above
        if self._budget < 0:
            return None
        return next(iter(get_close_matches(name, near, n=1, cutoff=0.7)), None)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()
