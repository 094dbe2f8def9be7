from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teikit.merge.matching import match_tokens

LONG = [f"word{number}" for number in range(500)]


def test_long_sequences_are_matched_around_changes():
    changed = ["new", *LONG[:100], *LONG[150:300], "other", *LONG[301:]]
    kept = [*range(100), *range(150, 300), *range(301, 500)]
    assert [LONG[index] for index in match_tokens(LONG, changed)] == [LONG[index] for index in kept]


def test_of_moved_tokens_the_longer_sequence_is_matched():
    assert list(match_tokens(LONG, [*LONG[400:], *LONG[:400]])) == list(range(400))


def test_repeated_tokens_are_matched():
    assert len(match_tokens(["a"] * 300, ["a"] * 100 + ["b"] + ["a"] * 199)) == 299
    assert len(match_tokens(["a", "b"] * 300, ["b", "a"] * 300)) >= 590


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30), st.data())
def test_matches_are_equal_and_ascend(first: list[str], second: list[str], data: st.DataObject):
    repeat, other_repeat = data.draw(st.integers(1, 12)), data.draw(st.integers(1, 12))
    first, second = first * repeat, second * other_repeat
    matches = match_tokens(first, second)
    assert all(first[a] == second[b] for a, b in matches.items())
    assert list(matches) == sorted(matches)
    assert list(matches.values()) == sorted(set(matches.values()))
