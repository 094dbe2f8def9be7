"""Minutes and transcripts: labelled turns, who was present, who is reported to have said what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from helpers.text_stylesheet import text_of
from teikit import relaxng
from teikit.core import resources
from teikit.core.xml import NSMAP, XML_ID
from teikit.encoding import Encoding, EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile

SCHEMA = relaxng.load(resources.schema("teikit.rng"))
FRUS = EncodingOptions(load_profile("frus"))

TRANSCRIPT = """Source: Archives of Ruritania, Council Files, Box 3.
Transcript of the Meeting of the Council
Council Room, November 12, 1950
Participants:
The Council:
- Dr. Rudolf Rassendyll, Chairman
- Professor Fritz von Tarlenheim
The Foreign Office:
- Col. George Sapt - Director
- Michael Rassendyll, Secretary of the Council
[The meeting was convened at 10:00 a.m., Dr. Rudolf Rassendyll presiding.]
THE CHAIRMAN: I open the meeting. (Laughter.)
I see that everybody is here.
COLONEL SAPT: Thank you.
MR. RASSENDYLL: I have the minutes.
I. The Railway
DR. HENTZAU (of the Bank): It is built.
(The meeting adjourned at 4:10 p.m.)
"""

MINUTES = """Minutes of the Meeting of the Council
November 12, 1950
Present: Mr. Sapt (Chairman), Messrs. Tarlenheim and Hentzau, and Mrs. Mauban.
Mr. Tarlenheim welcomed the members and announced that Mr. Hentzau had been chosen. He noted that the budget was small.
Mr. Hentzau distributed two charts. He said that they were new. Mrs. Mauban, who had seen them, asked what they meant.
Mr. Hentzau replied that they spoke for themselves. The Chairman thought that they did not.
Mr. Tarlenheim and Mrs. Mauban agreed. It was expected that the meeting would go on.
"""


def tei(text: str) -> Encoding:
    return encode(Transcript(text, "meeting.txt"), FRUS)


def find(encoding: Encoding, path: str) -> list[etree._Element]:
    found: list[etree._Element] = encoding.root.xpath(path, namespaces=NSMAP)
    return found


def is_valid(encoding: Encoding) -> bool:
    return not list(SCHEMA.validate(encoding.to_bytes()))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def transcript() -> Encoding:
    return tei(TRANSCRIPT)


@pytest.fixture(scope="module")
def minutes() -> Encoding:
    return tei(MINUTES)


@pytest.mark.parametrize("text", [TRANSCRIPT, MINUTES], ids=["transcript", "minutes"])
def test_the_tei_is_valid_and_gives_the_text_back(text: str) -> None:
    encoding = tei(text)
    assert text_of(encoding.root) == text
    assert is_valid(encoding)


def test_a_label_opens_a_turn_of_the_person_it_means(transcript: Encoding) -> None:
    turns = [(sp.get("who"), words(sp[0])) for sp in find(transcript, "//tei:sp")]
    assert turns == [
        ("#rassendyll", "THE CHAIRMAN:"),
        ("#sapt", "COLONEL SAPT:"),
        ("#rassendyll-2", "MR. RASSENDYLL:"),
        ("#hentzau", "DR. HENTZAU (of the Bank):"),
    ]


def test_a_turn_goes_on_over_its_paragraphs_to_the_next_section(transcript: Encoding) -> None:
    turns = [[words(p) for p in sp.iterfind("tei:p", NSMAP)] for sp in find(transcript, "//tei:sp")]
    assert turns[0] == ["I open the meeting. (Laughter.)", "I see that everybody is here."]
    assert turns[2] == ["I have the minutes."]


def test_remarks_in_brackets_are_stage_directions(transcript: Encoding) -> None:
    stages = [words(stage) for stage in find(transcript, "//tei:stage")]
    assert [stage[:12] for stage in stages] == ["[The meeting", "(Laughter.)", "(The meeting"]


def test_heading_and_dateline_follow_the_source_line(transcript: Encoding) -> None:
    assert [words(e) for e in find(transcript, "//tei:text//tei:head")] == ["Transcript of the Meeting of the Council"]
    assert [words(e) for e in find(transcript, "//tei:dateline")] == ["Council Room, November 12, 1950"]
    assert [d.get("when") for d in find(transcript, "//tei:creation/tei:date")] == ["1950-11-12"]


def test_the_attendance_list_has_name_office_and_body(transcript: Encoding) -> None:
    people = {
        person.get(XML_ID): [words(part) for part in person if etree.QName(part).localname != "note"]
        for person in find(transcript, "//tei:particDesc//tei:person[contains(@role, 'participant')]")
    }
    assert people == {
        "rassendyll": ["Rudolf Rassendyll", "Chairman", "The Council"],
        "tarlenheim": ["Fritz von Tarlenheim", "The Council"],
        "sapt": ["George Sapt", "Director", "The Foreign Office"],
        "rassendyll-2": ["Michael Rassendyll", "Secretary of the Council", "The Foreign Office"],
    }


def test_every_speaker_has_an_entry(transcript: Encoding, minutes: Encoding) -> None:
    for encoding in (transcript, minutes):
        entries = {person.get(XML_ID) for person in find(encoding, "//tei:person")}
        speakers = {who[1:] for e in find(encoding, "//tei:sp | //tei:said") for who in e.get("who", "").split()}
        assert speakers <= entries


def test_each_reported_statement_has_its_speaker(minutes: Encoding) -> None:
    said = [(s.get("who"), words(s).split(" ", 3)[:3]) for s in find(minutes, "//tei:said")]
    assert said == [
        ("#tarlenheim", ["Mr.", "Tarlenheim", "welcomed"]),
        ("#tarlenheim", ["He", "noted", "that"]),
        ("#hentzau", ["He", "said", "that"]),
        ("#mauban", ["Mrs.", "Mauban,", "who"]),
        ("#hentzau", ["Mr.", "Hentzau", "replied"]),
        ("#sapt", ["The", "Chairman", "thought"]),
        ("#tarlenheim #mauban", ["Mr.", "Tarlenheim", "and"]),
    ]


def test_a_question_and_its_answer_are_turns_without_a_name() -> None:
    encoding = tei("Statement\nQ. Who was there?\nA. Nobody was.\nQ. And then?\n")
    assert [words(s) for s in find(encoding, "//tei:speaker")] == ["Q.", "A.", "Q."]
    assert not find(encoding, "//tei:sp[@who]")


def test_surnames_are_labels_where_they_come_again() -> None:
    encoding = tei("Subject: Trade\nKissinger: I see.\nChou: Yes.\nKissinger: No.\nChou: Well.\n")
    assert [sp.get("who") for sp in find(encoding, "//tei:sp")] == ["#kissinger", "#chou", "#kissinger", "#chou"]
    assert words(find(encoding, "//tei:body//tei:div/tei:p")[0]) == "Subject: Trade"


@pytest.mark.parametrize(
    "text",
    [
        "Subject: Trade\nSubject: Peace\n",
        "Mr. Sapt. He was there.\n",
        "I said: no.\nI said: yes.\n",
        "THE END:\nTHE END:\n",
    ],
)
def test_text_that_resembles_a_label_is_not_a_label(text: str) -> None:
    assert not find(tei(text), "//tei:speaker")


def test_in_wrapped_text_a_turn_has_whole_paragraphs() -> None:
    encoding = tei("MR. SAPT: I was\nthere and saw\nit all.\n\nIt was\nlate.\n\nMR. HENTZAU: And\nnobody else.\n\n")
    turns = [[words(p) for p in sp.iterfind("tei:p", NSMAP)] for sp in find(encoding, "//tei:sp")]
    assert turns == [["I was there and saw it all.", "It was late."], ["And nobody else."]]


def test_she_does_not_refer_to_a_person_called_mister() -> None:
    text = "Mrs. Mauban asked for time. Mr. Sapt introduced the guest. She said that it was late. He agreed.\n"
    said = [(s.get("who"), words(s)) for s in find(tei(text), "//tei:said")]
    assert said == [
        ("#mauban", "Mrs. Mauban asked for time."),
        ("#mauban", "She said that it was late."),
        ("#sapt", "He agreed."),
    ]


LINES = [
    "MR. SAPT: Yes.", "THE CHAIRMAN:", "[Laughter]",
    "(The meeting adjourned.)", "Present:", "- Mr. Sapt, Chairman", "Q. Who?",
    "A. Nobody.", "I. Trade", "- 1.",
    "- An item.", "It goes on. (Laughter.) Mr. Sapt said so.", "[Page 3]", "", "* * *",
    "Participants: Mr. Sapt; Mrs. Mauban (the Bank)",
    "MR. SAPT: A list:", "Kissinger: I see.1", "1. A note.", "Annex", "Sapt",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_with_any_order_of_lines_the_tei_is_valid_and_gives_them_back(lines: list[str]) -> None:
    text = "\n".join(lines)
    encoding = tei(text)
    assert text_of(encoding.root) == text
    assert is_valid(encoding)


def test_a_repeated_caption_is_not_a_speaker() -> None:
    text = "Others Attending:\nCommittee\nMr. Sapt said that it was late.\nOthers Attending:\nNobody\nMr. Sapt left.\n"
    encoding = tei(text)
    assert not find(encoding, "//tei:speaker[not(tei:supplied)]")
    assert [said.get("who") for said in find(encoding, "//tei:said")] == ["#sapt"]
