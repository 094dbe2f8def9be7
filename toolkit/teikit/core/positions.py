"""Where the nodes of a document stand in its file: line and column from one pass of a streaming parser.

A compiled schema tells a node by the number of its element in the order of the document; only when something was found
is the file read once more to see where these elements are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a document.

    ``element`` counts elements from 1, 0 is the document itself; ``attribute`` and ``child`` (from 1) stand in it.
    """

    element: int
    attribute: str = ""
    child: int = 0


Place = tuple[int, int]
"""Line and column, from 1."""


def locate(source: bytes, nodes: Iterable[Node]) -> Mapping[Node, Place]:
    """Find the place of nodes in a document.

    An element stands where its start-tag begins, an attribute where its name begins, text where it begins. Columns
    count characters. What cannot be found, because the source is not well formed, is left out.
    """
    wanted = frozenset(nodes)
    pass_ = _Pass(source, wanted)
    pass_.run()
    places = pass_.places
    if Node(0) in wanted:
        places[Node(0)] = pass_.root
    return places


class _Pass:
    """One reading of the source; counts elements and, in elements that are asked for, their children."""

    def __init__(self, source: bytes, wanted: frozenset[Node]) -> None:
        self.source = source
        self.places: dict[Node, Place] = {}
        self.root: Place = (1, 1)
        self._elements = {node.element for node in wanted}
        self._attributes: dict[int, list[Node]] = {}
        for node in wanted:
            if node.attribute:
                self._attributes.setdefault(node.element, []).append(node)
        self._wanted = wanted
        self._children = any(node.child for node in wanted)
        self._count = 0
        self._open: list[list[int]] = []
        self._parser = expat.ParserCreate()

    def run(self) -> None:
        parser = self._parser
        parser.StartElementHandler = self._start
        if self._children:
            parser.buffer_text = False
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._text
            parser.CommentHandler = self._other
            parser.ProcessingInstructionHandler = self._other
        try:
            parser.Parse(self.source, True)
        except expat.ExpatError:
            return

    def _here(self) -> Place:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _start(self, name: str, attributes: object) -> None:
        self._count += 1
        number = self._count
        if number == 1:
            self.root = self._here()
        if number in self._elements:
            here = self.places[Node(number)] = self._here()
            for node in self._attributes.get(number, ()):
                self.places[node] = attribute_place(self.source, self._parser.CurrentByteIndex, node.attribute, here)
        if self._children:
            self._child()
            self._open.append([number, 0, 0])

    def _end(self, name: str) -> None:
        self._open.pop()

    def _text(self, data: str) -> None:
        parent = self._open[-1]
        if not parent[2]:
            parent[2] = 1
            self._next(parent)

    def _other(self, *_: object) -> None:
        if self._open:
            self._child()

    def _child(self) -> None:
        if self._open:
            parent = self._open[-1]
            parent[2] = 0
            self._next(parent)

    def _next(self, parent: list[int]) -> None:
        parent[1] += 1
        node = Node(parent[0], child=parent[1])
        if node in self._wanted:
            self.places[node] = self._here()


def attribute_place(source: bytes, start: int, name: str, element: Place) -> Place:
    """Find an attribute's name in the start-tag that begins at byte ``start``, which stands at ``element``.

    ``name`` is the name as written, prefix and all. Where the source is not UTF-8 the answer is the element.
    """
    wanted = name.encode()
    position, end = start + 1, len(source)
    while position < end and source[position] not in b" \t\r\n/>":
        position += 1
    while position < end:
        while position < end and source[position] in b" \t\r\n":
            position += 1
        equals = source.find(b"=", position)
        if equals < 0 or source[position : position + 1] in (b">", b"/"):
            return element
        if source[position:equals].rstrip() == wanted:
            return _advance(source[start:position], element)
        opening = equals + 1
        while source[opening : opening + 1] in (b" ", b"\t", b"\r", b"\n"):
            opening += 1
        closing = source.find(source[opening : opening + 1], opening + 1)
        if closing < 0:
            return element
        position = closing + 1
    return element


def _advance(passed: bytes, place: Place) -> Place:
    text = passed.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.count("\n")
    if not lines:
        return place[0], place[1] + len(text)
    return place[0] + lines, len(text) - text.rindex("\n")
