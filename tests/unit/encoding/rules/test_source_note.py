"""The rule ``source-note``, alone."""

from __future__ import annotations

from helpers.contexts import found, make_context
from teikit.encoding.rules.heading import file_date


def test_a_file_number_is_a_source_note() -> None:
    assert found("source-note", "795.00/10–750\nMemorandum of Conversation\n") == [("note", "795.00/10–750")]


def test_a_collection_is_one_if_text_follows() -> None:
    assert found("source-note", "CA Files: Lot 59 D 228\nMemorandum\n") == [("note", "CA Files: Lot 59 D 228")]
    assert found("source-note", "CA Files: Lot 59 D 228\n") == []


def test_a_line_with_a_label_may_follow() -> None:
    text = "Source: National Archives.\nSource: Truman Library.\nMemorandum\n"
    assert [words for _, words in found("source-note", text)] == [
        "Source: National Archives.",
        "Source: Truman Library.",
    ]


def test_the_date_is_at_the_end_of_a_file_number() -> None:
    context = make_context("795.00/10–750\nMemorandum of Conversation\n", "source-note")
    assert str(file_date(context)) == "1950-10-07"
