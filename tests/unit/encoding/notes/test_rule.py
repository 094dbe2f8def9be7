"""References to notes, distinguished from years, days and numbers of telegrams."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit import relaxng
from teikit.core import resources
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile

FRUS = EncodingOptions(load_profile("frus"))
SCHEMA = relaxng.load(resources.schema("teikit.rng"))
HEAD = "690B.00/3–249: Telegram\nThe Chargé in Ruritania (Sapt) to the Secretary of State\nStrelsau, March 2, 1949.\n"


def notes(text: str, head: str = HEAD) -> list[tuple[str, str]]:
    """Return the number of each note, and the words before its call."""
    signed = text if "\nSapt\n" in text else f"{text}\nSapt\n"
    made = encode(Transcript(f"{head}{signed}", "any.txt"), FRUS)
    assert not list(SCHEMA.validate(made.to_bytes(), "any.xml"))
    found = made.root.iterfind(".//tei:body//tei:note[@n]", NSMAP)
    return [(note.get("n", ""), _before(note)) for note in found]


def _before(note: etree._Element) -> str:
    previous = note.getprevious()
    parent = note.getparent()
    assert parent is not None
    return ((previous.tail if previous is not None else parent.text) or "").strip().rsplit(" ", 1)[-1]


def test_a_year_is_not_a_day_with_the_number_of_a_note() -> None:
    assert notes("The resolution1 of 14 November 1947 stands, that of 12 December 1948 too.") == [("1", "resolution")]


def test_a_number_after_a_possessive_is_a_call() -> None:
    assert notes("The King’s1 plan and the Queen’s2 doubts.") == [("1", "King’s"), ("2", "Queen’s")]


def test_a_call_between_two_others_can_be_separate_from_its_word() -> None:
    assert notes("The King1 saw your aide-mémoire 2 and the Queen.3") == [
        ("1", "King"), ("2", "aide-mémoire"), ("3", "Queen."),
    ]  # fmt: skip


@pytest.mark.parametrize("counted", ["paragraph 2 of it", "No. 2 of it", "the 2 of us", "your telegram 2 of it"])
def test_a_number_that_counts_or_cites_is_not_a_call(counted: str) -> None:
    assert notes(f"The King1 saw {counted} and the Queen.3") == [("1", "King"), ("3", "Queen.")]


def test_a_call_that_the_numbers_before_it_hide_does_not_end_the_count() -> None:
    text = "The King1 refers to Deptel 4712, and to the Queen.3"
    assert [n for n, _ in notes(text)] == ["1", "2", "3"]
    assert [n for n, _ in notes("The King1 refers to much, and to the Queen.3")] == ["1", "3"]


def test_no_telegram_refers_to_a_later_one_of_its_series() -> None:
    assert notes("106. Gocus 561. The plane (Gocus 5551) is here. See Gocus 559 too.") == [("1", "555")]
    assert notes("106. Gocus 561. The plane (Gocus 155) is here.") == []
    assert notes("106. The plane (Gocus 5551) is here.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("See Deptel 571, Mar 51 and the King.2", ["1", "2"]), ("The feast is planned for March 13 by the King.1", ["1"])],
)
def test_a_later_day_is_that_of_a_plan_but_none_that_a_message_can_refer_to(text: str, found: list[str]) -> None:
    assert [n for n, _ in notes(text)] == found


def test_a_call_after_the_number_of_a_message_and_its_stop() -> None:
    assert notes("Embtel 389, rptd Zenda 10, Hentzau 4.1 At the palace all is well.") == [("1", "4.")]
    assert not notes("As Section 3.1 The King says.")


def test_a_call_after_a_stop_is_recognised_though_the_first_is_hidden() -> None:
    assert notes("The note of February 11 is known to the household.2") == [("2", "household.")]


def test_the_year_of_a_day_hides_no_call() -> None:
    text = "The note of February 11 of the King is known.\nSapt\n1. Not printed.\n"
    assert notes(text, HEAD.replace("1949", "1951"))[0] == ("1", "1")


def test_a_call_after_the_minutes() -> None:
    assert notes("The plan1 was known at 18:522 already.") == [("1", "plan"), ("2", "18:52")]


def test_a_word_with_number_upon_number_counts_something() -> None:
    assert not notes("The signs are Gate1, Gate2 and Gate3 of the castle.")
    assert len(notes("The King1 saw the Queen2 and the King3 again.")) == 3


@pytest.mark.parametrize(
    "text", ["The plan1 is known at 18:52 now.", "A plan1 of 3x2 parts, see ab2.example and B2B2 today."]
)
def test_figures_of_times_words_and_addresses_are_not_calls(text: str) -> None:
    assert notes(text) == [("1", "plan")]


def test_the_hour_of_the_day_is_not_a_call() -> None:
    text = "HEAD\nThe King.1 It is 11 p. m. and the Queen.2"
    assert [before for _, before in notes(text)] == ["King.", "Queen."]


def test_a_note_may_belong_to_the_name_of_the_collection() -> None:
    head = "Policy Planning Staff Files1\nPaper Prepared in the Chancery2\n[Strelsau,] April 26, 1948.\n"
    assert notes("The King3 is well.", head) == [("1", "Files"), ("2", "Chancery"), ("3", "King")]


def test_a_note_at_the_end_of_a_heading_can_be_separate_from_its_year() -> None:
    head = "Resolution 293 (IV), Adopted by the Diet of Ruritania, October 21, 1949 1\nOctober 21, 1949\n"
    assert notes("The Diet resolves.", head) == [("1", "1949")]


def test_bodies_decide_between_a_date_and_a_number() -> None:
    text = "Since Aug 13 we believe (Kascom 35 and 391) in it.\nSapt\n1. Not printed."
    assert notes(text) == [("1", "39")]


def test_the_number_of_a_telegram_is_less_likely_a_call_than_another() -> None:
    text = "106. Gocus 561. It is 22 January (Hicus 5551).\nSapt\n1. Not printed."
    assert notes(text) == [("1", "555")]


def test_a_number_that_comes_again_with_a_body_is_a_note_of_its_own() -> None:
    text = (
        "The first on December 271; the second on December 291; the third.2\nSapt\n"
        "1. Not printed.\n1. Not printed.\n2. Printed.\n"
    )
    made = encode(Transcript(f"{HEAD}{text}", "any.txt"), FRUS)
    assert not list(SCHEMA.validate(made.to_bytes(), "any.xml"))
    found = made.root.findall(".//tei:body//tei:note[@n]", NSMAP)
    assert [(n.get("n"), "".join(n.itertext())) for n in found] == [
        ("1", "Not printed."), ("1", "Not printed."), ("2", "Printed."),
    ]  # fmt: skip


def test_numbered_paragraphs_above_the_signature_are_not_notes() -> None:
    made = encode(
        Transcript(f"{HEAD}The King1 and the Queen2 say:\n1. We agree.\n2. We do not.\nSapt\n", "any.txt"), FRUS
    )
    assert ["".join(p.itertext()) for p in made.root.iterfind(".//tei:div/tei:p", NSMAP)][1:] == [
        "1. We agree.", "2. We do not.",
    ]  # fmt: skip
    assert [n.get("n") for n in made.root.iterfind(".//tei:body//tei:note[@n]", NSMAP)] == ["1", "2"]


def test_a_number_that_comes_again_without_a_body_refers_to_the_same_note() -> None:
    text = "The first on December 271; the second on December 291; the third.2"
    assert [n for n, _ in notes(text)] == ["1", "1", "2"]
