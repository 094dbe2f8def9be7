"""The compact syntax: each construct means what its counterpart in XML means, faults have a place."""

# ruff: noqa: E501 - two spellings of a schema are compared more easily on one line each

from __future__ import annotations

from pathlib import Path

import pytest

from teikit import relaxng
from teikit.relaxng.loading import Loader

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'

PAIRS = {
    "element": ("element a { empty }", f"<element {RNG} name='a'><empty/></element>"),
    "keyword as a name": ("element element { text }", f"<element {RNG} name='element'><text/></element>"),
    "group": (
        "element a { element b { text }, element c { text } }",
        f"<element {RNG} name='a'><element name='b'><text/></element><element name='c'><text/></element></element>",
    ),
    "choice and repetitions": (
        "element a { element b { text }? | element c { text }* | element d { text }+ }",
        f"<element {RNG} name='a'><choice><optional><element name='b'><text/></element></optional><zeroOrMore>"
        "<element name='c'><text/></element></zeroOrMore><oneOrMore><element name='d'><text/></element></oneOrMore>"
        "</choice></element>",
    ),
    "interleave": (
        "element a { element b { text } & text }",
        f"<element {RNG} name='a'><interleave><element name='b'><text/></element><text/></interleave></element>",
    ),
    "mixed": (
        "element a { mixed { element b { empty } } }",
        f"<element {RNG} name='a'><mixed><element name='b'><empty/></element></mixed></element>",
    ),
    "list of a datatype with parameters": (
        'element a { list { xsd:int { minInclusive = "1" maxInclusive = "9" }+ } }',
        f"<element {RNG} {XSD} name='a'><list><oneOrMore><data type='int'><param name='minInclusive'>1</param>"
        "<param name='maxInclusive'>9</param></data></oneOrMore></list></element>",
    ),
    "datatype with an exception": (
        'element a { xsd:NCName - ("b" | "c") }',
        f"<element {RNG} {XSD} name='a'><data type='NCName'><except><choice><value>b</value><value>c</value></choice>"
        "</except></data></element>",
    ),
    "values with and without datatype": (
        'element a { "x" | string " y " | token "z" | xsd:int "1" }',
        f"<element {RNG} name='a'><choice><value>x</value><value type='string'> y </value><value type='token'>z</value>"
        f"<value type='int' {XSD}>1</value></choice></element>",
    ),
    "literals joined, in three quotation marks and with escapes": (
        "element a { string \"a'\" ~ 'b\"' ~ '''c\n''d''' ~ \"\\x{65}\\x{A}\" }",
        f"<element {RNG} name='a'><value type='string'>a'b\"c\n''de&#10;</value></element>",
    ),
    "escape outside of literals": ("\\x{65}lement \\xx{61} { text }", f"<element {RNG} name='a'><text/></element>"),
    "attribute without namespace": (
        'default namespace = "u" element a { attribute n { text } }',
        f"<element {RNG} name='a' ns='u'><attribute name='n'><text/></attribute></element>",
    ),
    "default namespace with a prefix": (
        'default namespace p = "u" namespace q = "v" element a { element p:b { empty }, attribute q:c { text } }',
        f"<element {RNG} name='a' ns='u'><element name='b'><empty/></element><attribute name='c' ns='v'/></element>",
    ),
    "xml prefix": (
        "element a { attribute xml:id { text } }",
        f"<element {RNG} name='a'><attribute name='xml:id'><text/></attribute></element>",
    ),
    "name classes": (
        'namespace p = "u" element a { element (b | p:c) { empty }, element p:* - p:d { empty }, attribute * - e { text }* }',
        f"<element {RNG} name='a' xmlns:p='u'><element><choice><name>b</name><name>p:c</name></choice><empty/></element>"
        "<element><nsName ns='u'><except><name>p:d</name></except></nsName><empty/></element>"
        "<zeroOrMore><attribute><anyName><except><name>e</name></except></anyName><text/></attribute></zeroOrMore></element>",
    ),
    "exception of a choice": (
        'namespace p = "u" element * - (p:* | a) { empty }',
        f"<element {RNG}><anyName><except><nsName ns='u'/><name>a</name></except></anyName><empty/></element>",
    ),
    "definitions": (
        "start = a  a = element a { \\start* }  \\start = element b { notAllowed | empty }",
        f"<grammar {RNG}><start><ref name='a'/></start><define name='a'><element name='a'><zeroOrMore><ref name='start'/>"
        "</zeroOrMore></element></define><define name='start'><element name='b'><choice><notAllowed/><empty/></choice>"
        "</element></define></grammar>",
    ),
    "combine": (
        "start |= a  start |= b  a = element a { c }  b = element b { c }  c &= attribute x { text }  c &= attribute y { text }",
        f"<grammar {RNG}><start combine='choice'><ref name='a'/></start><start combine='choice'><ref name='b'/></start>"
        "<define name='a'><element name='a'><ref name='c'/></element></define><define name='b'><element name='b'>"
        "<ref name='c'/></element></define><define name='c' combine='interleave'><attribute name='x'/></define>"
        "<define name='c' combine='interleave'><attribute name='y'/></define></grammar>",
    ),
    "div and nested grammars": (
        "div { start = element a { grammar { start = parent b } } } div { b = text }",
        f"<grammar {RNG}><div><start><element name='a'><grammar><start><parentRef name='b'/></start></grammar></element>"
        "</start></div><div><define name='b'><text/></define></div></grammar>",
    ),
    "annotations": (
        """
        # a comment
        namespace x = "urn:x"
        ## The documentation
        ## of a grammar
        [ x:a = "1" x:b [ "text" c [ d = "e" "f" ~ "g" ] ] ]
        start = [ x:a = "2" ] a >> x:after [ ]
        x:element [ start = "3" ]
        note [ "of no namespace" ]
        ## documented
        a = [x:a = "4"] element [x:a="5"] a { ## here too
          (b)+ >> x:c [ ] }
        b = element b { xsd:int { ## a parameter
          maxInclusive = "3" } }
        """,
        f"<grammar {RNG} {XSD}><start><ref name='a'/></start><define name='a'><element name='a'><oneOrMore><ref name='b'/>"
        "</oneOrMore></element></define><define name='b'><element name='b'><data type='int'><param name='maxInclusive'>3"
        "</param></data></element></define></grammar>",
    ),
}


