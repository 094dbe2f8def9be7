"""Printed output of ``teikit encode``: TEI and conflicts on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from teikit.cli.output import print_line
from teikit.core.errors import ChangedFileError, InvalidEncodingError
from teikit.core.files import write_new
from teikit.encoding import Encoding
from teikit.encoding.model.losses import FATES, Loss
from teikit.workflow.outcomes import SourceOutcome
from teikit.workflow.reencoding import Update

#: Number of characters of a conflict that are shown.
_CONFLICT_LENGTH = 80
#: Elements counted in the summary of a document.
_COUNTED = ("pb", "note", "p", "item", "sp", "said", "persName", "placeName", "orgName", "date")


@dataclass(slots=True)
class EncodeOutput:
    """Printed output of a run, and its totals."""

    total: int
    """Number of sources."""
    output: Path | None
    explain: str | None
    encodings: dict[Path, Encoding] = field(default_factory=dict)
    losses: dict[Path, tuple[Loss, ...]] = field(default_factory=dict)
    uncertain: int = 0
    conflicts: int = 0
    failed: int = 0
    invalid: int = 0
    """Number of sources whose TEI would not be valid, or whose files another program changed meanwhile."""

    def add(self, outcome: SourceOutcome) -> None:
        """Print the outcome of one source and add it to the totals."""
        if outcome.error:
            print_line(f"teikit: {outcome.error}", err=True)
            if isinstance(outcome.error, (ChangedFileError, InvalidEncodingError)):
                self.invalid += 1
            else:
                self.failed += 1
            return
        self.losses[outcome.source] = outcome.losses
        self.uncertain += outcome.uncertain
        self.conflicts += outcome.conflicts
        self._print_documents(outcome)
        if self.total == 1:
            for loss in outcome.losses:
                print_line(f"{outcome.source}: {loss}", err=True)

    def _print_documents(self, outcome: SourceOutcome) -> None:
        for document in outcome.documents:
            if document.path is None and document.encoding:
                sys.stdout.buffer.write(document.encoding.to_bytes())
        for path, update in outcome.updates.items():
            for line in _conflict_lines(path, update):
                print_line(line)
        if outcome.updates or outcome.removed:
            for line in outcome.lines():
                print_line(line, err=True)
        for document in outcome.documents:
            if document.encoding:
                self.encodings[document.path or outcome.source] = document.encoding
                if self.explain:
                    from teikit.cli.review import explain

                    explain(document.encoding, self.explain, to_stderr=self.output is None)

    def summarise(self) -> None:
        """Print one line for each document of a single source, or one line for all sources."""
        if self.total > 1:
            self._summarise_all()
            return
        for path, encoding in self.encodings.items():
            print_line(f"{path if self.output else 'standard output'}: {_summary(encoding)}", err=True)

    def _summarise_all(self) -> None:
        fates = Counter(loss.fate for losses in self.losses.values() for loss in losses)
        counts = ((fate, fates[fate]) for fate in FATES if fates[fate])
        pieces = [f"{count} piece{'' if count == 1 else 's'} {fate}" for fate, count in counts]
        losses = f"; {', '.join(pieces)} (--loss-report lists them)" if pieces else ""
        sources = f"{self.total - self.failed - self.invalid} of {self.total} sources encoded"
        print_line(f"{self.output}: {sources}; {self.uncertain} to review{losses}", err=True)


def write_losses(path: Path, losses: dict[Path, tuple[Loss, ...]], *, overwrite: bool) -> None:
    """Write the losses of each source as JSON.

    :raises TeikitError: the file exists and ``overwrite`` is not set, or it cannot be written.
    """
    listed = {str(source): [asdict(loss) for loss in found] for source, found in losses.items()}
    write_new(path, f"{json.dumps(listed, ensure_ascii=False, indent=2)}\n".encode(), overwrite=overwrite)


def _conflict_lines(path: Path, update: Update) -> Iterator[str]:
    for conflict in update.conflicts:
        mine, theirs = (" ".join(text.split())[:_CONFLICT_LENGTH] for text in (conflict.mine, conflict.theirs))
        yield f"{path}:{conflict.line}: conflict: correction “{mine}”, encoder output “{theirs}”"


def _summary(encoding: Encoding) -> str:
    counts = Counter(annotation.element for annotation in encoding.standoff)
    parts = [f"{counts[name]} {name}" for name in _COUNTED if counts[name]]
    uncertain = encoding.uncertain_count
    length = len(encoding.transcript.text)
    return f"{', '.join(parts)}; {uncertain} to review; all {length:,} characters preserved"
