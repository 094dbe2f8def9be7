"""Update the documents of an edition: encode new sources, re-encode changed ones, keep corrections.

The file ``encoded/sources.json`` keeps a digest of all inputs of each source: the source, its notes, its entry in
``edition.toml``, the registers, and the edition's own profile. A new version of teikit is not an input: it does not
change documents unless ``teikit encode --update`` is run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec import to_builtins

from teikit.core.errors import DocumentError, FileError, MissingFileError, TeikitError
from teikit.core.files import read_bytes, write
from teikit.edition.config import Edition
from teikit.encoding.readers import is_source
from teikit.workflow.document_files import AssignedFile, FileAssignment, assign_files
from teikit.workflow.encode_source import EncodeJob, EncodeRequest, update_document, write_document
from teikit.workflow.encode_sources import without_encodings
from teikit.workflow.outcomes import Action, EncodedDocument, SourceOutcome

#: The file in ``encoded/`` that keeps the state of the sources.
STATE_FILE = "sources.json"


@dataclass(frozen=True, slots=True)
class _SourceState:
    """A source as it was last encoded: a digest of its inputs and the names of its documents."""

    digest: str = ""
    documents: tuple[str, ...] = ()


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

    :raises TeikitError: the edition has neither sources nor documents, or a source, a register or a profile cannot
        be read, or a source cannot be encoded.
    """
    sources = find_sources(edition)
    if not sources and not any(edition.tei.glob("*.xml")):
        raise MissingFileError(
            "no texts in sources/, no TEI in documents/", edition.folder, hint="add a text to sources/"
        )
    if not sources and not any(edition.sources.glob("*")):
        return
    before = _load_state(edition)
    after: dict[str, _SourceState] = {}
    for source in sources:
        update = _SourceUpdate(edition, source, before.get(source.name))
        outcome = update.run()
        if outcome.documents or outcome.removed:
            yield outcome
        if update.state:
            after[source.name] = update.state
    if after != before:
        _save_state(edition, after)


class _SourceUpdate:
    """The update of one source. ``state`` is its last known state, and after :meth:`run` its new one."""

    def __init__(self, edition: Edition, source: Path, state: _SourceState | None) -> None:
        output = edition.tei / f"{source.stem}.xml"
        self._edition = edition
        self._job = EncodeJob.resolve(source, output, EncodeRequest(), edition=edition)
        self._output = output
        self.state = state

    def run(self) -> SourceOutcome:
        """Encode or update the documents of the source where needed."""
        source = self._job.source
        digest = self._digest()
        names = self.state.documents if self.state else (self._output.name,)
        is_changed = self.state is not None and self.state.digest != digest
        if not is_changed and all((self._edition.tei / name).exists() for name in names):
            self.state = _SourceState(digest, names)
            return SourceOutcome(source)
        files = assign_files(self._job.documents(), source, self._output, self._edition)
        documents = tuple(self._update(files, is_changed=is_changed))
        if all(document.action is not Action.SKIPPED for document in documents):
            self.state = _SourceState(digest, tuple(one.path.name for one in files.documents))
        shown = tuple(document for document in documents if document.action is not Action.UNCHANGED)
        return without_encodings(SourceOutcome(source, shown, files.removed if is_changed else ()))

    def _update(self, files: FileAssignment, *, is_changed: bool) -> Iterator[EncodedDocument]:
        for one in files.documents:
            if not one.path.exists():
                yield write_document(self._job, one)
            elif is_changed:
                yield self._update_or_skip(one)

    def _update_or_skip(self, assigned: AssignedFile) -> EncodedDocument:
        try:
            return update_document(self._job, assigned)
        except TeikitError as error:
            return EncodedDocument(assigned.path, number=assigned.number, error=error)

    def _digest(self) -> str:
        """Return a digest of the inputs."""
        edition, profile = self._edition, self._job.settings.profile
        entry = edition.document(self._job.source)
        registers = [edition.persons_file, edition.places_file, edition.organisations_file]
        notes = [edition.sources / entry.notes] if entry.notes else []
        settings = {"language": edition.language, **{key: value for key, value in to_builtins(entry).items() if value}}
        settings |= {"profile": profile.name, "tag": edition.tag}
        hashed = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
        for file in (self._job.source, *notes, *registers, *profile.files):
            hashed.update(hashlib.sha256(file.read_bytes() if file.is_file() else b"").digest())
        return hashed.hexdigest()


def _load_state(edition: Edition) -> dict[str, _SourceState]:
    path = edition.encoded / STATE_FILE
    if not path.is_file():
        return {}
    try:
        data = json.loads(read_bytes(path, "the state of the sources"))
        return {name: _SourceState(one["digest"], tuple(one["documents"])) for name, one in data.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise DocumentError(
            "this file was edited and cannot be read",
            path,
            hint="restore it, or delete it and teikit will take all documents to be up to date",
        ) from None


def _save_state(edition: Edition, state: dict[str, _SourceState]) -> None:
    data = {name: {"digest": one.digest, "documents": one.documents} for name, one in sorted(state.items())}
    write(edition.encoded / STATE_FILE, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
