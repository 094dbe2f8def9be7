"""Corrections of wrong values: a similar listed value, or another spelling that the pattern matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from teikit.relaxng.derivatives import accepts
from teikit.relaxng.patterns import NOT_ALLOWED, Data, Pattern
from teikit.relaxng.similarity import nearest
from teikit.relaxng.value_description import described_values, is_word_type

#: Datatypes of names: a wrong value may become a name if characters are replaced.
_NAMES = frozenset({"ID", "IDREF", "NCName", "Name", "NMTOKEN"})
_BOOLEANS = {"yes": "true", "no": "false", "y": "true", "n": "false", "True": "true", "False": "false"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Dates such as 7.10.1950, 7 October 1950, October 7, 1950.
_DATES = (
    re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})"),
    re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(?P<name>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
)


def corrections(text: str, pattern: Pattern, context: Mapping[str, str]) -> list[str]:
    """Return values that the pattern matches and that may have been meant, the most likely first."""
    if not text.strip():
        return []
    close = nearest(text.strip(), described_values(pattern).listed)
    if close:
        return close
    if pattern is NOT_ALLOWED:
        return []
    spellings = [*(_as_name(text.strip()) if _is_name(pattern) else ()), *_respelt(text.strip())]
    candidates = (candidate for candidate in dict.fromkeys(spellings) if candidate and candidate != text)
    return [candidate for candidate in candidates if accepts(pattern, candidate, context)][:1]


def _is_name(pattern: Pattern) -> bool:
    """Return whether a pattern matches a name or a word, in which wrong characters can be replaced."""
    return isinstance(pattern, Data) and (
        pattern.datatype.name in _NAMES or (pattern.datatype.primitive.form is None and is_word_type(pattern.datatype))
    )


def _as_name(text: str) -> Iterator[str]:
    if not any(character.isalnum() for character in text):
        return
    yield re.sub(r"\s+", "_", text)
    yield re.sub(r"[^\w.\-]+", "_", text)
    yield "_" + re.sub(r"[^\w.\-]+", "_", text)


def _respelt(text: str) -> Iterator[str]:
    yield text
    if text in _BOOLEANS:
        yield _BOOLEANS[text]
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
