"""The head and the end of documents: file numbers, headings, openers, datelines, who signed."""

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
HEADING = "The Chargé in Ruritania (Sapt) to the Secretary of State"


def document(text: str) -> etree._Element:
    made = encode(Transcript(text, "any.txt"), FRUS)
    assert not list(SCHEMA.validate(made.to_bytes(), "any.xml"))
    return made.root


def texts(element: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in element.iterfind(path, NSMAP)]


@pytest.mark.parametrize(
    "number",
    [
        "320.2–AC/4–2051",
        "500.C 1113/8–2648",
        "891.001 Pahlavi, Reza Shah/5–2048: Telegram",
        "795.00/4–2952:Telegram",
        "FW 894.50/3–249",
        "740.00119 Control (Korea)/5–749: Circular Telegram",
        "740.00112A European War, 139/1868a: Circular telegram",
        "Box 12, Folder 3",
    ],
)
def test_a_file_number_is_a_source_note(number: str) -> None:
    root = document(f"{number}\n{HEADING}\nStrelsau, April 20, 1951.\nThe King is well.\nSapt\n")
    assert texts(root, ".//tei:note[@type='source']") == [number]
    assert texts(root, ".//tei:body//tei:head") == [HEADING]


@pytest.mark.parametrize(
    ("dateline", "whens"),
    [
        ("[Strelsau,] 10 June 1949.", ["1949-06-10"]),
        ("Strelsau, June 10, 1949—9 p. m. and 11 p. m.", ["1949-06-10T21:00:00"]),
        ("Strelsau,June 10, 1949—3 p.m.", ["1949-06-10T15:00:00"]),
        ("[Strelsau,]June 10, 1949.", ["1949-06-10"]),
        ("[place not declassified], June 10, 1949.", ["1949-06-10"]),
    ],
)
def test_datelines(dateline: str, whens: list[str]) -> None:
    root = document(f"Press Release Issued by the Palace\nimmediate release\n{dateline}\nThe King is well.\n")
    assert texts(root, ".//tei:opener/*") == ["immediate release", dateline]
    assert [date.get("when") for date in root.iterfind(".//tei:dateline/tei:date", NSMAP)] == whens


@pytest.mark.parametrize(("year", "offset"), [(1939, ""), (1948, "+01:00"), (1951, "")])
def test_a_time_is_local_before_1944_and_above_the_classification_from_1951_on(year: int, offset: str) -> None:
    root = document(f"Minutes of a Meeting\nParis, October 18, {year}, 9:15 a.m.\nsecret\nThe King is well.\n")
    whens = [date.get("when") for date in root.iterfind(".//tei:dateline/tei:date", NSMAP)]
    assert whens == [f"{year}-10-18T09:15:00{offset}"]


@pytest.mark.parametrize("line", ["us urgent", "No. 547", "NSC 49/1"])
def test_a_line_below_the_dateline_is_a_paragraph_if_the_classification_is_above(line: str) -> None:
    root = document(f"{HEADING}\nsecret\nStrelsau, June 10, 1949.\n{line}\nThe King is well.\nSapt\n")
    assert texts(root, ".//tei:opener/*") == ["secret", "Strelsau, June 10, 1949."]
    assert texts(root, ".//tei:div/tei:p") == [line, "The King is well."]


def test_the_letter_of_an_appendix_can_be_in_quotation_marks() -> None:
    root = document(
        f"{HEADING}\nStrelsau, May 3, 1948.\nThe King is well.\nSapt\nAppendix “A”\nHis Health\nIt is fair.\n"
    )
    assert texts(root, ".//tei:floatingText//tei:head")[0] == "Appendix “A”"


@pytest.mark.parametrize(
    ("line", "kind"),
    [("[Translation]", "version"), ("[Extract] strictly personal", "classification"), ("NSC 172/1", "classification")],
)
def test_the_kind_of_the_printed_text_is_in_the_opener(line: str, kind: str) -> None:
    root = document(f"{HEADING}\n{line}\nStrelsau, June 10, 1949.\nThe King is well.\nSapt\n")
    assert [(seg.get("type"), seg.text) for seg in root.iterfind(".//tei:opener/tei:seg", NSMAP)] == [(kind, line)]


def test_a_dateline_at_the_end_closes_a_document() -> None:
    enclosed = (
        "[Annex]\nThe Regent of Ruritania (Michael) to the King\nI have the honor to write.\nStrelsau, May 2, 1948."
    )
    root = document(f"{HEADING}\nStrelsau, May 3, 1948.\nI enclose a note.\nSapt\n{enclosed}\n")
    assert texts(root, ".//tei:floatingText//tei:closer/tei:dateline") == ["Strelsau, May 2, 1948."]


def test_the_addressees_of_a_repetition_are_not_a_signature() -> None:
    root = document(f"{HEADING}\nStrelsau, May 3, 1948.\nThe King is well.\nRepeated London 23\nSapt\n")
    assert texts(root, ".//tei:signed") == ["Sapt"]
    assert texts(root, ".//tei:div/tei:p") == ["The King is well.", "Repeated London 23"]


def test_titles_are_outside_the_names_of_the_heading_and_an_office_is_not_a_name() -> None:
    root = document("Memorandum by Dr. George H. Zenda, Adviser, to the Secretary of State\nThe King is well.\n")
    assert texts(root, ".//tei:head/tei:persName") == ["George H. Zenda"]
    root = document("The Secretary of State to the Legation in Ruritania\nThe King is well.\nHentzau\n")
    assert not texts(root, ".//tei:head/tei:persName")


