"""Findings as a GitLab code quality report (``artifacts: reports: codequality``), a JSON array of issues."""

from __future__ import annotations

import json
from collections.abc import Iterator

from teikit.core.findings import Report, Severity
from teikit.core.printable import printable_json
from teikit.reporters.fingerprints import compute_fingerprints, portable_path

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> Iterator[str]:
    """Yield the report as one string."""
    issues = [
        {
            "description": f"{finding.message}; {finding.suggestion}" if finding.suggestion else finding.message,
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": portable_path(finding.file), "lines": {"begin": finding.line or 1}},
        }
        for finding, fingerprint in zip(report, compute_fingerprints(report), strict=True)
    ]
    yield printable_json(json.dumps(issues, ensure_ascii=False, indent=2))
