"""Positions of findings."""

from __future__ import annotations

import pytest
from lxml import etree

from helpers.schematron_bench import Bench

DOCUMENT = """
<r xmlns:f="urn:f"
   n="ä𝄞" bad="1">
  <p>x <!-- c --> y</p><p
     k="a>b" xml:id='a'>t</p>
  <q/><?pi data?>
</r>
"""
CONTEXTS = {
    "/": (1, 1),
    "r": (1, 1),
    "p[1]": (3, 3),
    "p[2]": (3, 24),
    "@bad": (2, 11),
    "@xml:id": (4, 14),
    "comment()": (3, 8),
    "processing-instruction()": (5, 7),
    "text()[contains(., 'y')]": (3, 18),
    "text()[. = 't']": (4, 25),
}


@pytest.mark.parametrize(("context", "place"), CONTEXTS.items(), ids=CONTEXTS)
def test_a_finding_has_the_line_and_column_of_its_node(bench: Bench, context: str, place: tuple[int, int]) -> None:
    (finding,) = bench.validate(
        DOCUMENT, f'<pattern><rule context="{context}"><report test="true()">here</report></rule></pattern>'
    )
    assert (finding.line, finding.column) == place


def test_a_finding_has_the_position_of_the_subject(bench: Bench) -> None:
    rule = '<pattern><rule context="r"><report test="q" subject="q">here</report></rule></pattern>'
    (finding,) = bench.validate(DOCUMENT, rule)
    assert (finding.line, finding.xpath) == (5, "/r[1]/q[1]")


def test_entities_in_the_document_do_not_shift_positions(bench: Bench) -> None:
    document = '<!DOCTYPE r [<!ENTITY e "<a/><a/>">]>\n<r>&e;\n  <p/></r>'
    (finding,) = bench.validate(
        document, '<pattern><rule context="p"><report test="count(//a) = 2">here</report></rule></pattern>'
    )
    assert (finding.line, finding.column) == (3, 3)


def test_files_in_other_encodings_are_validated(bench: Bench) -> None:
    rules = bench.load('<pattern><rule context="p"><report test=". = \'é\'">here</report></rule></pattern>')
    bench.document.write_bytes('<?xml version="1.0" encoding="ISO-8859-1"?>\n<r>é <p>é</p></r>'.encode("latin-1"))
    assert [(finding.line, finding.column) for finding in rules.validate(bench.document)] == [(2, 6)]


def test_findings_of_a_parsed_tree_have_lines(bench: Bench) -> None:
    rules = bench.load('<pattern><rule context="q"><report test="true()">here</report></rule></pattern>')
    tree = etree.parse(bench.write("document.xml", DOCUMENT))
    assert [finding.line for finding in rules.validate(tree)] == [5]


def test_findings_are_in_document_order_not_in_the_order_of_the_rules(bench: Bench) -> None:
    patterns = "".join(
        f'<pattern><rule context="{name}"><report test="true()">{name}</report></rule></pattern>'
        for name in ("q", "p[2]", "p[1]")
    )
    assert bench.messages(DOCUMENT, patterns) == ["p[1]", "p[2]", "q"]


def test_a_document_that_is_not_well_formed_yields_one_finding(bench: Bench) -> None:
    (finding,) = bench.validate("<r>\n<p></r>", '<pattern><rule context="r"><assert test="true()"/></rule></pattern>')
    assert (finding.code, finding.line) == ("xml.not-well-formed", 2)
