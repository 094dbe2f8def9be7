"""The rule ``turns``, alone."""

from __future__ import annotations

import pytest

from helpers.contexts import found


def labels(text: str) -> list[str]:
    return [words for element, words in found("turns", text) if element == "speaker"]


def test_a_turn_has_the_paragraphs_up_to_the_next_label() -> None:
    assert found("turns", "THE CHAIRMAN: I think so.\nIt is late.\nMR. NOBLE: Yes.\n") == [
        ("sp", "THE CHAIRMAN: I think so. It is late."),
        ("speaker", "THE CHAIRMAN:"),
        ("persName", "THE CHAIRMAN"),
        ("p", "I think so."),
        ("p", "It is late."),
        ("sp", "MR. NOBLE: Yes."),
        ("speaker", "MR. NOBLE:"),
        ("persName", "NOBLE"),
        ("p", "Yes."),
    ]


def test_a_single_label_is_a_caption() -> None:
    assert labels("MR. NOBLE: Yes.\nIt is late.\n") == []


def test_bare_names_are_labels_if_two_of_them_recur() -> None:
    talk = "Chou: Yes.\nKissinger: No.\nChou: Yes.\nKissinger: No.\n"
    assert labels(talk) == ["Chou:", "Kissinger:", "Chou:", "Kissinger:"]
    assert labels("Chou: Yes.\nKissinger: No.\nChou: Yes.\n") == []


def test_bare_names_are_not_labels_if_they_are_rare() -> None:
    talk = "Chou: Yes.\nKissinger: No.\nChou: Yes.\nKissinger: No.\n"
    assert labels("It is late.\n" * 16 + talk) == ["Chou:", "Kissinger:", "Chou:", "Kissinger:"]
    assert labels("It is late.\n" * 17 + talk) == []


def test_a_bare_name_with_a_title_elsewhere_is_a_label() -> None:
    text = "SECRETARY KISSINGER: Yes.\nMR. CHOU: No.\nKISSINGER: Yes.\n"
    assert labels(text) == ["SECRETARY KISSINGER:", "MR. CHOU:", "KISSINGER:"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q. Why?\nA. It is late.\n", ["Q.", "A."]),
        ("Q. Why?\nSECRETARY ACHESON: So.\nQ. Really?\nSECRETARY ACHESON: Yes.\n", 4),
        ("Q. Why?\nQ. Really?\n", []),
    ],
)
def test_questions_are_labels_with_answers(text: str, expected: list[str] | int) -> None:
    found_labels = labels(text)
    assert (len(found_labels) if isinstance(expected, int) else found_labels) == expected


def test_text_in_brackets_is_a_stage_direction() -> None:
    made = found("turns", "MR. NOBLE: Yes. (Laughter.)\n[Recess]\nMR. LANG: No.\n")
    assert [words for element, words in made if element == "stage"] == ["(Laughter.)", "[Recess]"]
