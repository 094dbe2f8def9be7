"""Typed, wrapped and OCR'd text: pages, running heads, divided words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from conftest import Teikit
from encode.stylesheet import text_of
from teikit.encode import Settings, encode, profile
from teikit.encode.readers.text import transcript
from teikit.tei import NSMAP

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
    return encode(transcript(text.encode(), Path("ocr.txt")), Settings(profile.load("frus"))).root


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


def test_the_ledger_says_where_form_feeds_stood(teikit: Teikit, tmp_path: Path) -> None:
    source = tmp_path / "ocr.txt"
    source.write_text(OCR, encoding="utf-8")
    done = teikit("encode", source, "-o", tmp_path / "ocr.xml", "--strict")
    assert done.exit_code == 0
    assert done.stderr.count("a form feed, in the TEI the beginning of a page") == 2
    assert "line 11: moved" in done.stderr


def test_plain_text_loses_nothing() -> None:
    assert transcript(b"Only text.\n", Path("a.txt")).losses == ()


def test_page_numbers_alone_on_their_lines_are_recognised_when_they_count_up() -> None:
    text = "A text begins\n\n12\n\nand goes on.\n\n13\n\nIt ends\n\n14\n"
    numbers = root(text).findall(".//tei:fw[@type='pageNum']", NSMAP)
    assert [words(fw) for fw in numbers] == ["12", "13", "14"]
    assert [pb.get("n") for pb in root(text).iterfind(".//tei:pb", NSMAP)] == ["13", "14"]


@pytest.mark.parametrize("text", ["A list of numbers\n\n7\n\n3\n", "One number\n\n7\n\nalone.\n"])
def test_other_numbers_are_text(text: str) -> None:
    assert not root(text).findall(".//tei:fw", NSMAP)
