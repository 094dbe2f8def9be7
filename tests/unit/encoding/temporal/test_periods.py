"""Periods of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from teikit.encoding.temporal.periods import PERIODS, Period, Point, weekday

SATURDAY = date(1950, 10, 7)


@pytest.mark.parametrize(
    ("unit", "count", "values"),
    [
        ("day", -1, ["1950-10-06"]),
        ("week", 0, ["1950-10-02", "1950-10-08"]),
        ("month", 3, ["1951-01"]),
        ("month", -10, ["1949-12"]),
        ("year", -1, ["1949"]),
    ],
)
def test_a_unit_counts_from_a_day(unit: str, count: int, values: list[str]) -> None:
    assert list(PERIODS[unit](SATURDAY, count).attributes().values()) == values


@pytest.mark.parametrize(("direction", "day"), [(-1, "1950-09-30"), (0, "1950-10-07"), (1, "1950-10-14")])
def test_a_day_of_the_week_is_relative_to_a_day(direction: int, day: str) -> None:
    assert weekday(SATURDAY, 5, direction).attributes() == {"when": day}


@pytest.mark.parametrize(
    ("point", "year"),
    [(Point(0, 10, 7), 1950), (Point(0, 1, 7), 1951), (Point(0, 2, 7), 1950), (Point(1949, 2, 7), 1949)],
)
def test_a_day_without_a_year_is_at_most_three_months_ahead(point: Point, year: int) -> None:
    assert point.near(SATURDAY).year == year


def test_the_29th_of_february_is_in_the_last_leap_year() -> None:
    assert Point(0, 2, 29).near(SATURDAY) == Point(1948, 2, 29)


@pytest.mark.parametrize(
    ("point", "value"), [(Point(1950, 10, 7), "1950-10-07"), (Point(0, 10, 7), "--10-07"), (Point(0, 10), "--10")]
)
def test_a_point_without_a_year_has_a_value(point: Point, value: str) -> None:
    assert str(point) == value


def test_a_period_of_one_point_is_that_point() -> None:
    assert Period(Point(1950), Point(1950)).attributes() == {"when": "1950"}


def test_the_calendar_lacks_some_days() -> None:
    assert not Point(1950, 6, 31).exists()
    assert not Point(1950, 2, 29).exists()
    assert Point(0, 2, 29).exists()
