"""Findings as GitHub Actions workflow commands, shown as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.core.findings import Finding, Severity
from teikit.core.printable import printable
from teikit.reporters.fingerprints import portable_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a command for each finding."""
    for finding in findings:
        properties = {"file": portable_path(finding.file)}
        if finding.line:
            properties["line"] = str(finding.line)
        if finding.column:
            properties["col"] = str(finding.column)
        properties["title"] = finding.code
        listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
        text = f"{finding.message}; {finding.suggestion}" if finding.suggestion else finding.message
        yield f"::{_COMMANDS[finding.severity]} {listed}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
