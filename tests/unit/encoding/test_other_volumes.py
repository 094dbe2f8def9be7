"""Volumes of other years: numbered documents, continuous note numbers, lists of subjects and references."""

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


def body(text: str) -> etree._Element:
    made = encode(Transcript(text, "any.txt"), FRUS)
    assert not list(SCHEMA.validate(made.to_bytes(), "any.xml"))
    [found] = made.root.iterfind("tei:text", NSMAP)
    return found


def texts(element: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in element.iterfind(path, NSMAP)]


def test_the_number_of_a_document_belongs_to_its_heading() -> None:
    made = body(
        "690B.00/2–453: Telegram\nNo. 34\nThe Ambassador in Ruritania (Sapt) to the Department of State\n"
        "Strelsau, February 4, 1953—1 p. m.\nsecret\nThe King is well.\nSapt\n"
    )
    assert texts(made, ".//tei:head") == ["No. 34 The Ambassador in Ruritania (Sapt) to the Department of State"]
    assert texts(made, ".//tei:seg") == ["secret"]
    assert texts(made, ".//tei:opener/*") == ["Strelsau, February 4, 1953—1 p. m."]
    assert texts(made, ".//tei:div/tei:p") == ["secret", "The King is well."]
    assert len(made.findall(".//tei:head/tei:lb", NSMAP)) == 1


@pytest.mark.parametrize("number", ["893.00/15138", "740.0011 Pacific War/3425: Telegram"])
def test_a_file_number_without_a_date_is_a_source_note(number: str) -> None:
    made = body(f"{number}\nThe Chargé in Ruritania (Sapt) to the Secretary of State\nThe King is well.\nSapt\n")
    assert texts(made, ".//tei:note[@type='source']") == [number]


@pytest.mark.parametrize(
    ("opener", "when"),
    [
        ("London, August 2, 1951—2 p. m.\nsecret", "1951-08-02T14:00:00"),
        ("secret\nLondon, August 2, 1951—2 p. m.", "1951-08-02T14:00:00+01:00"),
        ("London, August 2, 1951—2 p. m.", "1951-08-02T14:00:00+01:00"),
        ("London, August 2, 1951.\nsecret", "1951-08-02"),
    ],
)
def test_a_time_has_no_offset_if_the_dateline_is_above_the_classification(opener: str, when: str) -> None:
    made = body(f"The Ambassador in Ruritania (Sapt) to the Secretary of State\n{opener}\nThe King is well.\nSapt\n")
    assert [date.get("when") for date in made.iterfind(".//tei:dateline/tei:date", NSMAP)] == [when]


def test_notes_are_counted_on_from_another_document() -> None:
    made = body(
        "Memorandum by A to B\nWe had a letter.32 It came on June 1533 by air.34\n"
        "32. Not printed.\n33. See p. 604.\n34. Post, p. 444.\n"
    )
    assert [(n.get("n"), "".join(n.itertext())) for n in made.iterfind(".//tei:note", NSMAP)] == [
        ("32", "Not printed."), ("33", "See p. 604."), ("34", "Post, p. 444."),
    ]  # fmt: skip


def test_notes_are_counted_on_also_without_their_bodies() -> None:
    made = body("Memorandum by A to B\nWe had a letter.32 It came later,33 by air.\n")
    assert [n.get("n") for n in made.iterfind(".//tei:note", NSMAP)] == ["32", "33"]


def test_a_note_after_the_number_that_ends_a_heading_or_a_sentence_is_found() -> None:
    made = body(
        "25. Directive No. 4/21\nWashington, September 28, 1950.\nYour 571.2\nSee the Secretary’s 569,3 paragraph 1.\n"
        "1. We attack;\n2. we defend.\n1. Secret.\n2. Dated June 1.\n3. Not printed.\n"
    )
    assert [n.get("n") for n in made.iterfind(".//tei:note", NSMAP)] == ["1", "2", "3"]
    assert texts(made, ".//tei:body//tei:p")[-2:] == ["1. We attack;", "2. we defend."]


def test_a_subject_above_a_list_is_its_heading() -> None:
    made = body("26. Memorandum From A to B\nSUBJECT\n- The harbour\nREFERENCES\n- A.\n- A plan.\nIt is done.\n")
    lists = made.findall(".//tei:list", NSMAP)
    assert [(one.get("type"), texts(one, "tei:head"), texts(one, "tei:item")) for one in lists] == [
        ("subject", ["SUBJECT"], ["The harbour"]), ("reference", ["REFERENCES"], ["A plan."]),
    ]  # fmt: skip


