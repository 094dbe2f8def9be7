"""Periods of the calendar, and their values in ``@when``, ``@from`` and ``@to``.

TEI ``teidata.temporal.w3c``: a day ``1950-10-07``, a month ``1950-10``, a year ``1950``, and without a year
``--10-07`` or ``--10`` (XML Schema Part 2, gMonthDay and gMonth).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

#: A date without a year is at most so many months after the date of the document.
_MONTHS_AHEAD = 3


class Point(msgspec.Struct, frozen=True, order=True):
    """A day, a month or a year. A part that the text does not give is 0."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the point as a value of TEI."""
        year = f"{self.year:04}" if self.year else "-"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part)])

    def first(self) -> date:
        """Return the first day of the point.

        :raises ValueError: the calendar has no such day.
        """
        return date(self.year or 2000, self.month or 1, self.day or 1)

    def exists(self) -> bool:
        """Return whether the calendar has the point: not 31 June, but 29 February without a year."""
        try:
            self.first()
        except ValueError:
            return False
        return True

    def near(self, anchor: date) -> Point:
        """Return a point without a year with the most likely one: documents look back rather than far ahead.

        :param anchor: the date of the document; the point is at most three months after it.
        """
        if self.year or not self.month:
            return self
        latest = anchor.year * 12 + anchor.month + _MONTHS_AHEAD
        years = (anchor.year + step for step in (1, 0, -1, -2, -3, -4))
        points = (replace(self, year=year) for year in years if year > 0 and year * 12 + self.month <= latest)
        return next((point for point in points if point.exists()), self)


class Period(msgspec.Struct, frozen=True):
    """A period from one point to another, both included, or a single point."""

    first: Point
    last: Point | None = None

    def attributes(self) -> Mapping[str, str]:
        """Return the attribute ``when``, or ``from`` and ``to``."""
        if self.last is None or self.last == self.first:
            return {"when": str(self.first)}
        return {"from": str(self.first), "to": str(self.last)}


def day(of: date) -> Period:
    """Return the period of one day."""
    return Period(Point(of.year, of.month, of.day))


def days(anchor: date, count: int) -> Period:
    """Return the day a number of days after another.

    :raises OverflowError: the day is out of range.
    """
    return day(anchor + timedelta(days=count))


def week(anchor: date, count: int) -> Period:
    """Return the week, Monday to Sunday, a number of weeks after that of a day.

    :raises OverflowError: the week is out of range.
    """
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
    return Period(day(monday).first, day(monday + timedelta(days=6)).first)


def month(anchor: date, count: int) -> Period:
    """Return the month a number of months after that of a day."""
    years, months = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
    return Period(Point(years, months + 1))


def year(anchor: date, count: int) -> Period:
    """Return the year a number of years after that of a day."""
    return Period(Point(anchor.year + count))


def weekday(anchor: date, number: int, direction: int) -> Period:
    """Return the nearest day of the week relative to a day.

    :param number: the day of the week, from 0 for Monday.
    :param direction: -1 for a day before, 1 for a day after, 0 for the day itself or one before.
    :raises OverflowError: the day is out of range.
    """
    step = (number - anchor.weekday()) % 7
    if direction > 0:
        return days(anchor, step or 7)
    return days(anchor, step - 7 if step else -7 if direction else 0)


#: The period of each unit, a number of units after a day.
PERIODS: Mapping[str, Callable[[date, int], Period]] = {"day": days, "week": week, "month": month, "year": year}
