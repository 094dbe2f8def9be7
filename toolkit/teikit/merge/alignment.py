"""Alignment of the units of a version with those of its base, although words or tags have changed.

Units are paired by their words first, because an edition preserves its text: equal ones, then, between these, the most
similar ones. Tags are paired between the texts, and white space by its neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from teikit.merge.matching import match_tokens
from teikit.merge.xml_tokens import is_end_tag, is_start_tag, split_markup, split_words, tag_name

#: Indices in the base mapped to indices in the version; both ascend together.
Pairs = dict[int, int]
#: The words of a unit, or the parts of a tag, with their numbers.
Features = Counter[str]
_Aligner = Callable[[Sequence[str], Sequence[str]], Pairs]

#: Proportion of their words that two units must share to be versions of one unit.
_SIMILAR = 0.5
#: Proportion of a new unit that must come from an old one for the new unit to be a part split off from it.
_PART = 0.3
#: Number of pairs of units up to which each unit is compared with each.
_MAX_COMPARISONS = 2_500
#: In a longer gap, the number of units before and after the same index that a unit is compared with.
_NEIGHBOURS = 10


def align_equal(base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair equal tokens; white space is paired only next to tokens that are paired."""
    mine = [index for index, token in enumerate(base) if not token.isspace()]
    other = [index for index, token in enumerate(version) if not token.isspace()]
    matches = match_tokens([base[a] for a in mine], [version[b] for b in other])
    pairs = {mine[a]: other[b] for a, b in matches.items()}
    return _with_spaces(pairs, base, version)


