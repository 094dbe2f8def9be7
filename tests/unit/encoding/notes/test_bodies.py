"""The bodies of notes among the last lines of a text."""

from __future__ import annotations

import pytest

from helpers.contexts import make_context
from teikit.encoding.notes.bodies import find_bodies

TEXT = "He came.1\n\nHe left.2\n\n"


def bodies(notes: str) -> list[tuple[str, str]]:
    text = TEXT + notes
    return [(body.label, text[body.span.start : body.span.end]) for body in find_bodies(make_context(text))]


def test_the_last_lines_with_increasing_numbers_are_bodies() -> None:
    assert bodies("1. Not printed.\n2. See ante.") == [("1", "Not printed."), ("2", "See ante.")]


def test_a_line_without_a_number_continues_the_body_above() -> None:
    assert bodies("1. Not printed;\nsee ante.\n2. Ibid.") == [("1", "Not printed;\nsee ante."), ("2", "Ibid.")]


def test_a_number_out_of_order_is_text_of_a_body() -> None:
    assert bodies("1. See\n7. July, ante.\n2. Ibid.") == [("1", "See\n7. July, ante."), ("2", "Ibid.")]


def test_symbols_may_be_among_numbers() -> None:
    assert [label for label, _ in bodies("* In pencil.\n1. Not printed.\n† Sic.\n2. Ibid.")] == ["*", "1", "†", "2"]


def test_a_volume_may_number_the_notes_of_a_chapter() -> None:
    assert [label for label, _ in bodies("17. Not printed.\n18. See ante.")] == ["17", "18"]


@pytest.mark.parametrize(
    "end",
    [
        "1. Introduction\nThe first part.\n2. Inscription\nThe second part.",
        "1. We agree.\n2. You agree.\nDean Acheson",
        "No numbers here.",
    ],
)
def test_sections_and_signed_paragraphs_are_not_bodies(end: str) -> None:
    assert bodies(end) == []
