"""Markdown: what another program reads in it is what the document says."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from helpers import DOCUMENTS, ROOT
from teikit.publishing import Markdown, publish

MEMORANDUM = ROOT / "tei" / "documents" / "1950-10-07-ross-rusk.xml"
EVERYTHING = DOCUMENTS / "everything.xml"
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A title</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""


def markdown(body: str, folder: Path) -> str:
    document = folder / "doc.xml"
    document.write_text(TEI.format(body=body), encoding="utf-8")
    [path] = publish(document, folder, Markdown())
    return path.read_text(encoding="utf-8").removeprefix("# A title\n\n")


def read(text: str) -> html.HtmlElement:
    """The Markdown as another program reads it."""
    return html.fragment_fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(text), create_parent=True)


@pytest.fixture(scope="module")
def memorandum(tmp_path_factory: pytest.TempPathFactory) -> str:
    [path] = publish(MEMORANDUM, tmp_path_factory.mktemp("markdown"), Markdown())
    return path.read_text(encoding="utf-8")


def test_a_list_with_numbers_is_a_list_with_numbers(memorandum: str) -> None:
    [items] = read(memorandum).findall("ol")
    assert len(items) == 5
    assert items[0].text_content().startswith("What is the purpose of the conversations?")


def test_notes_stand_below_the_text_with_their_references_in_it(memorandum: str) -> None:
    assert "yesterday.[^1]" in memorandum
    assert memorandum.count("\n[^1]: ") == 1


def test_each_block_is_one_line(memorandum: str) -> None:
    text = memorandum.split("\n[^1]:")[0]
    paragraphs = [block for block in text.split("\n\n") if not block.startswith("1. ")]
    assert all("\n" not in block.strip() for block in paragraphs)


def test_emphasis_takes_no_blanks_and_a_link_is_no_picture(tmp_path: Path) -> None:
    body = "<p>a<hi rend='italic'> b </hi>c! <ref target='https://example.org/(x)'>d</ref>!<ref target='https://e.org'>f</ref></p>"
    paragraph = read(markdown(body, tmp_path))[0]
    assert [(child.tag, child.get("href"), child.text) for child in paragraph] == [
        ("em", None, "b"),
        ("a", "https://example.org/%28x%29", "d"),
        ("a", "https://e.org", "f"),
    ]


def test_a_table_is_a_table(tmp_path: Path) -> None:
    body = """<table><row role="label"><cell>A|B</cell><cell>C</cell></row>
    <row><cell><p>one</p><p>two</p></cell></row></table>"""
    table = read(markdown(body, tmp_path)).find("table")
    assert table is not None
    assert [cell.text_content() for cell in table.iter("th", "td")] == ["A|B", "C", "one two", ""]


def test_every_block_of_every_kind_is_there(tmp_path: Path) -> None:
    [path] = publish(EVERYTHING, tmp_path, Markdown())
    found = path.read_text(encoding="utf-8")
    text = EVERYTHING.read_text(encoding="utf-8").partition("<text>")[2]
    told = set(re.findall(r"\b[A-Z][a-z]{6,}\b", re.sub(r"<[^>]*>", " ", text)))
    assert {"Itemparagraph", "Noteitem", "Registerperson", "Versetwo"} <= told
    assert {word for word in told if word not in found} == set()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(alphabet="\\`*_{}[]<>()#+-.!|~$&^:=1a \n\u2028", min_size=1, max_size=30).filter(lambda t: t.split())
)
def test_nothing_of_a_document_is_read_as_markdown(text: str, tmp_path: Path) -> None:
    made = read(markdown(f"<p>{escape(text)}</p>", tmp_path))
    assert [element.tag for element in made] == ["p"]
    assert not list(made[0])
    assert made.text_content().strip() == " ".join(text.split())