def _with_spaces(pairs: Pairs, base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair the white space after and before paired tokens, even if it has changed."""
    for step in (1, -1):
        taken = set(pairs.values())
        neighbours = ((a + step, b + step) for a, b in pairs.items())
        pairs = pairs | {
            a: b for a, b in neighbours if a not in pairs and b not in taken and _are_spaces(base, a, version, b)
        }
    return pairs


def _are_spaces(base: Sequence[str], a: int, version: Sequence[str], b: int) -> bool:
    return 0 <= a < len(base) and 0 <= b < len(version) and base[a].isspace() and version[b].isspace()


def align_similar(base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair the units of a version with those of its base."""
    pairs: Pairs = {}
    passes: tuple[tuple[_Aligner, Callable[[str], bool]], ...] = (
        (_align_same_words, _has_words),
        (_align_most_similar, _has_words),
        (align_equal, lambda _unit: True),
        (_align_most_similar, _is_tag),
    )
    for align, applies in passes:
        for base_gap, version_gap in list(_gaps(pairs, len(base), len(version))):
            mine = [index for index in base_gap if applies(base[index])]
            other = [index for index in version_gap if applies(version[index])]
            found = align([base[index] for index in mine], [version[index] for index in other])
            pairs |= {mine[a]: other[b] for a, b in found.items()}
    return _with_spaces(pairs, base, version)


def is_split_or_moved(base: Sequence[str], version: Sequence[str]) -> bool:
    """Return whether a unit, or much of it, is at another index in the version: units were split, joined or moved."""
    mine = [(index, _features(unit)) for index, unit in enumerate(base) if _has_words(unit)]
    other = [(index, _features(unit)) for index, unit in enumerate(version) if _has_words(unit)]
    is_short = len(mine) * len(other) <= _MAX_COMPARISONS
    return any(
        i != j and _overlap(first, second) >= _SIMILAR
        for at, (i, first) in enumerate(mine)
        for j, second in (other if is_short else other[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
    )


def _overlap(first: Features, second: Features) -> float:
    """Return the proportion of the shorter of two units that the other contains."""
    return (first & second).total() / (min(first.total(), second.total()) or 1)


def _gaps(pairs: Pairs, length: int, version_length: int) -> Iterator[tuple[range, range]]:
    """Yield the gaps between pairs in which neither side is empty."""
    start, version_start = 0, 0
    for index, version_index in (*sorted(pairs.items()), (length, version_length)):
        if start < index and version_start < version_index:
            yield range(start, index), range(version_start, version_index)
        start, version_start = index + 1, version_index + 1


def _align_same_words(base: Sequence[str], version: Sequence[str]) -> Pairs:
    return align_equal([_text(unit) for unit in base], [_text(unit) for unit in version])


def _align_most_similar(base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair units so that the sum of their similarities is greatest."""
    of_base, of_version = [_features(unit) for unit in base], [_features(unit) for unit in version]
    if len(base) * len(version) <= _MAX_COMPARISONS:
        pairs = _best_pairs(of_base, of_version)
    else:
        pairs = _most_similar_of(_similar_pairs(of_base, of_version))
    return _without_parts(pairs, of_base, of_version)


def _best_pairs(base: Sequence[Features], version: Sequence[Features]) -> Pairs:
    """Compare each unit with each, by dynamic programming."""
    best = [[0.0] * (len(version) + 1) for _ in range(len(base) + 1)]
    for a in reversed(range(len(base))):
        for b in reversed(range(len(version))):
            score = _similarity(base[a], version[b])
            paired = best[a + 1][b + 1] + score if score >= _SIMILAR else 0.0
            best[a][b] = max(paired, best[a + 1][b], best[a][b + 1])
    return _best_path(best)


def _similar_pairs(base: Sequence[Features], version: Sequence[Features]) -> list[tuple[int, int, float]]:
    """Compare the units that share words of an alignment of all words of the gap."""
    words, of_word = _flatten(base)
    version_words, of_version_word = _flatten(version)
    shared = {(of_word[a], of_version_word[b]) for a, b in match_tokens(words, version_words).items()}
    scored = ((a, b, _similarity(base[a], version[b])) for a, b in sorted(shared))
    return [one for one in scored if one[2] >= _SIMILAR]


def _flatten(units: Sequence[Features]) -> tuple[list[str], list[int]]:
    """Return the words of units, and the index of the unit of each."""
    words = [(word, index) for index, features in enumerate(units) for word in features]
    return [word for word, _ in words], [index for _, index in words]


def _most_similar_of(candidates: Sequence[tuple[int, int, float]]) -> Pairs:
    """Choose among pairs whose indices never descend; of successive ones that share a unit, the most similar."""
    chosen: list[tuple[int, int, float]] = []
    for a, b, score in candidates:
        if not chosen or (chosen[-1][0] != a and chosen[-1][1] != b):
            chosen.append((a, b, score))
        elif score > chosen[-1][2]:
            chosen[-1] = (a, b, score)
    return {a: b for a, b, _ in chosen}


def _best_path(best: Sequence[Sequence[float]]) -> Pairs:
    pairs: Pairs = {}
    a = b = 0
    while a < len(best) - 1 and b < len(best[0]) - 1:
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            pairs[a] = b
            a, b = a + 1, b + 1
    return pairs


def _without_parts(pairs: Pairs, base: Sequence[Features], version: Sequence[Features]) -> Pairs:
    """Leave out pairs of which a part is in an unpaired unit: the unit was split, or joined with another."""
    paired = set(pairs.values())
    new = _Unpaired(features for b, features in enumerate(version) if b not in paired)
    old = _Unpaired(features for a, features in enumerate(base) if a not in pairs)
    return {
        a: b
        for a, b in pairs.items()
        if not new.have_part(base[a] - version[b]) and not old.have_part(version[b] - base[a])
    }


class _Unpaired:
    """Units that are not paired, by their words."""

    def __init__(self, units: Iterable[Features]) -> None:
        self._units = [unit for unit in units if unit]
        self._with_word: dict[str, list[int]] = {}
        for index, unit in enumerate(self._units):
            for word in unit:
                self._with_word.setdefault(word, []).append(index)

    def have_part(self, rest: Features) -> bool:
        """Return whether one of the units comes, for the most part, from the rest of another."""
        candidates = {index for word in rest for index in self._with_word.get(word, ())}
        units = (self._units[index] for index in candidates)
        return any((unit & rest).total() >= _PART * unit.total() for unit in units)


def _similarity(first: Features, second: Features) -> float:
    return 2 * (first & second).total() / (first.total() + second.total() or 1)


def _features(unit: str) -> Features:
    """Count what identifies a unit: its words or, for a tag, its name, which counts thrice, and its attributes."""
    if _is_tag(unit):
        slash = "/" if is_end_tag(unit) else ""
        return Counter([f"{slash}{tag_name(unit)}"] * 3 + unit.split()[1:])
    return Counter(word for word in split_words(_text(unit)) if not word.isspace())


def _text(unit: str) -> str:
    """Return the text of a unit without markup, its white space normalised."""
    return " ".join("".join(token for token in split_markup(unit) if not token.startswith("<")).split())


def _has_words(unit: str) -> bool:
    return not _is_tag(unit) and bool(_text(unit))


def _is_tag(unit: str) -> bool:
    return (is_start_tag(unit) or is_end_tag(unit) or unit.endswith("/>")) and unit.count("<") == 1
