"""Findings as JUnit XML, which build servers read: a test case for each file that was checked.

A file with findings at or above the level that fails a run is a failed case, its findings one a line in the failure;
lesser findings stand in the case's output.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from teikit.core.findings import Finding, Report, Severity
from teikit.core.xml import ILLEGAL_CHARACTER

_ORDER = tuple(Severity)


def render(report: Report, fail_on: Severity = Severity.ERROR) -> Iterator[str]:
    """Yield the report, which is one XML document."""
    by_file: dict[str, list[Finding]] = {file: [] for file in report.checked}
    for finding in report:
        by_file.setdefault(finding.file, []).append(finding)
    suites = etree.Element("testsuites", name="teikit")
    suite = etree.SubElement(suites, "testsuite", name="teikit validate")
    failed = sum(_case(suite, file, findings, fail_on) for file, findings in by_file.items())
    for element in (suites, suite):
        element.set("tests", str(len(by_file)))
        element.set("failures", str(failed))
        element.set("errors", "0")
    suite.set("skipped", "0")
    etree.indent(suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield etree.tostring(suites, encoding="unicode")


def _case(suite: etree._Element, file: str, findings: Sequence[Finding], fail_on: Severity) -> bool:
    case = etree.SubElement(suite, "testcase", classname="teikit", name=_clean(file), file=_clean(file))
    limit = _ORDER.index(fail_on)
    grave = [finding for finding in findings if _ORDER.index(finding.severity) <= limit]
    lesser = [finding for finding in findings if _ORDER.index(finding.severity) > limit]
    if grave:
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        place = f"{grave[0].line}: " if grave[0].line else ""
        message = f"{place}{grave[0].message}{more}"
        failure = etree.SubElement(case, "failure", type=grave[0].code, message=_clean(message))
        failure.text = _lines(grave)
    if lesser:
        etree.SubElement(case, "system-out").text = _lines(lesser)
    return bool(grave)


def _lines(findings: Sequence[Finding]) -> str:
    return _clean("\n".join(map(str, findings)))


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTER.sub("�", text)
