"""Calls are assigned to notes so that the sum of their scores is highest."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from helpers.contexts import FRUS
from teikit.encoding.model.span import Span
from teikit.encoding.notes.assignment import assign_calls, count_up
from teikit.encoding.notes.calls import Call, CallFinder
from teikit.encoding.notes.weights import WEIGHTS

PIECES = ["yesterday.1 Then ", "in 1949.2 ", "for 12 days ", "Minister2 ", "see 581 ", "treaty* ", "on Aug 301 "]


def finder(text: str) -> CallFinder:
    return CallFinder(text, Span(0, len(text)), FRUS)


def labels(calls: list[Call | None]) -> list[str]:
    return [call.label if call else "-" for call in calls]


def score(calls: tuple[Call | None, ...]) -> float:
    return sum(call.score if call else WEIGHTS.skipped for call in calls)


def test_each_note_has_the_call_before_that_of_the_next() -> None:
    calls = assign_calls(["1", "2"], finder("He left.2 He came.1 Then he met Lange.2 Later"))
    assert [call.start for call in calls if call] == [18, 38]


def test_a_note_without_a_call_is_left_out() -> None:
    assert labels(assign_calls(["1", "2", "3"], finder("He came.1 Then he left.3 Later"))) == ["1", "-", "3"]


def test_without_bodies_calls_count_up() -> None:
    assert labels(count_up(finder("He came.1 Then he left.2 In 1949, 3 men and Lange.3 met."))) == ["1", "2", "3"]


def test_a_count_may_start_with_the_number_of_a_chapter() -> None:
    assert labels(count_up(finder("He came.17 Then he left.18 Later"))) == ["17", "18"]


def test_symbols_are_calls_once_each() -> None:
    assert labels(count_up(finder("A treaty,* a pact,† a treaty* and a note**."))) == ["*", "†", "**"]


@given(st.lists(st.sampled_from(PIECES), max_size=5), st.lists(st.sampled_from(["1", "2", "3", "*"]), max_size=3))
def test_no_other_assignment_scores_higher(pieces: list[str], wanted: list[str]) -> None:
    calls = finder("Lange came " + "".join(pieces))
    assigned = tuple(assign_calls(wanted, calls))
    candidates = product(*([None, *calls.calls(label)] for label in wanted))
    in_order = (
        chain
        for chain in candidates
        if all(one.end <= other.start for one, other in zip(placed(chain), placed(chain)[1:], strict=False))
    )
    assert score(assigned) == max(map(score, in_order))


def placed(chain: tuple[Call | None, ...]) -> list[Call]:
    return [call for call in chain if call]
