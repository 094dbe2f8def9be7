"""Dates of the running text: what a reader of the document would write into ``@when``."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.text_stylesheet import text_of
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, encode
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles import load_profile
from teikit.encoding.temporal.expressions import ExpressionFinder

SATURDAY = date(1950, 10, 7)
FINDER = ExpressionFinder(load_profile("frus"))
MEMORANDUM = "795.00/10–750\nMemorandum by Mr. Ross to the Secretary (Rusk)\n"


def read(text: str, anchor: date | None = SATURDAY) -> list[tuple[str, str]]:
    """Return the dated expressions of a text with their attributes: ``when``, or ``from/to``."""
    expressions = FINDER.find(text, Span(0, len(text)), anchor, None)
    return [(text[p.span.start : p.span.end], "/".join(p.attributes.values())) for p in expressions]


@pytest.mark.parametrize(
    ("text", "dated", "when"),
    [
        ("on October 5, 1950, they met", "October 5, 1950", "1950-10-05"),
        ("on 5 October 1950", "5 October 1950", "1950-10-05"),
        ("the 5th of May, 1949", "the 5th of May, 1949", "1949-05-05"),
        ("on Monday, June 5, 1950", "Monday, June 5, 1950", "1950-06-05"),
        ("SEPT. 5, 1950", "SEPT. 5, 1950", "1950-09-05"),
        ("published 1950-10-07 in", "1950-10-07", "1950-10-07"),
        ("in May 1949", "May 1949", "1949-05"),
        ("since 1945", "1945", "1945"),
        ("October 5–7, 1950", "October 5–7, 1950", "1950-10-05/1950-10-07"),
        ("5 to 7 October 1950", "5 to 7 October 1950", "1950-10-05/1950-10-07"),
        ("July 28–August 3, 1950", "July 28–August 3, 1950", "1950-07-28/1950-08-03"),
        ("December 28 to January 3, 1950", "December 28 to January 3, 1950", "1949-12-28/1950-01-03"),
        ("from June to August 1950", "June to August 1950", "1950-06/1950-08"),
        ("from 1947 to 1949", "1947 to 1949", "1947/1949"),
        ("the winter 1949–50 was", "1949–50", "1949/1950"),
    ],
)
def test_a_date_that_the_text_gives_is_read(text: str, dated: str, when: str) -> None:
    assert read(text) == [(dated, when)]


@pytest.mark.parametrize(
    ("text", "dated", "when"),
    [
        ("today", "today", "1950-10-07"),
        ("yesterday’s visit", "yesterday", "1950-10-06"),
        ("the day after tomorrow", "the day after tomorrow", "1950-10-09"),
        ("next week", "next week", "1950-10-09/1950-10-15"),
        ("last month", "last month", "1950-09"),
        ("last year", "last year", "1949"),
        ("three days ago", "three days ago", "1950-10-04"),
        ("your letter of the 2nd instant", "the 2nd instant", "1950-10-02"),
        ("the 30th ultimo", "the 30th ultimo", "1950-09-30"),
        ("He came on Monday", "Monday", "1950-10-02"),
        ("He will come on Monday", "Monday", "1950-10-09"),
        ("next Friday", "next Friday", "1950-10-13"),
        ("last Saturday", "last Saturday", "1950-09-30"),
        ("on July 28", "July 28", "1950-07-28"),
        ("on January 3", "January 3", "1951-01-03"),
        ("in March", "March", "1950-03"),
    ],
)
def test_open_parts_of_a_date_are_counted_from_the_document(text: str, dated: str, when: str) -> None:
    assert read(text) == [(dated, when)]


def test_the_same_day_is_the_day_named_before() -> None:
    assert read("On June 5, 1949 he came; the same day he left.")[1] == ("the same day", "1949-06-05")


def test_without_a_date_of_the_document_no_year_is_made_up() -> None:
    assert read("on June 5, and yesterday", None) == [("June 5", "--06-05")]


@pytest.mark.parametrize(
    "text",
    [
        "June 31, 1950",
        "May 2,300 men went",
        "He may go.",
        "a march of 1950 men",
        "3.5 percent",
        "page 1950",
        "1950-13-07",
    ],
)
def test_text_other_than_dates_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [("at 4:10 p.m.", "16:10:00"), ("at noon", "12:00:00"), ("11 a. m. Hague", "11:00:00"), ("12 a.m.", "00:00:00")],
)
def test_a_time_of_day_is_read(text: str, when: str) -> None:
    assert [written for _, written in read(text)] == [when]


@given(st.text(alphabet=st.sampled_from("JuneMayto 0123456789–-,.thlastweek yesterdaymonday\n")), st.dates())
def test_dates_of_any_text_do_not_overlap(text: str, anchor: date) -> None:
    found = [p.span for p in FINDER.find(text, Span(0, len(text)), anchor, None)]
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def encoded(text: str, *tag: str) -> list[tuple[str, dict[str, str]]]:
    root = encode(Transcript(MEMORANDUM + text, "a.txt"), EncodingOptions(load_profile("frus").tagging(tag))).root
    assert text_of(root) == MEMORANDUM + text
    return [(str(found.text), dict(found.attrib)) for found in root.iterfind(".//tei:text//tei:date", NSMAP)]


def test_dates_are_tagged_on_request() -> None:
    text = "Engen came on October 5, 1950 and left yesterday, by June 5 at the latest."
    assert encoded(text) == []
    assert encoded(text, "dates") == [
        ("October 5, 1950", {"when": "1950-10-05"}),
        ("yesterday", {"when": "1950-10-06", "cert": "medium"}),
        ("June 5", {"when": "1950-06-05", "cert": "medium"}),
    ]
