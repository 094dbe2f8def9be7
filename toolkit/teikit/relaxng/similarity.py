"""Similar names: suggestions for names that differ in case, or by one or two typing errors."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str, most: int) -> int:
    """Return the optimal string alignment distance of two strings, or ``most + 1`` if it exceeds ``most``.

    It counts the letters to insert, delete, replace or swap with their neighbour.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, rival in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != rival))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == rival:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return min(last[-1], most + 1)


def nearest(wanted: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """Return up to ``most`` candidates that are similar to a name, the nearest first.

    One typing error is allowed for every three letters, up to two. Case is ignored.
    """
    errors = min(2, len(wanted) // 3)
    folded = wanted.casefold()
    found = []
    for candidate in candidates:
        steps = distance(folded, candidate.casefold(), errors)
        if steps <= errors:
            found.append((steps, candidate))
    found.sort()
    return [candidate for steps, candidate in found if steps <= found[0][0] + 1][:most]
