"""Corrections survive: what the encoder writes anew goes into a document that people have corrected since.

The encoder's own version of each document of an edition is kept in ``encoded/``; it tells what a person has changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes, write
from teikit.core.positions import Position
from teikit.core.xml import parse_bytes
from teikit.edition.config import Edition
from teikit.merge import CONFLICT, Conflict, merge

_CHANGED = re.compile(r'<change when="(\d{4}-\d{2}-\d{2})" who="#teikit">')


@dataclass(frozen=True, slots=True)
class Update:
    """A document brought up to date: its text, how many changes it took over, what has to be decided by hand."""

    text: str
    taken: int
    conflicts: tuple[Conflict, ...]

    @property
    def changes(self) -> bool:
        """Tell whether the document is another than before."""
        return bool(self.taken or self.conflicts)

    @property
    def summary(self) -> str:
        """Say how much was taken over and how much is to be decided."""
        changes = f"{self.taken or 'no'} change{'' if self.taken == 1 else 's'} taken over"
        undecided = len(self.conflicts)
        return f"{changes}, {undecided or 'no'} conflict{'' if undecided == 1 else 's'}"


def keep(edition: Edition, document: Path, updated: Update, encoded: bytes) -> None:
    """Write an updated document, and keep what the encoder wrote for the next time.

    In this order: were the work broken off between the two in the other, the next update would take the encoder's
    changes for undone by hand.

    :raises TeikitError: a file cannot be written.
    """
    if updated.changes:
        write(document, updated.text.encode())
    remember(edition, document, encoded)


def remember(edition: Edition, document: Path, encoded: bytes) -> None:
    """Keep what the encoder wrote for a document of an edition; for one that lies elsewhere nothing is kept.

    :raises TeikitError: it cannot be written.
    """
    if belongs(edition, document):
        write(edition.encoded / document.name, encoded)


def base_of(edition: Edition, document: Path, given: Path | None = None) -> str:
    """Return what the encoder wrote when a document was last encoded: ``given``, or what the edition keeps.

    :raises TeikitError: nothing is kept, or it cannot be read.
    """
    path = given or (edition.encoded / document.name if belongs(edition, document) else None)
    if path is None or (given is None and not path.is_file()):
        raise TeikitError(
            "it is not known what the encoder wrote at first, so corrections cannot be told from it",
            document,
            hint="give that version with --base FILE",
        )
    return _text(path)


def has_base(edition: Edition, document: Path) -> bool:
    """Tell whether an edition keeps what the encoder wrote for a document."""
    return belongs(edition, document) and (edition.encoded / document.name).is_file()


def day_of(base: str) -> str:
    """Return the day of an encoding, ``YYYY-MM-DD``, empty where it does not tell: to encode anew is no new day."""
    found = _CHANGED.search(base)
    return found[1] if found else ""


def update(document: Path, base: str, encoded: bytes) -> Update:
    """Merge a new encoding into a corrected document; nothing is written.

    :raises TeikitError: the document cannot be read, is not well formed, or has conflicts that are still undecided.
    """
    mine = _text(document)
    if f"<?{CONFLICT}" in mine:
        line = mine[: mine.index(f"<?{CONFLICT}")].count("\n") + 1
        raise TeikitError(
            "a conflict of an earlier update is not decided", document, Position(line),
            hint=f"choose, and remove the mark <?{CONFLICT} …?>",
        )  # fmt: skip
    newline = "\r\n" if "\r\n" in mine else "\n"
    merged = merge(base.replace("\r\n", "\n"), mine.replace("\r\n", "\n"), encoded.decode())
    return Update(merged.text.replace("\n", newline), merged.taken, merged.conflicts)


def belongs(edition: Edition, document: Path) -> bool:
    """Tell whether a document lies where an edition has its documents."""
    return _is_same(document.parent, edition.tei) and not document.is_symlink()


@lru_cache(maxsize=64)
def _is_same(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()


def _text(path: Path) -> str:
    data = read_bytes(path, "a TEI document")
    parse_bytes(data, path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TeikitError("this is not UTF-8", path, hint="save it as UTF-8") from None
