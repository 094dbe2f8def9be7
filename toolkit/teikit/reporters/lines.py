"""Findings as plain lines, ungrouped, for ``grep``, editors and logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.core.findings import Finding
from teikit.core.printable import printable


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each finding: file and position, severity, code, message, suggestion."""
    for finding in findings:
        yield printable(f"{finding}; {finding.suggestion}" if finding.suggestion else str(finding))
