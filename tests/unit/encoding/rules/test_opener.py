"""The rule ``opener``, alone."""

from __future__ import annotations

from helpers.contexts import found, run_rule
from teikit.encoding.model.traits import Trait


def opener(lines: str) -> list[tuple[str, str]]:
    return found("opener", f"Telegram\n{lines}He came yesterday.\n", "heading")


def test_classification_and_dateline_are_the_opener() -> None:
    assert opener("SECRET\n[New York,] October 7, 1950.\n") == [
        ("opener", "SECRET [New York,] October 7, 1950."),
        ("seg", "SECRET"),
        ("dateline", "[New York,] October 7, 1950."),
        ("placeName", "New York"),
        ("date", "October 7, 1950"),
    ]


def test_two_columns_are_two_parts() -> None:
    assert ("dateline", "[WASHINGTON,] October 7, 1950.") in opener("SECRET     [WASHINGTON,] October 7, 1950.\n")


def test_the_receipt_continues_the_dateline() -> None:
    made = opener("London, August 2, 1951.\n[Received August 3.]\n")
    assert ("dateline", "London, August 2, 1951. [Received August 3.]") in made


def test_an_extract_is_an_inline_note_before_the_opener() -> None:
    assert opener("[Extract]\nLondon, August 2, 1951.\n")[0] == ("note", "[Extract]")


def test_a_salutation_ends_the_opener() -> None:
    made = opener("London, August 2, 1951.\nMy dear Mr. Secretary:\nSECRET\n")
    assert made[0] == ("opener", "London, August 2, 1951. My dear Mr. Secretary:")


def test_a_time_has_the_offset_of_its_place() -> None:
    made = run_rule("opener", "Telegram\nLondon, August 2, 1951—noon.\nHe came yesterday.\n", "heading")
    date = next(one for one in made if one.element == "date")
    assert date.attributes == {"when": "1951-08-02T12:00:00+01:00"}
    assert Trait.DATELINE in date.traits


def test_a_document_without_a_heading_has_no_opener() -> None:
    assert found("opener", "SECRET\nLondon, August 2, 1951.\nHe came.\n") == []
