"""Surnames are distinguished from other capitalised words."""

from __future__ import annotations

import pytest

from helpers.contexts import FRUS
from teikit.encoding.entities.surnames import surnames


def found(text: str, *acting: str) -> list[str]:
    return list(surnames(text, acting, FRUS.names))


def test_a_person_who_acts_three_times_has_a_surname() -> None:
    assert found("Stikker has left. Stikker was late; Stikker’s car", "Stikker") == ["Stikker"]


@pytest.mark.parametrize(
    "text",
    [
        "Stikker has left. Stikker was late.",
        "The Stikker has left. Stikker was late; Stikker’s car",
        "Stikker has left. Stikker was late; Stikker’s car, a stikker",
    ],
)
def test_other_words_are_not_surnames(text: str) -> None:
    assert found(text, "Stikker") == []


def test_words_that_the_profile_lists_are_not_surnames() -> None:
    assert found("Moscow has left. Moscow was late; Moscow’s car", "Moscow") == []
