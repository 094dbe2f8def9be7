"""Escapes of characters that control terminals and logs."""

from __future__ import annotations

import pytest

from teikit.core.printable import printable


@pytest.mark.parametrize("character", ["\n", "\r", "\x1b", "\x9b", "\u202e", "\u2066", "\udc80"])
def test_a_control_character_is_shown_as_an_escape(character: str) -> None:
    shown = printable(f"a{character}b")
    assert shown.isprintable()
    assert shown != "ab"


def test_other_text_stays_as_it_is() -> None:
    assert printable("Öst\t\U0001f600 \u200d") == "Öst\t\U0001f600 \u200d"
