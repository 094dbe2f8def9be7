"""Markdown: a Markdown parser finds the structure and the text of the document."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from helpers import DOCUMENTS, MEMORANDUM
from helpers.tei_documents import write_tei
from teikit.publishing import Markdown, publish

EVERYTHING = DOCUMENTS / "everything.xml"


def markdown(body: str, folder: Path) -> str:
    """Return a document with a body as Markdown, without its title."""
    [path] = publish(write_tei(folder, body), folder, Markdown())
    return path.read_text(encoding="utf-8").removeprefix("# A title\n\n")


def parse_markdown(text: str) -> html.HtmlElement:
    """Return Markdown as HTML, as a Markdown parser reads it."""
    return html.fragment_fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(text), create_parent=True)


@pytest.fixture(scope="module")
def memorandum(tmp_path_factory: pytest.TempPathFactory) -> str:
    [path] = publish(MEMORANDUM, tmp_path_factory.mktemp("markdown"), Markdown())
    return path.read_text(encoding="utf-8")


def test_numbered_list_is_an_ordered_list(memorandum: str) -> None:
    [items] = parse_markdown(memorandum).findall("ol")
    assert len(items) == 5
    assert items[0].text_content().startswith("What is the purpose of the conversations?")


def test_notes_are_footnotes_after_the_text(memorandum: str) -> None:
    assert "yesterday.[^1]" in memorandum
    assert memorandum.count("\n[^1]: ") == 1


def test_each_block_is_one_line(memorandum: str) -> None:
    text = memorandum.split("\n[^1]:")[0]
    paragraphs = [block for block in text.split("\n\n") if not block.startswith("1. ")]
    assert all("\n" not in block.strip() for block in paragraphs)


def test_emphasis_excludes_spaces_and_link_after_exclamation_mark_is_a_link(tmp_path: Path) -> None:
    body = "<p>a<hi rend='italic'> b </hi>c! <ref target='https://example.org/(x)'>d</ref>!<ref target='https://e.org'>f</ref></p>"
    paragraph = parse_markdown(markdown(body, tmp_path))[0]
    assert [(child.tag, child.get("href"), child.text) for child in paragraph] == [
        ("em", None, "b"),
        ("a", "https://example.org/%28x%29", "d"),
        ("a", "https://e.org", "f"),
    ]


def test_table_has_all_cells(tmp_path: Path) -> None:
    body = """<table><row role="label"><cell>A|B</cell><cell>C</cell></row>
    <row><cell><p>one</p><p>two</p></cell></row></table>"""
    table = parse_markdown(markdown(body, tmp_path)).find("table")
    assert table is not None
    assert [cell.text_content() for cell in table.iter("th", "td")] == ["A|B", "C", "one two", ""]


def test_every_word_of_the_document_is_in_the_markdown(tmp_path: Path) -> None:
    [path] = publish(EVERYTHING, tmp_path, Markdown())
    found = path.read_text(encoding="utf-8")
    text = EVERYTHING.read_text(encoding="utf-8").partition("<text>")[2]
    words = set(re.findall(r"\b[A-Z][a-z]{6,}\b", re.sub(r"<[^>]*>", " ", text)))
    assert {"Itemparagraph", "Noteitem", "Registerperson", "Versetwo"} <= words
    assert {word for word in words if word not in found} == set()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(alphabet="\\`*_{}[]<>()#+-.!|~$&^:=1a \n\u2028", min_size=1, max_size=30).filter(lambda t: t.split())
)
def test_text_of_a_document_is_never_parsed_as_markdown(text: str, tmp_path: Path) -> None:
    made = parse_markdown(markdown(f"<p>{escape(text)}</p>", tmp_path))
    assert [element.tag for element in made] == ["p"]
    assert not list(made[0])
    assert made.text_content().strip() == " ".join(text.split())