def test_the_signatory_is_a_person_and_the_author_if_no_other_is_named() -> None:
    root = document(
        "The Secretary of State to the Legation in Ruritania\nI said that the King is well.\nRupert Hentzau, Jr.\n"
    )
    assert texts(root, ".//tei:signed/tei:persName") == ["Rupert Hentzau, Jr."]
    assert texts(root, ".//tei:correspAction[@type='sent']/tei:persName") == ["Rupert Hentzau, Jr."]
    [name] = root.findall(".//tei:signed/tei:persName", NSMAP)
    assert [said.get("who") for said in root.iterfind(".//tei:said", NSMAP)] == [name.get("ref")]


def test_a_signature_is_that_of_the_party_with_its_surname() -> None:
    root = document(f"{HEADING}\nStrelsau, May 3, 1948.\nThe King is well.\nFritz Sapt\n")
    assert [n.get("ref") for n in root.iterfind(".//tei:signed/tei:persName", NSMAP)] == ["#sapt"]


@pytest.mark.parametrize(
    ("year", "path"), [("1948", "tei:p/tei:list[@type='subject']"), ("1953", "tei:list[@type='subject']/tei:head")]
)
def test_a_list_of_subjects_has_a_heading_from_1952_on(year: str, path: str) -> None:
    text = f"{HEADING}\nStrelsau, May 3, {year}.\nSubject:\n- A.\n- The King.\n- B.\n- The Queen.\nAll is well.\n"
    root = document(text)
    assert len(root.findall(f".//tei:div/{path}", NSMAP)) == (1 if year == "1953" else 0)
    assert len(root.findall(".//tei:div/tei:p/tei:list", NSMAP)) == (0 if year == "1953" else 1)


def test_participants_on_marked_lines_are_a_list_with_their_heading() -> None:
    text = f"{HEADING}\nStrelsau, May 3, 1953.\nParticipants:\n- The King\n- Colonel Sapt\nThe King is well.\n"
    assert texts(document(text), ".//tei:list[@type='participants']/*") == ["Participants:", "The King", "Colonel Sapt"]


def test_an_omission_is_not_a_participant() -> None:
    present, omission = "Participants:\nThe King\nColonel Sapt", "[Here follows talk; see page 4.]"
    made = document(f"{HEADING}\nStrelsau, May 3, 1949.\n{present}\n{omission}\nAll is well.\n")
    assert texts(made, ".//tei:div/tei:p") == [omission, "All is well."]


def test_a_forename_begins_the_name_of_a_person() -> None:
    root = document("Memorandum by A to B\nThe death of Joseph Zenda was mourned.\n")
    assert texts(root, ".//tei:body//tei:p/tei:persName") == ["Joseph Zenda"]


def test_the_location_of_a_party_can_follow_its_name() -> None:
    root = document(
        "The Ambassador (Sapt) to the Under Secretary (Smith), at Geneva1\nStrelsau, May 3, 1948.\nAll is well.\n"
    )
    assert texts(root, ".//tei:head/tei:persName") == ["Sapt", "Smith"]


def names(text: str) -> list[str]:
    root = document(f"{HEADING}\nStrelsau, May 3, 1948.\n{text}\nSapt\n")
    return texts(root, ".//tei:div/tei:p//tei:persName")


def test_a_surname_that_acts_and_occurs_three_times_is_a_person() -> None:
    sentences = "We asked whether Stikker would agree. They think that Stikker has doubts, and Stikker’s friends agree."
    assert names(f"{sentences} The talk with Stikker was long.") == ["Stikker"] * 4
    assert not names(sentences.replace("that Stikker", "that it").replace("and Stikker", "and its"))


@pytest.mark.parametrize(
    "other", ["The Stikker is a river.", "We live in Stikker.", "Some stikker rose.", "Two Stikker rose."]
)
def test_a_word_with_an_article_a_place_or_small_letters_is_not_a_surname(other: str) -> None:
    assert not names(f"We think that Stikker would agree, that Stikker has doubts, as Stikker’s friends agree. {other}")


def test_ranks_are_part_of_the_name_and_other_titles_are_not() -> None:
    sentences = "Mr. Hull and General Hull met Major General Wilton B. Persons and Secretary Dulles."
    assert names(sentences) == ["Hull", "General Hull", "Major General Wilton B. Persons", "Dulles"]


def test_given_names_in_one_word_follow_the_surname() -> None:
    root = document(
        f"{HEADING}\nStrelsau, May 3, 1950.\nChou En-lai stated that he agreed. Chou added nothing.\nSAPT\n"
    )
    assert texts(root, ".//tei:body//tei:p//tei:persName") == ["Chou En-lai", "Chou"]
    assert {name.get("ref") for name in root.iterfind(".//tei:p//tei:persName", NSMAP)} == {"#chou"}
    assert texts(root, ".//tei:speaker") == ["Chou"]


def test_a_signature_in_capitals_is_that_of_the_party() -> None:
    root = document(f"{HEADING}\nStrelsau, May 3, 1950.\nThe King is well.\nSAPT\n")
    assert [n.get("ref") for n in root.iterfind(".//tei:signed/tei:persName", NSMAP)] == ["#sapt"]
