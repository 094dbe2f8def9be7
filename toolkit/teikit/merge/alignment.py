"""Which unit of a version is which unit of the base, though its words or tags were changed.

Text is what an edition keeps, so units are told apart by their words first: equal ones, then the most alike between
these; tags find their places between the texts, and white space beside what it follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from teikit.merge.markup import is_end, is_start, name, pieces, words

#: Index in the base to index in the version; both rise together.
Pairs = dict[int, int]
_Matcher = Callable[[Sequence[str], Sequence[str]], Pairs]

#: How much of their words two units share, at least, to be one that was changed: 1 is all.
_ALIKE = 0.5
#: How much of a new unit comes from an old one, at least, to be a part that was split from it.
_PART = 0.3
#: Comparisons in one gap between equal units; a gap that would need more is left to be merged as a whole.
_COMPARISONS = 40_000


def exact(base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair what is equal, and white space only beside something that is."""
    mine = [index for index, token in enumerate(base) if not token.isspace()]
    other = [index for index, token in enumerate(version) if not token.isspace()]
    matcher = SequenceMatcher(None, [base[a] for a in mine], [version[b] for b in other], autojunk=False)
    pairs = {mine[a + at]: other[b + at] for a, b, size in matcher.get_matching_blocks() for at in range(size)}
    return _with_spaces(pairs, base, version)


def _with_spaces(pairs: Pairs, base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair the white space behind and before what is paired, also where it was changed."""
    for step in (1, -1):
        taken = set(pairs.values())
        beside = ((a + step, b + step) for a, b in pairs.items())
        pairs = pairs | {
            a: b for a, b in beside if a not in pairs and b not in taken and _is_space(base, a, version, b)
        }
    return pairs


def _is_space(base: Sequence[str], a: int, version: Sequence[str], b: int) -> bool:
    return 0 <= a < len(base) and 0 <= b < len(version) and base[a].isspace() and version[b].isspace()


def alike(base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair the units of a version with those of its base."""
    pairs: Pairs = {}
    steps: tuple[tuple[_Matcher, Callable[[str], bool]], ...] = (
        (_same_words, _has_words),
        (_most_alike, _has_words),
        (exact, _is_any),
        (_most_alike, _is_tag),
    )
    for match, wanted in steps:
        for base_gap, version_gap in list(_gaps(pairs, len(base), len(version))):
            mine = [index for index in base_gap if wanted(base[index])]
            other = [index for index in version_gap if wanted(version[index])]
            found = match([base[index] for index in mine], [version[index] for index in other])
            pairs |= {mine[a]: other[b] for a, b in found.items()}
    return _with_spaces(pairs, base, version)


def is_divided(base: Sequence[str], version: Sequence[str]) -> bool:
    """Tell whether a unit, or much of it, stands at another place: one was split, and not each is what it was."""
    mine = [(i, _marks(unit)) for i, unit in enumerate(base) if _has_words(unit)]
    other = [(i, _marks(unit)) for i, unit in enumerate(version) if _has_words(unit)]
    if len(mine) * len(other) > _COMPARISONS:
        return False
    return any(i != j and _shares(first, second) >= _ALIKE for i, first in mine for j, second in other)


def _shares(first: Counter[str], second: Counter[str]) -> float:
    """Return how much of the shorter of two units is in the other."""
    return (first & second).total() / (min(first.total(), second.total()) or 1)


def _gaps(pairs: Pairs, length: int, version_length: int) -> Iterator[tuple[range, range]]:
    """Yield the stretches between pairs in which neither side is empty."""
    at, version_at = 0, 0
    for index, version_index in (*sorted(pairs.items()), (length, version_length)):
        if at < index and version_at < version_index:
            yield range(at, index), range(version_at, version_index)
        at, version_at = index + 1, version_index + 1


def _same_words(base: Sequence[str], version: Sequence[str]) -> Pairs:
    return exact([_text(unit) for unit in base], [_text(unit) for unit in version])


def _most_alike(base: Sequence[str], version: Sequence[str]) -> Pairs:
    """Pair units so that as much as possible is alike, by dynamic programming."""
    if len(base) * len(version) > _COMPARISONS:
        return {}
    of_base, of_version = [_marks(unit) for unit in base], [_marks(unit) for unit in version]
    best = [[0.0] * (len(version) + 1) for _ in range(len(base) + 1)]
    likeness: dict[tuple[int, int], float] = {}
    for a in reversed(range(len(base))):
        for b in reversed(range(len(version))):
            likeness[a, b] = score = _likeness(of_base[a], of_version[b])
            paired = best[a + 1][b + 1] + score if score >= _ALIKE else 0.0
            best[a][b] = max(paired, best[a + 1][b], best[a][b + 1])
    return _whole(_path(best, likeness), of_base, of_version)


def _whole(pairs: Pairs, base: Sequence[Counter[str]], version: Sequence[Counter[str]]) -> Pairs:
    """Leave out pairs of which a part stands in a neighbour that is new: a unit that was split, or two made one."""
    new = [marks for b, marks in enumerate(version) if b not in pairs.values()]
    old = [marks for a, marks in enumerate(base) if a not in pairs]
    return {
        a: b
        for a, b in pairs.items()
        if not _holds_some(new, base[a] - version[b]) and not _holds_some(old, version[b] - base[a])
    }


def _holds_some(units: Sequence[Counter[str]], part: Counter[str]) -> bool:
    return any((unit & part).total() >= _PART * unit.total() for unit in units if part and unit)


def _path(best: Sequence[Sequence[float]], likeness: dict[tuple[int, int], float]) -> Pairs:
    pairs: Pairs = {}
    a = b = 0
    while a < len(best) - 1 and b < len(best[0]) - 1:
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            assert likeness[a, b] >= _ALIKE
            pairs[a] = b
            a, b = a + 1, b + 1
    return pairs


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    return 2 * (first & second).total() / (first.total() + second.total() or 1)


def _marks(unit: str) -> Counter[str]:
    """Count what a unit is known by: its words; of a tag its name and its attributes."""
    if _is_tag(unit):
        kind = "/" if is_end(unit) else ""
        return Counter([f"{kind}{name(unit)}"] * 3 + unit.split()[1:])
    return Counter(word for word in words(_text(unit)) if not word.isspace())


def _text(unit: str) -> str:
    """Return the running text of a unit."""
    return " ".join("".join(piece for piece in pieces(unit) if not piece.startswith("<")).split())


def _has_words(unit: str) -> bool:
    return not _is_tag(unit) and bool(_text(unit))


def _is_tag(unit: str) -> bool:
    return (is_start(unit) or is_end(unit) or unit.endswith("/>")) and unit.count("<") == 1


def _is_any(_unit: str) -> bool:
    return True
