"""The rule ``labelled-lists``, and the readings of labels."""

from __future__ import annotations

import pytest

from helpers.contexts import found
from teikit.encoding.rules.labels import readings


def test_labels_that_count_up_are_a_list() -> None:
    assert found("labelled-lists", "1. The roof leaks.\n2. The books are damp.\n") == [
        ("list", "1. The roof leaks. 2. The books are damp."),
        ("label", "1."),
        ("item", "The roof leaks."),
        ("label", "2."),
        ("item", "The books are damp."),
    ]


def test_labels_of_another_style_are_a_list_within_the_item() -> None:
    made = found("labelled-lists", "1. The roof.\n2. Books.\n(a) Novels.\n(b) Atlases.\n3. Sell.\n")
    assert ("list", "(a) Novels. (b) Atlases.") in made
    assert ("item", "Books. (a) Novels. (b) Atlases.") in made


@pytest.mark.parametrize("text", ["1. The roof leaks.\n", "1. The roof.\n3. The cellar.\n", "1949. It was cold.\n"])
def test_a_single_label_is_not_a_list(text: str) -> None:
    assert found("labelled-lists", text) == []


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1.", [("1 .", 1)]),
        ("(b)", [("letter lower( )", 2)]),
        ("IV.", [("roman upper .", 4)]),
        ("i.", [("roman lower .", 1), ("letter lower .", 9)]),
        ("c.", [("letter lower .", 3), ("roman lower .", 100)]),
        ("aa.", [("letter lower .", 27)]),
        ("1949", []),
        ("word", []),
    ],
)
def test_a_label_has_the_more_likely_reading_first(label: str, expected: list[tuple[str, int]]) -> None:
    assert list(readings(label)) == expected
