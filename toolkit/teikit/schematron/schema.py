"""A Schematron schema, compiled, and documents judged by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from teikit.core.errors import SchemaError, TeikitError
from teikit.core.files import read_bytes
from teikit.core.findings import Finding, by_position
from teikit.core.node_positions import NodeRef, locate
from teikit.core.positions import Position
from teikit.core.xml import parse_bytes
from teikit.schematron.outcome import Failure, failures
from teikit.schematron.processor import Program

_ENCODING = re.compile(rb"""^<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)""")
_UTF_8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


class Schematron:
    """A compiled schema (ISO 19757-3), bound to one phase."""

    def __init__(self, program: Program, path: Path, phase: str) -> None:
        """Take a compiled schema; :func:`teikit.schematron.load` makes one of a file."""
        self.path = path
        self.phase = phase
        self._program = program

    def validate(self, document: Path | etree._ElementTree, source: bytes | None = None) -> Iterator[Finding]:
        """Judge a document, a file or a parsed tree; findings come in the order of their lines.

        A tree knows lines only; ``source``, the bytes it was parsed from, gives columns too. A file that is not well
        formed gives one finding, ``xml.not-well-formed``.

        :raises TeikitError: the document cannot be read, or a rule fails on it.
        """
        name, data, text = _given(document, source)
        try:
            found = self._failures(text, name, data)
        except _IllFormedError as error:
            if error.fault.position is None:
                raise error.fault from None
            fault = error.fault
            yield Finding(name, fault.position, "xml.not-well-formed", fault.message)
            return
        tree = document if isinstance(document, etree._ElementTree) and data is None else None
        yield from _findings(found, name, data, tree)

    def failures(self, document: Path) -> Sequence[Failure]:
        """Judge a file and return all that the schema says: roles, flags, diagnostics, properties, in its order.

        :raises TeikitError: the document cannot be read, is not well formed, or a rule fails on it.
        """
        name, data, text = _given(document, None)
        try:
            return self._failures(text, name, data)
        except _IllFormedError as error:
            raise error.fault from None

    def _failures(self, text: str | TeikitError, name: str, data: bytes | None) -> list[Failure]:
        if isinstance(text, TeikitError):
            raise _IllFormedError(text)
        address = Path(name).resolve().as_uri() if name else "urn:document"
        try:
            return list(failures(self._program.run(text, address)))
        except TeikitError as error:
            fault = _fault(data, Path(name))
            if fault:
                raise _IllFormedError(fault) from None
            raise SchemaError(f"{error.message} (in {name})", error.file, error.position, hint=error.hint) from None


class _IllFormedError(Exception):
    """A document is not well formed: the processor says so without a place, the safe parser says where."""

    def __init__(self, fault: TeikitError) -> None:
        super().__init__(str(fault))
        self.fault = fault


def _fault(data: bytes | None, path: Path) -> TeikitError | None:
    try:
        if data is not None:
            parse_bytes(data, path)
    except TeikitError as error:
        return error
    return None


def _given(document: Path | etree._ElementTree, source: bytes | None) -> tuple[str, bytes | None, str | TeikitError]:
    """Return a document's name, the bytes it was read from, and its text for the processor or what is wrong."""
    if isinstance(document, etree._ElementTree):
        return document.docinfo.URL or "", source, _without_doctype(document)
    data = read_bytes(document, "an XML document")
    plain = _plain(data)
    if plain is not None:
        return str(document), data, plain
    try:
        return str(document), data, _without_doctype(parse_bytes(data, document))
    except TeikitError as error:
        return str(document), data, error


def _plain(data: bytes) -> str | None:
    """Return a document's text if the XSLT processor may have it as it is: UTF-8, no document type declaration."""
    encoding = _ENCODING.match(data)
    if b"<!DOCTYPE" in data or not data.strip() or (encoding and encoding[1].lower() not in _UTF_8):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _without_doctype(tree: etree._ElementTree) -> str:
    root = tree.getroot()
    before = list(root.itersiblings(preceding=True))
    nodes = (*reversed(before), root, *root.itersiblings())
    return "\n".join(etree.tostring(node, encoding="unicode", with_tail=False) for node in nodes)


def _findings(
    found: Sequence[Failure], name: str, data: bytes | None, tree: etree._ElementTree | None
) -> Iterator[Finding]:
    documents = dict.fromkeys(failure.document for failure in found)
    result = []
    for document in documents:
        here = [failure for failure in found if failure.document == document]
        nodes = [failure.node for failure in here]
        if document:
            places = locate(read_bytes(Path(document), "a document"), nodes)
        elif tree is not None:
            places = _lines(tree, nodes)
        else:
            places = locate(data or b"", nodes)
        result += [failure.finding(document or name, _place(places, failure.node)) for failure in here]
    yield from sorted(result, key=lambda finding: (finding.file != name, finding.file, *by_position(finding)))


def _place(places: Mapping[NodeRef, Position], node: NodeRef) -> Position | None:
    return places.get(node) or places.get(NodeRef(node.element))


def _lines(tree: etree._ElementTree, nodes: Sequence[NodeRef]) -> dict[NodeRef, Position]:
    wanted = {node.element for node in nodes}
    lines = {
        number: Position(element.sourceline or 1)
        for number, element in enumerate(tree.iter(etree.Element), 1)
        if number in wanted
    }
    return {node: lines.get(node.element, Position(1)) for node in nodes}
