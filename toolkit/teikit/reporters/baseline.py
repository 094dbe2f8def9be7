"""Baselines: findings that existed when a corpus was first checked, and that are suppressed.

A baseline has one line for each finding, with its fingerprint first, so that a diff of the file is readable.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from teikit.core.errors import ConfigurationError
from teikit.core.files import read_bytes, write
from teikit.core.findings import Report
from teikit.reporters.fingerprints import compute_fingerprints, portable_path

_SIGNATURE = "# teikit baseline 1"
_HEADER = f"{_SIGNATURE}: suppressed findings, one a line, fingerprint first\n"


def save(path: Path, report: Report) -> None:
    """Write the findings of a report as a baseline.

    :raises FileError: the file cannot be written.
    """
    entries = []
    for finding, fingerprint in zip(report, compute_fingerprints(report), strict=True):
        file = portable_path(finding.file)
        entry = " ".join(f"{fingerprint} {file} {finding.code} {finding.message}".split())
        entries.append((file, finding.line or 0, entry))
    write(path, (_HEADER + "".join(f"{entry}\n" for *_, entry in sorted(entries))).encode())


def load(path: Path) -> frozenset[str]:
    """Return the fingerprints in a baseline.

    :raises FileError: the file cannot be read.
    :raises ConfigurationError: the file is not a baseline.
    """
    try:
        text = read_bytes(path, "a baseline").decode()
    except UnicodeDecodeError:
        text = ""
    if not text.startswith(_SIGNATURE):
        raise ConfigurationError("not a baseline", path, hint="write one with --write-baseline")
    return frozenset(line.split(" ", 1)[0] for line in text.splitlines() if line and line[0] != "#")


def without(report: Report, fingerprints: frozenset[str]) -> tuple[Report, int]:
    """Return a report without the findings in a baseline, and the number of findings that were suppressed."""
    paired = zip(report, compute_fingerprints(report), strict=True)
    kept = tuple(finding for finding, fingerprint in paired if fingerprint not in fingerprints)
    return replace(report, findings=kept), len(report) - len(kept)
