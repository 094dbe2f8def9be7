"""Variables of schemas, phases, patterns and rules."""

from __future__ import annotations

import pytest

from helpers.schematron_bench import Bench
from teikit.core.errors import TeikitError


def asserts(test: str, lets: str = "", context: str = "p") -> str:
    return f'<rule context="{context}">{lets}<assert test="{test}">not {test}</assert></rule>'


def let(name: str, value: str) -> str:
    return f'<let name="{name}" value="{value}"/>'


def test_rules_can_use_variables_of_every_level(bench: Bench) -> None:
    body = f"""{let("s", "1")}<phase id="f">{let("f", "2")}<active pattern="p"/></phase>
      <pattern id="p">{let("p", "3")}{asserts("($s, $f, $p, $r) = 5", let("r", "$p + 1"))}</pattern>"""
    assert bench.messages("<p/>", body, "f") == ["not ($s, $f, $p, $r) = 5"]


def test_a_variable_of_a_rule_is_evaluated_for_its_node(bench: Bench) -> None:
    rule = f'<rule context="p">{let("n", "@n * 2")}<report test="true()"><value-of select="$n"/></report></rule>'
    assert bench.messages("<r><p n='1'/><p n='2'/></r>", f"<pattern>{rule}</pattern>") == ["2", "4"]


def test_two_patterns_can_have_variables_of_the_same_name(bench: Bench) -> None:
    body = "".join(f"<pattern>{let('v', value)}{asserts(f'$v = {value}')}</pattern>" for value in "12")
    assert bench.messages("<p/>", body) == []


def test_a_name_in_a_string_is_not_a_variable(bench: Bench) -> None:
    rule = """<rule context="p"><report test="$v = 1"><value-of select="concat('$v ', &quot;$v &quot;, $v)"/></report>
      </rule>"""
    body = f"<pattern>{let('v', '1')}{rule}</pattern><pattern>{let('v', '2')}{rule}</pattern>"
    assert bench.messages("<p/>", body) == ["$v $v 1"]


def test_a_variable_of_a_rule_hides_one_of_its_pattern(bench: Bench) -> None:
    rules = asserts("$v = 3", let("v", "3")) + asserts("$v = 1", context="q")
    body = f"<pattern>{let('v', '1')}{rules}</pattern><pattern>{let('v', '2')}</pattern>"
    assert bench.messages("<r><p/><q/></r>", body) == []


def test_a_variable_of_the_phase_overrides_one_of_the_schema(bench: Bench) -> None:
    body = f"{let('v', '0')}<phase id='f'>{let('v', '1')}<active pattern='p'/></phase>"
    body += f"<pattern id='p'>{asserts('$v = 1')}</pattern>"
    assert bench.messages("<p/>", body, phase="f") == []
    assert len(bench.messages("<p/>", body)) == 1


def test_xslt_in_a_variable_is_content_and_is_not_executed(bench: Bench) -> None:
    body = (
        "<ns prefix='t' uri='http://www.w3.org/1999/XSL/Transform'/><let name='v'>"
        "<t:message xmlns:t='http://www.w3.org/1999/XSL/Transform' terminate='yes'>no</t:message></let>"
        f"<pattern>{asserts('count($v/self::t:message) = 1')}</pattern>"
    )
    assert bench.messages("<p/>", body) == []


def test_a_variable_can_contain_elements(bench: Bench) -> None:
    elements = "<x xmlns=''>1</x><x xmlns=''>2</x>"
    body = f"<let name='v'>{elements}</let><pattern>{asserts('count($v/self::x) = 2')}</pattern>"
    assert bench.messages("<p/>", body) == []


@pytest.mark.parametrize(
    "body",
    [
        let("v", "1") + let("v", "2") + f"<pattern>{asserts('$v')}</pattern>",
        f"<pattern>{let('v', '1')}{let('v', '2')}{asserts('$v')}</pattern>",
        f"<pattern>{asserts('$v', let('v', '1') + let('v', '2'))}</pattern>",
        let("v", "1") + f"<pattern>{let('v', '2')}{asserts('$v')}</pattern>",
    ],
    ids=["schema", "pattern", "rule", "all that see it"],
)
def test_a_variable_defined_twice_in_one_scope_is_rejected(bench: Bench, body: str) -> None:
    with pytest.raises(TeikitError, match="the variable v is defined"):
        bench.load(body)
