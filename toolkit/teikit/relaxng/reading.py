"""The second reading of a document from its bytes, and what is to be said of one that is not well-formed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from teikit.relaxng.diagnosis import Diagnosis
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.event_position import ExpatPosition
from teikit.relaxng.names import SEPARATOR
from teikit.relaxng.scope import Scope
from teikit.relaxng.well_formed import Recent, explain


def diagnose(diagnosis: Diagnosis, pieces: Iterable[bytes], file: str) -> Iterator[Diagnostic]:
    """Read a document and yield its diagnostics; one that is not well-formed ends with a finding that says so."""
    recent = Recent(pieces)
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    try:
        for _ in _read(diagnosis, recent, file, parser):
            yield from diagnosis.diagnostics
            diagnosis.diagnostics.clear()
    except expat.ExpatError as error:
        before, after = recent.around(parser.ErrorByteIndex)
        diagnosis.diagnostics.append(explain(error, before, after, diagnosis.open_elements, file))
    except (LookupError, ValueError) as error:
        if diagnosis.has_begun:
            raise
        message = f"the encoding of the document cannot be read: {error}"
        diagnosis.diagnostics.append(Diagnostic(file, 1, 1, "xml.encoding", message, suggestion="save it as UTF-8"))
    yield from diagnosis.diagnostics
    diagnosis.diagnostics.clear()


def read(diagnosis: Diagnosis, pieces: Iterable[bytes], file: str, encoding: str | None = None) -> Iterator[None]:
    """Hand a document over to a diagnosis, piece by piece; ``encoding`` goes before the one that it declares.

    :raises xml.parsers.expat.ExpatError: it is not well-formed.
    """
    yield from _read(diagnosis, pieces, file, expat.ParserCreate(encoding, namespace_separator=SEPARATOR))


def _read(diagnosis: Diagnosis, pieces: Iterable[bytes], file: str, parser: expat.XMLParserType) -> Iterator[None]:
    parser.ordered_attributes = True
    _connect(diagnosis, parser, file)
    for piece in pieces:
        parser.Parse(piece, False)
        diagnosis.automaton.trim()
        yield
    parser.Parse(b"", True)


def _connect(diagnosis: Diagnosis, parser: expat.XMLParserType, file: str) -> None:
    position = ExpatPosition(parser)
    scope = Scope(diagnosis.scope)

    def entity(code: str, message: str) -> None:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        diagnosis.diagnostics.append(Diagnostic(file, line, column, code, message))

    def external(context: str, base: str | None, system: str | None, public: str | None) -> int:
        entity("xml.external-entity", f"entity &{context.split()[-1]}; is in another file, “{system}”, and is not read")
        return 1

    def skipped(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            entity("xml.undeclared-entity", f"entity &{name}; is not declared in this file, and no other is read")

    parser.StartElementHandler = lambda name, attributes: diagnosis.start(name, attributes, position)
    parser.EndElementHandler = lambda name: diagnosis.end(position)
    parser.CharacterDataHandler = lambda data: diagnosis.text(data, position)
    parser.StartNamespaceDeclHandler = scope.declare
    parser.EndNamespaceDeclHandler = scope.forget
    parser.ExternalEntityRefHandler = external
    parser.SkippedEntityHandler = skipped
