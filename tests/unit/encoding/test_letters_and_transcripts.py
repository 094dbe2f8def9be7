"""Letters and transcripts outside any series: the profiles `letter` and `transcript`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from helpers.text_stylesheet import text_of
from teikit import relaxng
from teikit.core import resources
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile

SCHEMA = relaxng.load(resources.schema("teikit.rng"))
LETTER, TRANSCRIPT = EncodingOptions(load_profile("letter")), EncodingOptions(load_profile("transcript"))

RASSENDYLL = """12 Castle Street
Strelsau
3 March 1950

Mr. Fritz von Tarlenheim
The Royal Palace

Dear Fritz,

Thank you for your letter of 1 March. The horses have arrived, and Johann
says that he will bring them over on Monday.

With kind regards,

Yours sincerely,
Rudolf Rassendyll

P.S. Bring the map.

Encl.
cc: Colonel Sapt
"""

MEETING = """The Staff Meeting
Friday, January 10, 1975
8:00 a.m.

PRESENT: The Secretary of State – Kissinger
P – Mr. Sisco

SECRETARY KISSINGER: Joe, what do you have?
MR. SISCO: Nothing, except
for the Cyprus matter.
KISSINGER: What is it?
[Pause.]
MR. SISCO: They want to talk.
(Whereupon, at 8:30 a.m., the meeting was adjourned.)
"""


def made(text: str, how: EncodingOptions) -> etree._Element:
    root = encode(Transcript(text, "any.txt"), how).root
    assert text_of(root) == text
    assert not [str(finding) for finding in SCHEMA.validate(etree.tostring(root), "any.xml")]
    return root


def texts(element: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in element.iterfind(path, NSMAP)]


def test_addresses_and_the_date_are_above_the_salutation() -> None:
    root = made(RASSENDYLL, LETTER)
    assert texts(root, ".//tei:text//tei:opener/tei:address") == [
        "12 Castle Street Strelsau", "Mr. Fritz von Tarlenheim The Royal Palace",
    ]  # fmt: skip
    assert [date.get("when") for date in root.iterfind(".//tei:opener/tei:dateline/tei:date", NSMAP)] == ["1950-03-03"]
    assert texts(root, ".//tei:opener/tei:salute") == ["Dear Fritz,"]
    assert not texts(root, ".//tei:text//tei:head")


def test_formula_and_signature_close_a_letter_and_a_postscript_follows() -> None:
    root = made(RASSENDYLL, LETTER)
    assert texts(root, ".//tei:closer/tei:salute") == ["With kind regards,", "Yours sincerely,"]
    assert texts(root, ".//tei:closer/tei:signed") == ["Rudolf Rassendyll"]
    assert texts(root, ".//tei:postscript") == ["P.S. Bring the map."]
    assert texts(root, ".//tei:trailer") == ["Encl.", "cc: Colonel Sapt"]


def test_sender_and_recipient_are_in_the_header() -> None:
    root = made(RASSENDYLL, LETTER)
    actions = {one.get("type"): texts(one, "tei:persName") for one in root.iterfind(".//tei:correspAction", NSMAP)}
    assert actions == {"sent": ["Rudolf Rassendyll"], "received": ["Fritz von Tarlenheim"]}
    assert texts(root, ".//tei:title[@type='main']") == ["Rudolf Rassendyll to Fritz von Tarlenheim, 3 March 1950"]
    assert texts(root, ".//tei:term[@type='kind']") == ["letter"]


@pytest.mark.parametrize(
    ("salutation", "formula"),
    [
        ("Sehr geehrter Herr Minister!", "Mit vorzüglicher Hochachtung"),
        ("Monsieur le Ministre,", "Veuillez agréer, Monsieur, mes salutations,"),
        ("My dear Mr. Sapt:", "Very truly yours,"),
        ("Gentlemen:", "I am, Sir, your obedient servant,"),
        ("Querido amigo:", "Atentamente,"),
    ],
)
def test_salutations_and_formulas_of_several_languages(salutation: str, formula: str) -> None:
    root = made(f"Strelsau, 3 March 1950\n\n{salutation}\n\nIt is done.\n\n{formula}\nR. Sapt\n", LETTER)
    assert texts(root, ".//tei:text//tei:salute") == [salutation, formula]
    assert texts(root, ".//tei:text//tei:div/tei:p") == ["It is done."]


@pytest.mark.parametrize("text", ["Dear me, he said.\nIt rained.\n", "One paragraph.\nAnother.\n", "With love\n", ""])
def test_a_text_other_than_a_letter_is_paragraphs(text: str) -> None:
    root = made(text, LETTER)
    assert texts(root, ".//tei:text//tei:div/tei:p") == text.splitlines()


def test_each_label_opens_a_turn_in_wrapped_text_too() -> None:
    root = made(MEETING, TRANSCRIPT)
    turns = [(sp.get("who"), *texts(sp, "tei:p")) for sp in root.iterfind(".//tei:sp", NSMAP)]
    assert turns == [
        ("#kissinger", "Joe, what do you have?"),
        ("#sisco", "Nothing, except for the Cyprus matter."),
        ("#kissinger", "What is it?"),
        ("#sisco", "They want to talk."),
    ]
    assert texts(root, ".//tei:div/tei:stage") == [
        "[Pause.]", "(Whereupon, at 8:30 a.m., the meeting was adjourned.)",
    ]  # fmt: skip


def test_the_dateline_has_the_time_below_it_and_no_day_of_the_week_as_its_place() -> None:
    root = made(MEETING, TRANSCRIPT)
    assert not texts(root, ".//tei:dateline/tei:placeName")
    assert [time.get("when") for time in root.iterfind(".//tei:dateline/tei:time", NSMAP)] == ["08:00:00"]


def test_an_office_can_precede_the_name_of_a_participant() -> None:
    root = made(MEETING, TRANSCRIPT)
    offices = {person.get("{http://www.w3.org/XML/1998/namespace}id"): texts(person, "tei:occupation")
               for person in root.iterfind(".//tei:person", NSMAP)}  # fmt: skip
    assert offices == {"kissinger": ["The Secretary of State"], "sisco": ["P"]}


def test_one_who_is_named_in_a_question_is_the_one_of_the_label() -> None:
    text = "Strelsau, May 3, 1961\n\nMR. SAPT: Yes.\n\nQ. Mr. Sapt, why?\n\nA. No comment.\n\nMR. SAPT: No.\n"
    root = made(text, TRANSCRIPT)
    assert {name.get("ref") for name in root.iterfind(".//tei:text//tei:persName", NSMAP)} == {"#sapt"}
    assert texts(root, ".//tei:sp/tei:speaker") == ["MR. SAPT:", "Q.", "A.", "MR. SAPT:"]


LINES = [*RASSENDYLL.splitlines(), *MEETING.splitlines(), "P.S.", "Sincerely,", "Dear Sir:", "1. A note.", "word.1"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from(["letter", "transcript"]))
def test_with_any_order_of_lines_the_tei_is_valid_and_gives_them_back(lines: list[str], name: str) -> None:
    made("\n".join(lines), LETTER if name == "letter" else TRANSCRIPT)


@pytest.mark.parametrize(
    ("salutation", "name"),
    [
        ("Dear Mr. Tarlenheim,", "Tarlenheim"),
        ("My dear Professor von Zenda:", "von Zenda"),
        ("Lieber Fritz,", "Fritz"),
        ("Sehr geehrter Herr Tarlenheim,", "Tarlenheim"),
        ("Dear Anthony J. Hope,", "Anthony J. Hope"),
        ("Dear Sir,", None),
        ("Dear Mr. Secretary:", None),
        ("Cher Monsieur,", None),
    ],
)
def test_the_salutation_names_the_recipient_of_a_letter_without_an_address(salutation: str, name: str | None) -> None:
    root = made(
        f"Strelsau, 3 March 1950\n\n{salutation}\n\nAll is well.\n\nYours sincerely,\nRudolf Rassendyll\n", LETTER
    )
    received = root.find(".//tei:correspAction[@type='received']/tei:persName", NSMAP)
    assert (None if received is None else received.text) == name


def test_questions_are_turns_where_the_one_who_answers_is_named() -> None:
    root = made(
        "PRESS CONFERENCE OF MARSHAL STRAKENCZ\nStrelsau, March 3, 1950\n\nMARSHAL STRAKENCZ: Good morning.\n"
        "Q. Is the King well?\nMARSHAL STRAKENCZ: He is.\nQ. And the Princess?\nMARSHAL STRAKENCZ: She too.\n",
        TRANSCRIPT,
    )
    turns = [
        (sp.get("who"), "".join(sp.find("tei:speaker", NSMAP).itertext())) for sp in root.iterfind(".//tei:sp", NSMAP)
    ]
    assert [label for _, label in turns] == [
        "MARSHAL STRAKENCZ:",
        "Q.",
        "MARSHAL STRAKENCZ:",
        "Q.",
        "MARSHAL STRAKENCZ:",
    ]
    assert {who for who, label in turns if label == "Q."} == {None}
    assert root.findtext(".//tei:term[@type='kind']", namespaces=NSMAP) == "press conference"