def test_paragraphs_between_two_labels_are_an_item() -> None:
    made = body("Memorandum by A to B\n- 1.\n(a) The first.\n(b) Its other part.\n- 2.\n- The second.\nThe end.\n")
    assert texts(made, ".//tei:item") == ["(a) The first. (b) Its other part.", "The second."]
    assert texts(made, ".//tei:item/tei:p") == ["(a) The first.", "(b) Its other part."]


@pytest.mark.parametrize(("year", "first"), [("53", "He said: “We agree.”"), ("51", "He said:")])
def test_a_quotation_is_in_the_paragraph_that_introduces_it_from_1952_on(year: str, first: str) -> None:
    heading = f"690B.00/2–4{year}: Telegram\nThe Ambassador in Ruritania (Sapt) to A"
    made = body(f"{heading}\nHe said:\n“We agree.”\nThe end.\n")
    assert texts(made, ".//tei:div/tei:p") == [first, "The end."]
    assert texts(made, ".//tei:quote/tei:p") == ["“We agree.”"]


@pytest.mark.parametrize("office", ["Rear Admiral, USN", "Chief, PP/OPS", "Attaché"])
def test_the_rank_below_a_name_is_in_the_closer_after_the_signature(office: str) -> None:
    made = body(f"Memorandum by A to B\nIt is done.\nMichael Strelsau, Jr.\n{office}\n")
    assert texts(made, ".//tei:closer/tei:signed") == ["Michael Strelsau, Jr."]
    assert texts(made, ".//tei:closer") == [f"Michael Strelsau, Jr. {office}"]


def test_a_deputy_signs_below_the_line_for_the_person_represented() -> None:
    made = body("Memorandum by A to B\nIt is done.\nFor the Ambassador:\nFritz Tarlenheim\nCounselor of Embassy\n")
    [closer] = made.iterfind(".//tei:closer", NSMAP)
    assert [child.tag.rpartition("}")[2] for child in closer] == ["lb", "signed", "lb"]
    assert texts(made, ".//tei:closer") == ["For the Ambassador: Fritz Tarlenheim Counselor of Embassy"]


def test_text_after_the_signature_below_a_formula_is_a_postscript() -> None:
    made = body("Memorandum by A to B\nIt is done.\nFaithfully\nFritz Tarlenheim\nThe Ambassador has read this.\n")
    assert texts(made, ".//tei:closer/tei:signed") == ["Fritz Tarlenheim"]
    assert texts(made, ".//tei:postscript/tei:p") == ["The Ambassador has read this."]
    assert not body("Memorandum by A to B\nIt is done.\nFritz Tarlenheim\nThe end.\n").findall(".//tei:closer", NSMAP)
    alone = body("Memorandum by A to B\nFor the King:\nFritz Tarlenheim\nThe end of it is near.\n")
    assert alone.find(".//tei:postscript", NSMAP) is None


def test_an_office_before_the_name_of_a_party_is_not_part_of_it() -> None:
    made = body("35. Telegram From the Secretary of State to Ambassador U. Fritz Tarlenheim, at home\nIt is done.\n")
    assert texts(made, ".//tei:head/tei:persName") == ["U. Fritz Tarlenheim"]


def test_lines_of_classification_below_the_dateline_are_one_paragraph_where_documents_are_numbered_above() -> None:
    made = body(
        "No. 35\nThe Ambassador in Ruritania (Sapt) to the Department of State\nStrelsau, February 4, 1953—1 p. m.\n"
        "[Extract]\ntop secret\npriority\nThe King is well.\nSapt\n"
    )
    assert texts(made, ".//tei:div/tei:p") == ["[Extract]", "top secret priority", "The King is well."]
    assert texts(made, ".//tei:seg[@type='classification']") == ["top secret", "priority"]


def test_a_title_before_a_name_is_outside_it() -> None:
    made = body("Memorandum by A to B\nMr. Engen saw Assistant Secretary Allison and Colonel Smith.\n")
    assert texts(made, ".//tei:p//tei:persName") == ["Engen", "Allison", "Smith"]


def test_a_quotation_of_several_paragraphs_may_have_its_marks_at_its_two_ends_only() -> None:
    made = body(
        "690B.00/2–453: Telegram\nThe Ambassador (Sapt) to A\nHe wrote:\n“We came.\nWe saw.\nWe won.”\nThe end.\n"
    )
    assert texts(made, ".//tei:quote/tei:p") == ["“We came.", "We saw.", "We won.”"]
    assert texts(made, ".//tei:div/tei:p")[-1] == "The end."


