"""Typed, wrapped and OCR'd text: pages, running heads, divided words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers import Teikit
from helpers.text_stylesheet import text_of
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers.text import parse

OCR = """                       SECRET

Memorandum by the Deputy Director of the Office
of Far Eastern Affairs (Allison) to the Secretary
of State

[Washington,] July 18, 1949.

On May 31 the Departments advised the Supreme Com-
mander that no further deliveries should be made to the
\f800        FOREIGN RELATIONS, 1949, VOLUME VII

mainland. A well-known firm said that it would
not deliver any more.1

The firm was well-
known.

              John M. Allison
\f801        FOREIGN RELATIONS, 1949, VOLUME VII

1. Not printed.
"""


def root(text: str) -> etree._Element:
    return encode(parse(text.encode(), Path("ocr.txt")), EncodingOptions(load_profile("frus"))).root


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_form_feed_begins_a_page_numbered_by_its_running_head() -> None:
    assert [pb.get("n") for pb in root(OCR).iterfind(".//tei:text//tei:pb", NSMAP)] == ["800", "801"]


def test_running_heads_stay_in_the_text_as_forme_work() -> None:
    heads = root(OCR).findall(".//tei:fw[@type='header']", NSMAP)
    assert [words(fw) for fw in heads] == [f"{n} FOREIGN RELATIONS, 1949, VOLUME VII" for n in (800, 801)]


def test_a_paragraph_goes_on_across_pages() -> None:
    first, *_ = root(OCR).findall(".//tei:div/tei:p", NSMAP)
    assert words(first).startswith("On May 31")
    assert first.find("tei:pb", NSMAP) is not None
    assert "mainland. A well-known firm" in words(first)


def test_a_divided_word_is_one_word_its_hyphen_weak() -> None:
    breaks = root(OCR).findall(".//tei:lb[@break='no']", NSMAP)
    assert [(lb.getprevious().get("force"), (lb.tail or "").split()[0]) for lb in breaks] == [("weak", "mander")]


def test_a_compound_written_with_its_hyphen_elsewhere_may_keep_it() -> None:
    [lb] = root(OCR).findall(".//tei:lb[@break='maybe']", NSMAP)
    assert (lb.tail or "").startswith("known")


def test_a_heading_over_several_lines_is_one_heading_below_its_banner() -> None:
    [head] = root(OCR).findall(".//tei:head", NSMAP)
    assert words(head).endswith("to the Secretary of State")
    assert [words(seg) for seg in root(OCR).iterfind(".//tei:seg", NSMAP)] == ["SECRET"]


def test_indented_text_comes_back_with_its_indents() -> None:
    assert text_of(root(OCR)) == OCR.replace("\f", "")


def test_the_loss_report_has_the_positions_of_form_feeds(teikit: Teikit, tmp_path: Path) -> None:
    source = tmp_path / "ocr.txt"
    source.write_text(OCR, encoding="utf-8")
    done = teikit("encode", source, "-o", tmp_path / "ocr.xml", "--strict")
    assert done.exit_code == 0
    assert done.stderr.count("a form feed, in the TEI the beginning of a page") == 2
    assert "line 11: moved" in done.stderr


def test_plain_text_loses_nothing() -> None:
    assert parse(b"Only text.\n", Path("a.txt")).losses == ()


def test_page_numbers_alone_on_their_lines_are_recognised_when_they_count_up() -> None:
    text = "A text begins\n\n12\n\nand goes on.\n\n13\n\nIt ends\n\n14\n"
    numbers = root(text).findall(".//tei:fw[@type='pageNum']", NSMAP)
    assert [words(fw) for fw in numbers] == ["12", "13", "14"]
    assert [pb.get("n") for pb in root(text).iterfind(".//tei:pb", NSMAP)] == ["13", "14"]


@pytest.mark.parametrize("text", ["A list of numbers\n\n7\n\n3\n", "One number\n\n7\n\nalone.\n"])
def test_other_numbers_are_text(text: str) -> None:
    assert not root(text).findall(".//tei:fw", NSMAP)


SCAN = """906            FOREIGN RELATIONS, 1950, VOLUME VII

795.00/10-750

Memorandum of Conversation, by the Deputy Assistant Secretary of State
        for Far Eastern Affairs (Merchant)

SECRET                                  [WASHINGTON,] October 7, 1950.

Participants: Ambassador Chang
              Mr. Merchant

Ambassador Chang called at his request this after-
noon. He said that his Government was concerned.¹

The Ambassador then referred to the question of

¹ Not printed.

                KOREA                                    907

prisoners of war.¹ He hoped that no decision would
be taken before consultation.

1 See page 900.

