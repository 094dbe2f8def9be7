"""Well-formedness errors: explained in terms of the writer, with position and suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit import relaxng


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> relaxng.Schema:
    path = tmp_path_factory.mktemp("schema") / "any.rnc"
    path.write_text("start = any any = element * { (attribute * { text } | text | any)* }")
    return relaxng.load(path, cache=False)


FAULTS = {
    "<a>Fish & chips</a>": (
        "1:9+1 “&” does not begin a character or entity reference; write “&amp;” for the character itself"
    ),
    "<a>AT&T</a>": "1:6+1 “&” does not begin a character or entity reference; write “&amp;” for the character itself",
    "<a>Fish &amp chips</a>": "1:9+4 “;” is missing after “&amp”; write “&amp;”",
    "<a>a &#160 b</a>": "1:6+5 “;” is missing after “&#160”; write “&#160;”",
    "<a>1 < 2</a>": "1:6+1 “<” does not begin a tag; write “&lt;” for the character itself",
    "<a>x[y[0]]></a>": "1:9+3 “]]>” is not allowed in text; write “]]&gt;”",
    "<a>caf&eacute;</a>": (
        "1:7+8 entity &eacute; is not declared; XML predefines only lt, gt, amp, quot and apos; "
        "write &#xE9;, or the character itself, “é”"
    ),
    "<a>a&nbsp;b</a>": (
        "1:5+6 entity &nbsp; is not declared; XML predefines only lt, gt, amp, quot and apos; write &#xA0;"
    ),
    "<a>&memo;</a>": "1:4+6 entity &memo; is not declared; XML predefines only lt, gt, amp, quot and apos",
    "<a>a\x0bb</a>": "1:5+0 the control character U+000B is not allowed in XML; delete it",
    "<a><!-- one -- two --></a>": "1:13+2 “--” is not allowed in a comment",
    "<a>\n<b>\n<c></b></a>": (
        "3:4+4 unexpected </b>: <c>, opened on line 3, is not closed; is </c> missing before it?"
    ),
    "<a>\n<p>x</P></a>": (
        "2:5+4 unexpected </P>: <p>, opened on line 2, is not closed; no <P> is open; did you mean </p>?"
    ),
    "<a>\n<p>": "2:4+0 the file ends before the end tag </p> of the element opened on line 2",
    "": "1:1+0 the file contains no element",
    "Memorandum": "1:1+0 the file does not begin with “<”: is it XML?",
    "<a/>\n<b/>": (
        "2:1+0 content after the end of the root element; a document has one root element; is an end tag misplaced?"
    ),
    '\n<?xml version="1.0"?><a/>': (
        "2:1+5 “<?xml” must be at the very beginning of the file; delete everything before it"
    ),
    '<a n="1" n="2"/>': "1:10+1 attribute @n is specified twice",
    "<a n=3/>": "1:6+0 an attribute value must be in quotation marks",
    "<a n/>": '1:5+0 attribute @n has no value; write n="…"',
    '<a n="1"m="2"/>': "1:9+0 a space is missing between two attributes",
    '<a n="1 < 2"/>': (
        "1:9+1 “<” is not allowed in an attribute value; write “&lt;”, or add the missing quotation mark"
    ),
    '<a n="1>one</a>\n': (
        "1:12+1 “<” is not allowed in an attribute value; write “&lt;”, or add the missing quotation mark"
    ),
    '<a n="1></a>': "1:9+0 an attribute value has no closing quotation mark",
    "<xi:include/>": '1:1+0 the prefix “xi” is not declared; declare it: xmlns:xi="…"',
    '<a xlink:href="a:b"/>': '1:1+0 the prefix “xlink” is not declared; declare it: xmlns:xlink="…"',
    "<a><!-- one </a>": "1:4+4 a comment is not closed; add “-->”",
    "<a><?pi </a>": "1:4+2 a processing instruction is not closed; add “?>”",
    "<a><b </a>": "1:7+0 the tag <b is not closed; add “>” before this",
    "<a": "1:1+1 a tag is not closed; add “>”, or a missing quotation mark",
    "<a><![CDATA[ x</a>": "1:19+0 a CDATA section is not closed; add “]]>”",
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_well_formedness_error_is_explained(text: str, expected: str, schema: relaxng.Schema) -> None:
    (diagnostic,) = schema.validate(text.encode())
    suggestion = f"; {diagnostic.suggestion}" if diagnostic.suggestion else ""
    explained = f"{diagnostic.line}:{diagnostic.column}+{diagnostic.length or 0} {diagnostic.message}{suggestion}"
    assert explained.replace("not well-formed XML: ", "") == expected
    assert diagnostic.code == "xml.not-well-formed"


def test_bytes_of_another_encoding_are_reported(schema: relaxng.Schema) -> None:
    (diagnostic,) = schema.validate("<a>é</a>".encode("iso-8859-1"))
    assert diagnostic.message == "not well-formed XML: a byte is not valid UTF-8, the encoding of the document"
    assert diagnostic.suggestion == "save the document as UTF-8, or declare its encoding"


def test_the_position_is_right_far_into_a_file(schema: relaxng.Schema, tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    path.write_text("<a>\n" + "<b>words &amp; words</b>\n" * 20_000 + "<b>Fish & chips</b>\n</a>")
    (diagnostic,) = schema.validate(path)
    assert (diagnostic.line, diagnostic.column, diagnostic.length) == (20_002, 9, 1)
    assert diagnostic.suggestion == "write “&amp;” for the character itself"


def test_an_error_in_utf_16_has_a_position_but_no_explanation(schema: relaxng.Schema) -> None:
    (diagnostic,) = schema.validate("<a>Fish & chips</a>".encode("utf-16"))
    assert diagnostic.message == "not well-formed XML: this is neither markup nor text"
