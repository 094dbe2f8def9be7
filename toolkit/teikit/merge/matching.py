"""Longest common subsequences of long sequences, approximately, in almost linear time.

:class:`difflib.SequenceMatcher` takes cubic time if tokens are repeated, as words are. Long sequences are divided at
runs of tokens that occur once in each of them (patience diff), then followed by the algorithm of Myers ("An O(ND)
Difference Algorithm", 1986), which commits to the best path after a limited number of differences. Only short sequences
are compared by difflib, whose results are the most readable ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import count
from typing import NamedTuple

#: Lengths of the runs of tokens that divide sequences, each twice the next.
_RUNS = (16, 8, 4, 2, 1)
#: Product of the lengths of sequences up to which difflib compares them.
_SHORT = 4_000
#: Differences after which Myers' algorithm commits to the best path so far.
_MAX_DIFFERENCES = 64

_Pair = tuple[int, int]


class _Window(NamedTuple):
    """Parts of two sequences: indices from ``first`` to before ``last``, and from ``other_first`` likewise."""

    first: int
    last: int
    other_first: int
    other_last: int

    @property
    def is_empty(self) -> bool:
        return self.first >= self.last or self.other_first >= self.other_last

    @property
    def is_short(self) -> bool:
        return (self.last - self.first) * (self.other_last - self.other_first) <= _SHORT


def match_tokens(first: Sequence[str], second: Sequence[str]) -> dict[int, int]:
    """Return the indices of tokens of the first sequence mapped to those of equal ones; both ascend together."""
    window = _Window(0, len(first), 0, len(second))
    if window.is_short:
        return dict(_match_short(first, second, window))
    pairs: dict[int, int] = {}
    windows = [window]
    for runs, other_runs in _numbered_runs(first, second):
        windows = [
            gap
            for outer in windows
            for window in _trim(first, second, outer, pairs)
            for gap in ([window] if window.is_short else _divide(runs, other_runs, window, pairs))
        ]
    for outer in windows:
        for window in _trim(first, second, outer, pairs):
            find = _match_short if window.is_short else _match_long
            pairs.update(find(first, second, window))
    return dict(sorted(pairs.items()))


def _match_short(first: Sequence[str], second: Sequence[str], window: _Window) -> Iterator[_Pair]:
    start, last, other_start, other_last = window
    matcher = SequenceMatcher(None, first[start:last], second[other_start:other_last], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        yield from ((start + a + at, other_start + b + at) for at in range(size))


def _numbered_runs(first: Sequence[str], second: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    """Assign equal numbers to equal runs, by the token at which they start, for each length in :data:`_RUNS`."""
    numbers: dict[str, int] = {}
    runs = tuple([numbers.setdefault(token, len(numbers)) for token in tokens] for tokens in (first, second))
    by_length = [(runs[0], runs[1])]
    for length in reversed(_RUNS[1:]):
        pair_numbers: dict[_Pair, int] = {}
        runs = tuple(
            [pair_numbers.setdefault(pair, len(pair_numbers)) for pair in zip(side, side[length:], strict=False)]
            for side in runs
        )
        by_length.append((runs[0], runs[1]))
    return by_length[::-1]


def _trim(first: Sequence[str], second: Sequence[str], window: _Window, pairs: dict[int, int]) -> Iterator[_Window]:
    """Pair equal tokens at the start and at the end of a window; yield the rest unless it is empty."""
    start, last, other_start, other_last = window
    if not window.is_short:
        while start < last and other_start < other_last and first[start] == second[other_start]:
            pairs[start] = other_start
            start, other_start = start + 1, other_start + 1
        while start < last and other_start < other_last and first[last - 1] == second[other_last - 1]:
            last, other_last = last - 1, other_last - 1
            pairs[last] = other_last
    rest = _Window(start, last, other_start, other_last)
    if not rest.is_empty:
        yield rest


def _divide(
    runs: Sequence[int], other_runs: Sequence[int], window: _Window, pairs: dict[int, int]
) -> Iterator[_Window]:
    """Pair the first tokens of runs that occur once in each part of a window; yield the windows between them."""
    start, last, other_start, other_last = window
    mine, other = runs[start:last], other_runs[other_start:other_last]
    counts, other_counts = Counter(mine), Counter(other)
    places = {run: at for at, run in enumerate(other, other_start) if other_counts[run] == 1}
    unique = [(at, places[run]) for at, run in enumerate(mine, start) if counts[run] == 1 and run in places]
    for a, b in _longest_increasing(unique):
        pairs[a] = b
        yield _Window(start, a, other_start, b)
        start, other_start = a + 1, b + 1
    yield _Window(start, last, other_start, other_last)


def _longest_increasing(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the longest subsequence in which both indices ascend, of pairs whose first indices ascend."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int | None] = []
    for index, (_, b) in enumerate(pairs):
        length = bisect_left(ends, b)
        before.append(at_end[length - 1] if length else None)
        ends[length : length + 1] = [b]
        at_end[length : length + 1] = [index]
    found: list[_Pair] = []
    at = at_end[-1] if at_end else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _match_long(first: Sequence[str], second: Sequence[str], window: _Window) -> Iterator[_Pair]:
    start, last, other_start, other_last = window
    while start < last and other_start < other_last:
        rest = _Window(start, last, other_start, other_last)
        pairs, start, other_start = _follow_best_path(first, second, rest)
        yield from pairs


def _follow_best_path(first: Sequence[str], second: Sequence[str], window: _Window) -> tuple[list[_Pair], int, int]:
    """Return the pairs on the path that gets furthest with a limited number of differences, and its end.

    A diagonal is the difference of the indices in the two sequences; ``reached`` holds the furthest index in the first
    one by diagonal.
    """
    start, last, other_start, other_last = window
    reached = {start - other_start + 1: start}
    history: list[dict[int, int]] = []
    for differences in count():
        history.append(dict(reached))
        middle = start - other_start
        for diagonal in range(middle - differences, middle + differences + 1, 2):
            a = _step(reached, diagonal, middle - differences, middle + differences)
            while a < last and a - diagonal < other_last and first[a] == second[a - diagonal]:
                a += 1
            reached[diagonal] = a
        inside = [
            (2 * a - diagonal, diagonal)
            for diagonal, a in reached.items()
            if (diagonal - middle - differences) % 2 == 0 and a <= last and a - diagonal <= other_last
        ]
        _, diagonal = max(inside, default=(0, middle))
        a = reached.get(diagonal, start)
        is_at_end = a == last or a - diagonal == other_last
        if is_at_end or differences >= _MAX_DIFFERENCES:
            return _trace(history, window, a, diagonal), a, a - diagonal
    raise AssertionError


def _step(reached: dict[int, int], diagonal: int, lowest: int, highest: int) -> int:
    """Return the index at which a path enters a diagonal: past a token of the second sequence, or of the first."""
    if diagonal == lowest or (diagonal != highest and reached[diagonal - 1] < reached[diagonal + 1]):
        return reached[diagonal + 1]
    return reached[diagonal - 1] + 1


def _trace(history: Sequence[dict[int, int]], window: _Window, a: int, diagonal: int) -> list[_Pair]:
    """Return the pairs of equal tokens on a path, from its end to its start."""
    middle = window.first - window.other_first
    pairs: list[_Pair] = []
    for differences in range(len(history) - 1, -1, -1):
        reached = history[differences]
        lowest, highest = middle - differences, middle + differences
        entered = _step(reached, diagonal, lowest, highest)
        pairs += ((at, at - diagonal) for at in range(entered, a))
        is_down = diagonal == lowest or (diagonal != highest and reached[diagonal - 1] < reached[diagonal + 1])
        diagonal += 1 if is_down else -1
        a = reached[diagonal]
    return pairs[::-1]
