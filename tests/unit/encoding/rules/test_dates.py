"""The rule ``dates``, alone."""

from __future__ import annotations

from helpers.contexts import FRUS, make_context, run_rule
from teikit.encoding.rules.dates import document_day

RUNNING = FRUS.tagging(["dates"])
TEXT = "Telegram\nLondon, August 2, 1951.\nHe came yesterday and left on August 5–7. He slept at 4:10 p.m.\n"


def test_dates_are_relative_to_the_dateline() -> None:
    made = run_rule("dates", TEXT, "heading", "opener", "paragraphs", profile=RUNNING)
    assert [(TEXT[one.start : one.end], dict(one.attributes)) for one in made] == [
        ("yesterday", {"when": "1951-08-01", "cert": "medium"}),
        ("August 5–7", {"from": "1951-08-05", "to": "1951-08-07", "cert": "medium"}),
        ("4:10 p.m.", {"when": "16:10:00"}),
    ]


def test_without_the_setting_no_date_is_encoded() -> None:
    assert run_rule("dates", TEXT, "heading", "opener", "paragraphs") == []


def test_a_document_has_the_date_of_its_dateline_or_its_file_number() -> None:
    assert str(document_day(make_context(TEXT, "heading", "opener"), 0)) == "1951-08-02"
    assert str(document_day(make_context("795.00/10–750\nTelegram\n", "source-note"), 0)) == "1950-10-07"
    assert document_day(make_context("Telegram\n", "heading"), 0) is None
