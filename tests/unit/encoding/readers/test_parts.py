"""The small parts of the readers, each tried alone: numerals, sections, identifiers, adjoining runs, detection."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import Span
from teikit.encoding.readers.adjoining import join_adjoining
from teikit.encoding.readers.formats import detect_format, is_source
from teikit.encoding.readers.numerals import numeral
from teikit.encoding.readers.pointers import Link, Pointers
from teikit.encoding.readers.sections import Heading, section_spans


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (4, "decimal", "4"),
        (4, "lower-alpha", "d"),
        (26, "upper-alpha", "Z"),
        (27, "lower-latin", "aa"),
        (703, "lower-alpha", "aaa"),
        (4, "lower-roman", "iv"),
        (1999, "upper-roman", "MCMXCIX"),
        (0, "lower-roman", "0"),
        (4000, "lower-roman", "4000"),
        (-1, "lower-alpha", "-1"),
    ],
)
def test_numerals(number: int, style: str, expected: str) -> None:
    assert numeral(number, style) == expected


def test_sections_end_before_a_heading_of_the_same_or_a_higher_rank() -> None:
    text = "A x\nB x\nC x \n"
    headings = [Heading(0, 1, 1), Heading(4, 5, 2), Heading(8, 9, 1)]
    assert list(section_spans(text, headings, [], len(text))) == [Span(0, 7), Span(4, 7), Span(8, 11)]


def test_a_section_includes_the_white_space_of_its_last_block() -> None:
    assert list(section_spans("A x \n", [Heading(0, 1, 1)], [4], 5)) == [Span(0, 4)]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("Über uns", "uber-uns"), ("_Ref12", "ref12"), ("12 b", "place-12-b"), ("§", "place"), ("a.b-c_d", "a.b-c_d")],
)
def test_a_place_gets_a_legal_identifier(name: str, identifier: str) -> None:
    pointers = Pointers({"k": name}, [Link("k", Loss("", "dropped", "", ""))])
    anchor = Annotation(0, 0, "anchor", {"xml:id": "k"})
    (resolved,) = pointers.resolve([anchor], {}, lambda made: made)
    assert resolved.attributes["xml:id"] == identifier


def test_runs_of_the_same_look_that_touch_are_joined() -> None:
    italic = {"rend": "italic"}
    runs = [Annotation(0, 2, "hi", italic), Annotation(2, 4, "hi", italic), Annotation(4, 6, "hi", {"rend": "bold"})]
    assert [(a.start, a.end) for a in join_adjoining(runs)] == [(0, 4), (4, 6)]


def test_runs_that_do_not_touch_stay_apart() -> None:
    runs = [Annotation(0, 2, "hi"), Annotation(3, 4, "hi"), Annotation(4, 4, "p")]
    assert join_adjoining(runs) == runs


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"Text.", "a.txt", "text"),
        (b"Text.", "a", "text"),
        (b"Text.", "a.html", "html"),
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"\xef\xbb\xbf <!-- saved --> <HTML lang=en>", "a", "html"),
        ("<html>".encode("utf-16"), "a", "html"),
        (b"PK\x03\x04 word/document.xml", "a.txt", "docx"),
        (b"PK\x03\x04 other", "a.docx", "docx"),
        (b"%PDF-1.7", "a.html", "text"),
    ],
)
def test_the_format_is_detected_by_content_then_by_suffix(data: bytes, name: str, expected: str) -> None:
    assert detect_format(data, Path(name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("a.TXT", True), ("a.docm", True), ("~$a.docx", False), (".a.txt", False), ("a.pdf", False)]
)
def test_sources_of_a_folder(name: str, expected: bool) -> None:
    assert is_source(Path(name)) is expected
