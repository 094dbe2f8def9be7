"""Dates as texts write them, and as ``@when`` wants them (TEI ``teidata.temporal.w3c``, ISO 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from teikit.encoding.model.span import Span
from teikit.encoding.profiles import Profile

#: A time of day.
CLOCK = r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?\s*(?P<half>[ap])\.?\s*m\b\.?|(?P<named>noon|midnight)\b"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9])"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?:\s*[–-]\s*(?P<last>3[01]|[12][0-9]|0?[1-9]))?"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in the text: where it stands, its first and last day, its time of day when one is given.

    ``precision`` is ``day``, ``month`` or ``year``.
    """

    span: Span
    first: date
    last: date | None = None
    clock: time | None = None
    precision: str = "day"

    def attributes(self, zone: str = "") -> dict[str, str]:
        """Return ``when``, or ``from`` and ``to``; with the offset of a zone of the tz database at that time."""
        if self.last:
            return {"from": self.first.isoformat(), "to": self.last.isoformat()}
        if self.precision != "day":
            return {"when": self.first.isoformat()[: 7 if self.precision == "month" else 4]}
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
    """Return the reader of a profile's dates, made once."""
    return DateReader(profile)


class DateReader:
    """Finds dates by the names of the months that a profile lists."""

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

    def find(self, text: str, stretch: Span) -> Iterator[WrittenDate]:
        """Yield the dates that have a year, in the order of the text."""
        found: dict[int, WrittenDate] = {}
        taken: list[Span] = []
        for pattern in self._patterns:
            for match in pattern.finditer(text, stretch.start, stretch.end):
                read = self._read(match)
                if read and not any(s.start < read.span.end and read.span.start < s.end for s in taken):
                    found[read.span.start] = read
                    taken.append(read.span)
        yield from (found[start] for start in sorted(found))

    def month(self, name: str) -> int | None:
        """Return the number of a month, ``None`` for what is no month."""
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
        precision = "day" if parts.get("day") else "month"
        return WrittenDate(Span(*match.span()), first, last, _clock(parts), precision)


def clock_of(match: re.Match[str]) -> time | None:
    """Return the time of day that a match of :data:`CLOCK` gives; ``None`` for 13 p.m., which is none."""
    return _clock(match.groupdict())


def _clock(parts: dict[str, str | None]) -> time | None:
    if parts.get("named"):
        return time(12 if parts["named"] == "noon" else 0)
    hour = parts.get("hour")
    if not hour or not 1 <= int(hour) <= 12:
        return None
    afternoon = 12 if (parts["half"] or "").casefold() == "p" else 0
    return time(int(hour) % 12 + afternoon, int(parts.get("minute") or 0))
