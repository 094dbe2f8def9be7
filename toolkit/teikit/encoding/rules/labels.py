"""Labels of list items: their style (``1.``, ``(a)``, ``IV.``) and their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LABEL = re.compile(r"^(?P<open>[(\[]?)(?P<word>[0-9]{1,3}|[A-Za-z]{1,5})(?P<close>[.)\]]*)$")
_ROMAN = re.compile(r"^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Reading(NamedTuple):
    """A reading of a label: ``i.`` is the Roman numeral 1 or the ninth letter."""

    style: str
    number: int


def readings(label: str) -> tuple[Reading, ...]:
    """Return the readings of a label, the more likely one first; none for text that is not a label."""
    match = _LABEL.match("".join(label.split()))
    return tuple(_readings(match)) if match else ()


def _readings(match: re.Match[str]) -> Iterator[Reading]:
    word, around = match["word"], f"{match['open']} {match['close']}"
    if word.isdigit():
        yield Reading(f"1{around}", int(word))
        return
    case = "upper" if word.isupper() else "lower"
    small = word.lower()
    roman = _roman(small) if _ROMAN.match(small) else 0
    letter = ord(small[0]) - ord("a") + 1 + 26 * (len(small) - 1) if len(set(small)) == 1 else 0
    found = [Reading(f"roman {case}{around}", roman), Reading(f"letter {case}{around}", letter)]
    if roman > 10 or (len(small) == 1 and small not in "ivx"):
        found.reverse()
    yield from (reading for reading in found if reading.number)


def _roman(word: str) -> int:
    values = [_VALUES[c] for c in word]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))
