"""Sentences of a block."""

from __future__ import annotations

import pytest

from teikit.encoding.model.span import Span
from teikit.encoding.rules.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He came. He left.", 2),
        ("He met Mr. Lange. He left.", 2),
        ("He met J. Lange. He left.", 2),
        ("He came at 11 a.m. He left.", 2),
        ("He came at 11 a.m. on Monday.", 1),
        ("“He came.” He left.", 2),
        ("He paid 3.50 dollars", 1),
        ("Did he come? He left!", 2),
    ],
)
def test_a_sentence_ends_at_a_stop_before_a_capital(text: str, count: int) -> None:
    found = list(sentences(text, Span(0, len(text)), {"Mr", "a.m"}))
    assert len(found) == count
    assert " ".join(text[span.start : span.end] for span in found) == text
