"""Twice the text takes at most about twice the time to merge, whatever it consists of."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache

import pytest

from helpers.growth import LIMIT, ratio_of_doubling
from teikit.merge import merge_documents


def _document(paragraphs: Sequence[str]) -> str:
    return f"<TEI><body>{'<p/>'.join(f'<p>{text}</p>' for text in paragraphs)}</body></TEI>"


def _corrected(words: Sequence[str], first: int, correction: str) -> list[str]:
    """Replace one word in ten."""
    return [correction if index % 10 == first else word for index, word in enumerate(words)]


@pytest.mark.parametrize("vocabulary", [3, 100, 100_000])
def test_merging_a_paragraph_of_twice_the_words_changed_on_both_sides(vocabulary: int) -> None:
    @lru_cache
    def versions(count: int) -> tuple[str, str, str]:
        chosen = random.Random(vocabulary)
        words = [f"word{chosen.randrange(vocabulary)}" for _ in range(count)]
        base, mine, theirs = (words, _corrected(words, 1, "mine"), _corrected(words, 6, "theirs"))
        return _document([" ".join(base)]), _document([" ".join(mine)]), _document([" ".join(theirs)])

    assert ratio_of_doubling(lambda count: merge_documents(*versions(count)), 400) <= LIMIT


@pytest.mark.parametrize(
    ("text", "step"), [("The same text", 4), ("Text {}", 4), ("Text {} of a letter with words in common", 1)]
)
def test_merging_twice_the_paragraphs(text: str, step: int) -> None:
    @lru_cache
    def versions(count: int) -> tuple[str, str, str]:
        base = [text.format(number) for number in range(count)]
        mine, theirs = list(base), list(base)
        for index in range(0, count, step):
            mine[index] += " corrected"
            theirs[index] = f"New: {theirs[index]}"
        return _document(base), _document(mine), _document(theirs)

    assert ratio_of_doubling(lambda count: merge_documents(*versions(count)), 60) <= LIMIT
