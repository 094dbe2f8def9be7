"""Identifiers: duplicate IDs and IDREFs without a target, on request."""

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


def reported(schema: relaxng.Schema, content: str) -> list[str]:
    found = schema.validate(f'<a xmlns="urn:a">\n{content}</a>'.encode(), identifiers=True)
    return [f"{f.line}:{f.column} {f.code}: {f.message}; {f.suggestion}" for f in found]


def test_references_can_point_forward_and_back(schema: relaxng.Schema) -> None:
    assert reported(schema, '<b ref="y"/><b xml:id="x"/><b xml:id="y"/><c refs="x y"/><d refs=" x  y "/>') == []


def test_a_duplicate_id_is_reported(schema: relaxng.Schema) -> None:
    assert reported(schema, '<b xml:id="x"/>\n<b xml:id=" x "/>') == [
        "3:11 rng.id-repeated: duplicate ID “x” in @xml:id on <b>; the first one is on line 2"
    ]


def test_a_dangling_reference_is_reported_once_with_a_suggestion(schema: relaxng.Schema) -> None:
    assert reported(schema, '<b xml:id="kassaniev"/>\n<c refs="kassanjev other"/>\n<b ref="kassanjev"/>') == [
        "3:9 rng.idref-dangling: @refs on <c> refers to “kassanjev”, but no element has this ID; "
        "did you mean “kassaniev”?",
        "3:9 rng.idref-dangling: @refs on <c> refers to “other”, but no element has this ID; None",
    ]


def test_an_attribute_of_another_type_is_not_an_id(schema: relaxng.Schema) -> None:
    assert reported(schema, '<d xml:id="x"/><d xml:id="x"/>') == []


def test_identifiers_are_not_checked_by_default(schema: relaxng.Schema) -> None:
    assert list(schema.validate(b'<a xmlns="urn:a"><b ref="x"/></a>')) == []