def simple_form(path: Path, text: str | bytes) -> tuple[object, ...]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Loader().load(path).state()


@pytest.mark.parametrize(("compact", "xml"), PAIRS.values(), ids=PAIRS.keys())
def test_a_construct_is_equivalent_to_its_xml_syntax(compact: str, xml: str, tmp_path: Path) -> None:
    assert simple_form(tmp_path / "a.rnc", compact) == simple_form(tmp_path / "a.rng", xml)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_byte_order_mark_determines_the_encoding(encoding: str, tmp_path: Path) -> None:
    expected = simple_form(tmp_path / "a.rng", f"<element {RNG} name='ä'><text/></element>".encode())
    assert simple_form(tmp_path / "a.rnc", "element ä { text }".encode(encoding)) == expected


def test_line_ends_of_every_system_are_accepted(tmp_path: Path) -> None:
    for end in ("\r\n", "\r"):
        text = f'element a {{ # comment{end} string """x{end}y""" }}'
        assert simple_form(tmp_path / "a.rnc", text) == simple_form(tmp_path / "b.rnc", text.replace(end, "\n"))


def test_includes_inherit_and_override_across_both_syntaxes(tmp_path: Path) -> None:
    (tmp_path / "inner.rnc").write_text(
        "namespace own = inherit  start = a  a = element own:a { b }  b = element b { empty }"
    )
    (tmp_path / "outer.rnc").write_text(
        'namespace n = "urn:n" include "inner.rnc" inherit = n { b = element n:c { external "leaf.rng" } }'
    )
    (tmp_path / "leaf.rng").write_text(f"<text {RNG}/>")
    schema = relaxng.load(tmp_path / "outer.rnc", cache=False)
    assert list(schema.validate(b'<a xmlns="urn:n"><c>text</c></a>')) == []
    assert list(schema.validate(b'<a xmlns="urn:n"><b/></a>'))


FAULTS = {
    "element a { text": "1:17: expected “}”, found the end of the file",
    "element a b": "1:11: expected “{”, found “b”",
    "element { text }": "1:9: expected the name of an element, found “{”",
    "element a { text, text | text }": "1:24: “,” and “|” cannot be combined without parentheses",
    "start = a\na = element b { c:d }": "2:17: datatype prefix “c” is not declared",
    "element c:d { text }": "1:9: namespace prefix “c” is not declared",
    'namespace a = "u"\nnamespace a = "v"\nelement a { text }': "2:1: namespace prefix “a” is declared more than once",
    'namespace xml = "u" element a { text }': "1:17: prefix “xml” cannot be bound to “u”",
    'element a { "b }': '1:13: the closing " is missing on this line; text of several lines is enclosed in """',
    "element a { $ }": "1:13: “$” is not allowed in the compact syntax",
    "element a { \\x{0} }": "1:13: \\x{0} is not an XML character",
    "\\x{65}lement a {\n \\x{65}mpty, ? }": "2:14: expected a name or another pattern, found “?”",
    "start = element a { text }\ntext = empty": "2:1: expected a name to define, start, div or include, "
    "found the keyword “text”; to use it as a name, write \\text",
    "element a { text } ## end": "1:20: expected the end of the schema, found a ## comment; "
    "ordinary comments begin with one #",
    'element a { xsd:int - "1" | empty }': "1:27: expected “}”, found “|”",
    "[ a = '1' ] element a { text }": "1:3: annotation attribute “a” must be in a namespace other than that of RELAX NG",
    "element a { parent text }": "1:20: expected a name of the enclosing grammar, found the keyword “text”; "
    "to use it as a name, write \\text",
    "start = b": "1:9: undefined name “b”",
    "element * - * { empty }": "1:9: <anyName> is not allowed in the <except> of <anyName>",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_syntax_error_has_a_position_and_names_the_expected_token(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rnc"
    path.write_text(text)
    with pytest.raises(relaxng.SchemaError) as caught:
        relaxng.load(path, cache=False)
    assert str(caught.value) == f"{path}:{FAULTS[text]}"


def test_a_schema_that_cannot_be_decoded_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.rnc"
    path.write_bytes(b"element a { \xff }")
    with pytest.raises(relaxng.SchemaError, match=r"not encoded in UTF-8 \(byte 13\)"):
        relaxng.load(path, cache=False)


def test_patterns_that_nest_too_deeply_are_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.rnc"
    path.write_text(f"element a {{ {'(' * 20_000} text {')' * 20_000} }}")
    with pytest.raises(relaxng.SchemaError, match="nest too deeply"):
        relaxng.load(path, cache=False)
