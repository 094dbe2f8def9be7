"""Rules, phases and messages."""

from __future__ import annotations

import pytest

from helpers.schematron_bench import Bench
from teikit.core.findings import Severity


def report(context: str, test: str = "true()", message: str = "here", attributes: str = "") -> str:
    return f'<rule context="{context}"><report test="{test}" {attributes}>{message}</report></rule>'


def test_the_first_matching_rule_of_a_pattern_applies(bench: Bench) -> None:
    body = f"<pattern>{report('p', message='first')}{report('*', message='second')}</pattern>"
    assert bench.messages("<r><p/></r>", body) == ["second", "first"]


def test_each_pattern_applies_to_a_node_independently(bench: Bench) -> None:
    body = "".join(f"<pattern>{report('p', message=name)}{report('*', 'self::p')}</pattern>" for name in "ab")
    assert bench.messages("<r><p/></r>", body) == ["a", "b"]


def test_messages_contain_values_names_and_markup(bench: Bench) -> None:
    message = 'A <name/> in <emph><name path=".."/></emph> of\n <value-of select="string-length(.)"/>.'
    assert bench.messages("<r><p>abc</p></r>", f"<pattern>{report('p', message=message)}</pattern>") == [
        "A p in r of 3."
    ]


@pytest.mark.parametrize(
    ("attributes", "severity"),
    [
        ("", Severity.ERROR),
        ('role="warning"', Severity.WARNING),
        ('role="WARN"', Severity.WARNING),
        ('role="info"', Severity.NOTE),
        ('role="fatal"', Severity.ERROR),
        ('role="typography"', Severity.ERROR),
        ('role="typography" severity="info"', Severity.NOTE),
    ],
)
def test_role_and_severity_set_the_severity_of_a_finding(bench: Bench, attributes: str, severity: Severity) -> None:
    (finding,) = bench.validate("<p/>", f"<pattern>{report('p', attributes=attributes)}</pattern>")
    assert finding.severity is severity


def test_assertions_inherit_the_role_of_their_rule(bench: Bench) -> None:
    body = '<pattern><rule context="p" role="warning"><assert test="a">a</assert></rule></pattern>'
    assert bench.validate("<p/>", body)[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("pattern", "rule", "assertion", "code"),
    [('id="x"', 'id="y"', 'id="z"', "sch.z"), ('id="x"', 'id="y"', "", "sch.y"), ('id="x"', "", "", "sch.x")],
)
def test_the_code_is_the_most_specific_id(bench: Bench, pattern: str, rule: str, assertion: str, code: str) -> None:
    body = f'<pattern {pattern}><rule context="p" {rule}><assert test="a" {assertion}>a</assert></rule></pattern>'
    assert bench.validate("<p/>", body)[0].code == code


def test_diagnostics_become_the_suggestion(bench: Bench) -> None:
    assertion = report("p", attributes='diagnostics="d1 d2"')
    body = f"""<pattern>{assertion}</pattern>
      <diagnostics><diagnostic id="d2">two</diagnostic><diagnostic id="d1">one <name/></diagnostic></diagnostics>"""
    assert bench.validate("<p/>", body)[0].suggestion == "one p two"


def test_failures_have_properties_with_values(bench: Bench) -> None:
    assertion = report("p", attributes='properties="n"')
    body = f"""<pattern>{assertion}</pattern>
      <properties><property id="n"><value-of select="@n"/></property></properties>"""
    rules = bench.load(body)
    (failure,) = rules.failures(bench.write("document.xml", '<p n="7"/>'))
    assert failure.properties == (("n", "7"),)


def test_failures_have_flags_roles_and_references(bench: Bench) -> None:
    attributes = 'flag="f" role="r" see="https://example.org"'
    rules = bench.load(f"<pattern>{report('p', attributes=attributes)}</pattern>")
    (failure,) = rules.failures(bench.write("document.xml", "<p/>"))
    assert (failure.flag, failure.role, failure.see) == ("f", "r", "https://example.org")


