"""Encode many sources, in worker processes if that saves time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from teikit.core.errors import TeikitError
from teikit.core.workers import available_cpus, map_in_processes
from teikit.edition.config import FILE
from teikit.workflow.encode_job import EncodeJob, EncodeRequest
from teikit.workflow.encode_source import encode_source
from teikit.workflow.outcomes import SourceOutcome
from teikit.workflow.source_selection import STANDARD_INPUT, SelectedSource

#: The number of sources from which worker processes save more time than they take to start.
MANY = 40


def find_editions(sources: Sequence[SelectedSource]) -> list[Path]:
    """Return the folders of the editions that the outputs belong to, whose locks the run needs."""
    folders = dict.fromkeys(os.path.realpath(source.output.parent) for source in sources if source.output)
    found = []
    for folder in map(Path, folders):
        edition = folder.parent
        if folder.name == "documents" and (edition / FILE).is_file():
            found.append(edition)
    return sorted(found)


def encode_sources(
    sources: Sequence[SelectedSource],
    request: EncodeRequest,
    *,
    processes: int | None = None,
    keep_encodings: bool = False,
) -> Iterable[SourceOutcome]:
    """Encode sources and yield their outcomes in the same order; an error of a source is part of its outcome.

    :param processes: number of worker processes; by default one, and one per processor from :data:`MANY` sources.
    :param keep_encodings: keep the encodings in the outcomes. This takes memory and precludes worker processes.
    """
    encode = partial(_encode_one, request, keep_encoding=keep_encodings)
    if processes is None:
        processes = available_cpus() if len(sources) >= MANY else 1
    processes = min(processes, len(sources))
    if keep_encodings or processes == 1 or any(source.path == STANDARD_INPUT for source in sources):
        return map(encode, sources)
    return map_in_processes(sources, partial(_worker, request), processes)


def _worker(request: EncodeRequest) -> Callable[[SelectedSource], SourceOutcome]:
    return partial(_encode_one, request, keep_encoding=False)


def _encode_one(request: EncodeRequest, source: SelectedSource, *, keep_encoding: bool) -> SourceOutcome:
    content = sys.stdin.buffer.read() if source.path == STANDARD_INPUT else None
    try:
        outcome = encode_source(EncodeJob.resolve(source.path, source.output, request, content=content))
    except TeikitError as error:
        return SourceOutcome(source.path, error=error)
    return outcome if keep_encoding else without_encodings(outcome)


def without_encodings(outcome: SourceOutcome) -> SourceOutcome:
    """Return an outcome that holds no encodings, so that it is small and can be sent between processes."""
    return replace(outcome, documents=tuple(replace(document, encoding=None) for document in outcome.documents))
