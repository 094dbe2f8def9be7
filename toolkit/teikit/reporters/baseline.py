"""A baseline: the findings that a corpus had on the day it began to be checked, which are not told again.

The file holds one fingerprint a line with the finding it stands for, so that a diff of it can be read.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes, write
from teikit.core.findings import Report
from teikit.reporters.fingerprint import fingerprints, portable

_HEAD = "# teikit baseline 1: findings that are not told again; one a line, fingerprint first\n"


def save(path: Path, report: Report) -> None:
    """Write the findings of a report as a baseline.

    :raises TeikitError: the file cannot be written.
    """
    lines = sorted(
        (
            portable(finding.file),
            finding.line or 0,
            f"{print_} {portable(finding.file)} {finding.code} {finding.message}",
        )
        for finding, print_ in zip(report, fingerprints(report), strict=True)
    )
    text = _HEAD + "".join(" ".join(line.split()) + "\n" for _, _, line in lines)
    write(path, text.encode())


def load(path: Path) -> frozenset[str]:
    """Read the fingerprints of a baseline.

    :raises TeikitError: the file is missing or no baseline.
    """
    try:
        text = read_bytes(path, "a baseline").decode()
    except UnicodeDecodeError:
        text = ""
    if not text.startswith("# teikit baseline 1"):
        raise TeikitError("this is no baseline", path, hint="write one with --write-baseline")
    return frozenset(line.split(" ", 1)[0] for line in text.splitlines() if line and line[0] != "#")


def without(report: Report, known: frozenset[str]) -> tuple[Report, int]:
    """Return a report without the findings of a baseline, and how many were left out."""
    kept = tuple(finding for finding, print_ in zip(report, fingerprints(report), strict=True) if print_ not in known)
    return replace(report, findings=kept), len(report.findings) - len(kept)
