"""Encode a source as one document, without writing it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from teikit.core.paths import StrPath
from teikit.edition.config import Edition
from teikit.encoding import Encoding, Profile
from teikit.workflow.encode_job import EncodeJob, EncodeRequest

Taggable = Literal["persons", "places", "organisations", "dates"]
SourceFormat = Literal["text", "html", "docx"]


def encode(
    source: StrPath,
    *,
    profile: Profile | StrPath | None = None,
    edition: Edition | StrPath | None = None,
    registers: StrPath | None = None,
    notes: StrPath | None = None,
    tag: Iterable[Taggable] = (),
    output: StrPath | None = None,
    source_format: SourceFormat | None = None,
    encoding: str | None = None,
    strict: bool = False,
) -> Encoding:
    """Encode a source as one TEI document. Nothing is written; see :meth:`Encoding.save`.

    The text is kept character for character: the TEI is converted back to text and compared with the source.

    >>> import teikit
    >>> encoding = teikit.encode("memo.txt", profile="letter")  # doctest: +SKIP
    >>> encoding.save("memo.xml")  # doctest: +SKIP

    :param source: a text, a saved web page or a Word document.
    :param profile: a profile, the name of a built-in one, or the path of a TOML file; by default the edition's, or
        ``frus``.
    :param edition: an edition or its folder; by default the edition whose folder contains the source, if any.
    :param registers: a register or a folder of registers; by default the edition's.
    :param notes: a text file with the bodies of the notes; by default the one that ``edition.toml`` declares.
    :param tag: what to tag in the running text, in addition to what profile and edition tag.
    :param output: the file that will be written, from which addresses of schemas and registers are relative.
    :param source_format: by default detected from the content, then from the file name.
    :param encoding: character encoding of the source; by default the declared one, or UTF-8.
    :param strict: fail if content would be lost without a recorded reason.
    :raises FileError: a file cannot be read.
    :raises DocumentError: the source is not a supported document, or ``strict`` is set and content would be lost.
    :raises InvalidEncodingError: the TEI would not be valid against the schema of the edition, by default teikit's.
    :raises ConfigurationError: the edition or the profile is in error.
    """
    request = EncodeRequest(
        profile=profile if profile is None or isinstance(profile, Profile) else str(profile),
        registers=None if registers is None else Path(registers),
        notes=None if notes is None else Path(notes),
        tag=tuple(tag),
        encoding=encoding,
        source_format=source_format,
        strict=strict,
    )
    of = edition if edition is None or isinstance(edition, Edition) else Edition.load(Path(edition))
    path = None if output is None else Path(output)
    job = EncodeJob.resolve(Path(source), path, request, edition=of)
    return job.encode(job.read(), path)
