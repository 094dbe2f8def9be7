"""Outcomes: what encoding a source did to the files of its documents."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from teikit.core.errors import TeikitError
from teikit.encoding import Encoding
from teikit.encoding.model.losses import Loss
from teikit.workflow.reencoding import Update


class Action(StrEnum):
    """The change of a document's file."""

    ENCODED = "encoded"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


class EncodedDocument(msgspec.Struct, frozen=True):
    """One document of a source after encoding."""

    path: Path | None
    """The file of the document; ``None`` if it was not written."""
    encoding: Encoding | None = None
    """``None`` if it was not kept, to save memory, or if the document was skipped."""
    losses: tuple[Loss, ...] = ()
    uncertain: int = 0
    """Number of decisions to review."""
    update: Update | None = None
    """The three-way merge; ``None`` if the file is new."""
    number: str = ""
    """The document's present number in its source, if its file is named after an earlier one."""
    error: TeikitError | None = None
    """The reason for skipping the document."""

    @property
    def action(self) -> Action:
        """Return the change of the file."""
        if self.error:
            return Action.SKIPPED
        if self.update is None:
            return Action.ENCODED
        return Action.UPDATED if self.update.changes else Action.UNCHANGED

    def __str__(self) -> str:
        details = []
        if self.error:
            details.append(_reason(self.error))
        elif self.update and self.update.changes:
            details.append(self.update.summary)
        if self.number:
            details.append(f"now number {self.number} in its source, the file keeps its name")
        return f"{self.action} {self.path}{': ' if details else ''}{'; '.join(details)}"


class SourceOutcome(msgspec.Struct, frozen=True):
    """The outcome of one source: its documents, or the error that stopped it."""

    source: Path
    documents: tuple[EncodedDocument, ...] = ()
    removed: tuple[Path, ...] = ()
    """Files of documents that the source no longer contains; they are kept."""
    error: TeikitError | None = None

    @property
    def losses(self) -> tuple[Loss, ...]:
        """Return everything that is in the source but not in the text of its documents."""
        return tuple(loss for document in self.documents for loss in document.losses)

    @property
    def uncertain(self) -> int:
        """Return the number of decisions to review."""
        return sum(document.uncertain for document in self.documents)

    @property
    def updates(self) -> dict[Path, Update]:
        """Return the three-way merge of each document that had a file before."""
        return {document.path: document.update for document in self.documents if document.path and document.update}

    @property
    def conflicts(self) -> int:
        """Return the number of merge conflicts."""
        return sum(len(update.conflicts) for update in self.updates.values())

    @property
    def is_complete(self) -> bool:
        """Return whether every document was encoded or updated, and none skipped."""
        return not self.error and all(document.action is not Action.SKIPPED for document in self.documents)

    def lines(self) -> Iterator[str]:
        """Yield one line for each document that was encoded, updated or skipped, and for each file that was kept."""
        if self.error:
            yield f"skipped {self.error}"
        yield from (str(document) for document in self.documents)
        for path in self.removed:
            yield f"kept {path}: no longer in {self.source.name}; delete the file if you do not need it"


def _reason(error: TeikitError) -> str:
    place = f"line {error.line}: " if error.line else ""
    return f"{place}{error.message}; {error.hint}" if error.hint else f"{place}{error.message}"
