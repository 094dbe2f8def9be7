"""Findings as JUnit XML, for build servers: a test case for each checked file.

The case of a file fails if the file has findings at or above the severity threshold; the failure lists these. Other
findings are in the output of the case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from teikit.core.findings import Finding, Report, Severity
from teikit.core.printable import printable, printable_xml
from teikit.core.xml import ILLEGAL_CHARACTER

_ORDER = tuple(Severity)


def render(report: Report, fail_on: Severity = Severity.ERROR) -> Iterator[str]:
    """Yield the XML declaration and the report.

    :param fail_on: the severity threshold.
    """
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
    yield printable_xml(etree.tostring(suites, encoding="unicode"))


def _case(suite: etree._Element, file: str, findings: Sequence[Finding], fail_on: Severity) -> bool:
    name = _replace_illegal(file)
    case = etree.SubElement(suite, "testcase", classname="teikit", name=name, file=name)
    threshold = _ORDER.index(fail_on)
    failing = [finding for finding in findings if _ORDER.index(finding.severity) <= threshold]
    others = [finding for finding in findings if _ORDER.index(finding.severity) > threshold]
    if failing:
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        place = f"{failing[0].line}: " if failing[0].line else ""
        message = f"{place}{failing[0].message}{more}"
        failure = etree.SubElement(case, "failure", type=failing[0].code, message=_replace_illegal(message))
        failure.text = _lines(failing)
    if others:
        etree.SubElement(case, "system-out").text = _lines(others)
    return bool(failing)


def _lines(findings: Sequence[Finding]) -> str:
    return _replace_illegal("\n".join(printable(str(finding)) for finding in findings))


def _replace_illegal(text: str) -> str:
    return ILLEGAL_CHARACTER.sub("�", text)
