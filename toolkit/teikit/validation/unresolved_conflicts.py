"""Find what an update left for a person to decide: the marks of conflicts in a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teikit.core.findings import Finding
from teikit.core.positions import Position

#: How a mark begins (:data:`teikit.merge.CONFLICT`, which takes longer to import than most files to validate).
MARK = b"<?teikit-conflict"


def undecided(file: Path) -> Iterator[Finding]:
    """Yield each mark of a conflict in a file, which is well formed and can be read."""
    data = file.read_bytes()
    at = data.find(MARK)
    while at >= 0:
        line = data.count(b"\n", 0, at) + 1
        column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode(errors="replace")) + 1
        yield Finding(
            str(file), Position(line, column), "merge.undecided",
            "an update found this corrected by hand where the encoder writes something else; it is not decided yet",
            suggestion="keep the correction or take what the mark holds, and remove the mark", length=len(MARK),
        )  # fmt: skip
        at = data.find(MARK, at + 1)
