"""Full dates in a text."""

from __future__ import annotations

import pytest

from helpers.contexts import FRUS
from teikit.encoding.model.span import Span
from teikit.encoding.temporal.dates import date_reader

READER = date_reader(FRUS)


def read(text: str, zone: str = "") -> list[dict[str, str]]:
    return [date.attributes(zone) for date in READER.find(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("October 7, 1950", {"when": "1950-10-07"}),
        ("7th of October, 1950", {"when": "1950-10-07"}),
        ("Oct. 7 1950", {"when": "1950-10-07"}),
        ("October 1950", {"when": "1950-10"}),
        ("October 5–7, 1950", {"from": "1950-10-05", "to": "1950-10-07"}),
        ("October 7, 1950—4:10 p.m.", {"when": "1950-10-07T16:10:00"}),
        ("October 7, 1950, noon", {"when": "1950-10-07T12:00:00"}),
        ("October 7, 1950, 12 midnight", {"when": "1950-10-07"}),
    ],
)
def test_a_date_has_the_values_of_tei(text: str, attributes: dict[str, str]) -> None:
    assert read(text) == [attributes]


def test_a_time_has_the_offset_of_its_zone_on_that_day() -> None:
    assert read("July 7, 1950, noon", "Europe/London") == [{"when": "1950-07-07T12:00:00+01:00"}]
    assert read("July 7, 1950, noon", "Atlantis/Capital") == [{"when": "1950-07-07T12:00:00"}]


@pytest.mark.parametrize("text", ["June 31, 1950", "October 7", "in 1950"])
def test_other_text_is_not_a_full_date(text: str) -> None:
    assert read(text) == []


def test_a_month_has_a_number() -> None:
    assert [READER.month(word) for word in ("October", "OCT.", "Octopus")] == [10, 10, None]
