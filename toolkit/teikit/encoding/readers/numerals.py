"""Numerals of items and notes: 4, d, D, iv, IV (CSS Counter Styles; OOXML ST_NumberFormat)."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(number: int, style: str) -> str:
    """Return a number in a counter style such as ``lower-alpha``; in decimal if the style cannot express it."""
    case, _, kind = style.partition("-")
    if kind in ("alpha", "latin") and number > 0:
        digits = _letters(number)
    elif kind == "roman" and 0 < number < 4000:
        digits = _roman(number)
    else:
        return str(number)
    return digits.upper() if case == "upper" else digits


def _letters(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number - 1, 26)
        digits = chr(ord("a") + digit) + digits
    return digits


def _roman(number: int) -> str:
    digits = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        digits += sign * count
    return digits
