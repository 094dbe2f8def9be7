"""A compiled Schematron schema, and the validation of documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from teikit.core.errors import NotWellFormedError, SchemaError
from teikit.core.files import read_bytes
from teikit.core.findings import Finding, by_position
from teikit.core.node_positions import NodeRef, locate
from teikit.core.paths import StrPath
from teikit.core.positions import Position
from teikit.schematron.compilation import Program
from teikit.schematron.documents import Document
from teikit.schematron.failures import Failure, parse_failures


class Schematron:
    """A compiled schema (ISO/IEC 19757-3) with one of its phases."""

    def __init__(self, program: Program, path: Path, phase: str) -> None:
        """Create a schema; :func:`teikit.schematron.load` compiles one from a file."""
        self.path = path
        self.phase = phase
        self._program = program

    def __repr__(self) -> str:
        phase = "" if self.phase == "#DEFAULT" else f" phase={self.phase}"
        return f"<Schematron {self.path.name}{phase}>"

    def validate(
        self, document: StrPath | bytes | etree._ElementTree, source: bytes | None = None, *, name: str | None = None
    ) -> Iterator[Finding]:
        """Yield the failed assertions and successful reports, in document order.

        A document that is not well-formed yields one finding, ``xml.not-well-formed``.

        :param document: a path, the document itself as bytes, or a parsed tree.
        :param source: the bytes that a tree was parsed from; without them, findings have lines but no columns.
        :param name: the name of the document in the findings; the default is its path.
        :raises FileError: the document cannot be read.
        :raises DocumentError: the document is empty.
        :raises SchemaError: a rule fails on the document.
        """
        given = Document.of(document, source)
        label = name or given.name
        try:
            failures = self._failures(given)
        except NotWellFormedError as error:
            if error.position is None:
                raise
            yield Finding(label, error.position, "xml.not-well-formed", error.message)
        else:
            yield from _findings(failures, given, label)

    def failures(self, document: StrPath | bytes) -> Sequence[Failure]:
        """Return the failed assertions and successful reports in the order of the schema, with all their properties.

        :raises FileError: the document cannot be read.
        :raises DocumentError: the document is empty or not well-formed.
        :raises SchemaError: a rule fails on the document.
        """
        return self._failures(Document.of(document))

    def _failures(self, document: Document) -> list[Failure]:
        text = document.text()
        try:
            return list(parse_failures(self._program.run(text, document.base_uri)))
        except SchemaError as error:
            document.check_well_formed()
            message = f"{error.message} (in {document.name})"
            raise SchemaError(message, error.file, error.position, error.hint) from None


def _findings(failures: Sequence[Failure], document: Document, name: str) -> Iterator[Finding]:
    """Yield the findings of the document, then those of its subordinate documents, each in order of position."""
    result = []
    for subordinate in dict.fromkeys(failure.document for failure in failures):
        own = [failure for failure in failures if failure.document == subordinate]
        nodes = [failure.node for failure in own]
        if subordinate:
            positions = locate(read_bytes(Path(subordinate), "a document"), nodes)
        else:
            positions = document.positions(nodes)
        result += [failure.finding(subordinate or name, _position(positions, failure.node)) for failure in own]
    yield from sorted(result, key=lambda finding: (finding.file != name, finding.file, *by_position(finding)))


def _position(positions: Mapping[NodeRef, Position], node: NodeRef) -> Position | None:
    return positions.get(node) or positions.get(NodeRef(node.element))
