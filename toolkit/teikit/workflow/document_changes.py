"""Changes of documents: plan the files to write for each document of a source, then write them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from teikit.core.errors import ExistingFileError, FileError, OptionError, WorkerError
from teikit.core.workers import is_orphaned
from teikit.edition.config import Edition
from teikit.edition.workspace import Change, held_exclusively, relative_place, write_together
from teikit.encoding import Encoding
from teikit.validation.schema_association import schema_of_edition
from teikit.workflow.document_files import AssignedFile, FileAssignment
from teikit.workflow.encode_job import EncodeJob
from teikit.workflow.outcomes import EncodedDocument
from teikit.workflow.reencoding import (
    Update,
    change_base,
    change_document,
    encoding_date,
    has_base,
    load_base,
    merge_encoding,
)
from teikit.workflow.source_states import SourceState, change_states


class PlannedDocument(msgspec.Struct, frozen=True):
    """A document before it is written: its outcome if that succeeds, and the files to write."""

    outcome: EncodedDocument
    changes: tuple[Change, ...] = ()


def plan_document(job: EncodeJob, assigned: AssignedFile) -> PlannedDocument:
    """Encode a new document, or an update if the job is one and the file exists.

    :raises TeikitError: the document cannot be encoded or merged, or its file exists and is not to be overwritten.
    """
    path = assigned.path
    if job.request.update and path.exists():
        return plan_update(job, assigned)
    if job.request.base:
        raise OptionError("--base needs an existing output document", path, hint="omit --base")
    encoding, encoded = job.encode_to_bytes(assigned.document.transcript, path)
    if path.is_dir():
        raise FileError("is a folder (expected a file)", path)
    if path.exists() and not job.request.overwrite:
        raise ExistingFileError("exists and may contain corrections", path, hint="use --force to overwrite it")
    document = Change.of_file(path, encoded) if job.request.overwrite else Change(path, None, encoded)
    return PlannedDocument(outcome_of(encoding, assigned), (document, *change_base(job.edition, path, encoded)))


def plan_update(job: EncodeJob, assigned: AssignedFile) -> PlannedDocument:
    """Encode a document and merge the result into its file, which may have been corrected.

    :raises TeikitError: the document cannot be encoded or merged.
    """
    base = load_base(job.edition, assigned.path, job.request.base)
    encoding, encoded = job.encode_to_bytes(assigned.document.transcript, assigned.path, day=encoding_date(base))
    update = merge_encoding(assigned.path, base, encoded, schema_of_edition(job.edition))
    changes = change_document(job.edition, assigned.path, update, encoded)
    return PlannedDocument(replace(outcome_of(encoding, assigned), update=update), changes)


def plan_missing_base(job: EncodeJob, assigned: AssignedFile) -> PlannedDocument | None:
    """Restore the merge base of an uncorrected document, which is the encoder's output; ``None`` if it has one.

    :raises TeikitError: the document cannot be encoded.
    """
    path = assigned.path
    if has_base(job.edition, path):
        return None
    content = path.read_bytes()
    day = encoding_date(content.decode(errors="replace"))
    encoding, encoded = job.encode_to_bytes(assigned.document.transcript, path, day=day)
    if encoded != content:
        return None
    outcome = replace(outcome_of(encoding, assigned), update=Update(content, content, 0, ()))
    return PlannedDocument(outcome, change_base(job.edition, path, content))


def save_source(
    job: EncodeJob, files: FileAssignment, planned: Sequence[PlannedDocument], digest: str | None
) -> SourceState | None:
    """Write the documents of a source, their merge bases and the state of the source; return the state.

    :param digest: digest of the inputs before they were read, ``None`` to leave the state as it is.
    :raises ChangedFileError: another program has changed a file, or an input.
    :raises FileError: a file cannot be written.
    """
    job.check_inputs(digest)
    state = SourceState(digest, tuple(one.path.name for one in files.documents)) if digest else None
    changes = [change for one in planned for change in one.changes]
    if changes:
        save_changes(job.edition, changes, {job.source.name: state} if state else {})
    return state


def save_changes(edition: Edition, changes: Sequence[Change], states: Mapping[str, SourceState]) -> None:
    """Write changed files: together those of the edition, with the states of their sources.

    :raises ChangedFileError: another program has changed a file.
    :raises FileError: a file cannot be written.
    :raises WorkerError: the command of this worker process was killed; the next one may have the lock.
    """
    inside = [change for change in changes if relative_place(edition.folder, change.path)]
    if inside or states:
        with held_exclusively(edition.folder):
            if is_orphaned():
                raise WorkerError("the command of this worker process was killed")
            kept = [change_states(edition, states)] if states else []
            write_together(edition.folder, [*inside, *kept])
    for change in changes:
        if change not in inside:
            change.write()


def outcome_of(encoding: Encoding, assigned: AssignedFile | None) -> EncodedDocument:
    """Return the outcome of a new document; without a file, of one for standard output."""
    return EncodedDocument(
        path=assigned.path if assigned else None,
        number=assigned.number if assigned else "",
        encoding=encoding,
        losses=encoding.transcript.losses,
        uncertain=encoding.uncertain_count,
    )
