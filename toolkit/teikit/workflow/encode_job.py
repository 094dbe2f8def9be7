"""Jobs: a source with everything that its encoding needs."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from teikit.edition.config import Edition
from teikit.edition.registers import Registers
from teikit.edition.workspace.changes import changed
from teikit.encoding import Encoding, EncodingOptions, encode, readers
from teikit.encoding.model.losses import check_losses
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.notes.sidecar import read_notes
from teikit.encoding.profiles import Profile, load_profile
from teikit.encoding.split.documents import SourceDocument, SplitMode, split_documents
from teikit.validation.schema_association import schema_of_edition
from teikit.workflow.encoding_validity import check_validity
from teikit.workflow.source_selection import check_name
from teikit.workflow.source_states import inputs_digest


class EncodeRequest(msgspec.Struct, frozen=True):
    """A user's choices for the sources of a run; whatever is ``None`` or empty is left to the edition."""

    profile: Profile | str | None = None
    """A profile, the name of a built-in one, or the path of a TOML file."""
    registers: Path | None = None
    """A register, or a folder of registers."""
    notes: Path | None = None
    """A text file with the bodies of the notes."""
    tag: tuple[str, ...] = ()
    """Kinds of names and dates to tag in the running text, in addition to those of profile and edition."""
    encoding: str | None = None
    """Character encoding of sources that do not declare one."""
    source_format: str | None = None
    split: SplitMode = "auto"
    strict: bool = False
    """Fail if content would be lost without a recorded reason."""
    overwrite: bool = False
    update: bool = False
    """Merge into documents that exist already."""
    base: Path | None = None
    """Merge base of the only document, for an update."""


class EncodeJob(msgspec.Struct, frozen=True):
    """A source with everything that its encoding needs, resolved once."""

    source: Path
    output: Path | None
    edition: Edition
    settings: EncodingOptions
    request: EncodeRequest
    content: bytes | None = None
    """The source itself if it is not a file (standard input)."""

    @classmethod
    def resolve(
        cls,
        source: Path,
        output: Path | None,
        request: EncodeRequest,
        *,
        edition: Edition | None = None,
        content: bytes | None = None,
    ) -> EncodeJob:
        """Resolve edition, profile, registers and notes of a source.

        :param edition: by default the one whose folder contains the source, if any.
        :raises TeikitError: edition, profile, registers or notes cannot be read.
        """
        check_name(source)
        of = edition or Edition.find(source.parent) or Edition(folder=Path())
        named = Registers.read(request.registers) if request.registers else Registers.of_edition(of)
        settings = EncodingOptions(
            _profile(source, of, request),
            of,
            named.persons,
            _notes(source, of, request),
            output,
            named.places,
            named.organisations,
        )
        return cls(source, output, of, settings, request, content)

    def digest(self) -> str | None:
        """Return a digest of the inputs, ``None`` if builds of the edition do not update the output."""
        edition = self.edition
        if self.content is not None or self.output is None or not edition.file.is_file():
            return None
        is_source = os.path.realpath(self.source.parent) == os.path.realpath(edition.sources)
        document = edition.tei / f"{self.source.stem}.xml"
        if not is_source or os.path.realpath(self.output) != os.path.realpath(document):
            return None
        own = self.request.profile is not None
        profile = load_profile(edition.profile_of(self.source)) if own else self.settings.profile
        return inputs_digest(edition, self.source, profile)

    def renewed(self) -> EncodeJob:
        """Return the job with profile, registers and notes as they are now."""
        return EncodeJob.resolve(self.source, self.output, self.request, edition=self.edition, content=self.content)

    def check_inputs(self, digest: str | None) -> None:
        """Check that no input has changed since its digest was computed, so that none was read half-written.

        :raises ChangedFileError: one has changed.
        """
        if digest is not None and digest != self.digest():
            raise changed(self.source)

    def read(self) -> Transcript:
        """Read the source.

        :raises TeikitError: the source cannot be read, or ``strict`` is set and content would be lost.
        """
        encoding, source_format = self.request.encoding, self.request.source_format
        if self.content is not None:
            transcript = readers.parse(self.content, self.source, encoding, source_format)
        else:
            transcript = readers.read(self.source, encoding, source_format)
        if self.request.strict:
            check_losses(transcript.losses, transcript.name)
        return transcript

    def documents(self) -> tuple[SourceDocument, ...]:
        """Read the source and split it into its documents."""
        return split_documents(self.read(), self.settings.profile, self.request.split)

    def encode(self, document: Transcript, path: Path | None, *, day: date | None = None) -> Encoding:
        """Encode one document, and check that it is valid against the schema of the edition.

        :param path: its file, from which addresses of schema and registers are relative.
        :param day: the day of its first encoding; by default the one in edition.toml, else today.
        :raises InvalidEncodingError: the TEI would not be valid.
        :raises TeikitError: the document cannot be encoded, or the schema is in error.
        """
        return self.encode_to_bytes(document, path, day=day)[0]

    def encode_to_bytes(
        self, document: Transcript, path: Path | None, *, day: date | None = None
    ) -> tuple[Encoding, bytes]:
        """Encode one document and return it with its TEI file, as for :meth:`encode`."""
        dated = self.edition.dated(Path(document.name), day)
        encoding = encode(document, replace(self.settings, edition=dated, output=path))
        encoded = encoding.to_bytes()
        check_validity(encoding, encoded, schema_of_edition(self.edition))
        return encoding, encoded


def _profile(source: Path, edition: Edition, request: EncodeRequest) -> Profile:
    chosen = request.profile
    loaded = chosen if isinstance(chosen, Profile) else load_profile(chosen or edition.profile_of(source))
    return loaded.tagging([*edition.tag, *request.tag])


def _notes(source: Path, edition: Edition, request: EncodeRequest) -> dict[str, str]:
    if request.notes:
        return dict(read_notes(request.notes, request.encoding))
    declared = edition.document(source).notes
    return dict(read_notes(edition.sources / declared)) if declared else {}
