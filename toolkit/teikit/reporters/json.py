"""Findings as JSON, one object a line (JSON Lines): for ``jq`` and for programs.

Each line is an object with the keys of :data:`KEYS`, always all of them, as ``schemas/finding.schema.json`` says.
``line`` and ``column`` count from 1, 0 where the place is not known; ``length`` counts the characters to mark, 0 where
not known; ``severity`` is ``error``, ``warning`` or ``note``; ``expected`` is a list of strings; ``suggestion`` and
``xpath`` are strings or null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from teikit.core.findings import Finding

KEYS = ("file", "line", "column", "length", "severity", "code", "message", "expected", "suggestion", "xpath")


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one line for each finding."""
    for finding in findings:
        yield json.dumps({key: getattr(finding, key) for key in KEYS}, ensure_ascii=False)
