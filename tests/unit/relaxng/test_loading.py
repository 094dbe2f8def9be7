"""Loading: errors of incorrect schemas, with position and section of the specification."""

# ruff: noqa: E501 - a schema is read more easily on one line

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teikit import relaxng

FAULTS = {
    "element a { attribute n { attribute m { text } } }": "1:13: attribute is not allowed in attribute (RELAX NG 7.1.1)",
    "element a { attribute n { element m { text } } }": "1:13: element is not allowed in attribute (RELAX NG 7.1.1)",
    "element a { (attribute n { text }, attribute m { text })+ }": "1:57: an attribute in a group or interleave is repeated (RELAX NG 7.1.2)",
    "element a { list { text } }": "1:13: text is not allowed in list (RELAX NG 7.1.3)",
    "element a { list { element b { empty } } }": "1:13: element is not allowed in list (RELAX NG 7.1.3)",
    'element a { list { list { "x" } } }': "1:13: list is not allowed in list (RELAX NG 7.1.3)",
    'element a { xsd:int - (list { "x" }) }': "1:13: list is not allowed in the except of data (RELAX NG 7.1.4)",
    "text": "1:1: text is not allowed in start (RELAX NG 7.1.5)",
    "element a { empty }, element b { empty }": "1:1: group is not allowed in start (RELAX NG 7.1.5)",
    'element a { "x", element b { empty } }': "1:13: data, value or list cannot be combined with text, elements or other data (RELAX NG 7.2)",
    "element a { xsd:int, text }": "1:13: data, value or list cannot be combined with text, elements or other data (RELAX NG 7.2)",
    "element a { attribute n { text }, attribute n { text } }": "1:13: the same attribute n can occur twice (RELAX NG 7.3)",
    "element a { attribute * { text } }": "1:13: an attribute with a wildcard name must be in a oneOrMore or zeroOrMore (RELAX NG 7.3)",
    "element a { element b { empty } & element * { empty } }": "1:33: the same element b can occur in more than one part of an interleave (RELAX NG 7.4)",
    "element a { mixed { text } }": "1:13: text occurs in more than one part of an interleave (RELAX NG 7.4)",
    "start = a a = a, b b = element b { empty }": "1:11: “a” refers to itself outside of an element",
    "start = a": "1:9: undefined name “a”",
    "start = a a = element a { empty } a = element b { empty }": "1:35: “a” is defined twice without combine",
    "start = a a |= element a { empty } a &= element b { empty }": "1:36: “a” is combined both by choice and by interleave",
    "a = element a { empty }": "1:1: <grammar> has no <start>",
    "start = parent b": "1:9: undefined name “b”",
    "element a { attribute xmlns { text } }": "1:13: an attribute pattern cannot describe a namespace declaration",
    "element a { xsd:nonesuch }": "1:13: unknown datatype “nonesuch” in http://www.w3.org/2001/XMLSchema-datatypes",
    'datatypes d = "http://example.com/d" element a { d:x }': "1:50: unknown datatype library “http://example.com/d”",
    'element a { xsd:int { minInclusive = "x" } }': "1:13: minInclusive is “x”: expected a whole number",
    'element a { xsd:date "1950-13-01" }': "1:13: “1950-13-01” is not a valid date: expected a date, such as 1950-10-07",
    'element a { string { maxLength = "3" } }': "1:13: datatype string takes no parameters",
    'include "none.rnc"': "1:1: “none.rnc” cannot be read: no such file or directory",
    'include "a.rnc"': "1:1: “a.rnc” includes itself",
    'include "http://example.com/a.rnc"': "1:1: “http://example.com/a.rnc” is a network address; only files are read",
    'include "inner.rnc" { c = empty }': "1:23: “inner.rnc” has no definition “c” to replace",
}


