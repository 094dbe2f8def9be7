"""Schemas made of several files, embedded rules, and the positions of schema errors."""

from __future__ import annotations

import pytest

from helpers.schematron_bench import Bench
from teikit import schematron
from teikit.core.errors import TeikitError

NS = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
RULE = '<rule context="p"><report test="true()">included</report></rule>'


def test_an_included_pattern_is_relative_to_the_file_that_includes_it(bench: Bench) -> None:
    bench.write("sub/one.sch", f'<pattern {NS}><include href="two.sch"/></pattern>')
    bench.write("sub/two.sch", RULE.replace("<rule", f"<rule {NS}"))
    assert bench.messages("<p/>", '<include href="sub/one.sch"/>') == ["included"]


def test_a_part_of_a_file_is_included_by_its_id(bench: Bench) -> None:
    bench.write("lib.sch", f'<schema {NS}><pattern id="a"/><pattern id="b">{RULE}</pattern></schema>')
    assert bench.messages("<p/>", '<include href="lib.sch#b"/>') == ["included"]


def test_a_rule_extends_one_in_another_file(bench: Bench) -> None:
    bench.write("rule.sch", RULE.replace("<rule", f"<rule {NS}"))
    body = '<pattern><rule context="q"><extends href="rule.sch"/></rule></pattern>'
    assert bench.messages("<q/>", body) == ["included"]


def test_documents_named_in_an_included_file_are_relative_to_the_schema(bench: Bench) -> None:
    bench.write("names.xml", "<names><name>a</name></names>")
    body = "<pattern><rule context='p'><assert test=\"@n = doc('names.xml')//name\">unknown</assert></rule></pattern>"
    assert bench.messages("<r><p n='a'/><p n='b'/></r>", body) == ["unknown"]


def test_findings_of_subordinate_documents_name_these_documents(bench: Bench) -> None:
    other = bench.write("other.xml", "<r>\n\n <p/></r>")
    body = '<pattern documents="/r/@also"><rule context="p"><report test="true()">here</report></rule></pattern>'
    (finding,) = bench.validate("<r also='other.xml'><p/></r>", body)
    assert (finding.file, finding.line, finding.column) == (str(other), 3, 2)


def test_a_missing_subordinate_document_is_a_finding(bench: Bench) -> None:
    body = '<pattern documents="/r/@also"><rule context="p"><report test="true()">here</report></rule></pattern>'
    assert [finding.code for finding in bench.validate("<r also='none.xml'/>", body)] == ["sch.missing"]


@pytest.mark.parametrize(
    ("body", "message", "line"),
    [
        ('<include href="none.sch"/>', "no such file", 3),
        ('<include href="schema.sch"/>', "includes itself", 3),
        ('\n<include href="https://example.org/x.sch"/>', "network", 4),
        ('<pattern><rule context="p">\n<extends rule="x"/></rule></pattern>', "no abstract rule x", 4),
        ('<pattern is-a="x"/>', "no abstract pattern x", 3),
        ('<phase id="f"><active pattern="x"/></phase>', "no pattern x", 3),
        ('<pattern><rule context="p">\n\n<assert test="("/></rule></pattern>', "error in a rule", 5),
        ('<pattern><rule context="p">\n<assert test="true()" diagnostics="x"/></rule></pattern>', "no diagnostic x", 4),
        ('<pattern>\n<rule context="p["><assert test="true()"/></rule></pattern>', "error in a rule", 4),
        ('<pattern>\n<rule><assert test="true()"/></rule></pattern>', "has no context", 4),
    ],
)
def test_an_error_in_a_schema_names_its_line(bench: Bench, body: str, message: str, line: int) -> None:
    with pytest.raises(TeikitError, match=message) as caught:
        bench.load(body)
    assert caught.value.line == line
    assert str(caught.value.file).endswith("schema.sch")


def test_an_error_in_an_included_file_names_that_file(bench: Bench) -> None:
    bench.write("sub/rule.sch", f'<pattern {NS}>\n<rule context="p"><assert test="$x"/></rule></pattern>')
    with pytest.raises(TeikitError, match="x has not been declared") as caught:
        bench.load('<include href="sub/rule.sch"/>')
    assert (str(caught.value.file).endswith("rule.sch"), caught.value.line) == (True, 2)


def test_a_rule_that_fails_on_a_document_names_both(bench: Bench) -> None:
    body = '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><pattern><rule context="p">\n'
    body += '<assert test="xs:date(@when)"/></rule></pattern>'
    with pytest.raises(TeikitError, match=r"Invalid date.*document\.xml") as caught:
        bench.validate("<p when='yesterday'/>", body)
    assert caught.value.line == 4


def test_an_unknown_phase_is_rejected_with_the_valid_choices(bench: Bench) -> None:
    with pytest.raises(TeikitError, match="no phase slow; the schema has fast"):
        bench.load('<phase id="fast"/>', "slow")


def test_an_unknown_query_binding_is_rejected(bench: Bench) -> None:
    with pytest.raises(TeikitError, match="query binding stx"):
        bench.load("", binding="stx")


def test_rules_embedded_in_relax_ng_are_collected(bench: Bench) -> None:
    grammar = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron">
      <s:ns prefix="t" uri="urn:t"/><include href="more.rng"/>
      <start><element name="r"><s:assert test="t:p">no p</s:assert><ref name="any"/></element></start></grammar>"""
    bench.write("schema.rng", grammar)
    bench.write(
        "more.rng",
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><define name="any">'
        f'<pattern {NS}><rule context="t:q"><report test="true()">q</report></rule></pattern></define></grammar>',
    )
    rules = schematron.load(bench.folder / "schema.rng")
    document = bench.write("document.xml", '<r xmlns:t="urn:t"><t:q/></r>')
    assert [finding.message for finding in rules.validate(document)] == ["no p", "q"]


def test_rules_embedded_in_an_odd_are_collected(bench: Bench) -> None:
    odd = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><schemaSpec ident="x"><elementSpec ident="p"><constraintSpec
      ident="c" scheme="schematron"><constraint><assert {NS} test="@n">no n</assert></constraint></constraintSpec>
      </elementSpec></schemaSpec></TEI>"""
    rules = schematron.load(bench.write("x.odd", odd))
    document = bench.write("document.xml", '<p xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert [finding.message for finding in rules.validate(document)] == ["no n"]


def test_a_schema_without_rules_is_rejected(bench: Bench) -> None:
    path = bench.write("x.rng", '<element name="r" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    with pytest.raises(TeikitError, match="no Schematron rules in this element"):
        schematron.load(path)


def test_a_changed_schema_is_compiled_again(bench: Bench) -> None:
    report = '<pattern><rule context="p"><report test="true()">{}</report></rule></pattern>'
    assert [bench.messages("<p/>", report.format(word)) for word in ("one", "two")] == [["one"], ["two"]]
