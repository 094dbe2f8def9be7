"""The rule ``closer``, alone."""

from __future__ import annotations

import pytest

from helpers.contexts import found


def closer(lines: str) -> list[tuple[str, str]]:
    return found("closer", f"Telegram\nThe Minister left the room yesterday.\n{lines}", "heading")


@pytest.mark.parametrize("line", ["Acheson", "J[ohn] M[uccio]", "[File copy not signed]"])
def test_the_last_line_is_a_signature(line: str) -> None:
    assert closer(line) == [("closer", line), ("signed", line)]


def test_lines_around_the_name_are_text_of_the_closer() -> None:
    assert closer("For the Ambassador:\nJohn Muccio\nFirst Secretary\n") == [
        ("closer", "For the Ambassador: John Muccio First Secretary"),
        ("lb", ""),
        ("signed", "John Muccio"),
        ("lb", ""),
    ]


def test_a_complimentary_close_is_a_paragraph() -> None:
    assert closer("Sincerely yours,\nDean Acheson\n") == [("closer", "Dean Acheson"), ("signed", "Dean Acheson")]


def test_text_after_a_close_and_a_signature_is_a_postscript() -> None:
    made = closer("Sincerely yours,\nDean Acheson\nThe Minister has just returned to the room.\n")
    assert made[-1] == ("postscript", "The Minister has just returned to the room.")


def test_a_sentence_is_not_a_signature() -> None:
    assert closer("He did not return to it.\n") == []
