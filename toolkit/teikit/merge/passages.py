"""Passages and identifiers of documents: detect those that a merge would lose or double.

The regions of a merge are independent of each other. If one version moves a passage that the other changes, one region
removes it and another inserts it; if only one of the two changes can be applied, the passage is lost or occurs twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from teikit.merge.xml_tokens import split_markup, split_units

Passages = Counter[Hashable]

#: Number of words in a passage.
_LENGTH = 4
_WORD = re.compile(r"\w+")
_ID = re.compile(r"""\sxml:id\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Faults:
    """The passages and identifiers that a merged document has too often, and those that it lacks."""

    doubled: frozenset[Hashable] = frozenset()
    lost: frozenset[Hashable] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.doubled or self.lost)

    def has_cause(self, before: str, after: str) -> bool:
        """Return whether a change of one region contributes to the faults."""
        old, new = count_passages(before), count_passages(after)
        return not self.doubled.isdisjoint(new - old) or not self.lost.isdisjoint(old - new)


def find_faults(base: Passages, mine: Passages, theirs: Passages, merged: Passages) -> Faults:
    """Compare a merged document with its versions.

    A passage occurs as often as in ``mine``, and once more for each time that ``theirs`` added it. A passage that both
    versions kept must not disappear. Single words count only if no version has them twice.
    """
    doubled, lost = set(), set()
    for one in merged.keys() | (base.keys() & mine.keys() & theirs.keys()):
        if isinstance(one, _Word) and max(base[one], mine[one], theirs[one]) > 1:
            continue
        if merged[one] > _highest(one, base[one], mine[one], theirs[one]):
            doubled.add(one)
        elif not isinstance(one, _Identifier) and merged[one] < _lowest(base[one], mine[one], theirs[one]):
            lost.add(one)
    return Faults(frozenset(doubled), frozenset(lost))


def _highest(one: Hashable, base: int, mine: int, theirs: int) -> int:
    if isinstance(one, _Identifier):
        return max(1, mine)
    return mine + max(0, theirs - base) if base or mine or theirs else 1


def _lowest(base: int, mine: int, theirs: int) -> int:
    return min(base, mine, theirs, mine + theirs - base)


class _Word(NamedTuple):
    word: str


@dataclass(frozen=True, slots=True)
class _Identifier:
    identifier: str


@dataclass(frozen=True, slots=True)
class _Unit:
    words: tuple[str, ...]


def count_passages(text: str) -> Passages:
    """Count the passages of a document or of a part of it: words, sequences of words, whole units, and identifiers."""
    tokens = split_markup(text)
    words = _words(tokens)
    passages: Passages = Counter(zip(*(words[start:] for start in range(_LENGTH)), strict=False))
    passages.update(map(_Word, words))
    passages.update(_units(text))
    passages.update(_identifiers(tokens))
    return passages


def _words(tokens: Iterable[str]) -> list[str]:
    return _WORD.findall(" ".join(token for token in tokens if not token.startswith("<")).casefold())


def _units(text: str) -> Iterator[_Unit]:
    """Yield the words of each element with text of its own."""
    for unit in split_units(text):
        if unit.startswith("<") and not unit.startswith(("<!", "<?")):
            words = _words(split_markup(unit))
            if words:
                yield _Unit(tuple(words))


def _identifiers(tokens: Iterable[str]) -> Iterator[_Identifier]:
    for token in tokens:
        if token.startswith("<") and token[1:2] not in "!?/" and (found := _ID.search(token)):
            yield _Identifier(found[1] or found[2] or "")
