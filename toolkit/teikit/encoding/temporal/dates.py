"""Full dates in a text, and their values in TEI (``teidata.temporal.w3c``, ISO 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from teikit.encoding.model.span import Span
from teikit.encoding.profiles import Profile

#: A time of day.
CLOCK = r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?\s*(?P<half>[ap])\.?\s*m\b\.?|(?P<named>noon|midnight)\b"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9])"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?:\s*[–-]\s*(?P<last>3[01]|[12][0-9]|0?[1-9]))?"


class WrittenDate(msgspec.Struct, frozen=True):
    """A date in a text."""

    span: Span
    first: date
    """The day, or the first day of a month or of a period."""

    last: date | None = None
    """The last day of a period."""

    clock: time | None = None
    """The time of day."""

    precision: Literal["day", "month"] = "day"

    def attributes(self, zone: str = "") -> dict[str, str]:
        """Return the attribute ``when``, or ``from`` and ``to``.

        :param zone: the time zone (tz database) whose UTC offset a time of day has; empty for none.
        """
        if self.last:
            return {"from": self.first.isoformat(), "to": self.last.isoformat()}
        if self.precision == "month":
            return {"when": f"{self.first:%Y-%m}"}
        if self.clock is None:
            return {"when": self.first.isoformat()}
        return {"when": datetime.combine(self.first, self.clock, _zone(zone)).isoformat()}


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


@lru_cache(maxsize=8)
def date_reader(profile: Profile) -> DateReader:
    """Return the reader of dates for a profile, made once."""
    return DateReader(profile)


class DateReader:
    """The dates that have a year, found by the names of the months in a profile."""

    def __init__(self, profile: Profile) -> None:
        names = profile.dates.months
        self._months = {name.casefold(): i % 12 + 1 for i, name in enumerate(names)}
        month = rf"(?P<month>{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b\.?"
        end = rf"(?:(?:\s*[—–,-]+\s*|\s+at\s+|\s+)(?:{CLOCK}))?"
        self._patterns = [
            re.compile(rf"(?<!\w){month}\s+{_DAY},?\s+{_YEAR}{end}", re.IGNORECASE),
            re.compile(rf"(?<!\w){_DAY}\s+(?:of\s+)?{month},?\s+{_YEAR}{end}", re.IGNORECASE),
            re.compile(rf"(?<!\w){month},?\s+{_YEAR}", re.IGNORECASE),
        ]

    def find(self, text: str, span: Span) -> Iterator[WrittenDate]:
        """Yield the dates in a span, in the order of the text."""
        found: dict[int, WrittenDate] = {}
        taken: list[Span] = []
        for pattern in self._patterns:
            for match in pattern.finditer(text, span.start, span.end):
                read = self._read(match)
                if read and not any(s.start < read.span.end and read.span.start < s.end for s in taken):
                    found[read.span.start] = read
                    taken.append(read.span)
        yield from (found[start] for start in sorted(found))

    def month(self, name: str) -> int | None:
        """Return the number of a month, ``None`` for another word."""
        return self._months.get(name.casefold().rstrip("."))

    def _read(self, match: re.Match[str]) -> WrittenDate | None:
        parts = match.groupdict()
        day = int(parts.get("day") or 1)
        year, month = int(match["year"]), self._months[match["month"].casefold()]
        try:
            first = date(year, month, day)
            last = date(year, month, int(parts["last"])) if parts.get("last") else None
        except ValueError:
            return None
        precision: Literal["day", "month"] = "day" if parts.get("day") else "month"
        return WrittenDate(Span(*match.span()), first, last, _clock(parts), precision)


def clock_of(match: re.Match[str]) -> time | None:
    """Return the time of day of a match of :data:`CLOCK`; ``None`` for an invalid one such as 13 p.m."""
    return _clock(match.groupdict())


def _clock(parts: dict[str, str | None]) -> time | None:
    if parts.get("named"):
        return time(12 if parts["named"] == "noon" else 0)
    hour = parts.get("hour")
    if not hour or not 1 <= int(hour) <= 12:
        return None
    afternoon = 12 if (parts["half"] or "").casefold() == "p" else 0
    return time(int(hour) % 12 + afternoon, int(parts.get("minute") or 0))
