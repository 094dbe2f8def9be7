"""Diagnosis of errors of a whole document: namespace, header, root, external entities."""

from __future__ import annotations

from textwrap import dedent

import pytest

from helpers.relaxng.small_tei import HEADER, as_text
from teikit import relaxng

WHOLE = {
    "no namespace": (
        f"<TEI>{HEADER}<body><p/></body></TEI>",
        """\
        1:1+5 wrong-namespace
        element <TEI> is in no namespace, but the schema defines it in the namespace http://www.tei-c.org/ns/1.0
        help: did you forget xmlns="http://www.tei-c.org/ns/1.0"?""",
    ),
    "another namespace": (
        f'<TEI xmlns="http://www.tei-c.org/ns/">{HEADER}<body><p/><foo/></body></TEI>',
        """\
        1:1+4 wrong-namespace
        element <TEI> is in the namespace http://www.tei-c.org/ns/, but the schema defines it in the namespace http://www.tei-c.org/ns/1.0
        help: did you mean xmlns="http://www.tei-c.org/ns/1.0"?

        2:91+6 element-not-allowed
        element <foo xmlns="http://www.tei-c.org/ns/1.0"> is not allowed in <body xmlns="http://www.tei-c.org/ns/1.0">
        help: the schema has no element of this name
        expected: <list xmlns="http://www.tei-c.org/ns/1.0">, <p xmlns="http://www.tei-c.org/ns/1.0">, \
<trailer xmlns="http://www.tei-c.org/ns/1.0">""",
    ),
    "prefixes": (
        '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:teiHeader/></t:TEI>',
        """\
        1:46+12 content-incomplete
        element <t:teiHeader> is incomplete: <t:fileDesc> is missing
        expected: <t:fileDesc>

        1:60+8 content-incomplete
        element <t:TEI> is incomplete: <t:body> is missing
        expected: <t:body>""",
    ),
    "a header without its first part": (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc/></teiHeader><body><p/></body></TEI>',
        """\
        1:53+14 element-too-early
        element <profileDesc> is not allowed here in <teiHeader>: it must come after <fileDesc>
        expected: <fileDesc>""",
    ),
    "a date before the publisher": (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<body><p/></body></TEI>'.replace(
            "<p>none</p></pub", "<date>1950</date><publisher/></pub"
        ),
        """\
        2:18+6 element-too-early
        element <date> is not allowed here in <publicationStmt>: it must come after <publisher>
        expected: <p>, <publisher>""",
    ),
    "a root that is none": (
        '<p xmlns="http://www.tei-c.org/ns/1.0"/>',
        """\
        1:1+2 element-not-allowed
        element <p> is not allowed as the root element
        help: it is allowed in <body>, <fileDesc>, <note> or <publicationStmt>
        expected: <TEI>""",
    ),
    "a file that breaks off": (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader>',
        """\
        2:12+0 xml.not-well-formed
        not well-formed XML: the file ends before the end tag </teiHeader> of the element opened on line 2""",
    ),
    "an entity of another file": (
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "x.xml">]>\n'
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<body><p>&x;</p></body></TEI>',
        """\
        3:90+0 xml.external-entity
        external entity &x; (“x.xml”) is not read""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.values(), ids=WHOLE.keys())
def test_an_error_of_a_whole_document_is_reported_once_and_exactly(
    text: str, expected: str, small_tei: relaxng.Schema
) -> None:
    assert as_text(list(small_tei.validate(text.encode()))) == dedent(expected)
