"""Diagnosis: the position, message and suggestion of each kind of error, without follow-on errors."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from helpers.relaxng.small_tei import HEADER, as_text, tei
from teikit import relaxng

INLINE = "text, <date>, <graphic>, <hi>, <name>, <note>, <persName>, <ref>"

IN_BODY = {
    "a name misspelt": (
        '<p>By <persname key="x">Ross</persname>, <persName>Rusk</persName></p>',
        f"""\
        3:7+9 element-not-allowed
        element <persname> is not allowed in <p>
        help: the schema has no element of this name; did you mean <persName>?
        expected: {INLINE}""",
    ),
    "a name that is nowhere": (
        "<p>On the basis of <foo/> my telephone conversation</p>",
        f"""\
        3:20+6 element-not-allowed
        element <foo> is not allowed in <p>
        help: the schema has no element of this name
        expected: {INLINE}""",
    ),
    "an element in the wrong parent": (
        "<head>Memorandum <p>of a conversation</p></head><p/>",
        f"""\
        3:18+3 element-not-allowed
        element <p> is not allowed in <head>
        help: it is allowed in <body>, <note>, <fileDesc> or <publicationStmt>
        expected: {INLINE}""",
    ),
    "an element without the one around it": (
        "<list><hi>one</hi></list>",
        """\
        3:7+4 element-not-allowed
        element <hi> is not allowed in <list>
        help: wrap it in <item>, which is allowed here
        expected: <head>, <item>, <label>""",
    ),
    "an element of which the only parent is missing": (
        "<p>one</p><item>two</item>",
        """\
        3:11+6 element-not-allowed
        element <item> is not allowed in <body>
        help: wrap it in <list>, which is allowed here
        expected: <list>, <p>, <trailer>""",
    ),
    "an element that a sibling might hold": (
        "<p>one</p><persName>Rusk</persName>",
        """\
        3:11+10 element-not-allowed
        element <persName> is not allowed in <body>
        help: wrap it in <p>, which is allowed here
        expected: <list>, <p>, <trailer>""",
    ),
    "text without the element around it": (
        "<p>one</p><p>two</p> three",
        """\
        3:22+5 text-not-allowed
        text “three” is not allowed in <body>: only elements are allowed there
        help: wrap it in <p>, which is allowed here
        expected: <list>, <p>, <trailer>""",
    ),
    "an element where it comes too late": (
        "<p/>\n<head>Memorandum</head>\n<p/>",
        """\
        4:1+6 element-too-late
        element <head> is not allowed here in <body>: it must come before <p>
        help: <p> is on line 3
        expected: <list>, <p>, <trailer>""",
    ),
    "an element twice": (
        "<head>One</head>\n<head>Two</head><p/>",
        """\
        4:1+6 element-repeated
        element <head> is allowed only once in <body>
        help: the first one is on line 3
        expected: <list>, <p>""",
    ),
    "an element that needs another before it": (
        "<list><label>a</label><label>b</label><item/></list>",
        """\
        3:23+7 element-too-early
        element <label> is not allowed here in <list>: it must come after <item>
        expected: <item>""",
    ),
    "an element that is not complete": (
        "<list><head>Points</head></list>",
        """\
        3:26+7 content-incomplete
        element <list> is incomplete: expected <item> before its end tag
        expected: <item>, <label>""",
    ),
    "an element that is not complete, opened long before": (
        "<list>\n<label>1.</label>\n</list>",
        """\
        5:1+7 content-incomplete
        element <list>, opened on line 3, is incomplete: <item> is missing
        expected: <item>""",
    ),
    "an attribute of another element": (
        '<p when="1950">On</p>',
        """\
        3:4+4 attribute-not-allowed
        attribute @when is not allowed on <p>
        help: it is an attribute of <date>
        expected: @xml:id, @rend""",
    ),
    "an attribute misspelt": (
        '<p>\n  <date xml:id="d"\n        wehn="1950">1950</date></p>',
        """\
        5:9+4 attribute-not-allowed
        attribute @wehn is not allowed on <date>
        help: the schema has no attribute of this name; did you mean @when?
        expected: @rend, @when""",
    ),
    "an attribute that lacks its prefix": (
        '<p id="p1">On</p>',
        """\
        3:4+2 attribute-not-allowed
        attribute @id is not allowed on <p>
        help: the schema has no attribute of this name; did you mean @xml:id?
        expected: @xml:id, @rend""",
    ),
    "two attributes of which one excludes the other": (
        '<p><ref target="#a" cRef="b">c</ref></p>',
        """\
        3:21+4 attribute-not-allowed
        attribute @cRef is not allowed on <ref> together with the attributes before it""",
    ),
    "an attribute that is missing": (
        '<p><graphic width="4"/></p>',
        """\
        3:4+8 attribute-missing
        element <graphic> is missing the attribute @url
        expected: @url""",
    ),
    "one of two attributes missing": (
        "<p><ref>c</ref></p>",
        """\
        3:4+5 attribute-missing
        element <ref> is missing the attribute @cRef or @target
        expected: @cRef, @target""",
    ),
    "a value that is not in the list": (
        '<p><name type="persn">Ross</name></p>',
        """\
        3:15+7 attribute-value
        value “persn” of @type on <name> is not allowed
        help: did you mean “person”?
        expected: “person”, “place”, “organisation”""",
    ),
    "a date as it is spoken": (
        '<p><date when="October 7, 1950">then</date></p>',
        """\
        3:15+17 attribute-value
        value “October 7, 1950” of @when on <date> is not allowed
        help: did you mean “1950-10-07”?
        expected: a date, such as 1950-10-07, a month of a year, such as 1950-10, a year, such as 1950""",
    ),
    "a day that the month does not have": (
        '<p><date when="1950-02-30">then</date></p>',
        """\
        3:15+12 attribute-value
        value “1950-02-30” of @when on <date> is not allowed
        expected: a date, such as 1950-10-07, a month of a year, such as 1950-10, a year, such as 1950""",
    ),
    "a value that is empty": (
        '<p><graphic url="a.png" width=""/></p>',
        """\
        3:31+2 attribute-value
        value of @width on <graphic> is empty: expected a whole number, 1 or more
        expected: a whole number, 1 or more""",
    ),
    "two words where one is wanted": (
        '<p><name subtype="of state">Rusk</name></p>',
        """\
        3:18+10 attribute-value
        value “of state” of @subtype on <name> is not allowed: expected a word without spaces
        help: did you mean “of_state”?
        expected: a word without spaces""",
    ),
    "a URI with a sign that must be escaped": (
        '<p><ref target="#a 50%">x</ref></p>',
        """\
        3:16+8 attribute-value
        value “#a 50%” of @target on <ref> is not allowed: expected a list of URIs, separated by spaces
        help: did you mean “#a 50%25”?
        expected: a list of URIs, separated by spaces""",
    ),
    "an identifier that is none": (
        '<p xml:id="1st p">On</p>',
        """\
        3:11+7 attribute-value
        value “1st p” of @xml:id on <p> is not allowed: expected an identifier: an XML name without a colon
        help: did you mean “_1st_p”?
        expected: an identifier: an XML name without a colon""",
    ),
    "text where only elements may stand": (
        "<list>\n  first <item/>\n second</list>",
        """\
        4:3+5 text-not-allowed
        text “first” is not allowed in <list>: only elements are allowed there
        help: wrap it in <item>, which is allowed here
        expected: <head>, <item>, <label>""",
    ),
    "text in an empty element": (
        '<p><graphic url="a.png">picture</graphic></p>',
        """\
        3:25+7 text-not-allowed
        text “picture” is not allowed in <graphic>: it must be empty""",
    ),
    "an element of another vocabulary": (
        '<p><b xmlns="http://www.w3.org/1999/xhtml">bold <i>and</i></b></p>',
        f"""\
        3:4+2 element-not-allowed
        element <b xmlns="http://www.w3.org/1999/xhtml"> is not allowed in <p>
        help: the schema has no elements in the namespace http://www.w3.org/1999/xhtml
        expected: {INLINE}""",
    ),
    "mistakes inside of an unknown element": (
        '<p><zap>text <hi rned="q">x</hi> <zip/></zap></p>',
        f"""\
        3:4+5 element-not-allowed
        element <zap> is not allowed in <p>
        help: the schema has no element of this name
        expected: {INLINE}

        3:18+4 attribute-not-allowed
        attribute @rned is not allowed on <hi>
        help: the schema has no attribute of this name; did you mean @rend?
        expected: @xml:id, @rend""",
    ),
}


@pytest.mark.parametrize(("body", "expected"), IN_BODY.values(), ids=IN_BODY.keys())
def test_an_error_is_reported_once_and_exactly(body: str, expected: str, small_tei: relaxng.Schema) -> None:
    text = tei(body).replace(HEADER, HEADER.replace("\n", ""))
    assert as_text(list(small_tei.validate(text.replace("<body>\n", "\n<body>\n", 1).encode()))) == dedent(expected)


def test_all_errors_of_a_document_are_reported_in_one_run(small_tei: relaxng.Schema) -> None:
    bodies = [body for body, _ in IN_BODY.values() if "\n" not in body and "<head>" not in body]
    single = [as_text(list(small_tei.validate(tei(body).encode()))).partition(" ")[2] for body in bodies]
    together = list(small_tei.validate(tei("\n".join(bodies)).encode()))
    assert len(together) == sum(text.count("\n\n") + 1 for text in single)
    assert [finding.line for finding in together] == sorted(finding.line for finding in together)


def test_the_xpath_locates_the_element(small_tei: relaxng.Schema) -> None:
    (finding,) = small_tei.validate(tei("<p/><list><item/><item>a <hi/> <hi><foo/></hi></item></list>").encode())
    assert finding.xpath == "/TEI[1]/body[1]/list[1]/item[2]/hi[2]/foo[1]"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_columns_count_characters(encoding: str, small_tei: relaxng.Schema) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + tei("<p>ä–é <foo/></p>".replace("–", "-"))
    (finding,) = small_tei.validate(text.encode(encoding))
    assert (finding.line, finding.column) == (3, 8)


def test_a_tree_yields_the_same_diagnostics_as_its_file(small_tei: relaxng.Schema, tmp_path: Path) -> None:
    from lxml import etree

    for body, _ in IN_BODY.values():
        path = tmp_path / "memo.xml"
        path.write_text(tei(body.replace('xml:id="1st p"', 'n="1"')))
        of_file = [(finding.code, finding.message) for finding in small_tei.validate(path)]
        of_tree = [(finding.code, finding.message) for finding in small_tei.validate_tree(etree.parse(path))]
        assert of_tree == [(code, re.sub(r", opened on line \d+,", "", message)) for code, message in of_file]
