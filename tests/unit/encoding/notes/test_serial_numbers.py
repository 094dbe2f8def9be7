"""A telegram does not refer to a later one of its series."""

from __future__ import annotations

import pytest

from teikit.encoding.model.span import Span
from teikit.encoding.notes.serial_numbers import SerialNumbers

TEXT = "106. Gocus 561. For the Secretary."


@pytest.mark.parametrize(
    ("before", "digits", "size", "expected"),
    [
        ("in Gocus ", "5591", 1, True),
        ("in Gocus ", "559", 1, False),
        ("in Gocus ", "5621", 1, False),
        ("in Deptel ", "5591", 1, False),
        ("in Gocus ", "1001", 1, False),
    ],
)
def test_a_number_is_too_high_only_with_its_last_digit(before: str, digits: str, size: int, expected: bool) -> None:
    assert SerialNumbers(TEXT, Span(0, len(TEXT))).is_too_high(before, digits, size) is expected


def test_a_text_without_a_serial_number_decides_nothing() -> None:
    assert not SerialNumbers("To the Secretary.", Span(0, 17)).is_too_high("in Gocus ", "5591", 1)
