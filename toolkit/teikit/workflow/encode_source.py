"""Encode one source: read it, split it into documents, encode each, write or update its file."""

from __future__ import annotations

from pathlib import Path

from teikit.core.errors import OptionError
from teikit.edition.workspace import repeat_if_changed
from teikit.encoding.split.documents import SourceDocument
from teikit.workflow.document_changes import outcome_of, plan_document, save_source
from teikit.workflow.document_files import FileAssignment, assign_files, number_files
from teikit.workflow.encode_job import EncodeJob
from teikit.workflow.outcomes import SourceOutcome


def encode_source(job: EncodeJob) -> SourceOutcome:
    """Encode a source and write or update the files of its documents, all or none.

    If another program changes a file meanwhile, the work is done again, at most twice.

    :raises TeikitError: the source cannot be read or encoded, or a file cannot be written.
    """
    return repeat_if_changed(lambda: _encode(job))


def _encode(job: EncodeJob) -> SourceOutcome:
    digest = job.digest()
    job = job.renewed() if digest else job
    documents = job.documents()
    if len(documents) > 1:
        _check_several(job, len(documents))
    if job.output is None:
        return SourceOutcome(job.source, (outcome_of(job.encode(documents[0].transcript, None), None),))
    files = _assign(job, documents, job.output)
    planned = [plan_document(job, one) for one in files.documents]
    save_source(job, files, planned, digest)
    return SourceOutcome(job.source, tuple(one.outcome for one in planned), files.removed)


def _check_several(job: EncodeJob, count: int) -> None:
    if job.request.base:
        raise OptionError(
            f"--base applies to one document, this source contains {count}",
            job.source,
            hint="the documents of an edition have their own merge bases",
        )
    if job.output is None:
        raise OptionError(
            f"this source contains {count} documents; standard output takes one",
            job.source,
            hint="give an output file with -o, or --split none",
        )


def _assign(job: EncodeJob, documents: tuple[SourceDocument, ...], output: Path) -> FileAssignment:
    if job.request.update and not job.request.base:
        return assign_files(documents, job.source, output, job.edition)
    return number_files(documents, output)
