"""Telegrams, letters, memoranda, reports and minutes: what an editor marks by hand, found in the text."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit.core.xml import NSMAP, XML_NS
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile

FRUS = EncodingOptions(load_profile("frus"))

TELEGRAM = """795.00/6–2550: Telegram
The Ambassador in Ruritania (Sapt) to the Secretary of State 1
secret us urgent
niact
London, February 25, 1950—10 a. m.
[Received February 24—9:26 p. m.2]
925. According Army reports confirmed by KMAG3 adviser, the Minister4 left Feb 21. Reference Embtel 924 February 24.5
[Page 12]
It would appear that he will not return.3
Sapt
1. Repeated to Paris.
2. Eastern Standard Time.
3. The Advisory Group.
4. Rupert of Hentzau.
5. Not printed.
"""

LETTER = """Lot 66 D 95
The Ambassador in Norway (Bay) to the Secretary of State
Oslo, March 3, 1950.
personal and confidential
My Dear Mr. Secretary:
I have read your letter with care.* There are three points:
- 1.
- The first, which has two parts:
- (a)
- the harbour; and
[Page 4]
- (b)
- the railway.
- 2.
- The second.
- It goes on in a paragraph of its own.
- 3.
- The third.
They are all that I have.
Sincerely yours,
Charles Bay
Ambassador of the United States
[Enclosure 1]
The Norwegian Minister for Foreign Affairs (Lange) to the American Ambassador (Bay)
Oslo, March 1, 1950.
Excellency: The matter is closed.1
Halvard Lange
[Enclosure 2—Translation]
Draft Agreement
The two governments agree.
* Not printed.
1. The note is in the files of the Embassy.
"""

CONVERSATION = """611.57/2–1650
Memorandum of Conversation, by Mr. John C. Ross, Adviser to the Delegation at the United Nations
restricted
[New York,] February 16, 1950.
[Extract]
Subject: Election of the Secretary General
Participants:
Mr. Engen
Mr. Ross
Mr. Engen called at my request. He said that his Government had not decided.
"""


def body(text: str) -> etree._Element:
    [found] = encode(Transcript(text, "any.txt"), FRUS).root.iterfind("tei:text", NSMAP)
    return found


def texts(element: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in element.iterfind(path, NSMAP)]


def own(element: etree._Element) -> str:
    """Return the text without the bodies of notes."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.tag.endswith("}note") else own(child), child.tail or ""]
    return " ".join("".join(parts).split())


def before_of(note: etree._Element) -> str:
    return "".join(str(text) for text in note.xpath("preceding::text()"))  # type: ignore[union-attr]


def test_each_note_has_its_body_at_its_reference() -> None:
    notes = body(TELEGRAM).findall(".//tei:note[@place='bottom']", NSMAP)
    assert [(note.get("n"), "".join(note.itertext())) for note in notes] == [
        ("1", "Repeated to Paris."),
        ("2", "Eastern Standard Time."),
        ("3", "The Advisory Group."),
        ("4", "Rupert of Hentzau."),
        ("5", "Not printed."),
        ("3", ""),
    ]
    assert notes[-1].get("sameAs") == "#d1fn3"


def test_numbers_that_start_again_are_notes_of_their_own() -> None:
    text = "He came.1 She went.2 They met.3\n\nHe spoke.1 She wrote.2 They read.3 She saw.2\n"
    notes = body(text).findall(".//tei:note", NSMAP)
    numbers = [(note.get("n"), note.get(f"{{{XML_NS}}}id") or note.get("sameAs")) for note in notes]
    assert numbers[3:] == [("1", "d1fn1-2"), ("2", "d1fn2-2"), ("3", "d1fn3-2"), ("2", "#d1fn2")]


def test_pointers_replace_the_bodies_of_notes() -> None:
    pointers = body(TELEGRAM).findall("tei:back//tei:ptr", NSMAP)
    assert [p.get("target") for p in pointers] == [f"#d1fn{n}" for n in range(1, 6)]


def test_notes_are_found_without_their_bodies() -> None:
    without = TELEGRAM[: TELEGRAM.index("1. Repeated")]
    notes = body(without).findall(".//tei:note[@place='bottom']", NSMAP)
    assert [note.get("n") for note in notes] == ["1", "2", "3", "4", "5", "3"]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("See telegram 264 of July 26.1 Lamb agreed.", "July 26."),
        ("Despatch 204 of November 13, 19511 was late.", "November 13, 1951"),
        ("It left on Aug 11 from the port.", "Aug 1"),
        ("He went (Tab A)1 to the office.", "(Tab A)"),
        ("He called it a “bluff”1 of the Minister.", "“bluff”"),
    ],
)
def test_a_number_glued_to_number_bracket_or_quotation_mark_is_a_reference(text: str, before: str) -> None:
    document = f"795.00/7–2650\nMemorandum by A to B\nLondon, July 27, 1951.\n{text}\n1. Not printed.\n"
    [note] = body(document).findall(".//tei:note[@n='1']", NSMAP)
    assert before_of(note).endswith(before)
    assert "".join(note.itertext()) == "Not printed."


