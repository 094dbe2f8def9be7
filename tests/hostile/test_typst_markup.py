"""Text of a document is text in print: none of it is parsed as Typst markup."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.pdf import typeset, whole_text

HOSTILE = [
    '#read("/etc/hostname")',
    '#import "@preview/x:0.1.0"',
    "]; #panic(1) [",
    "$ sqrt(2) $ `raw` *bold* _it_ @ref <label>",
    "= heading",
    "- item",
    "+ item",
    "/ term: x",
    "1. x",
    "// comment",
    "/* comment */",
    "\\u{41} \\",
    "--- -- ... ~ -1 -?",
    "https://example.org/x",
    'it\'s "quoted" {code} ;',
    'a"b\\',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_document_is_never_parsed_as_typst(text: str, tmp_path: Path) -> None:
    body = f"<p>{escape(text)}</p><p>x<note n='{escape(text, {chr(39): '&#39;'})}'><p>{escape(text)}</p></note></p>"
    reader = typeset(tmp_path, body, title=text)
    found = re.sub(r"\s", "", whole_text(reader).replace("\u2011", "-"))
    # In the heading, the paragraph, and the reference, number and text of the note.
    assert found.count(re.sub(r"\s", "", text)) >= 5
    assert reader.metadata is not None
    assert reader.metadata.title == " ".join(text.split())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="\\#[]*_`$<>@~/=+-.:\"'{};\n\u2028 ab1", max_size=40))
def test_any_sequence_of_markup_characters_is_typeset_as_text(text: str, tmp_path: Path) -> None:
    reader = typeset(tmp_path, f"<p>({escape(text)})</p>")
    assert "(" + "".join(text.split()) + ")" in "".join(whole_text(reader).split())
