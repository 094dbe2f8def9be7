"""Three-way merge of sequences, as Khanna, Kunal and Pierce describe diff3 (FSTTCS 2007).

Two versions of one base are laid beside it; what only one of them changed is taken from that one, what both changed
alike is taken once, and the rest is a conflict. Own code because the kept Python library for it is under the GPL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from teikit.merge.alignment import Pairs, exact

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the merge: what base, mine and theirs have there; equal ones need no decision."""

    base: Tokens
    mine: Tokens
    theirs: Tokens

    @property
    def merged(self) -> Tokens | None:
        """Return what the merge has here, ``None`` where both changed it, differently."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None


def touching(region: Region) -> Tokens | None:
    """Merge changes that touch without overlapping, which diff3 proper takes for a conflict; ``None`` if they overlap.

    Two tags that follow each other are two things, as two adjoining lines of a program seldom are.
    """
    changes = sorted([*_changes(region.base, region.mine), *_changes(region.base, region.theirs)])
    merged: list[str] = []
    at = 0
    for index, (start, end, tokens) in enumerate(changes):
        twice_inserted = index > 0 and start == end and changes[index - 1][:2] == (start, end)
        if start < at or twice_inserted:
            return None
        merged += (*region.base[at:start], *tokens)
        at = end
    return (*merged, *region.base[at:])


def _changes(base: Tokens, version: Tokens) -> Iterator[tuple[int, int, Tokens]]:
    """Find what a version has in place of stretches of the base: their start and end, and the tokens."""
    at, other_at = 0, 0
    for index, other in (*sorted(exact(base, version).items()), (len(base), len(version))):
        if (at, other_at) != (index, other):
            yield at, index, version[other_at:other]
        if index < len(base) and base[index] != version[other]:
            yield index, index + 1, version[other : other + 1]
        at, other_at = index + 1, other + 1


def regions(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], aligned: Callable[..., Pairs] = exact
) -> Iterator[Region]:
    """Lay two versions beside their base: what all three have, token by token, and the stretches between.

    ``aligned`` pairs the tokens of the base with those of a version.
    """
    my_pairs, their_pairs = aligned(base, mine), aligned(base, theirs)
    at = (0, 0, 0)
    ends = (len(base), len(mine), len(theirs))
    both = sorted(my_pairs.keys() & their_pairs.keys())
    for place in (*((index, my_pairs[index], their_pairs[index]) for index in both), ends):
        if place != at:
            yield _region(base, mine, theirs, at, place)
        if place != ends:
            at = (place[0] + 1, place[1] + 1, place[2] + 1)
            yield _region(base, mine, theirs, place, at)


def _region(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    start: tuple[int, int, int],
    end: tuple[int, int, int],
) -> Region:
    pairs = zip((base, mine, theirs), start, end, strict=True)
    return Region(*(tuple(version[first:last]) for version, first, last in pairs))
