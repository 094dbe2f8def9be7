"""Every weight decides an example: with another value, other places are footnote calls."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from msgspec.structs import fields, replace

from teikit.encoding.model.span import Span
from teikit.encoding.notes.assignment import assign_calls, count_up
from teikit.encoding.notes.calls import CallFinder
from teikit.encoding.notes.weights import WEIGHTS, Weights
from teikit.encoding.profiles import load_profile

FRUS = load_profile("frus")


class Example(NamedTuple):
    """A text with ``^`` before each of its calls, and a value of the weight with which it has others.

    :param labels: the labels of the note bodies; without bodies, calls count up.
    :param head: the heading that the text begins with.
    """

    text: str
    other: float
    labels: str = ""
    head: str = ""
    today: str = "1950-08-02"


EXAMPLES = {
    "accepted": Example("He met the Minister^1 then.", 3.5),
    "next": Example("He met the Minister.^1 In 1949 he read par. 569,^2 paragraph 1.", 1.3),
    "skipped": Example("He stayed for 1^2 days.", 1.0, labels="2"),
    "between": Example("See yesterday.^1 The staff ^2 came and left.^3 Then", 0.25),
    "symbol": Example("The treaty^* was signed.", 1.9),
    "after_word": Example("He met the Minister^1 then.", 1.9),
    "after_capitals": Example("He met SCAP^1 then.", 1.9),
    "after_letters": Example("He saw the B1 and left.", 2.0),
    "after_bracket": Example("He met the Minister (Lange)^1 then.", 1.9),
    "after_stop": Example("He came yesterday.^1 Then he left.", 1.9),
    "after_dated_stop": Example("He came in 1949.^1 Then he left.", 1.9),
    "after_message_number": Example("See Legtel 647.^1 The Minister left.", 1.9),
    "after_number_stop": Example("It was paid in 12.1 The rest was not.", 2.0),
    "after_number_question": Example("Was it 12?1 Nobody answered.", 2.0),
    "after_number_comma": Example("See par. 569,1 paragraph 4.", 2.0),
    "after_number_colon": Example("The vote was 5:1 then.", 2.0),
    "spaced_after_head": Example("Memorandum by Ross ^1\n\nHe came.", 1.9, head="Memorandum by Ross 1"),
    "spaced_at_line_end": Example("He came yesterday 1\nThen he left.", 2.0),
    "spaced_after_stop": Example("He came yesterday. 1 Then he left.", 2.0),
    "spaced": Example("He came 1 then.", 2.0),
    "digits_after_time": Example("He came at 10:30^1 and left.", 1.9),
    "digits_after_year": Example("He came in 1949^1 and left.", 1.9),
    "digits_after_day": Example("He came on Aug 30^1 and left.", 1.9),
    "digits_after_serial": Example("106. Gocus 559. He read it. See Gocus 558^1 again.", 1.9),
    "digits_after_cited": Example("He read NSC 172 and left. Then NSC 1721 came.", 2.0),
    "digits_of_future_day": Example("He may come on Aug 11 and leave.", 2.0),
    "digits_at_head_end": Example("Paper NSC 581\n\nHe came.", 2.0, head="Paper NSC 581"),
    "digits": Example("He read paper 581 and left.", 2.0),
    "digits_of_date": Example("He read paper 581 August and left.", 2.0),
}


def calls(example: Example, weights: Weights) -> str:
    """Return the text of an example with ``^`` before each call that is found."""
    text = example.text.replace("^", "")
    heads = [Span(0, len(example.head))] if example.head else []
    finder = CallFinder(text, Span(0, len(text)), FRUS, heads, example.today, weights)
    found = assign_calls(list(example.labels), finder) if example.labels else count_up(finder)
    for call in sorted((call for call in found if call), reverse=True):
        text = f"{text[: call.start]}^{text[call.start :]}"
    return text


def test_every_weight_has_an_example() -> None:
    assert set(EXAMPLES) == {field.name for field in fields(Weights)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_calls_of_an_example_are_found(name: str) -> None:
    assert calls(EXAMPLES[name], WEIGHTS) == EXAMPLES[name].text


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_changed_weight_finds_other_calls(name: str) -> None:
    example = EXAMPLES[name]
    assert calls(example, replace(WEIGHTS, **{name: example.other})) != example.text
