"""The rule ``heading``, alone."""

from __future__ import annotations

import pytest

from helpers.contexts import found, make_context, run_rule
from teikit.encoding.model.traits import Trait
from teikit.encoding.rules.heading import kind


@pytest.mark.parametrize(
    ("heading", "parties"),
    [
        ("Memorandum by Mr. John C. Ross to Mr. Dean Rusk", ["Mr. John C. Ross", "Mr. Dean Rusk"]),
        ("The Ambassador in France (Bruce) to the Secretary of State (Acheson)", ["Bruce", "Acheson"]),
        ("Memorandum to the Secretary of State (Acheson) by Mr. Dean Rusk", ["Acheson", "Mr. Dean Rusk"]),
        ("Memorandum by Mr. Dean Rusk", ["Mr. Dean Rusk"]),
    ],
)
def test_a_heading_names_its_parties(heading: str, parties: list[str]) -> None:
    head, *names = found("heading", f"{heading}\nHe came yesterday and left.\n")
    assert head == ("head", heading)
    assert [words for _, words in names] == parties


def test_a_line_after_a_file_number_is_a_heading() -> None:
    text = "795.00/10–750\nConversation about Korea\nHe came yesterday.\n"
    assert found("heading", text, "source-note") == [("head", "Conversation about Korea")]


def test_the_number_of_the_document_is_part_of_its_heading() -> None:
    made = run_rule("heading", "No. 33\nTelegram\nHe came yesterday.\n")
    assert [one.element for one in made] == ["head", "lb"]
    assert all(Trait.HEADING in one.traits for one in made)


def test_a_sentence_is_not_a_heading() -> None:
    assert found("heading", "He came yesterday and left in the evening.\nHe returned.\n") == []


def test_the_kind_is_that_of_the_heading() -> None:
    assert kind(make_context("Telegram\nHe came.\n", "heading")) == "telegram"
    assert kind(make_context("He came.\n", "heading")) == "document"
