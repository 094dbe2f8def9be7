"""The second pass over a document as bytes: expat events for a diagnosis, and errors of well-formedness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from teikit.relaxng.diagnosis import Diagnosis
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.event_position import ExpatPosition
from teikit.relaxng.names import SEPARATOR
from teikit.relaxng.scope import Scope
from teikit.relaxng.well_formed import RecentBytes, explain


def diagnose(diagnosis: Diagnosis, chunks: Iterable[bytes], file: str) -> Iterator[Diagnostic]:
    """Parse a document and yield its diagnostics. If it is not well-formed, the last one reports that."""
    recent = RecentBytes(chunks)
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    try:
        for _ in _feed(diagnosis, recent, file, parser):
            yield from diagnosis.diagnostics
            diagnosis.diagnostics.clear()
    except expat.ExpatError as error:
        before, after = recent.around(parser.ErrorByteIndex)
        diagnosis.diagnostics.append(explain(error, before, after, diagnosis.open_tags, file))
    except (LookupError, ValueError) as error:
        if diagnosis.has_begun:
            raise
        message = f"cannot decode the document: {error}"
        diagnosis.diagnostics.append(Diagnostic(file, 1, 1, "xml.encoding", message, suggestion="save it as UTF-8"))
    yield from diagnosis.diagnostics
    diagnosis.diagnostics.clear()


def feed(diagnosis: Diagnosis, chunks: Iterable[bytes], file: str, encoding: str | None = None) -> Iterator[None]:
    """Parse a document and pass its events to a diagnosis; yield after each chunk.

    :param encoding: overrides the encoding that the document declares.
    :raises xml.parsers.expat.ExpatError: it is not well-formed.
    """
    yield from _feed(diagnosis, chunks, file, expat.ParserCreate(encoding, namespace_separator=SEPARATOR))


def _feed(diagnosis: Diagnosis, chunks: Iterable[bytes], file: str, parser: expat.XMLParserType) -> Iterator[None]:
    parser.ordered_attributes = True
    _connect(diagnosis, parser, file)
    for chunk in chunks:
        parser.Parse(chunk, False)
        diagnosis.automaton.trim()
        yield
    parser.Parse(b"", True)


def _connect(diagnosis: Diagnosis, parser: expat.XMLParserType, file: str) -> None:
    position = ExpatPosition(parser)
    scope = Scope(diagnosis.scope)

    def report_entity(code: str, message: str) -> None:
        line, column, _ = position.start
        diagnosis.diagnostics.append(Diagnostic(file, line, column, code, message))

    def external(context: str, base: str | None, system: str | None, public: str | None) -> int:
        name = context.split()[-1]
        report_entity("xml.external-entity", f"external entity &{name}; (“{system}”) is not read")
        return 1

    def skipped(name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat passes it by position
        if not is_parameter:
            message = f"entity &{name}; is not declared in this file; external declarations are not read"
            report_entity("xml.undeclared-entity", message)

    parser.StartElementHandler = lambda name, attributes: diagnosis.start(name, attributes, position)
    parser.EndElementHandler = lambda name: diagnosis.end(position)
    parser.CharacterDataHandler = lambda data: diagnosis.text(data, position)
    parser.StartNamespaceDeclHandler = scope.declare
    parser.EndNamespaceDeclHandler = scope.end_declaration
    parser.ExternalEntityRefHandler = external
    parser.SkippedEntityHandler = skipped