@pytest.mark.parametrize("text", FAULTS)
def test_the_error_of_an_incorrect_schema_has_a_position_and_a_reason(text: str, tmp_path: Path) -> None:
    (tmp_path / "inner.rnc").write_text("start = b b = element b { empty }")
    path = tmp_path / "a.rnc"
    path.write_text(text)
    with pytest.raises(relaxng.SchemaError) as caught:
        relaxng.load(path, cache=False)
    assert str(caught.value) == f"{path}:{FAULTS[text]}"


def test_each_incorrect_element_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.rnc"
    path.write_text("start = element a { b*, c* }\nb = element b { list { text } }\nc = element c { text, xsd:int }")
    with pytest.raises(relaxng.SchemaError) as caught:
        relaxng.load(path, cache=False)
    assert [diagnostic.line for diagnostic in caught.value.diagnostics] == [2, 3]
    assert str(caught.value).endswith("text is not allowed in list (RELAX NG 7.1.3) (and 1 more)")


RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XML = {
    "": "1:1: not well-formed XML: no element found",
    "<a>": "1:4: not well-formed XML: no element found",
    "<a/>": "1:1: not a RELAX NG schema: its root element is in another namespace",
    f"<define {RNG} name='a'/>": "1:1: <define> cannot be the root of a schema: expected a pattern or <grammar>",
    f"<element {RNG}><text/></element>": "1:1: <element> has neither a name nor a name class as its first child",
    f"<element {RNG} name='a'/>": "1:1: <element> is empty: expected a pattern in it",
    f"<element {RNG} name='b:a'><text/></element>": "1:1: prefix “b” is not declared",
    f"<element {RNG} name='a' nmae='b'><text/></element>": "1:1: attribute nmae is not allowed on <element>",
    f"<element {RNG} name='a'>\n <txet/></element>": "2:2: <txet> is not allowed in <element>",
    f"<element {RNG} name='a'>stray<text/></element>": "1:1: <element> contains text: “stray”",
    f"<element {RNG} name='a'><ref/></element>": "1:63: <ref> is missing the attribute name",
}


@pytest.mark.parametrize("text", XML)
def test_a_syntax_error_in_xml_has_a_position(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rng"
    path.write_text(text)
    with pytest.raises(relaxng.SchemaError) as caught:
        relaxng.load(path, cache=False)
    assert str(caught.value) == f"{path}:{XML[text]}"


def test_an_href_is_relative_to_the_file_or_to_xml_base(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b c.rng").write_text(f"<element {RNG} name='b'><text/></element>")
    (tmp_path / "a.rng").write_text(
        f"<element {RNG} name='a' xml:base='sub/'><zeroOrMore><externalRef href='b%20c.rng'/></zeroOrMore></element>"
    )
    assert relaxng.load(tmp_path / "a.rng", cache=False).is_valid(b"<a><b>x</b></a>")


def test_annotations_and_foreign_elements_are_ignored(tmp_path: Path) -> None:
    sch = "xmlns:s='http://purl.oclc.org/dsdl/schematron'"
    (tmp_path / "a.rng").write_text(
        f"<grammar {RNG} {sch} s:note='x'><s:pattern><s:rule context='a'>text<element {RNG}/></s:rule></s:pattern>"
        "<start><element name='a'><s:note/><text/></element></start></grammar>"
    )
    schema = relaxng.load(tmp_path / "a.rng", cache=False)
    assert schema.is_valid(b"<a>x</a>")
    assert not schema.is_valid(b"<a><b/></a>")


def test_attributes_of_any_name_can_require_a_datatype(tmp_path: Path) -> None:
    path = tmp_path / "schema.rnc"
    path.write_text("start = element a { attribute * - n { xsd:integer }*, attribute n { text } }")
    schema = relaxng.load(path, cache=False)
    assert schema.is_valid(b"<a n='one' b='2' c='3'/>")
    assert not schema.is_valid(b"<a n='one' b='two'/>")


def test_the_os_error_of_an_unreadable_schema_names_its_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.rng", tmp_path):
        with pytest.raises(OSError, match=re.escape(path.name)) as caught:
            relaxng.load(path)
        assert caught.value.filename == str(path)