def test_abstract_patterns_substitute_the_longest_parameter_name_first(bench: Bench) -> None:
    body = """<pattern abstract="true" id="required"><rule context="$element">
        <assert test="$element-id">$element <name/> needs <value-of select="'$element-id'"/></assert></rule></pattern>
      <pattern is-a="required"><param name="element" value="p"/><param name="element-id" value="@id"/></pattern>
      <pattern is-a="required"><param name="element" value="q"/><param name="element-id" value="@n"/></pattern>"""
    assert bench.messages("<r><p/><q/><q n='1'/></r>", body) == ["$element p needs @id", "$element q needs @n"]


def test_abstract_rules_extend_rules_of_their_pattern_and_each_other(bench: Bench) -> None:
    body = """<pattern>
        <rule abstract="true" id="one"><let name="a" value="1"/><report test="$a = 1">one</report></rule>
        <rule abstract="true" id="two"><extends rule="one"/><report test="true()">two</report></rule>
        <rule context="p"><extends rule="two"/><report test="true()">three</report></rule></pattern>"""
    assert bench.messages("<p/>", body) == ["one", "two", "three"]


def test_a_phase_activates_only_its_patterns(bench: Bench) -> None:
    body = f"""<phase id="fast"><active pattern="a"/></phase>
      <pattern id="a">{report("p", message="a")}</pattern><pattern id="b">{report("p", message="b")}</pattern>"""
    found = {phase: bench.messages("<p/>", body, phase) for phase in (None, "fast", "#ALL")}
    assert found == {None: ["a", "b"], "fast": ["a"], "#ALL": ["a", "b"]}


def test_the_default_phase_applies_unless_another_is_requested(bench: Bench) -> None:
    body = f"""<phase id="fast"><active pattern="a"/></phase>
      <pattern id="a">{report("p", message="a")}</pattern><pattern id="b">{report("p", message="b")}</pattern>"""
    options = {"attributes": 'defaultPhase="fast"'}
    assert bench.messages("<p/>", body, **options) == ["a"]
    assert bench.messages("<p/>", body, "#ALL", **options) == ["a", "b"]


def test_rules_can_use_xslt_keys_and_functions(bench: Bench) -> None:
    body = """<ns prefix="l" uri="urn:l"/><xsl:key name="by-id" match="p" use="@id"/>
      <xsl:function name="l:twice"><xsl:param name="n"/><xsl:sequence select="2 * $n"/></xsl:function>
      <pattern><rule context="q"><assert test="key('by-id', @ref)">no <value-of select="l:twice(21)"/></assert>
      </rule></pattern>"""
    assert bench.messages("<r><p id='a'/><q ref='a'/><q ref='b'/></r>", body) == ["no 42"]


def test_binding_xslt_converts_as_xpath_1_does(bench: Bench) -> None:
    body = '<pattern><rule context="r"><assert test="count(p) = \'2\'">no</assert></rule></pattern>'
    assert bench.messages("<r><p/><p/></r>", body, binding="xslt") == []


def test_prefixes_of_the_schema_do_not_conflict_with_internal_ones(bench: Bench) -> None:
    namespaces = "".join(f'<ns prefix="{prefix}" uri="urn:x"/>' for prefix in ("f", "at", "sch", "out", "err"))
    body = f"{namespaces}<pattern>{report('f:p | out:q', message='<name/>')}</pattern>"
    assert bench.messages('<r xmlns="urn:x"><p/><q/></r>', body) == ["p", "q"]


def test_a_union_in_a_rule_context_can_contain_attributes(bench: Bench) -> None:
    body = f"<pattern>{report('p[@n = (1, 2)] | p/@n', message='<name/>')}</pattern>"
    assert bench.messages("<r><p n='1'/></r>", body) == ["p", "n"]
