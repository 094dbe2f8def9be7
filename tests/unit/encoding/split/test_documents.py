"""A source with several documents: the positions of the splits, and the text between the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from helpers import word_documents as word
from teikit import relaxng
from teikit.cli.main import main
from teikit.core import resources
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import docx, html
from teikit.encoding.readers.text import parse
from teikit.encoding.split.documents import SPLIT_MODES, SplitMode, split_documents

FRUS = load_profile("frus")
SCHEMA = relaxng.load(resources.schema("teikit.rng"))
TWO = """795.00/10–750
Memorandum by Mr. A. Sapt to the King (Rassendyll)
The first.
=====
795.00/10–850
Memorandum by Mr. A. Sapt to the King (Rassendyll)
The second.
"""
NUMBERED = """23. Memorandum From the King to the Secretary
The first.
24. Telegram From the Embassy in Ruritania to the Department of State
The second.
"""


def texts(text: str, by: SplitMode = "auto") -> list[str]:
    return [part.transcript.text for part in split_documents(Transcript(text, "x.txt"), FRUS, by)]


def test_rows_before_headings_separate_documents() -> None:
    first, second = texts(TWO)
    assert first.endswith("The first.\n")
    assert second.startswith("795.00/10–850\n")


def test_a_row_of_asterisks_within_a_text_is_an_omission() -> None:
    assert len(texts("Memorandum by Mr. A. Sapt\nIt begins.\n* * *\nIt goes on.\n")) == 1


def test_numbered_headings_separate_documents_and_name_them() -> None:
    found = split_documents(Transcript(NUMBERED, "x.txt"), FRUS)
    assert [part.suffix for part in found] == ["d23", "d24"]
    assert "".join(part.transcript.text for part in found) == NUMBERED


def test_numbers_that_are_not_consecutive_separate_nothing() -> None:
    assert len(texts(NUMBERED.replace("24.", "31."))) == 1


def test_form_feeds_separate_documents_on_request() -> None:
    read = parse(b"One page.\n\fAnother.\n", Path("x.txt"), None)
    assert len(split_documents(read, FRUS)) == 1
    assert [part.transcript.text.strip() for part in split_documents(read, FRUS, "pages")] == ["One page.", "Another."]


LINES = ["=====", "* * *", "1. Memorandum", "2. Telegram", "Text.", "", "é\r"]


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(SPLIT_MODES))
def test_every_loss_is_listed(source: list[str], by: SplitMode) -> None:
    text = "\n".join(source)
    found = split_documents(Transcript(text, "x.txt"), FRUS, by)
    kept = sum(len(part.transcript.text) for part in found)
    assert kept + sum(len(loss.text) for part in found for loss in part.transcript.losses) == len(text)
    at = 0
    for part in found:
        at = text.index(part.transcript.text, at) + len(part.transcript.text)


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["encode", *map(str, arguments)])
    return result.exit_code, result.output


def test_each_document_has_its_own_file(tmp_path: Path) -> None:
    source = tmp_path / "both.txt"
    source.write_text(TWO, encoding="utf-8")
    code, output = run(source, "-o", tmp_path / "out.xml")
    assert code == 0
    assert sorted(path.name for path in tmp_path.glob("*.xml")) == ["out-1.xml", "out-2.xml"]
    assert "line 4: dropped, separates two documents" in output


def test_split_none_keeps_one_document(tmp_path: Path) -> None:
    source = tmp_path / "both.txt"
    source.write_text(TWO, encoding="utf-8")
    assert run(source, "-o", tmp_path / "out.xml", "--split", "none")[0] == 0
    assert [path.name for path in tmp_path.glob("*.xml")] == ["out.xml"]


@pytest.mark.parametrize("option", [[], ["--split", "rows"]])
def test_several_documents_need_an_output(tmp_path: Path, option: list[str]) -> None:
    source = tmp_path / "both.txt"
    source.write_text(TWO, encoding="utf-8")
    code, output = run(source, *option)
    assert code == 2
    assert "--split none" in output


# Documents of one Word file, with notes of their own

RAISED = '<w:vertAlign w:val="superscript"/>'


def memorandum(number: int, content: str) -> str:
    return word.p(f"Memorandum by Mr. A. Sapt to the King ({number})") + word.p(content)


def encoded(body: str, **more: str) -> list[etree._Element]:
    read = docx.parse(word.docx(body, **more), Path("both.docx"))
    made = [encode(part.transcript, EncodingOptions(FRUS)) for part in split_documents(read, FRUS)]
    assert not [str(finding) for one in made for finding in SCHEMA.validate(one.to_bytes(), "any.xml")]
    return [one.root for one in made]


def notes(root: etree._Element) -> list[str]:
    return [" ".join("".join(map(str, found.itertext())).split()) for found in root.iterfind(".//tei:note[@n]", NSMAP)]


def test_notes_belong_to_the_document_that_calls_them() -> None:
    bodies = "".join(word.note("footnote", n, word.p(f"Body {n}.")) for n in (2, 3, 4))
    first = memorandum(1, word.run("One") + word.refer("footnote", 2) + word.refer("footnote", 3))
    second = memorandum(2, word.run("Two") + word.refer("footnote", 4))
    roots = encoded(first + word.p("=====") + second, footnotes=bodies)
    assert [notes(root) for root in roots] == [["Body 2.", "Body 3."], ["Body 4."]]


def test_notes_typed_by_hand_belong_to_the_document_that_calls_them() -> None:
    def called(words: str, n: str) -> str:
        return word.run(words) + word.run(n, RAISED)

    body = memorandum(1, called("One", "1")) + word.p("=====") + memorandum(2, called("Two", "2"))
    roots = encoded(body + word.p("Notes") + word.item("First.") + word.item("Second."))
    assert [notes(root) for root in roots] == [["First."], ["Second."]]


def test_a_note_repeated_in_another_document_has_no_body_there() -> None:
    page = "<p>Memorandum by Mr. A. Sapt to the King (1)</p><p>So<sup><a href='#fn1'>1</a></sup></p><p>=====</p>"
    page += "<p>Memorandum by Mr. A. Sapt to the King (2)</p><p>So<sup><a href='#fn1'>1</a></sup></p>"
    read = html.parse(f"<!DOCTYPE html><body>{page}<p id='fn1'>1. A body.</p></body>".encode(), Path("both.html"))
    first, second = (encode(part.transcript, EncodingOptions(FRUS)) for part in split_documents(read, FRUS))
    assert (notes(first.root), notes(second.root)) == (["A body."], [""])
    assert second.root.find(".//tei:note/tei:gap", NSMAP) is not None
    assert not list(SCHEMA.validate(second.to_bytes(), "any.xml"))


def test_a_link_to_another_document_of_the_source_is_text_and_listed() -> None:
    link = f'<w:hyperlink w:anchor="here">{word.run("below")}</w:hyperlink>'
    mark = '<w:bookmarkStart w:id="1" w:name="here"/>'
    body = memorandum(1, link) + word.p("=====") + memorandum(2, mark + word.run("Two"))
    read = docx.parse(word.docx(body), Path("both.docx"))
    first = split_documents(read, FRUS)[0].transcript
    assert encode(first, EncodingOptions(FRUS)).root.find(".//tei:ref", NSMAP) is None
    assert ("a link to another document of the source", "#here") in [(loss.reason, loss.text) for loss in first.losses]
