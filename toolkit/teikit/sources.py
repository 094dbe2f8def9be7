"""The sources of an edition and their documents: encoded where missing, updated where what they come from changed.

What each document was made of is kept as a digest in ``encoded/sources.json``: the source, its notes, its entry in
``edition.toml``, the registers, and the profile where that is a file of the edition's own. A newer teikit alone does
not touch documents: ``teikit encode --update`` does, when that is wanted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from teikit import corrections, registers
from teikit.edition import Edition
from teikit.encode import Settings, encode, profile
from teikit.encode.notes import read_notes
from teikit.encode.parts import parts
from teikit.encode.readers import is_source, read
from teikit.encode.same_parts import Named, renamed, same_names
from teikit.encode.transcript import Transcript
from teikit.encode.verbatim import text_of
from teikit.errors import TeikitError
from teikit.files import read_bytes, write, write_new
from teikit.tei import parse_bytes

#: What was known of the sources when their documents were last encoded, in ``encoded/``.
FILE = "sources.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: ``encoded``, ``updated``, ``left`` alone, ``kept`` though its source has it no more.

    ``told`` is what an editor is to know of it.
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
        named = self._documents(documents, changed)
        made = {part: self._edition.tei / name for name, part in named}
        outcomes = [self._outcome(part, document, changed) for part, document in made.items()]
        if all(outcome is None or outcome.fate != "left" for outcome in outcomes):
            self.now = _Known(digest, tuple(document.name for document in made.values()))
        yield from (outcome for outcome in outcomes if outcome)
        gone = [self._edition.tei / name for name in documents if name not in dict(named)]
        told = f"it is no longer in {self._source.name}; remove the file if it is not wanted"
        yield from (Outcome(document, "kept", told) for document in gone if document.exists())

    def _documents(self, documents: Sequence[str], changed: bool) -> list[Named]:
        """Return the parts of the source, each with the name of its document."""
        split = list(self._parts())
        if not changed and len(split) == len(documents):
            return [renamed(named.part, name) for named, name in zip(split, documents, strict=True)]
        beside = [path.name for path in self._edition.tei.glob(f"{self._source.stem}-*.xml")]
        return same_names(split, self._texts(documents) if changed else {}, beside)

    def _texts(self, documents: Sequence[str]) -> dict[str, str]:
        """Return, by name, the text that each document was encoded from, as far as that is known."""
        texts: dict[str, str] = {}
        for name in documents:
            with contextlib.suppress(TeikitError):
                base = corrections.base_of(self._edition, self._edition.tei / name)
                texts[name] = text_of(parse_bytes(base.encode(), Path(name)).getroot())
        return texts

    def _outcome(self, part: Transcript, document: Path, changed: bool) -> Outcome | None:
        if not document.exists():
            encoded = self._encoded(part, document, self._edition)
            write_new(document, encoded)
            corrections.remember(self._edition, document, encoded)
            return Outcome(document, "encoded")
        return self._update(part, document) if changed else None

    def _update(self, part: Transcript, document: Path) -> Outcome | None:
        try:
            base = corrections.base_of(self._edition, document)
            dated = self._edition.dated(self._source, corrections.day_of(base))
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

    def _parts(self) -> Iterator[Named]:
        """Yield the documents of the source, each with the name of its file."""
        split = parts(read(self._source), self._profile)
        for part in split:
            suffix = f"-{part.suffix}" if len(split) > 1 else ""
            yield Named(f"{self._source.stem}{suffix}.xml", part.transcript)

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
