"""Positions of the nodes of a document, from one pass of a streaming parser.

A compiled schema identifies a node by the number of its element in document order. The document is parsed a second
time, for the positions of these elements, only after something has been found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from teikit.core.positions import Position

_SPACE = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A reference to a node of a document.

    :param element: number of the element in document order, from 1; 0 is the document node.
    :param attribute: an attribute of the element, by its name as written, prefix included.
    :param child: a child node of the element, from 1.
    """

    element: int
    attribute: str = ""
    child: int = 0


def locate(source: bytes, nodes: Iterable[NodeRef]) -> Mapping[NodeRef, Position]:
    """Return the positions of nodes in a document.

    The position of an element is that of its start tag, the position of an attribute that of its name. Nodes after the
    point where the source stops being well-formed are left out.
    """
    wanted = frozenset(nodes)
    locator = _Locator(source, wanted)
    locator.run()
    if NodeRef(0) in wanted:
        locator.positions[NodeRef(0)] = locator.root
    return locator.positions


@dataclass(slots=True)
class _OpenElement:
    number: int
    children: int = 0
    in_text: bool = False


class _Locator:
    """One pass over the source; counts elements and, if a child node is wanted, the children of each."""

    def __init__(self, source: bytes, wanted: frozenset[NodeRef]) -> None:
        self.positions: dict[NodeRef, Position] = {}
        self.root = Position(1, 1)
        self._source = source
        self._wanted = wanted
        self._elements = {node.element for node in wanted}
        self._attributes: dict[int, list[NodeRef]] = {}
        for node in wanted:
            if node.attribute:
                self._attributes.setdefault(node.element, []).append(node)
        self._wants_children = any(node.child for node in wanted)
        self._count = 0
        self._open: list[_OpenElement] = []
        self._parser = expat.ParserCreate()

    def run(self) -> None:
        parser = self._parser
        parser.StartElementHandler = self._start
        if self._wants_children:
            parser.buffer_text = False
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._text
            parser.CommentHandler = self._other
            parser.ProcessingInstructionHandler = self._other
        try:
            parser.Parse(self._source, True)
        except (expat.ExpatError, LookupError, ValueError):
            # Not well-formed, or in an encoding that expat does not decode: positions remain unknown.
            return

    def _here(self) -> Position:
        return Position(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: object) -> None:
        self._count += 1
        number = self._count
        if number == 1:
            self.root = self._here()
        if number in self._elements:
            here = self.positions[NodeRef(number)] = self._here()
            start = self._parser.CurrentByteIndex
            for node in self._attributes.get(number, ()):
                self.positions[node] = attribute_position(self._source, start, node.attribute, here)
        if self._wants_children:
            self._other()
            self._open.append(_OpenElement(number))

    def _end(self, name: str) -> None:
        self._open.pop()

    def _text(self, data: str) -> None:
        parent = self._open[-1]
        # expat splits one text node into several calls.
        if not parent.in_text:
            parent.in_text = True
            self._count_child(parent)

    def _other(self, *_: object) -> None:
        if self._open:
            self._open[-1].in_text = False
            self._count_child(self._open[-1])

    def _count_child(self, parent: _OpenElement) -> None:
        parent.children += 1
        node = NodeRef(parent.number, child=parent.children)
        if node in self._wanted:
            self.positions[node] = self._here()


def attribute_position(source: bytes, start: int, name: str, element: Position) -> Position:
    """Return the position of an attribute's name, or that of its element if it cannot be found.

    It cannot be found if the source is not in UTF-8.

    :param start: index of the first byte of the start tag.
    :param name: the name as written, prefix included.
    :param element: position of the start tag.
    """
    wanted = name.encode()
    position, end = start + 1, len(source)
    while position < end and source[position] not in _SPACE + b"/>":
        position += 1
    while position < end:
        position = _skip_space(source, position)
        equals = source.find(b"=", position)
        if equals < 0 or source[position : position + 1] in (b">", b"/"):
            return element
        if source[position:equals].rstrip() == wanted:
            return _advance(element, source[start:position])
        quote = _skip_space(source, equals + 1)
        closing = source.find(source[quote : quote + 1], quote + 1)
        if closing < 0:
            return element
        position = closing + 1
    return element


def _skip_space(source: bytes, position: int) -> int:
    while position < len(source) and source[position] in _SPACE:
        position += 1
    return position


def _advance(position: Position, passed: bytes) -> Position:
    text = passed.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.count("\n")
    if not lines:
        return Position(position.line, (position.column or 1) + len(text))
    return Position(position.line + lines, len(text) - text.rindex("\n"))
