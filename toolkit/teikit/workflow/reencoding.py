"""Re-encoding: merge new encoder output into a document that an editor has corrected.

The merge is a three-way merge. Its base, the encoder's original output of each document, is kept in the edition's
folder ``encoded/``.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from teikit.core.encoded_text import EncodedText
from teikit.core.errors import DocumentError, MissingFileError
from teikit.core.files import read_bytes
from teikit.core.positions import Position
from teikit.core.xml import is_well_formed
from teikit.edition.config import Edition
from teikit.edition.workspace import Change
from teikit.workflow.encoding_validity import is_valid
from teikit.workflow.line_ends import normalise_line_ends, restore_line_ends

if TYPE_CHECKING:
    from teikit.merge import Conflict

_CHANGE_DATE = re.compile(r'<change when="(\d{4}-\d{2}-\d{2})" who="#teikit">')


class Update(msgspec.Struct, frozen=True):
    """Result of a three-way merge.

    :param before: the corrected document, as read.
    :param after: the merged document.
    :param taken: the number of merged changes.
    """

    before: bytes
    after: bytes
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
    return EncodedText.decode(read_bytes(path, "a TEI document"), path).content


def has_base(edition: Edition, document: Path) -> bool:
    """Return whether the edition keeps a merge base of a document."""
    return is_in_edition(edition, document) and _base_file(edition, document).is_file()


def change_base(edition: Edition, document: Path, encoded: bytes) -> tuple[Change, ...]:
    """Return the change of a document's merge base, none if the document is outside the edition.

    :raises TeikitError: the present merge base cannot be read.
    """
    return (Change.of_file(_base_file(edition, document), encoded),) if is_in_edition(edition, document) else ()


def change_document(edition: Edition, document: Path, update: Update, encoded: bytes) -> tuple[Change, ...]:
    """Return the changes that save an update: the merged document and its new merge base.

    :raises TeikitError: the present merge base cannot be read.
    """
    merged = (Change(document, update.before, update.after),) if update.changes else ()
    return (*merged, *change_base(edition, document, encoded))


def encoding_date(base: str) -> date | None:
    """Return the date of the first encoding, which re-encoding keeps; ``None`` if it is not recorded."""
    found = _CHANGE_DATE.search(base)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def merge_encoding(document: Path, base: str, encoded: bytes, schema: Path | None = None) -> Update:
    """Merge new encoder output into a corrected document, without writing it.

    The result is well-formed, and valid if the document and the new output are.

    :param schema: the schema of the edition; ``None`` leaves validity unchecked.
    :raises TeikitError: the document cannot be read, is not well-formed, or contains unresolved conflicts.
    """
    from teikit.merge import CONFLICT, merge_documents

    before = read_bytes(document, "a TEI document")
    corrected = EncodedText.decode(before, document)
    content = corrected.content
    if f"<?{CONFLICT}" in content:
        line = content[: content.index(f"<?{CONFLICT}")].count("\n") + 1
        raise DocumentError(
            "unresolved conflict from an earlier update",
            document,
            Position(line),
            hint=f"choose a version and remove the mark <?{CONFLICT} …?>",
        )
    must_be_valid = schema is not None and is_valid(before, schema) and is_valid(encoded, schema)

    def is_acceptable(text: str) -> bool:
        data = corrected.encode(text)
        if schema is not None and must_be_valid:
            return is_valid(data, schema)
        return is_well_formed(data)

    new, old = encoded.decode(), normalise_line_ends(base)
    merged = merge_documents(old, normalise_line_ends(content), new, is_valid=is_acceptable)
    after = corrected.encode(restore_line_ends(merged.text, content))
    return Update(before, after, merged.applied, merged.conflicts)


def is_in_edition(edition: Edition, document: Path) -> bool:
    """Return whether a document is in the edition's folder of documents."""
    return _is_same(document.parent, edition.tei)


@lru_cache(maxsize=64)
def _is_same(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()


def _base_file(edition: Edition, document: Path) -> Path:
    return edition.encoded / document.name
