"""`teikit explain`: the explanation of an element, an attribute, a finding and a rule."""

from __future__ import annotations

import re

import pytest

from helpers import ROOT, Teikit
from teikit.core.finding_codes import code_descriptions


def test_an_element_is_explained_with_its_place_and_an_example(teikit: Teikit) -> None:
    shown = teikit("explain", "pb").stdout
    assert shown.startswith("pb\n  the place where a new page of the source begins\n")
    assert "\nallowed in\n" in shown
    assert '<pb n="907" xml:id="pg_907"/>' in shown.partition("\nexample\n")[2]


def test_a_finding_is_explained_with_its_remedy(teikit: Teikit) -> None:
    shown = teikit("explain", "rng.element-not-allowed").stdout
    assert "wrong  <list><p>Egypt</p></list>" in shown
    assert "right  <list><item><p>Egypt</p></item></list>" in shown


def test_an_attribute_is_explained_with_the_elements_that_have_it(teikit: Teikit) -> None:
    assert "\non\n  change, q, said, setting, sp, stage\n" in teikit("explain", "@who").stdout


def test_a_rule_is_explained_with_its_message(teikit: Teikit) -> None:
    assert "a gap has a reason" in teikit("explain", "sch.gap-reason").stdout.lower()


def test_an_unknown_topic_is_answered_with_a_suggestion(teikit: Teikit) -> None:
    result = teikit("explain", "notte")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("teikit: unknown topic 'notte'; did you mean note")


def codes() -> list[str]:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "toolkit" / "teikit").rglob("*.py"))
    found = {code for source in sources for code in re.findall(r'"((?:xml|rng|link|schema)\.[a-z][a-z-]+)"', source)}
    return sorted(found)


@pytest.mark.parametrize("code", codes())
def test_every_code_in_use_is_explained(code: str) -> None:
    assert code_descriptions()[code].remedy
