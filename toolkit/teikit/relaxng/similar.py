"""Which name was meant: names that differ in case, or by one or two slips of the keyboard."""

from __future__ import annotations

from collections.abc import Iterable


def distance(one: str, other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap with their neighbour; ``most + 1`` stands for more than ``most``.

    This is the optimal string alignment distance.
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
    """Return up to ``most`` candidates that may have been meant, the nearest first; often none.

    A slip is allowed for each three letters, two at the most; another case costs nothing beside another letter.
    """
    slips = min(2, len(wanted) // 3)
    folded = wanted.casefold()
    found = []
    for candidate in candidates:
        steps = distance(folded, candidate.casefold(), slips)
        if steps <= slips:
            found.append((steps, candidate))
    found.sort()
    return [candidate for steps, candidate in found if steps <= found[0][0] + 1][:most]
