"""The sources of an edition and their documents: encoded where missing, updated where what they come from changed.

What each document was made of is kept as a digest in ``encoded/sources.json``: the source, its notes, its entry in
``edition.toml``, the registers, and the profile where that is a file of the edition's own. A newer teikit alone does
not touch documents: ``teikit encode --update`` does, when that is wanted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes, write, write_new
from teikit.edition import registers
from teikit.edition.config import Edition
from teikit.encoding import Settings, encode
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.notes.sidecar import read_notes
from teikit.encoding.profiles import profile
from teikit.encoding.readers import is_source, read
from teikit.encoding.split.documents import parts
from teikit.workflow import reencoding as corrections
from teikit.workflow.document_files import Allotment, Allotted, allotted

#: What was known of the sources when their documents were last encoded, in ``encoded/``.
FILE = "sources.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document, and what an editor is to be told.

    ``encoded``; ``updated``; ``left`` alone, since something is in the way; ``kept``, although its source has lost it.
    """

    document: Path
    fate: str
    told: str = ""

    def __str__(self) -> str:
        return f"{self.fate} {self.document}{': ' if self.told else ''}{self.told}"


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known of a source when it was last encoded: a digest, and the names of its documents."""

    digest: str = ""
    documents: tuple[str, ...] = ()


def sources(edition: Edition) -> list[Path]:
    """Return the sources of an edition, in the order of their names; files with the bodies of notes are none.

    :raises TeikitError: two would go to one document.
    """
    beside = {document.notes for document in edition.documents}
    found = sorted(path for path in edition.sources.glob("*") if is_source(path) and path.name not in beside)
    by_stem: dict[str, Path] = {}
    for source in found:
        twin = by_stem.setdefault(source.stem, source)
        if twin != source:
            raise TeikitError(f"{source.name} would go to the same document", twin, hint="give one another name")
    return found


def brought_up_to_date(edition: Edition) -> Iterator[Outcome]:
    """Encode sources that have no document, update documents whose source changed; corrections by hand stay.

    A document that is there when its source is seen for the first time is taken to be of that source as it is.

    :raises TeikitError: a source, a register or a profile cannot be read, or a source cannot be encoded.
    """
    known = _read_known(edition)
    named = registers.read(edition)
    now: dict[str, _Known] = {}
    for source in sources(edition):
        work = _Work(edition, source, named, known.get(source.name))
        yield from work.outcomes()
        if work.now:
            now[source.name] = work.now
    if now != known:
        _keep(edition, now)


class _Work:
    """One source of an edition, what was known of it, and what is known ``now``."""

    def __init__(self, edition: Edition, source: Path, named: registers.Registers, known: _Known | None) -> None:
        self._edition = edition
        self._source = source
        self._named = named
        self._known = known
        self._profile = profile.load(edition.profile_of(source)).tagging(edition.tag)
        self.now = known

    def outcomes(self) -> Iterator[Outcome]:
        """Encode or update the documents of the source, as far as needed."""
        digest = self._digest()
        documents = self._known.documents if self._known else (f"{self._source.stem}.xml",)
        missing = [name for name in documents if not (self._edition.tei / name).exists()]
        changed = self._known is not None and self._known.digest != digest
        if not changed and not missing:
            self.now = _Known(digest, documents)
            return
        allotment = self._allotment()
        outcomes = [self._outcome(one, changed) for one in allotment.documents]
        if all(outcome is None or outcome.fate != "left" for outcome in outcomes):
            self.now = _Known(digest, tuple(one.document.name for one in allotment.documents))
        yield from (outcome for outcome in outcomes if outcome)
        if changed:
            gone = f"it is no longer in {self._source.name}; remove the file if it is not wanted"
            yield from (Outcome(document, "kept", gone) for document in allotment.gone)

    def _allotment(self) -> Allotment:
        split = parts(read(self._source), self._profile)
        return allotted(split, self._source, self._edition.tei / f"{self._source.stem}.xml", self._edition)

    def _outcome(self, one: Allotted, changed: bool) -> Outcome | None:
        part, document = one.part.transcript, one.document
        if not document.exists():
            encoded = self._encoded(part, document, self._edition)
            write_new(document, encoded)
            corrections.remember(self._edition, document, encoded)
            return Outcome(document, "encoded")
        outcome = self._update(part, document) if changed else None
        return replace(outcome, told=f"{outcome.told}; {one.told}") if outcome and one.told else outcome

    def _update(self, part: Transcript, document: Path) -> Outcome | None:
        try:
            base = corrections.base_of(self._edition, document)
            dated = self._edition.dated(Path(part.name), corrections.day_of(base))
            encoded = self._encoded(part, document, dated)
            updated = corrections.update(document, base, encoded)
        except TeikitError as error:
            place = f"line {error.line}: " if error.line else ""
            return Outcome(document, "left", f"{place}{error.message}; {error.hint}" if error.hint else error.message)
        corrections.keep(self._edition, document, updated, encoded)
        return Outcome(document, "updated", updated.summary) if updated.changes else None

    def _encoded(self, part: Transcript, document: Path, edition: Edition) -> bytes:
        entry = edition.document(self._source)
        notes = read_notes(edition.sources / entry.notes) if entry.notes else {}
        named = self._named
        settings = Settings(self._profile, edition, named.persons, notes, document, named.places, named.organisations)
        return encode(part, settings).to_bytes()

    def _digest(self) -> str:
        """Return a digest of what of this edition the source is encoded with."""
        of = self._edition
        entry = of.document(self._source)
        registered = [of.persons_file, of.places_file, of.organisations_file]
        notes = [of.sources / entry.notes] if entry.notes else []
        said = {"language": of.language, **{key: value for key, value in asdict(entry).items() if value}}
        said |= {"profile": self._profile.name, "tag": of.tag}
        hashed = hashlib.sha256(json.dumps(said, sort_keys=True).encode())
        for file in (self._source, *notes, *registered, *self._profile.files):
            hashed.update(hashlib.sha256(file.read_bytes() if file.is_file() else b"").digest())
        return hashed.hexdigest()


def _read_known(edition: Edition) -> dict[str, _Known]:
    path = edition.encoded / FILE
    if not path.is_file():
        return {}
    try:
        read_in = json.loads(read_bytes(path, "what is known of the sources"))
        return {name: _Known(one["digest"], tuple(one["documents"])) for name, one in read_in.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise TeikitError(
            "not as teikit wrote it", path,
            hint="bring it back, or remove it: documents are then taken to be of the sources as they are",
        ) from None  # fmt: skip


def _keep(edition: Edition, known: dict[str, _Known]) -> None:
    told = {name: {"digest": one.digest, "documents": one.documents} for name, one in sorted(known.items())}
    write(edition.encoded / FILE, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode())