def test_notes_without_bodies_are_found_after_numbers_and_symbols() -> None:
    made = body(
        "35. Telegram From A to B, at Geneva1\nYour 571.2\nDeptel 599.3 Delete it. See his 569,4 paragraph 1.\n"
        "The Ministry.* The Embassy.†\n"
    )
    assert [n.get("n") for n in made.iterfind(".//tei:note", NSMAP)] == ["1", "2", "3", "4", "*", "†"]


def test_a_note_counted_on_from_another_document_may_be_the_only_one() -> None:
    made = body("Memorandum by A to B\nIt may indicate a serious setback to recently improved relations.17\n")
    assert [n.get("n") for n in made.iterfind(".//tei:note", NSMAP)] == ["17"]


def test_the_day_of_a_date_is_not_a_note() -> None:
    made = body(
        "The Chargé in Ruritania (Sapt) to A\nStrelsau, September 11, 1943—11 a. m.\n"
        "[Received September 12—2:43 p. m.]\nGeneral Hearn35 came,36 it is said.\n"
    )
    assert [n.get("n") for n in made.iterfind(".//tei:note", NSMAP)] == ["35", "36"]
    assert texts(made, ".//tei:dateline/tei:date") == ["September 11, 1943—11 a. m."]


def test_numbered_headings_with_paragraphs_below_are_not_bodies_of_notes() -> None:
    made = body(
        "Memorandum by A to B1\nWe met them.2 They left.3\n1. Economic\nThe fund is good.\n2. Inscription\n"
        "It is not.\n3. Human Rights\nWe agree.\n"
    )
    assert texts(made, ".//tei:body//tei:div/tei:p")[1:] == [
        "1. Economic", "The fund is good.", "2. Inscription", "It is not.", "3. Human Rights", "We agree.",
    ]  # fmt: skip


MEMORANDUM = (
    "Memorandum by the Chancellor of Ruritania ( Sapt ) to the King\n[ Strelsau ,] February 7, 1951.\nsecret\n"
    "FE should operate on the following basis:\n- (1)\n- The fleet stays.\n- (2)\n- So do the marines.\n- (3)\n"
    "- Nobody else does.\n"
)


def test_white_space_within_brackets_does_not_hide_a_dateline() -> None:
    made = body(f"893.00/2–751\n{MEMORANDUM}")
    assert texts(made, ".//tei:dateline") == ["[ Strelsau ,] February 7, 1951."]
    assert texts(made, ".//tei:dateline/tei:placeName") == ["Strelsau"]
    assert texts(made, ".//tei:seg") == ["secret"]


def test_labels_that_count_up_are_not_page_numbers_if_no_pages_are_marked() -> None:
    made = body(f"893.00/2–751\n{MEMORANDUM}")
    assert texts(made, ".//tei:label") == ["(1)", "(2)", "(3)"]
    assert not made.findall(".//tei:pb", NSMAP)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (MEMORANDUM, "tei:p/tei:list"),
        (f"64. {MEMORANDUM}", "tei:p/tei:list"),
        (f"No. 64\n{MEMORANDUM}", "tei:list"),
        (f"No. 64\n{MEMORANDUM}".replace("\nsecret", "").replace("[ Str", "secret\n[ Str"), "tei:p/tei:list"),
    ],
)
def test_a_list_is_outside_the_paragraph_if_the_opener_of_a_numbered_document_has_no_classification(
    text: str, path: str
) -> None:
    assert len(body(text).findall(f".//tei:div/{path}", NSMAP)) == 1


def test_a_quotation_by_the_editors_is_outside_the_paragraph() -> None:
    made = body("Editorial Note\nOn May 18 Sapt said:\n“The King is well.\n“He rides daily.”\nThe text is at hand.\n")
    assert texts(made, ".//tei:div/tei:quote/tei:p") == ["“The King is well.", "“He rides daily.”"]


@pytest.mark.parametrize(("line", "notes"), [("in my No. 23, Feb 15:1", ["1"]), ("at odds of 15:1", [])])
def test_a_note_after_the_colon_of_a_date_is_not_part_of_a_ratio(line: str, notes: list[str]) -> None:
    made = body(
        f"The Chargé in Ruritania (Sapt) to the Secretary of State\nIt stands {line}\nThe King is well.\nSapt\n"
    )
    assert [note.get("n") for note in made.iterfind(".//tei:note", NSMAP)] == notes
