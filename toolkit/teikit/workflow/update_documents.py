"""Update the documents of an edition: encode new sources, re-encode changed ones, keep corrections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teikit.core.errors import ChangedFileError, FileError, MissingFileError, TeikitError
from teikit.edition.config import Edition
from teikit.edition.workspace import open_workspace, repeat_if_changed
from teikit.encoding.readers import is_source
from teikit.workflow.document_changes import (
    PlannedDocument,
    plan_document,
    plan_missing_base,
    plan_update,
    save_changes,
    save_source,
)
from teikit.workflow.document_files import AssignedFile, FileAssignment, assign_files
from teikit.workflow.encode_job import EncodeJob, EncodeRequest
from teikit.workflow.encode_sources import without_encodings
from teikit.workflow.outcomes import Action, EncodedDocument, SourceOutcome
from teikit.workflow.source_states import SourceState, change_states, load_states


def find_sources(edition: Edition) -> list[Path]:
    """Return the sources of an edition, sorted by name, without files that contain only notes.

    :raises TeikitError: two sources would be encoded to the same document.
    """
    notes = {document.notes for document in edition.documents}
    sources = sorted(path for path in edition.sources.glob("*") if is_source(path) and path.name not in notes)
    by_stem: dict[str, Path] = {}
    for source in sources:
        other = by_stem.setdefault(source.stem, source)
        if other != source:
            raise FileError(f"{source.name} would be encoded to the same document", other, hint="rename one of them")
    return sources


def update_documents(edition: Edition) -> Iterator[SourceOutcome]:
    """Encode sources without documents and update the documents of changed sources; yield each outcome.

    A document that exists when its source is first seen is taken to be up to date.

    A source that cannot be read or encoded costs itself only: the error is in its outcome.

    :raises TeikitError: the edition has neither sources nor documents, a register or a profile cannot be read, or a
        file cannot be written.
    :raises EditionInUseError: another command is writing to the edition.
    """
    sources = find_sources(edition)
    if not sources and not any(edition.tei.glob("*.xml")):
        raise MissingFileError(
            "no texts in sources/, no TEI in documents/", edition.folder, hint="add a text to sources/"
        )
    if not sources and not any(edition.sources.glob("*")):
        return
    with open_workspace(edition.folder):
        yield from _update_all(edition, sources)


def _update_all(edition: Edition, sources: list[Path]) -> Iterator[SourceOutcome]:
    before = load_states(edition)
    after: dict[str, SourceState] = {}
    for source in sources:
        state = before.get(source.name)
        try:
            update = _SourceUpdate(edition, source, state)
            outcome, state = update.run(), update.state
        except TeikitError as error:
            # Errors of profiles, registers and schemas concern all sources. Readers name a source without its folder.
            if error.file is None or Path(error.file).name != source.name:
                raise
            outcome = SourceOutcome(source, error=error)
        if outcome.documents or outcome.removed or outcome.error:
            yield outcome
        if state:
            after[source.name] = state
    if after != load_states(edition):
        save_changes(edition, [change_states(edition, after, is_complete=True)], {})


class _SourceUpdate:
    """The update of one source. ``state`` is its last known state, and after :meth:`run` its new one."""

    def __init__(self, edition: Edition, source: Path, state: SourceState | None) -> None:
        self._edition = edition
        self._output = edition.tei / f"{source.stem}.xml"
        self._job = EncodeJob.resolve(source, self._output, EncodeRequest(), edition=edition)
        self.state = state

    def run(self) -> SourceOutcome:
        """Encode or update the documents of the source where needed.

        If another program changes a file meanwhile, the work is done again, at most twice; then the document is left.
        """
        try:
            return repeat_if_changed(self._run)
        except ChangedFileError as error:
            return SourceOutcome(self._job.source, (EncodedDocument(self._output, error=error),))

    def _run(self) -> SourceOutcome:
        source = self._job.source
        digest = self._job.digest()
        names = self.state.documents if self.state else (self._output.name,)
        is_changed = self.state is not None and self.state.digest != digest
        if self.state and not is_changed and all((self._edition.tei / name).exists() for name in names):
            return SourceOutcome(source)
        self._job = self._job.renewed()
        files = assign_files(self._job.documents(), source, self._output, self._edition)
        planned = list(self._plan(files, is_changed=is_changed))
        is_skipped = any(one.outcome.action is Action.SKIPPED for one in planned)
        state = save_source(self._job, files, planned, None if is_skipped else digest)
        self.state = state or self.state
        documents = tuple(one.outcome for one in planned if one.outcome.action is not Action.UNCHANGED)
        return without_encodings(SourceOutcome(source, documents, files.removed if is_changed else ()))

    def _plan(self, files: FileAssignment, *, is_changed: bool) -> Iterator[PlannedDocument]:
        for one in files.documents:
            if not one.path.exists():
                yield plan_document(self._job, one)
            elif is_changed:
                yield self._plan_update(one)
            elif base := plan_missing_base(self._job, one):
                yield base

    def _plan_update(self, assigned: AssignedFile) -> PlannedDocument:
        try:
            return plan_update(self._job, assigned)
        except TeikitError as error:
            return PlannedDocument(EncodedDocument(assigned.path, number=assigned.number, error=error))
