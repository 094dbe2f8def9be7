"""What a value pattern wants, in words, and how a wrong value might be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teikit.relaxng.datatypes import Datatype
from teikit.relaxng.derivatives import accepts
from teikit.relaxng.patterns import (
    NOT_ALLOWED,
    TEXT,
    Choice,
    Data,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Value,
)
from teikit.relaxng.similar import nearest


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values a pattern lists, and what else it takes, in words."""

    listed: tuple[str, ...]
    described: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both, as a reader sees them."""
        return tuple(f"“{value}”" if value else "nothing" for value in self.listed) + self.described


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
                words[_listed(inner)] = None
    if pattern.nullable and TEXT not in set(_leaves(pattern)):
        words["nothing"] = None
    return Wanted(tuple(values), tuple(words))


def _listed(member: Wanted) -> str:
    if len(member.all) == 1 and member.all[0] in _SEVERAL:
        return f"a list of {_SEVERAL[member.all[0]]}, parted by spaces"
    return f"a list, parted by spaces, of {' or '.join(member.all) or 'nothing'}"


def _leaves(pattern: Pattern) -> Iterator[Pattern]:
    todo = [pattern]
    while todo:
        current = todo.pop()
        match current:
            case Choice(members=members) | Interleave(members=members):
                todo += reversed(members)
            case OneOrMore(member=member):
                todo.append(member)
            case Group(first=first, rest=rest):
                todo += (rest, first)
            case _:
                yield current


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


#: What one word is, and what is none: a pattern that tells them apart is told in words.
_WORDS = ("a", "Ω", "7", "-", "#x.y", "§1/2")
_NO_WORDS = ("", " ", "a b")
_WORD = "a word without spaces"
_SEVERAL = {_WORD: "words", "a URI": "URIs", "an identifier: an XML name without colon": "identifiers"}
#: Datatypes of names: what is no name may become one by other characters.
_NAMES = frozenset({"ID", "IDREF", "NCName", "Name", "NMTOKEN"})


def describe(datatype: Datatype) -> str:
    """Say in words what a datatype and its parameters ask for."""
    wants = datatype.primitive.wants
    if _takes_words(datatype):
        return wants if datatype.primitive.form else _WORD
    facets = [_FACETS[name].format(limit) for name, limit in datatype.params]
    return f"{wants} {facets[0]}" if len(facets) == 1 else ", ".join([wants, *facets])


def _takes_words(datatype: Datatype) -> bool:
    """Tell whether a datatype has a pattern that wants one word, of whatever characters, and nothing else."""
    if [name for name, _ in datatype.params] != ["pattern"]:
        return False
    return all(datatype.allows(text, {}) for text in _WORDS) and not any(
        datatype.allows(text, {}) for text in _NO_WORDS
    )


def _is_name(pattern: Pattern) -> bool:
    """Tell whether a pattern wants a name or a word, in which other characters may stand for wrong ones."""
    return isinstance(pattern, Data) and (
        pattern.datatype.name in _NAMES or (pattern.datatype.primitive.form is None and _takes_words(pattern.datatype))
    )


_TRUE = {"yes": "true", "no": "false", "y": "true", "n": "false", "True": "true", "False": "false"}


def mends(text: str, pattern: Pattern, context: Mapping[str, str]) -> list[str]:
    """Return values that the pattern takes and that the writer may have meant, the likeliest first."""
    if not text.strip():
        return []
    listed = wanted(pattern).listed
    close = nearest(text.strip(), listed)
    if close:
        return close
    if pattern is NOT_ALLOWED:
        return []
    spellings = [*(_as_name(text.strip()) if _is_name(pattern) else ()), *_respelt(text.strip())]
    right = (candidate for candidate in dict.fromkeys(spellings) if candidate and candidate != text)
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
    yield text.replace("_", "-")
    yield re.sub(r"(?<=[0-9]) (?=[0-9])", "T", text, count=1)
    escaped = re.sub("%(?![0-9A-Fa-f]{2})", "%25", text)
    yield escaped
    yield re.sub(r"\s", "%20", escaped)


def _as_name(text: str) -> Iterator[str]:
    if not any(character.isalnum() for character in text):
        return
    yield re.sub(r"\s+", "_", text)
    yield re.sub(r"[^\w.\-]+", "_", text)
    yield "_" + re.sub(r"[^\w.\-]+", "_", text)
