"""What stays of a finding when lines are added above it: its file, code, words and how often they came before.

Line numbers change with every edit; code hosts and baselines know a finding again by this instead.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from teikit.core.findings import Finding

_LINE = re.compile(r"(?<=line )\d+|(?<=\w:)\d+\b")


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return a fingerprint for each finding, unique among them, the same on every machine."""
    seen: Counter[tuple[str, str, str]] = Counter()
    prints = []
    for finding in findings:
        key = (portable(finding.file), finding.code, _LINE.sub("", finding.message))
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        prints.append(hashlib.sha256(text.encode()).hexdigest()[:32])
    return prints


def portable(file: str) -> str:
    """Return a file's name relative to the working folder where it lies in it, with slashes."""
    path = Path(file)
    if path.is_absolute():
        relative = os.path.relpath(path)
        path = path if relative.startswith("..") else Path(relative)
    return path.as_posix()
