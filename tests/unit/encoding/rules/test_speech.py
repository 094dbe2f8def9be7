"""The rule ``speech``, alone."""

from __future__ import annotations

from helpers.contexts import make_context
from teikit.encoding.rules.speech import speech


def said(text: str) -> list[tuple[str, str, str]]:
    """Return the statements of a text: the words, the speaker and the addressee."""
    made = speech(make_context(text, "paragraphs", "names"))
    return [
        (text[one.start : one.end], one.attributes["who"], one.attributes.get("toWhom", ""))
        for one in made
        if one.element == "said"
    ]


def test_a_statement_has_its_speaker_and_addressee() -> None:
    assert said("Mr. Engen asked Mr. Lange whether we agreed.\n") == [
        ("Mr. Engen asked Mr. Lange whether we agreed.", "#engen", "#lange")
    ]


def test_a_pronoun_refers_to_the_last_speaker() -> None:
    _, second = said("Mr. Engen said it was late. He added that he was tired.\n")
    assert second == ("He added that he was tired.", "#engen", "")


def test_the_person_who_replies_is_not_the_one_who_asked() -> None:
    _, reply = said("Mr. Engen asked Mr. Lange whether we agreed. He replied that we did.\n")
    assert reply[1:] == ("#lange", "#engen")


def test_a_pronoun_does_not_refer_to_a_person_of_the_other_sex() -> None:
    _, second = said("Mrs. Engen said to Mr. Lange that it was late. He said that he was tired.\n")
    assert second[1] == "#lange"


def test_a_sentence_without_a_statement_is_not_encoded() -> None:
    assert said("Mr. Engen made no comment. They solved the problem he mentioned.\n") == []


def test_a_paragraph_that_begins_with_a_statement_is_a_speech() -> None:
    made = [one.element for one in speech(make_context("Mr. Engen said it was late.\n", "paragraphs", "names"))]
    assert made == ["said", "sp"]


def test_a_statement_with_a_colon_continues() -> None:
    text = "Mr. Engen made the following points: (1) It was late. (2) He was tired.\n"
    assert len(said(text.replace("made the following points", "said"))) == 2