@pytest.mark.parametrize("text", ["Document A/C.1/2 is lost.", "See No.1 below.", "At 9:1 he won.", "In 1,1 of them."])
def test_a_number_that_belongs_to_the_preceding_words_is_text(text: str) -> None:
    assert not body(f"Memorandum by A to B\n{text}\n").findall(".//tei:note", NSMAP)


def test_numbered_paragraphs_at_the_end_are_not_notes() -> None:
    report = "Report by the Secretary\nThe aims are these.\n1. To be.\n2. Not to be.\n3. To sleep.\n"
    assert texts(body(report), ".//tei:p") == ["The aims are these.", "1. To be.", "2. Not to be.", "3. To sleep."]


def test_numbered_paragraphs_stay_where_notes_follow_them() -> None:
    report = "Report by the Secretary1\nThe aims are these.\n1. To be.\n2. Not to be.\nActon\n1. Not printed.\n"
    read = body(report)
    assert texts(read, ".//tei:div/tei:p") == ["The aims are these.", "1. To be.", "2. Not to be."]
    assert texts(read, ".//tei:head/tei:note") == ["Not printed."]


def test_the_opener_has_classification_place_date_and_receipt() -> None:
    opener = body(TELEGRAM).find(".//tei:opener", NSMAP)
    assert opener is not None
    assert texts(opener, "tei:seg") == ["secret us urgent", "niact"]
    assert texts(opener, "tei:dateline/tei:placeName") == ["London"]
    [date] = opener.findall("tei:dateline/tei:date", NSMAP)
    assert (date.text, date.get("when")) == ("February 25, 1950—10 a. m.", "1950-02-25T10:00:00+00:00")
    [dateline] = opener.findall("tei:dateline", NSMAP)
    assert own(dateline).endswith("[Received February 24—9:26 p. m.]")


@pytest.mark.parametrize(
    ("line", "place", "when"),
    [
        ("[Washington,] February 17, 1949.", "Washington", "1949-02-17"),
        ("[Washington, July 18, 1949.]", "Washington", "1949-07-18"),
        ("Rome , August 2, 1951—noon.", "Rome", "1951-08-02T12:00:00+01:00"),
        ("Paris, 3 March 1950, 4:15 p. m.", "Paris", "1950-03-03T16:15:00+01:00"),
        ("Aboard the Argo, March 3, 1950—7 p. m.", "Aboard the Argo", "1950-03-03T19:00:00"),
        ("July 1950", None, "1950-07"),
        ("[Tokyo,] undated.", "Tokyo", None),
    ],
)
def test_datelines(line: str, place: str | None, when: str | None) -> None:
    [dateline] = body(f"Memorandum by A to B\n{line}\nThe text.\n").findall(".//tei:opener/tei:dateline", NSMAP)
    assert "".join(dateline.itertext()) == line
    assert dateline.findtext("tei:placeName", None, NSMAP) == place
    assert [d.get("when") for d in dateline.findall("tei:date", NSMAP)] == ([when] if when else [])


def test_a_sentence_that_begins_with_a_date_is_not_a_dateline() -> None:
    assert not body("Memorandum by A to B\nOn July 5, 1950 the ships left.\nThey sank.\n").findall(
        ".//tei:dateline", NSMAP
    )


def test_the_closer_has_the_signature_followed_by_the_office() -> None:
    read = body(LETTER)
    assert texts(read, "tei:body/tei:div/tei:closer") == ["Charles Bay Ambassador of the United States"]
    assert texts(read, "tei:body/tei:div/tei:closer/tei:signed") == ["Charles Bay"]
    assert texts(read, ".//tei:body/tei:closer/tei:signed") == ["Halvard Lange"]
    assert "Sincerely yours," in texts(read, ".//tei:p")


def test_a_salutation_on_its_own_line_ends_the_opener() -> None:
    opener = body(LETTER).find(".//tei:opener", NSMAP)
    assert opener is not None
    assert [child.tag.split("}")[1] for child in opener] == ["dateline", "seg", "salute"]


