"""Numbers of items and notes as a source shows them: 4, d, D, iv, IV (CSS Counter Styles; OOXML ST_NumberFormat)."""

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
    """Return a number in a style (``lower-alpha``, ``upper-roman``); decimal where the style has none for it."""
    case, _, kind = style.partition("-")
    if kind in ("alpha", "latin") and number > 0:
        made = _letters(number)
    elif kind == "roman" and 0 < number < 4000:
        made = _roman(number)
    else:
        return str(number)
    return made.upper() if case == "upper" else made


def _letters(number: int) -> str:
    made = ""
    while number:
        number, digit = divmod(number - 1, 26)
        made = chr(ord("a") + digit) + made
    return made


def _roman(number: int) -> str:
    made = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        made += sign * count
    return made
