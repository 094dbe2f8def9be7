"""Findings as workflow commands of GitHub Actions: shown as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.core.findings import Finding, Severity
from teikit.reporters.fingerprint import portable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one command for each finding."""
    for finding in findings:
        properties = {"file": portable(finding.file)}
        if finding.line:
            properties["line"] = str(finding.line)
        if finding.line and finding.column:
            properties["col"] = str(finding.column)
        properties["title"] = finding.code
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        text = f"{finding.message}; {finding.suggestion}" if finding.suggestion else finding.message
        yield f"::{_COMMANDS[finding.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
