"""Fingerprints of findings, which stay the same when lines are added before them.

Line numbers change with every edit. Code hosts and baselines recognise a finding by its fingerprint instead: a digest
of its file, code and message, and of the number of equal findings before it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from teikit.core.findings import Finding

_LINE_NUMBER = re.compile(r"(?<=line )\d+|(?<=\w:)\d+\b")


def compute_fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return a fingerprint for each finding, unique among them and the same on every computer."""
    seen: Counter[tuple[str, str, str]] = Counter()
    fingerprints = []
    for finding in findings:
        key = (portable_path(finding.file), finding.code, _LINE_NUMBER.sub("", finding.message))
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        fingerprints.append(hashlib.sha256(text.encode()).hexdigest()[:32])
    return fingerprints


def portable_path(file: str) -> str:
    """Return the name of a file with slashes, relative to the working folder if the folder contains it."""
    path = Path(file)
    if path.is_absolute():
        relative = os.path.relpath(path)
        path = path if relative.startswith("..") else Path(relative)
    return path.as_posix()
