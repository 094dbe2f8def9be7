"""Stretches of the calendar: what a date in words comes to, in the figures of ``@when``, ``@from`` and ``@to``.

TEI ``teidata.temporal.w3c``: a day ``1950-10-07``, a month ``1950-10``, a year ``1950``, and without a year
``--10-07`` or ``--10`` (XML Schema Part 2, gMonthDay and gMonth).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

#: A date without a year lies no further ahead of the document than this.
MONTHS_AHEAD = 3


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A day, a month or a year; ``year`` is 0 where the text does not say it, ``month`` and ``day`` likewise."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the point in figures."""
        year = f"{self.year:04}" if self.year else "-"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part)])

    def first(self) -> date:
        """Return its first day.

        :raises ValueError: there is no such day.
        """
        return date(self.year or 2000, self.month or 1, self.day or 1)

    def exists(self) -> bool:
        """Tell whether the calendar has it: no 31 June; 29 February where no year is given."""
        try:
            self.first()
        except ValueError:
            return False
        return True

    def near(self, anchor: date) -> Point:
        """Return it with the year that is meant, where it has none: documents look back rather than far ahead.

        The last one that lies no more than three months ahead of ``anchor``.
        """
        if self.year or not self.month:
            return self
        latest = anchor.year * 12 + anchor.month + MONTHS_AHEAD
        years = (anchor.year + step for step in (1, 0, -1, -2, -3, -4))
        points = (replace(self, year=year) for year in years if year > 0 and year * 12 + self.month <= latest)
        return next((point for point in points if point.exists()), self)


@dataclass(frozen=True, slots=True)
class Period:
    """From one point to another, both included; a single day, month or year where ``last`` is none."""

    first: Point
    last: Point | None = None

    def attributes(self) -> Mapping[str, str]:
        """Return ``when``, or ``from`` and ``to``."""
        if self.last is None or self.last == self.first:
            return {"when": str(self.first)}
        return {"from": str(self.first), "to": str(self.last)}


def day(of: date) -> Period:
    """Return one day."""
    return Period(Point(of.year, of.month, of.day))


def days(anchor: date, count: int) -> Period:
    """Return the day so many days after another.

    :raises OverflowError: no calendar reaches so far.
    """
    return day(anchor + timedelta(days=count))


def week(anchor: date, count: int) -> Period:
    """Return the week, Monday to Sunday, so many weeks after that of a day.

    :raises OverflowError: no calendar reaches so far.
    """
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
    return Period(day(monday).first, day(monday + timedelta(days=6)).first)


def month(anchor: date, count: int) -> Period:
    """Return the month so many months after that of a day."""
    years, months = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
    return Period(Point(years, months + 1))


def year(anchor: date, count: int) -> Period:
    """Return the year so many years after that of a day."""
    return Period(Point(anchor.year + count))


def weekday(anchor: date, number: int, direction: int) -> Period:
    """Return the nearest Monday (0) to Sunday (6) before (-1) or after (1) a day, or at or before it (0).

    :raises OverflowError: no calendar reaches so far.
    """
    step = (number - anchor.weekday()) % 7
    if direction > 0:
        return days(anchor, step or 7)
    return days(anchor, step - 7 if step else -7 if direction else 0)
