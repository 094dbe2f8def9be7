"""Assignment of footnote calls to the notes of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from teikit.encoding.notes.calls import SYMBOLS, Call, CallFinder

#: Number of consecutive calls that may be hidden in numbers before them.
_MOST_HIDDEN = 2


class _Chain(msgspec.Struct, frozen=True):
    """A linked list of calls for the first labels; ``None`` for a label without a call.

    :param total: sum of the scores.
    """

    total: float
    call: Call | None = None
    before: _Chain | None = None


def assign_calls(labels: Sequence[str], finder: CallFinder) -> list[Call | None]:
    """Return the call of each label, ``None`` for labels without one; calls are in the order of the labels.

    Of all assignments, the one with the highest sum of scores is chosen; a label without a call has the score
    ``skipped``. The algorithm is dynamic programming over a Pareto frontier: for each label in turn, it keeps the
    chains of calls for which no other chain ends earlier and scores as much. A label with *c* possible calls and a
    frontier of *f* chains takes O((c + f) log (c + f)) steps.
    """
    ends, frontier = [0], [_Chain(0.0)]
    for label in labels:
        extended = [(call.end, _extend(call, ends, frontier)) for call in finder.calls(label)]
        skipped = [
            (end, _Chain(chain.total + finder.weights.skipped, None, chain))
            for end, chain in zip(ends, frontier, strict=True)
        ]
        ends, frontier = _pareto_frontier([*skipped, *extended])
    calls: list[Call | None] = []
    chain: _Chain | None = frontier[-1]
    while chain is not None and chain.before is not None:
        calls.append(chain.call)
        chain = chain.before
    return calls[::-1]


def _extend(call: Call, ends: list[int], frontier: list[_Chain]) -> _Chain:
    """Return the best chain that ends before a call, with the call."""
    best = frontier[bisect_right(ends, call.start) - 1]
    return _Chain(best.total + call.score, call, best)


def _pareto_frontier(chains: Iterable[tuple[int, _Chain]]) -> tuple[list[int], list[_Chain]]:
    """Return the ends and the chains that no other chain dominates: a later end needs a higher total."""
    ends: list[int] = []
    best: list[_Chain] = []
    for end, chain in sorted(chains, key=lambda pair: (pair[0], -pair[1].total)):
        if not best or chain.total > best[-1].total:
            ends.append(end)
            best.append(chain)
    return ends, best


def count_up(finder: CallFinder) -> list[Call]:
    """Return the calls of a text without note bodies: numbers that count up, and the first of each symbol.

    The count starts at 1, or at a number that the next one follows, as in a volume that numbers the notes of a
    chapter. A place that is not a call by itself is one if its number is missing between two calls, or if it is the
    next one of the count.
    """
    symbols = (symbol * times for times in (1, 2, 3) for symbol in SYMBOLS)
    first_symbols = [call for label in symbols if (call := finder.first(label, 0))]
    return sorted([*_count(finder), *first_symbols])


def _count(finder: CallFinder) -> Iterator[Call]:
    number, after, is_counting = _first_number(finder), 0, False
    while call := _next_call(finder, number, after, is_counting=is_counting):
        yield call
        number, after, is_counting = int(call.label) + 1, call.end, True


def _next_call(finder: CallFinder, number: int, after: int, *, is_counting: bool) -> Call | None:
    """Return the call of a number; if the text hides it, that of the next number that is a call by itself."""
    if call := finder.first(str(number), after):
        return call
    for later_number in range(number + 1, number + 1 + _MOST_HIDDEN):
        if later := finder.first(str(later_number), after):
            between = (call for call in finder.calls(str(number)) if after <= call.start < later.start)
            missing = [call for call in between if call.score >= finder.weights.between]
            follows = is_counting or _is_certain(finder, later)
            if missing or follows or finder.first(str(later_number + 1), later.end):
                return max(missing, key=lambda call: call.score, default=later)
    return finder.first(str(number), after, finder.weights.next) if is_counting else None


def _first_number(finder: CallFinder) -> int:
    if any(finder.first(str(number), 0) for number in range(1, 2 + _MOST_HIDDEN)):
        return 1
    for call in sorted(finder.accepted()):
        if call.label.isdigit() and (_is_certain(finder, call) or finder.first(str(int(call.label) + 1), call.end)):
            return int(call.label)
    return 1


def _is_certain(finder: CallFinder, call: Call) -> bool:
    """Return whether a call scores more than needed and follows the end of a clause."""
    return call.score > finder.weights.accepted and finder.is_after_clause(call)
