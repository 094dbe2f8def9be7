"""Identifiers: each given once, each reference leads to one, for those who ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit import relaxng

SCHEMA = """
default namespace = "urn:a"
start = element a { (b | c | d)* }
b = element b { attribute xml:id { xsd:ID }?, attribute ref { xsd:IDREF }?, empty }
c = element c { attribute refs { xsd:IDREFS }?, empty }
d = element d { attribute refs { list { xsd:IDREF+ } }?, attribute xml:id { text }?, empty }
"""


@pytest.fixture
def schema(tmp_path: Path) -> relaxng.Schema:
    path = tmp_path / "a.rnc"
    path.write_text(SCHEMA)
    return relaxng.load(path, cache=False)


def told(schema: relaxng.Schema, content: str) -> list[str]:
    found = schema.validate(f'<a xmlns="urn:a">\n{content}</a>'.encode(), identifiers=True)
    return [f"{f.line}:{f.column} {f.code}: {f.message}; {f.suggestion}" for f in found]


def test_references_may_lead_forward_and_back(schema: relaxng.Schema) -> None:
    assert told(schema, '<b ref="y"/><b xml:id="x"/><b xml:id="y"/><c refs="x y"/><d refs=" x  y "/>') == []


def test_an_identifier_given_twice_is_found(schema: relaxng.Schema) -> None:
    assert told(schema, '<b xml:id="x"/>\n<b xml:id=" x "/>') == [
        "3:11 rng.id-repeated: duplicate ID “x” in @xml:id on <b>; the first one is on line 2"
    ]


def test_a_reference_to_nothing_is_found_once_with_what_may_be_meant(schema: relaxng.Schema) -> None:
    assert told(schema, '<b xml:id="kassaniev"/>\n<c refs="kassanjev other"/>\n<b ref="kassanjev"/>') == [
        "3:9 rng.idref-dangling: @refs on <c> refers to “kassanjev”, but no element has this ID; "
        "did you mean “kassaniev”?",
        "3:9 rng.idref-dangling: @refs on <c> refers to “other”, but no element has this ID; None",
    ]


def test_an_attribute_of_another_type_is_no_identifier(schema: relaxng.Schema) -> None:
    assert told(schema, '<d xml:id="x"/><d xml:id="x"/>') == []


def test_nobody_is_told_who_did_not_ask(schema: relaxng.Schema) -> None:
    assert list(schema.validate(b'<a xmlns="urn:a"><b ref="x"/></a>')) == []
