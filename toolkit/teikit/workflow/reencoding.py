"""Re-encoding: merge new encoder output into a document that an editor has corrected.

The merge is a three-way merge. Its base, the encoder's original output of each document, is kept in the edition's
folder ``encoded/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.core.errors import DocumentError, MissingFileError
from teikit.core.files import read_bytes, write
from teikit.core.positions import Position
from teikit.core.xml import parse_bytes
from teikit.edition.config import Edition

if TYPE_CHECKING:
    from teikit.merge import Conflict

_CHANGE_DATE = re.compile(r'<change when="(\d{4}-\d{2}-\d{2})" who="#teikit">')


@dataclass(frozen=True, slots=True)
class Update:
    """Result of a three-way merge: the text of the document, the number of merged changes, and the conflicts."""

    text: str
    taken: int
    conflicts: tuple[Conflict, ...]

    @property
    def changes(self) -> bool:
        """Return whether the merge changes the document."""
        return bool(self.taken or self.conflicts)

    @property
    def summary(self) -> str:
        """Return the numbers of changes and conflicts in words."""
        changes = f"{self.taken or 'no'} change{'' if self.taken == 1 else 's'} merged"
        conflicts = len(self.conflicts)
        return f"{changes}, {conflicts or 'no'} conflict{'' if conflicts == 1 else 's'}"


def load_base(edition: Edition, document: Path, given: Path | None = None) -> str:
    """Return the merge base of a document: the file ``given``, or the one that the edition keeps.

    :raises TeikitError: there is no merge base, or it cannot be read.
    """
    path = given or (_base_file(edition, document) if has_base(edition, document) else None)
    if path is None:
        raise MissingFileError(
            "cannot merge: the merge base (original encoder output) is missing",
            document,
            hint="pass it with --base FILE",
        )
    return _read_text(path)


def has_base(edition: Edition, document: Path) -> bool:
    """Return whether the edition keeps a merge base of a document."""
    return is_in_edition(edition, document) and _base_file(edition, document).is_file()


def save_base(edition: Edition, document: Path, encoded: bytes) -> None:
    """Keep encoder output as the merge base of a document; do nothing if the document is outside the edition.

    :raises TeikitError: the file cannot be written.
    """
    if is_in_edition(edition, document):
        write(_base_file(edition, document), encoded)


def save_update(edition: Edition, document: Path, update: Update, encoded: bytes) -> None:
    """Write a merged document, then its new merge base.

    The order matters. After an interruption between the two, a further update repeats the same merge. With the new
    base written first, it would take the missing changes for deletions by the editor.

    :raises TeikitError: a file cannot be written.
    """
    if update.changes:
        write(document, update.text.encode())
    save_base(edition, document, encoded)


def encoding_date(base: str) -> date | None:
    """Return the date of the first encoding, which re-encoding keeps; ``None`` if it is not recorded."""
    found = _CHANGE_DATE.search(base)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def merge_encoding(document: Path, base: str, encoded: bytes) -> Update:
    """Merge new encoder output into a corrected document, without writing it.

    :raises TeikitError: the document cannot be read, is not well-formed, or contains unresolved conflicts.
    """
    from teikit.merge import CONFLICT, merge_documents

    corrected = _read_text(document)
    if f"<?{CONFLICT}" in corrected:
        line = corrected[: corrected.index(f"<?{CONFLICT}")].count("\n") + 1
        raise DocumentError(
            "unresolved conflict from an earlier update",
            document,
            Position(line),
            hint=f"choose a version and remove the mark <?{CONFLICT} …?>",
        )
    newline = "\r\n" if "\r\n" in corrected else "\n"
    merged = merge_documents(base.replace("\r\n", "\n"), corrected.replace("\r\n", "\n"), encoded.decode())
    return Update(merged.text.replace("\n", newline), merged.applied, merged.conflicts)


def is_in_edition(edition: Edition, document: Path) -> bool:
    """Return whether a document is in the edition's folder of documents."""
    return _is_same(document.parent, edition.tei) and not document.is_symlink()


@lru_cache(maxsize=64)
def _is_same(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()


def _base_file(edition: Edition, document: Path) -> Path:
    return edition.encoded / document.name


def _read_text(path: Path) -> str:
    data = read_bytes(path, "a TEI document")
    parse_bytes(data, path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError("not UTF-8", path, hint="save it as UTF-8") from None
