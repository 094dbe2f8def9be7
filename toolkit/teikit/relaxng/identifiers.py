"""Soundness of identifiers (RELAX NG DTD Compatibility, 5): IDs are unique, and each IDREF has a target.

Memory grows with the number of identifiers in the document, so this is a separate, optional pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from teikit.relaxng.datatypes.types import COMPATIBILITY_LIBRARY, XSD_LIBRARY
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.display import Names, listed
from teikit.relaxng.event_position import ExpatPosition, Span
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.names import SEPARATOR, XML_NS, NameClass, finite
from teikit.relaxng.nodes import Kind
from teikit.relaxng.scope import Scope
from teikit.relaxng.similarity import nearest
from teikit.relaxng.vocabulary import Vocabulary

_TYPES = {"ID": "ID", "IDREF": "IDREF", "IDREFS": "IDREF"}


class Identifiers:
    """The attributes of a schema that contain IDs or IDREFs."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary) -> None:
        #: For each element name, the type of its attributes by name; ``""`` is any element matched by a wildcard.
        self.types: dict[str, dict[str, str]] = {}
        self._grammar = grammar
        for element, (name_class, _) in enumerate(grammar.elements):
            for attribute, value in vocabulary.attributes(element):
                self._add(name_class, attribute, self._type(value))

    def _add(self, element: NameClass, attribute: NameClass, kind: str | None) -> None:
        if kind is not None:
            for owner in finite(element) or ("",):
                for name in finite(attribute) or ():
                    self.types.setdefault(owner, {})[name] = kind

    def _type(self, node: int) -> str | None:
        kind, parts = self._grammar.nodes[node]
        if kind in (Kind.LIST, Kind.ONE_OR_MORE):
            return self._type(parts[0])
        if kind != Kind.DATA:
            return None
        library, name, _ = self._grammar.datatypes[parts[0]]
        return _TYPES.get(name) if library in (XSD_LIBRARY, COMPATIBILITY_LIBRARY) else None

    def check(self, chunks: Iterable[bytes], file: str) -> Iterator[Diagnostic]:
        """Yield duplicate IDs, then IDREFs without a target; nothing if the document is not well-formed."""
        collector = _IdentifierCollector(self.types, file)
        try:
            for chunk in chunks:
                collector.parser.Parse(chunk, False)
            collector.parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError):  # not well-formed, or not decoded by expat
            return
        yield from collector.duplicates
        yield from collector.dangling()


class _IdentifierCollector:
    """Collects the identifiers of one document and the references to them."""

    def __init__(self, types: dict[str, dict[str, str]], file: str) -> None:
        self.duplicates: list[Diagnostic] = []
        self._types = types
        self._any = types.get("", {})
        self._file = file
        self._lines: dict[str, int | None] = {}
        self._references: dict[str, tuple[Span, str]] = {}
        bindings = {"xml": XML_NS}
        scope = Scope(bindings)
        self._names = Names(bindings)
        self.parser = parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.ordered_attributes = True
        self._position = ExpatPosition(parser)
        parser.StartNamespaceDeclHandler = scope.declare
        parser.EndNamespaceDeclHandler = scope.end_declaration
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: list[str]) -> None:
        types = self._types.get(name, self._any)
        if not types:
            return
        for index, (attribute, value) in enumerate(zip(attributes[::2], attributes[1::2], strict=True)):
            kind = types.get(attribute)
            if kind == "ID":
                self._define(value.strip(), index, name, attribute)
            elif kind == "IDREF":
                self._refer(value.split(), index, name, attribute)

    def _define(self, identifier: str, index: int, element: str, attribute: str) -> None:
        self._references.pop(identifier, None)
        if identifier not in self._lines:
            self._lines[identifier] = self._position.start.line
            return
        span = self._position.attribute(index, value=True)
        message = f"duplicate ID “{identifier}” in {self._owner(element, attribute)}"
        suggestion = f"the first one is on line {self._lines[identifier]}"
        self.duplicates.append(self._diagnostic("rng.id-repeated", span, message, suggestion))

    def _refer(self, identifiers: list[str], index: int, element: str, attribute: str) -> None:
        for identifier in identifiers:
            if identifier not in self._lines and identifier not in self._references:
                span = self._position.attribute(index, value=True)
                self._references[identifier] = (span, self._owner(element, attribute))

    def dangling(self) -> Iterator[Diagnostic]:
        """Yield the first reference to each identifier that does not exist."""
        for identifier, (span, owner) in self._references.items():
            meant = nearest(identifier, self._lines)
            suggestion = f"did you mean {listed([f'“{each}”' for each in meant])}?" if meant else None
            message = f"{owner} refers to “{identifier}”, but no element has this ID"
            yield self._diagnostic("rng.idref-dangling", span, message, suggestion)

    def _owner(self, element: str, attribute: str) -> str:
        return f"{self._names.attribute(attribute)} on {self._names.element(element)}"

    def _diagnostic(self, code: str, span: Span, message: str, suggestion: str | None) -> Diagnostic:
        return Diagnostic(self._file, span.line, span.column, code, message, span.length, suggestion=suggestion)
