"""Merge conflicts that an update left in a document for an editor to resolve."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teikit.core.findings import Finding
from teikit.core.positions import Position

#: The beginning of a conflict mark: ``teikit.merge.CONFLICT``, which no other wing can import.
MARK = b"<?teikit-conflict"


def find_conflict_marks(file: Path) -> Iterator[Finding]:
    """Yield a finding for each conflict mark in a file.

    :param file: a file that exists and is well-formed.
    """
    data = file.read_bytes()
    at = data.find(MARK)
    while at >= 0:
        line = data.count(b"\n", 0, at) + 1
        column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode(errors="replace")) + 1
        yield Finding(
            str(file),
            Position(line, column),
            "merge.undecided",
            "unresolved merge conflict: this was corrected by hand, and the encoder now writes something else",
            suggestion="keep the correction or use the text in the mark, then delete the mark",
            length=len(MARK),
        )
        at = data.find(MARK, at + 1)
