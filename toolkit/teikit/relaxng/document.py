"""Documents as streams of events: files, bytes, open files and lxml trees."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, TypeAlias
from xml.parsers import expat

from teikit.errors import TeikitError
from teikit.findings import Finding
from teikit.relaxng.diagnosis import Diagnosis
from teikit.relaxng.names import SEPARATOR
from teikit.relaxng.place import ExpatPlace
from teikit.relaxng.scope import Scope

#: What can be validated: a path, the document itself, or a file open for reading bytes.
Source: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes]

CHUNK = 1 << 17


def name_of(source: Source) -> str:
    """Return what to call a document in findings."""
    if isinstance(source, (str, os.PathLike)):
        return os.fspath(source)
    if isinstance(source, bytes):
        return "<bytes>"
    name = getattr(source, "name", "<stream>")
    return name if isinstance(name, str) else "<stream>"


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """Open a document for reading it twice; what cannot be read twice goes to a temporary file, not to memory.

    :raises TeikitError: it cannot be read.
    """
    if isinstance(source, (str, os.PathLike)):
        try:
            with Path(source).open("rb") as file:
                yield file
        except IsADirectoryError:
            raise TeikitError("this is a folder, an XML file was expected", os.fspath(source)) from None
        except OSError as error:
            raise TeikitError(f"cannot be read: {(error.strerror or str(error)).lower()}", os.fspath(source)) from None
        return
    with SpooledTemporaryFile(max_size=1 << 24) as copy:
        if isinstance(source, bytes):
            copy.write(source)
        else:
            while chunk := source.read(CHUNK):
                copy.write(chunk)
        copy.seek(0)
        yield copy


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file from its beginning, piece by piece."""
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk


def diagnose(diagnosis: Diagnosis, pieces: Iterable[bytes], file: str) -> Iterator[Finding]:
    """Read a document and yield its findings; one that is not well-formed ends with a finding that says so."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.ordered_attributes = True
    _connect(diagnosis, parser, file)
    automaton = diagnosis.automaton
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            automaton.trim()
            yield from diagnosis.findings
            diagnosis.findings.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        diagnosis.findings.append(_not_well_formed(error, diagnosis, file))
    yield from diagnosis.findings
    diagnosis.findings.clear()


def _connect(diagnosis: Diagnosis, parser: expat.XMLParserType, file: str) -> None:
    place = ExpatPlace(parser)
    scope = Scope(diagnosis.scope)

    def entity(code: str, message: str) -> None:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        diagnosis.findings.append(Finding(file, line, column, code, message))

    def external(context: str, base: str | None, system: str | None, public: str | None) -> int:
        entity("xml.external-entity", f"entity &{context.split()[-1]}; is in another file, “{system}”, and is not read")
        return 1

    def skipped(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            entity("xml.undeclared-entity", f"entity &{name}; is not declared in this file, and no other is read")

    parser.StartElementHandler = lambda name, attributes: diagnosis.start(name, attributes, place)
    parser.EndElementHandler = lambda name: diagnosis.end(place)
    parser.CharacterDataHandler = lambda data: diagnosis.text(data, place)
    parser.StartNamespaceDeclHandler = scope.declare
    parser.EndNamespaceDeclHandler = scope.forget
    parser.ExternalEntityRefHandler = external
    parser.SkippedEntityHandler = skipped


_TAG_MISMATCH = 7
_NO_ELEMENT = 3


def _not_well_formed(error: expat.ExpatError, diagnosis: Diagnosis, file: str) -> Finding:
    reason = expat.ErrorString(error.code)
    open_elements = diagnosis.open_elements
    if error.code == _TAG_MISMATCH and open_elements:
        reason = f"{open_elements[-1].replace('<', '</')} was expected here, another end tag was found"
    elif error.code == _NO_ELEMENT:
        reason = (
            f"the file ends before {open_elements[-1].replace('<', '</')}"
            if open_elements
            else "the file holds no element"
        )
    return Finding(file, error.lineno, error.offset + 1, "xml.not-well-formed", f"not well-formed XML: {reason}")