LIVINGSTON T. MERCHANT
"""


def test_a_scanned_document_without_form_feeds_has_its_pages_head_and_opener() -> None:
    made = root(SCAN)
    assert [pb.get("n") for pb in made.iterfind(".//tei:text//tei:pb", NSMAP)] == ["906", "907"]
    assert [words(fw) for fw in made.iterfind(".//tei:fw", NSMAP)] == [
        "906 FOREIGN RELATIONS, 1950, VOLUME VII", "KOREA 907",
    ]  # fmt: skip
    assert [words(note) for note in made.iterfind(".//tei:body//tei:note[@type='source']", NSMAP)] == ["795.00/10-750"]
    assert [words(part) for part in made.iterfind(".//tei:opener/*", NSMAP)] == [
        "SECRET", "[WASHINGTON,] October 7, 1950.",
    ]  # fmt: skip


def test_notes_at_the_feet_of_pages_move_to_their_references() -> None:
    made = root(
        SCAN.replace("\n1 See page 900.\n\nLIVINGSTON T. MERCHANT\n", "\nLIVINGSTON T. MERCHANT\n\n1 See page 900.\n")
    )
    notes = made.findall(".//tei:body//tei:note[@n]", NSMAP)
    assert [(n.get("n"), words(n)) for n in notes] == [("1", "Not printed."), ("1", "See page 900.")]
    assert len({note.get("{http://www.w3.org/XML/1998/namespace}id") for note in notes}) == 2


def test_a_paragraph_continues_after_the_notes_of_its_page() -> None:
    paragraphs = [words(p) for p in root(SCAN).iterfind(".//tei:div/tei:p", NSMAP)]
    assert any(p.startswith("The Ambassador then referred to the question of KOREA 907 prisoners") for p in paragraphs)


def test_the_list_of_those_present_ends_at_the_blank_line() -> None:
    made = root(SCAN)
    assert not made.findall(".//tei:orgName", NSMAP)
    assert [words(p) for p in made.iterfind(".//tei:particDesc//tei:persName", NSMAP)] == ["Merchant", "Chang"]


def test_columns_of_figures_are_not_running_heads() -> None:
    rows = "1949     12\n\nTONS     13\n\nSHIPS     14\n\n"
    made = root(f"Report by the Secretary\n\nThe figures were these:\n\n{rows}All is well.\n")
    assert not made.findall(".//tei:fw", NSMAP)


def test_a_page_whose_running_head_is_missing_does_not_hide_the_others() -> None:
    page = "\n\n{}\n\nThe King is well,\nand so\n\nis the Queen.\n"
    heads = ["TONS     13", "904     FOREIGN RELATIONS", "KOREA     905", "KOREA     907"]
    made = root("Report by the Secretary\n\n" + "".join(page.format(head) for head in heads))
    assert [pb.get("n") for pb in made.iterfind(".//tei:text//tei:pb", NSMAP)] == ["904", "905", "907"]


def test_the_notes_at_the_foot_of_the_last_page_follow_the_text() -> None:
    made = root(
        SCAN.replace("\n1 See page 900.\n\nLIVINGSTON T. MERCHANT\n", "\nLIVINGSTON T. MERCHANT\n\n1 See page 900.\n")
    )
    assert [words(signed) for signed in made.iterfind(".//tei:signed", NSMAP)] == ["LIVINGSTON T. MERCHANT"]
    assert len(made.findall(".//tei:back//tei:ptr", NSMAP)) == len(made.findall(".//tei:body//tei:ptr", NSMAP)) == 1


def test_an_indent_begins_a_paragraph_where_the_one_above_has_ended() -> None:
    made = root(
        "Memorandum by A to B\n\nThe Embassy had no objection to this procedure, provided\nthat it was told.\n"
        "   1. Assistance. No decision had been reached in\nthis matter.\n   2. See above.\n\n"
        "The list goes on with\n   an indent.\n"
    )
    assert [words(p) for p in made.iterfind(".//tei:div/tei:p", NSMAP)] == [
        "The Embassy had no objection to this procedure, provided that it was told.",
        "1. Assistance. No decision had been reached in this matter.", "2. See above.",
        "The list goes on with an indent.",
    ]  # fmt: skip


def test_a_page_that_begins_within_a_sentence_has_no_heading() -> None:
    made = root("assistance. The Embassy said that the\nPrime Minister had told him as much in August.\n\nSo it was.\n")
    assert not made.findall(".//tei:body//tei:head", NSMAP)
    assert not made.findall(".//tei:dateline", NSMAP)


def test_a_page_whose_notes_are_missing_keeps_its_references() -> None:
    made = root(SCAN.replace("\n1 See page 900.\n", "\n"))
    notes = made.findall(".//tei:body//tei:note[@n]", NSMAP)
    assert [(n.get("n"), words(n)) for n in notes] == [("1", "Not printed."), ("1", "")]
    assert len({note.get("{http://www.w3.org/XML/1998/namespace}id") for note in notes}) == 2
