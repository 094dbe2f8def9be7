"""Counts in attributes of a source, such as the number of columns that a cell spans."""

from __future__ import annotations

#: The maximum of columns and rows that a cell spans (WHATWG HTML, 4.9.11). More would take the time of a huge table.
MAX_COLUMNS = 1_000
MAX_ROWS = 65_534
#: Longer numbers are as good as infinite; Python does not convert numbers of any length.
_MAX_DIGITS = 18


def parse_count(text: str, maximum: int) -> int | None:
    """Return a count, at most the maximum; ``None`` if the text is not a number in ASCII digits."""
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0") or "0"
    return maximum if len(digits) > _MAX_DIGITS else min(int(digits), maximum)
