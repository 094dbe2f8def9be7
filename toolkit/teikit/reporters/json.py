"""Findings as JSON Lines, one object a line, for ``jq`` and for other programs.

Every object has all the keys of :data:`KEYS`; ``schemas/finding.schema.json`` describes them. Unknown values are null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from teikit.core.findings import Finding
from teikit.core.printable import printable_json

KEYS = ("file", "line", "column", "length", "severity", "code", "message", "expected", "suggestion", "xpath")


def render(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each finding."""
    for finding in findings:
        yield printable_json(json.dumps({key: getattr(finding, key) for key in KEYS}, ensure_ascii=False))
