"""Three-way merge of sequences: diff3, as formalised by Khanna, Kunal and Pierce (FSTTCS 2007).

Two versions are aligned with their common base. A change in one version is applied, the same change in both is applied
once, and anything else is a conflict. The maintained Python library for diff3 is under the GPL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from teikit.merge.alignment import Pairs, align_equal

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the merge: the tokens of the base and of the two versions."""

    base: Tokens
    mine: Tokens
    theirs: Tokens

    @property
    def merged(self) -> Tokens | None:
        """The merged tokens, ``None`` if the two versions changed them differently."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None


def align_versions(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], align: Callable[..., Pairs] = align_equal
) -> Iterator[Region]:
    """Yield the regions of two versions and their base: one for each token in all three, and those between.

    :param align: pairs the tokens of the base with those of a version.
    """
    my_pairs, their_pairs = align(base, mine), align(base, theirs)
    start = (0, 0, 0)
    ends = (len(base), len(mine), len(theirs))
    shared = sorted(my_pairs.keys() & their_pairs.keys())
    for found in (*((index, my_pairs[index], their_pairs[index]) for index in shared), ends):
        if found != start:
            yield _region(base, mine, theirs, start, found)
        if found != ends:
            start = (found[0] + 1, found[1] + 1, found[2] + 1)
            yield _region(base, mine, theirs, found, start)


def _region(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    start: tuple[int, int, int],
    end: tuple[int, int, int],
) -> Region:
    slices = zip((base, mine, theirs), start, end, strict=True)
    return Region(*(tuple(version[first:last]) for version, first, last in slices))


def merge_adjacent(region: Region) -> Tokens | None:
    """Merge changes that touch but do not overlap; ``None`` if they overlap or insert at the same place.

    diff3 proper reports a conflict for touching changes. But two adjacent tags, unlike two adjacent lines of a program,
    are usually independent.
    """
    changes = sorted([*_changes(region.base, region.mine), *_changes(region.base, region.theirs)])
    merged: list[str] = []
    position = 0
    previous: tuple[int, int] | None = None
    for start, end, tokens in changes:
        both_insert_here = start == end and previous == (start, end)
        if start < position or both_insert_here:
            return None
        merged += (*region.base[position:start], *tokens)
        position = end
        previous = (start, end)
    return (*merged, *region.base[position:])


def _changes(base: Tokens, version: Tokens) -> Iterator[tuple[int, int, Tokens]]:
    """Yield the changes of a version: start and end in the base, and the replacement."""
    start, version_start = 0, 0
    for index, version_index in (*sorted(align_equal(base, version).items()), (len(base), len(version))):
        if (start, version_start) != (index, version_index):
            yield start, index, version[version_start:version_index]
        if index < len(base) and base[index] != version[version_index]:
            yield index, index + 1, version[version_index : version_index + 1]
        start, version_start = index + 1, version_index + 1
