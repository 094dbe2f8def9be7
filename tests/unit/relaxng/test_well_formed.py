"""A document that is not well-formed: what the writer did, where it is, and the mend; not what the parser met."""

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
    "<a>Fish & chips</a>": ("1:9+1 “&” begins no reference to a character or entity; write “&amp;” for the sign"),
    "<a>AT&T</a>": "1:6+1 “&” begins no reference to a character or entity; write “&amp;” for the sign",
    "<a>Fish &amp chips</a>": "1:9+4 “&amp” is not closed by “;”; write “&amp;”",
    "<a>a &#160 b</a>": "1:6+5 “&#160” is not closed by “;”; write “&#160;”",
    "<a>1 < 2</a>": "1:6+1 “<” begins no tag; write “&lt;” for the sign",
    "<a>x[y[0]]></a>": "1:9+3 “]]>” stands in text; write “]]&gt;”",
    "<a>caf&eacute;</a>": (
        "1:7+8 entity &eacute; is not declared: XML itself knows lt, gt, amp, quot, apos; "
        "write &#xE9;, or the character itself, “é”"
    ),
    "<a>a&nbsp;b</a>": ("1:5+6 entity &nbsp; is not declared: XML itself knows lt, gt, amp, quot, apos; write &#xA0;"),
    "<a>&memo;</a>": "1:4+6 entity &memo; is not declared: XML itself knows lt, gt, amp, quot, apos",
    "<a>a\x0bb</a>": "1:5+0 the control character U+000B is not allowed in XML; delete it",
    "<a><!-- one -- two --></a>": "1:13+2 “--” stands in a comment",
    "<a>\n<b>\n<c></b></a>": (
        "3:4+4 </b> closes nothing here: <c>, opened on line 3, is open; is </c> missing before it?"
    ),
    "<a>\n<p>x</P></a>": (
        "2:5+4 </P> closes nothing here: <p>, opened on line 2, is open; no <P> is open; did you mean </p>?"
    ),
    "<a>\n<p>": "2:4+0 the file ends before </p>, which closes line 2",
    "": "1:1+0 the file holds no element",
    "Memorandum": "1:1+0 the file does not begin with “<”: is it XML?",
    "<a/>\n<b/>": (
        "2:1+0 something follows the end of the root element; a document has one root; is an end tag too early?"
    ),
    '\n<?xml version="1.0"?><a/>': (
        "2:1+5 “<?xml” must be the very first characters of the file; delete what stands before it"
    ),
    '<a n="1" n="2"/>': "1:10+1 attribute @n is given twice",
    "<a n=3/>": "1:6+0 the value of an attribute must stand in quotation marks",
    "<a n/>": '1:5+0 attribute @n has no value; write n="…"',
    '<a n="1"m="2"/>': "1:9+0 a space is missing between two attributes",
    '<a n="1 < 2"/>': (
        "1:9+1 “<” stands in the value of an attribute; write “&lt;”; or is the quotation mark missing?"
    ),
    '<a n="1>one</a>\n': (
        "1:12+1 “<” stands in the value of an attribute; write “&lt;”; or is the quotation mark missing?"
    ),
    '<a n="1></a>': "1:9+0 the value of an attribute is not closed by a quotation mark",
    "<xi:include/>": '1:1+0 the prefix “xi” is not declared; declare it: xmlns:xi="…"',
    '<a xlink:href="a:b"/>': '1:1+0 the prefix “xlink” is not declared; declare it: xmlns:xlink="…"',
    "<a><!-- one </a>": "1:4+4 a comment is not closed; its end, “-->”, is missing",
    "<a><?pi </a>": "1:4+2 a processing instruction is not closed; its end, “?>”, is missing",
    "<a><b </a>": "1:7+0 the tag <b is not closed; “>” is missing before this",
    "<a": "1:1+1 a tag is not closed; “>” is missing, or the quotation mark of a value",
    "<a><![CDATA[ x</a>": "1:19+0 a CDATA section is not closed; its end, “]]>”, is missing",
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_the_fault_is_explained(text: str, expected: str, schema: relaxng.Schema) -> None:
    (finding,) = schema.validate(text.encode())
    mend = f"; {finding.suggestion}" if finding.suggestion else ""
    told = f"{finding.line}:{finding.column}+{finding.length or 0} {finding.message}{mend}"
    assert told.replace("not well-formed XML: ", "") == expected
    assert finding.code == "xml.not-well-formed"


def test_bytes_of_another_encoding_are_named(schema: relaxng.Schema) -> None:
    (finding,) = schema.validate("<a>é</a>".encode("iso-8859-1"))
    assert finding.message == "not well-formed XML: a byte is not UTF-8, the encoding of the document"
    assert finding.suggestion == "save it as UTF-8, or declare its encoding"


def test_the_place_is_right_far_into_a_file(schema: relaxng.Schema, tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    path.write_text("<a>\n" + "<b>words &amp; words</b>\n" * 20_000 + "<b>Fish & chips</b>\n</a>")
    (finding,) = schema.validate(path)
    assert (finding.line, finding.column, finding.length) == (20_002, 9, 1)
    assert finding.suggestion == "write “&amp;” for the sign"


def test_in_utf_16_the_place_is_told_and_no_more(schema: relaxng.Schema) -> None:
    (finding,) = schema.validate("<a>Fish & chips</a>".encode("utf-16"))
    assert finding.message == "not well-formed XML: what stands here is no markup and no text"
