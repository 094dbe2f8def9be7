"""Findings one a line, for ``grep``, editors and logs: nothing is left out, nothing grouped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.core.findings import Finding


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one line for each finding: place, severity, code, message, help."""
    for finding in findings:
        yield f"{finding}; {finding.suggestion}" if finding.suggestion else str(finding)
