"""Lexical spaces of the datatypes of W3C XML Schema Part 2: white space, form, calendar.

They are checked here and not by a library because a table of small regular expressions costs no import.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from teikit.relaxng import names

WhiteSpace: TypeAlias = Literal["preserve", "replace", "collapse"]
Space: TypeAlias = Literal[
    "string", "list", "decimal", "float", "boolean", "hex", "base64", "temporal", "duration", "qname"
]


class Primitive(NamedTuple):
    """The lexical space of a datatype.

    :param space: the kind of value.
    :param white: the treatment of white space.
    :param form: matches the normalised string; ``None`` if any string is allowed.
    :param description: a noun phrase for messages.
    :param low: the lower bound of an integer type.
    :param high: the upper bound of an integer type.
    """

    space: Space
    white: WhiteSpace
    form: Callable[[str], object] | None
    description: str
    low: int | None = None
    high: int | None = None


def _re(expression: str) -> Callable[[str], object]:
    return re.compile(expression, re.ASCII).fullmatch


def _lazy(expression: str) -> Callable[[str], object]:
    """Compile on first use: most schemas need few types."""
    compiled: list[Callable[[str], object]] = []

    def match(text: str) -> object:
        if not compiled:
            compiled.append(_re(expression))
        return compiled[0](text)

    return match


_ZONE = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_YEAR = "(?P<year>-?(?:[1-9][0-9]{3,}|0[0-9]{3}))"
_MONTH = "(?P<month>0[1-9]|1[0-2])"
_DAY = "(?P<day>0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _calendar(expression: str) -> Callable[[str], object]:
    """Match the form of a date, then check that the year exists and the month has that day."""
    match = _lazy(expression)

    def check(text: str) -> bool:
        found = match(text)
        if not isinstance(found, re.Match):
            return False
        parts = found.groupdict()
        year = _equivalent_year(parts["year"]) if "year" in parts else None
        if year == 0:
            return False
        if "day" not in parts or "month" not in parts:
            return True
        return int(parts["day"]) <= days_in(int(parts["month"]), year)

    return check


def _equivalent_year(text: str) -> int:
    """Return a year with the same calendar, of at most five digits: Python does not convert numbers of any length."""
    digits = text.removeprefix("-")
    year = int(digits[-4:]) + (10_000 if len(digits) > 4 else 0)
    return -year if text.startswith("-") else year


def days_in(month: int, year: int | None) -> int:
    """Return the days of a month in the proleptic Gregorian calendar; without a year, February has 29."""
    if month == 2 and year is not None:
        year += 1 if year < 0 else 0  # the year before 0001 is -0001 (XSD 1.0)
        if year % 4 or (year % 100 == 0 and year % 400):
            return 28
    return _MONTH_DAYS[month - 1]


def _any_uri(text: str) -> bool:
    """Match a URI. Little is invalid, since XML Linking Language 5.4 escapes the characters that URIs do not allow."""
    if "%" in text and re.search("%(?![0-9A-Fa-f]{2})", text):
        return False
    if text.count("#") > 1:
        return False
    scheme, colon, _ = text.partition(":")
    if not colon or re.search("[/?#]", scheme):
        return True
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.\-]*", scheme) is not None


def _base64(text: str) -> bool:
    packed = text.replace(" ", "")
    return len(packed) % 4 == 0 and re.fullmatch(
        "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?", packed
    ) is not None  # fmt: skip


def _tokens(form: Callable[[str], bool]) -> Callable[[str], object]:
    def check(text: str) -> bool:
        return bool(text) and all(form(token) for token in text.split(" "))

    return check


def _integer(description: str, low: int | None = None, high: int | None = None) -> Primitive:
    return Primitive("decimal", "collapse", _lazy("[+-]?[0-9]+"), description, low, high)


def _qname(text: str) -> bool:
    prefix, colon, local = text.rpartition(":")
    return names.is_ncname(local) and (not colon or names.is_ncname(prefix))


def _bits(size: int, *, unsigned: bool = False) -> tuple[int, int]:
    return (0, 2**size - 1) if unsigned else (-(2 ** (size - 1)), 2 ** (size - 1) - 1)


_C: WhiteSpace = "collapse"
_FLOAT = _lazy(rf"{_DECIMAL}(?:[eE][+-]?[0-9]+)?|-?INF|NaN")
_NCNAME = names.is_ncname
_DURATION = _lazy(
    r"-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
)

XSD: dict[str, Primitive] = {
    "string": Primitive("string", "preserve", None, "text"),
    "normalizedString": Primitive("string", "replace", None, "text"),
    "token": Primitive("string", _C, None, "text"),
    "anyURI": Primitive("string", _C, _any_uri, "a URI"),
    "language": Primitive(
        "string", _C, _lazy("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"), "a language tag, such as en or de-CH"
    ),
    "Name": Primitive("string", _C, names.is_name, "an XML name"),
    "NCName": Primitive("string", _C, _NCNAME, "an XML name without a colon"),
    "NMTOKEN": Primitive("string", _C, names.is_nmtoken, "a name token: letters, digits, . - _ :"),
    "ID": Primitive("string", _C, _NCNAME, "an identifier: an XML name without a colon"),
    "IDREF": Primitive("string", _C, _NCNAME, "the identifier of an element"),
    "ENTITY": Primitive("string", _C, _NCNAME, "the name of an unparsed entity"),
    "NMTOKENS": Primitive("list", _C, _tokens(names.is_nmtoken), "name tokens separated by spaces"),
    "IDREFS": Primitive("list", _C, _tokens(names.is_ncname), "identifiers separated by spaces"),
    "ENTITIES": Primitive("list", _C, _tokens(names.is_ncname), "names of unparsed entities separated by spaces"),
    "QName": Primitive("qname", _C, _qname, "a name whose prefix is declared"),
    "NOTATION": Primitive("qname", _C, _qname, "the name of a notation"),
    "boolean": Primitive("boolean", _C, _lazy("true|false|1|0"), "true or false"),
    "decimal": Primitive("decimal", _C, _lazy(_DECIMAL), "a decimal number, such as 12.5"),
    "float": Primitive("float", _C, _FLOAT, "a number, such as 12.5 or 1e6"),
    "double": Primitive("float", _C, _FLOAT, "a number, such as 12.5 or 1e6"),
    "integer": _integer("a whole number"),
    "nonPositiveInteger": _integer("a whole number, 0 or less", None, 0),
    "negativeInteger": _integer("a whole number below 0", None, -1),
    "nonNegativeInteger": _integer("a whole number, 0 or more", 0),
    "positiveInteger": _integer("a whole number, 1 or more", 1),
    **{
        name: _integer("a whole number", *_bits(size))
        for name, size in (("long", 64), ("int", 32), ("short", 16), ("byte", 8))
    },
    **{
        name: _integer("a whole number", *_bits(size, unsigned=True))
        for name, size in (("unsignedLong", 64), ("unsignedInt", 32), ("unsignedShort", 16), ("unsignedByte", 8))
    },
    "hexBinary": Primitive("hex", _C, _lazy("(?:[0-9A-Fa-f]{2})*"), "pairs of hexadecimal digits"),
    "base64Binary": Primitive("base64", _C, _base64, "Base64"),
    "date": Primitive("temporal", _C, _calendar(f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}"), "a date, such as 1950-10-07"),
    "dateTime": Primitive(
        "temporal",
        _C,
        _calendar(f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}"),
        "a date and time, such as 1950-10-07T12:00:00",
    ),
    "time": Primitive("temporal", _C, _lazy(_TIME + _ZONE), "a time, such as 12:00:00"),
    "gYear": Primitive("temporal", _C, _calendar(_YEAR + _ZONE), "a year, such as 1950"),
    "gYearMonth": Primitive(
        "temporal", _C, _calendar(f"{_YEAR}-{_MONTH}{_ZONE}"), "a month of a year, such as 1950-10"
    ),
    "gMonth": Primitive("temporal", _C, _lazy(f"--{_MONTH}(?:--)?{_ZONE}"), "a month, such as --10"),
    "gMonthDay": Primitive("temporal", _C, _calendar(f"--{_MONTH}-{_DAY}{_ZONE}"), "a day of a month, such as --10-07"),
    "gDay": Primitive("temporal", _C, _lazy(f"---{_DAY}{_ZONE}"), "a day, such as ---07"),
    "duration": Primitive("duration", _C, _DURATION, "a duration, such as P1Y2M or PT30M"),
}
