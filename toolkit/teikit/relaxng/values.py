"""What a value pattern wants, in words, and how a wrong value might be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teikit.relaxng.datatypes import Datatype
from teikit.relaxng.derivatives import accepts
from teikit.relaxng.patterns import NOT_ALLOWED, TEXT, Choice, Data, Group, Interleave, List, OneOrMore, Pattern, Value
from teikit.relaxng.similar import nearest


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values a pattern lists, and what else it takes, in words."""

    listed: tuple[str, ...]
    described: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both, as a reader sees them."""
        return tuple(f"“{value}”" for value in self.listed) + self.described


def wanted(pattern: Pattern) -> Wanted:
    """Describe a value pattern."""
    values: dict[str, None] = {}
    words: dict[str, None] = {}
    for leaf in _leaves(pattern):
        match leaf:
            case Value(text=text):
                values[text] = None
            case Data(datatype=datatype):
                words[describe(datatype)] = None
            case List(member=member):
                inner = wanted(member)
                words[f"a list, parted by spaces, of {' or '.join(inner.all) or 'nothing'}"] = None
    if pattern.nullable and TEXT not in set(_leaves(pattern)):
        words["nothing"] = None
    return Wanted(tuple(values), tuple(words))


def _leaves(pattern: Pattern) -> Iterator[Pattern]:
    match pattern:
        case Choice(members=members) | Interleave(members=members):
            for member in members:
                yield from _leaves(member)
        case OneOrMore(member=member):
            yield from _leaves(member)
        case Group(first=first, rest=rest):
            yield from _leaves(first)
            yield from _leaves(rest)
        case _:
            yield pattern


_FACETS = {
    "pattern": "that matches {}",
    "minInclusive": "not below {}",
    "maxInclusive": "not above {}",
    "minExclusive": "above {}",
    "maxExclusive": "below {}",
    "length": "of length {}",
    "minLength": "of at least {} characters",
    "maxLength": "of at most {} characters",
    "totalDigits": "of at most {} digits",
    "fractionDigits": "with at most {} digits after the point",
}


def describe(datatype: Datatype) -> str:
    """Say in words what a datatype and its parameters ask for."""
    facets = [_FACETS[name].format(limit) for name, limit in datatype.params]
    return " ".join([datatype.primitive.wants, *facets])


_TRUE = {"yes": "true", "no": "false", "y": "true", "n": "false", "True": "true", "False": "false"}


def mends(text: str, pattern: Pattern, context: Mapping[str, str]) -> list[str]:
    """Return values that the pattern takes and that the writer may have meant, the likeliest first."""
    listed = wanted(pattern).listed
    close = nearest(text.strip(), listed)
    if close:
        return close
    if pattern is NOT_ALLOWED:
        return []
    right = (candidate for candidate in dict.fromkeys(_respelt(text.strip())) if candidate and candidate != text)
    return [candidate for candidate in right if accepts(pattern, candidate, context)][:1]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Day, month and year in words, or in figures parted by points, as in 7.10.1950, 7 October 1950, October 7, 1950.
_DATES = (
    re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})"),
    re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(?P<name>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
)


def _iso_dates(text: str) -> Iterator[str]:
    for form in _DATES:
        found = form.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        name = (parts.get("name") or "").lower()[:3]
        month = _MONTHS.index(name) + 1 if name in _MONTHS else int(parts.get("month") or 0)
        if month:
            day = f"-{int(parts['day']):02}" if parts["day"] else ""
            yield f"{parts['year']}-{month:02}{day}"


def _respelt(text: str) -> Iterator[str]:
    yield text
    if text in _TRUE:
        yield _TRUE[text]
    padded = re.sub(r"(?<![0-9])[0-9](?![0-9])", lambda digit: "0" + digit.group(), text)
    yield padded
    yield from _iso_dates(text)
    for mark in "./":
        yield padded.replace(mark, "-")
    yield text.replace(",", ".")
    yield text.replace(" ", "T", 1)
    yield re.sub(r"\s+", "_", text)
    yield re.sub(r"[^\w.\-]+", "_", text)
    yield "_" + re.sub(r"[^\w.\-]+", "_", text)
