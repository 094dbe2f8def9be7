"""Soundness of identifiers (RELAX NG DTD Compatibility, 5): each is given once, each reference leads to one.

Memory grows with the number of identifiers in a document, and with nothing else; so this is a reading of its own, for
those who ask for it.
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
from teikit.relaxng.similar import nearest
from teikit.relaxng.vocabulary import Vocabulary

_TYPES = {"ID": "ID", "IDREF": "IDREF", "IDREFS": "IDREF"}


class Identifiers:
    """Which attributes of which elements hold identifiers or references to them."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary) -> None:
        #: Attribute name to type, for each element name; ``""`` for elements that a wildcard names.
        self.types: dict[str, dict[str, str]] = {}
        self._grammar = grammar
        for element, (name_class, _) in enumerate(grammar.elements):
            for attribute, value in vocabulary.attributes(element):
                self._learn(name_class, attribute, self._type(value))

    def _learn(self, element: NameClass, attribute: NameClass, kind: str | None) -> None:
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
        """Yield identifiers given twice, then references that lead nowhere; nothing where a document breaks off."""
        reader = _Reader(self.types, file)
        try:
            for chunk in chunks:
                reader.parser.Parse(chunk, False)
            reader.parser.Parse(b"", True)
        except expat.ExpatError:
            return
        yield from reader.repeated
        yield from reader.dangling()


class _Reader:
    def __init__(self, types: dict[str, dict[str, str]], file: str) -> None:
        self.repeated: list[Diagnostic] = []
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
        parser.EndNamespaceDeclHandler = scope.forget
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: list[str]) -> None:
        types = self._types.get(name, self._any)
        for index in range(0, len(attributes), 2) if types else ():
            kind = types.get(attributes[index])
            if kind == "ID":
                self._define(attributes[index + 1].strip(), index, name, attributes[index])
            elif kind == "IDREF":
                self._refer(attributes[index + 1].split(), index, name, attributes[index])

    def _define(self, identifier: str, index: int, element: str, attribute: str) -> None:
        self._references.pop(identifier, None)
        if identifier not in self._lines:
            self._lines[identifier] = self._position.start.line
            return
        span = self._position.attribute(index // 2, value=True)
        message = f"identifier “{identifier}” of {self._owner(element, attribute)} is given twice"
        self.repeated.append(
            self._finding("rng.id-repeated", span, message, f"the other one is on line {self._lines[identifier]}")
        )

    def _refer(self, identifiers: list[str], index: int, element: str, attribute: str) -> None:
        for identifier in identifiers:
            if identifier not in self._lines and identifier not in self._references:
                span = self._position.attribute(index // 2, value=True)
                self._references[identifier] = (span, self._owner(element, attribute))

    def dangling(self) -> Iterator[Diagnostic]:
        """Yield the first reference to each identifier that nothing has."""
        for identifier, (span, owner) in self._references.items():
            meant = nearest(identifier, self._lines)
            mend = f"did you mean {listed([f'“{each}”' for each in meant])}?" if meant else None
            message = f"{owner} refers to “{identifier}”, which no element has"
            yield self._finding("rng.idref-dangling", span, message, mend)

    def _owner(self, element: str, attribute: str) -> str:
        return f"{self._names.attribute(attribute)} on {self._names.element(element)}"

    def _finding(self, code: str, span: Span, message: str, mend: str | None) -> Diagnostic:
        return Diagnostic(self._file, span.line, span.column, code, message, suggestion=mend, length=span.length)