def test_lists_nest_by_their_labels_inside_the_introducing_paragraph() -> None:
    [listed] = body(LETTER).findall(".//tei:div/tei:p/tei:list", NSMAP)
    assert texts(listed, "tei:label") == ["1.", "2.", "", "3."]
    assert [own(item) for item in listed.findall("tei:item", NSMAP)][1:] == [
        "The second.",
        "It goes on in a paragraph of its own.",
        "The third.",
    ]
    assert texts(listed, "tei:item/tei:list/tei:label") == ["(a)", "(b)"]
    assert listed.findall("tei:item/tei:list/tei:pb", NSMAP)


def test_enclosures_are_separate_documents_after_the_signature() -> None:
    enclosed = body(LETTER).findall(".//tei:postscript/tei:floatingText", NSMAP)
    assert [texts(e, "tei:body/tei:head")[0] for e in enclosed] == ["[Enclosure 1]", "[Enclosure 2—Translation]"]
    assert texts(enclosed[0], "tei:body/tei:opener/tei:dateline/tei:placeName") == ["Oslo"]
    assert texts(enclosed[1], "tei:body/tei:head") == ["[Enclosure 2—Translation]", "Draft Agreement"]
    assert texts(enclosed[1], "tei:body/tei:p") == ["The two governments agree."]


def test_the_parties_are_those_of_the_document_not_of_its_enclosure() -> None:
    root = encode(Transcript(LETTER, "any.txt"), FRUS).root
    assert texts(root, ".//tei:correspDesc//tei:persName") == ["Bay"]


def test_participants_in_lines_are_a_table() -> None:
    rows = body(CONVERSATION).findall(".//tei:table[@type='participants']/tei:row", NSMAP)
    assert [texts(row, "tei:cell") for row in rows] == [["Participants:", "Mr. Engen"], ["", "Mr. Ross"]]


def test_a_remark_on_the_extent_of_the_print_is_an_inline_note() -> None:
    notes = body(CONVERSATION).findall(".//tei:note[@rend='inline']", NSMAP)
    assert ["".join(note.itertext()) for note in notes] == ["611.57/2–1650", "[Extract]"]


def test_the_header_has_the_date_of_the_dateline() -> None:
    root = encode(Transcript(LETTER, "any.txt"), FRUS).root
    assert [d.get("when") for d in root.iterfind(".//tei:creation/tei:date", NSMAP)] == ["1950-03-03"]


def test_an_editorial_note_is_heading_and_paragraphs() -> None:
    read = body("Editorial Note\nOn June 25, 1950, the line was crossed.1\nThe Secretary spoke.\n1. See p. 5.\n")
    assert [e.tag.split("}")[1] for e in read.findall(".//tei:div[@subtype='editorial-note']/*", NSMAP)] == [
        "head",
        "p",
        "p",
    ]


def test_a_telegram_is_known_by_its_file_number() -> None:
    [div] = body(TELEGRAM).findall(".//tei:div[@type='document']", NSMAP)
    assert div.get("subtype") == "telegram"


def test_lines_of_cells_are_a_table() -> None:
    read = body("Report by the Secretary\nThe figures:\nYear\tTons\tShips\n1949\t12\t\n1950\t14\t3\nThey rose.\n")
    rows = read.findall(".//tei:table/tei:row", NSMAP)
    assert [texts(row, "tei:cell") for row in rows] == [
        ["Year", "Tons", "Ships"],
        ["1949", "12", ""],
        ["1950", "14", "3"],
    ]
    assert texts(read, ".//tei:p") == ["The figures: Year Tons Ships 1949 12 1950 14 3", "They rose."]


def test_labels_before_tabs_make_no_table() -> None:
    assert not body("Report by the Secretary\n1.\tTo be.\n2.\tNot to be.\n").findall(".//tei:table", NSMAP)


def test_paragraphs_quoted_as_a_whole_are_a_block_quotation() -> None:
    text = "Memorandum by A to B\nHe sent this:\n“We agree.\n“We “really” agree.”\nThat was all.\n"
    [quote] = body(text).findall(".//tei:quote[@rend='blockquote']", NSMAP)
    assert texts(quote, "tei:p") == ["“We agree.", "“We “really” agree.”"]


def test_subject_omission_and_dots_are_recorded_in_their_rendition() -> None:
    text = "Memorandum by A to B\nSubject: Peace\n[Here follows the text.]\n. . . .\nAll.\n"
    rends = [p.get("rend") for p in body(text).findall(".//tei:p", NSMAP)]
    assert rends == ["subject", "omission", "dots", None]
