"""Completion: the markup allowed at a position of an unfinished document."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit import relaxng

SCHEMA = """
default namespace = "urn:a"
namespace x = "urn:x"
start = element a { head, p+ }
head = element head { text }
p = element p { attribute n { "one" | "two" | xsd:integer }?, attribute xml:id { text }?,
    ((attribute k { "a" }, attribute l { "b" }) | attribute k { "c" }), (text | hi | foreign)* }
hi = element hi { attribute rend { text }, text }
foreign = element x:foreign { empty }
"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> relaxng.Schema:
    path = tmp_path_factory.mktemp("schema") / "a.rnc"
    path.write_text(SCHEMA)
    return relaxng.load(path, cache=False)


def expected(schema: relaxng.Schema, text: str) -> relaxng.Expected:
    return schema.expected(text.encode())


def test_the_root_is_allowed_at_the_beginning(schema: relaxng.Schema) -> None:
    assert expected(schema, "") == relaxng.Expected(elements=('a xmlns="urn:a"',))


@pytest.mark.parametrize("typed", ["", "<", "<h", "<!-- <p --> ", "<?x <p n='?>"])
def test_elements_are_allowed_in_content(typed: str, schema: relaxng.Schema) -> None:
    assert expected(schema, f'<a xmlns="urn:a">{typed}') == relaxng.Expected(elements=("head",))


def test_an_element_can_end_where_it_is_complete(schema: relaxng.Schema) -> None:
    assert expected(schema, '<a xmlns="urn:a"><head/><p k="c"/>') == relaxng.Expected(elements=("p",), end="a")


def test_text_is_allowed_in_mixed_content(schema: relaxng.Schema) -> None:
    found = expected(schema, '<a xmlns="urn:a" xmlns:y="urn:x"><head/><p k="c">some <y:foreign/>')
    assert found == relaxng.Expected(elements=("y:foreign", "hi"), text=True, end="p")


def test_attributes_are_allowed_in_a_start_tag(schema: relaxng.Schema) -> None:
    head = '<a xmlns="urn:a"><head/><p '
    assert expected(schema, head).attributes == ("xml:id", "k", "l", "n")
    assert expected(schema, f'{head} n="1" k="c" ').attributes == ("xml:id",)
    assert expected(schema, f'{head} k="a" xm').attributes == ("xml:id", "l", "n")


def test_values_are_listed_in_an_attribute(schema: relaxng.Schema) -> None:
    head = '<a xmlns="urn:a"><head/><p '
    assert expected(schema, f'{head} n="').values == ("one", "two")
    assert expected(schema, f"{head} n='t").described == ("a whole number",)
    assert expected(schema, f'{head} l="b" k="').values == ("a",)


def test_an_end_tag_closes_the_open_element(schema: relaxng.Schema) -> None:
    assert expected(schema, '<a xmlns="urn:a"><head>text</') == relaxng.Expected(end="head")


def test_errors_before_the_position_do_not_matter(schema: relaxng.Schema) -> None:
    found = expected(schema, '<a xmlns="urn:a"><nonesuch>&amp;<head wrong="1">x</head></nonesuch><head/><p k="z">')
    assert found.elements == ('foreign xmlns="urn:x"', "hi")


def test_the_position_is_a_line_and_a_column(schema: relaxng.Schema, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<a xmlns="urn:a">\r\n<head/><p k="c">x</p>\r\n</a>')
    assert schema.expected(path, 2, 1).elements == ("head",)
    assert schema.expected(path, 2, 8).elements == ("p",)
    assert schema.expected(path, 2, 10).attributes == ()
    assert schema.expected(path, 2, 11).attributes == ("xml:id", "k", "l", "n")
    assert schema.expected(path, 2, 17).text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_is_used(encoding: str, schema: relaxng.Schema) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><a xmlns="urn:a"><head>ä</head>'
    assert schema.expected(text.encode(encoding)).elements == ("p",)
