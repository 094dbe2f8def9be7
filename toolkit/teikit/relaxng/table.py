"""The simple form of a schema (RELAX NG 4.20, 4.21) as one flat, hash-consed table.

A node is ``(kind, parts)``, where parts are indices of earlier nodes or of a side table. Equal patterns therefore have
the same index, the table is plain data that ``marshal`` can store, and only the content of elements is recursive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from teikit.relaxng.names import NameClass
from teikit.relaxng.nodes import EMPTY, NOT_ALLOWED, DatatypeKey, Kind, Node, ValueKey

Item = TypeVar("Item")


@dataclass(slots=True)
class ElementEntry:
    """One ``element`` of the schema: its name class, its content and its position."""

    name_class: NameClass
    file: str
    line: int
    column: int
    content: int = NOT_ALLOWED


@dataclass(slots=True)
class Table:
    """Patterns of the simple form. The methods that add a pattern apply 4.20 and 4.21 and return its index."""

    nodes: list[Node] = field(default_factory=list)
    name_classes: list[NameClass] = field(default_factory=list)
    datatypes: list[DatatypeKey] = field(default_factory=list)
    values: list[ValueKey] = field(default_factory=list)
    elements: list[ElementEntry] = field(default_factory=list)
    _index: dict[Node, int] = field(default_factory=dict, repr=False)
    _side: dict[object, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for kind in (Kind.EMPTY, Kind.NOT_ALLOWED, Kind.TEXT):
            self._make(kind, ())

    def _make(self, kind: Kind, parts: tuple[int, ...]) -> int:
        node = (int(kind), parts)
        index = self._index.get(node)
        if index is None:
            index = self._index[node] = len(self.nodes)
            self.nodes.append(node)
        return index

    def _flat(self, kind: Kind, members: list[int], neutral: int) -> list[int]:
        flat: list[int] = []
        for member in members:
            own, parts = self.nodes[member]
            if own == kind:
                flat += parts
            elif member != neutral:
                flat.append(member)
        return flat

    def choice(self, members: list[int]) -> int:
        """Return a choice of patterns."""
        flat = sorted(set(self._flat(Kind.CHOICE, members, NOT_ALLOWED)))
        if len(flat) < 2:
            return flat[0] if flat else NOT_ALLOWED
        return self._make(Kind.CHOICE, tuple(flat))

    def group(self, members: list[int]) -> int:
        """Return a group of patterns."""
        return self._sequence(Kind.GROUP, self._flat(Kind.GROUP, members, EMPTY))

    def interleave(self, members: list[int]) -> int:
        """Return an interleave of patterns."""
        return self._sequence(Kind.INTERLEAVE, sorted(self._flat(Kind.INTERLEAVE, members, EMPTY)))

    def _sequence(self, kind: Kind, flat: list[int]) -> int:
        if NOT_ALLOWED in flat:
            return NOT_ALLOWED
        if len(flat) < 2:
            return flat[0] if flat else EMPTY
        return self._make(kind, tuple(flat))

    def one_or_more(self, member: int) -> int:
        """Return one or more repetitions of a pattern."""
        if member in (EMPTY, NOT_ALLOWED) or self.nodes[member][0] == Kind.ONE_OR_MORE:
            return member
        return self._make(Kind.ONE_OR_MORE, (member,))

    def list_of(self, member: int) -> int:
        """Return a list of the tokens that a pattern matches."""
        return NOT_ALLOWED if member == NOT_ALLOWED else self._make(Kind.LIST, (member,))

    def attribute(self, name_class: NameClass, value: int) -> int:
        """Return an attribute pattern."""
        if value == NOT_ALLOWED:
            return NOT_ALLOWED
        return self._make(Kind.ATTRIBUTE, (self._side_index(self.name_classes, name_class), value))

    def data(self, datatype: DatatypeKey, excluded: int) -> int:
        """Return a data pattern. ``excluded`` is NOT_ALLOWED if it has no ``except``."""
        return self._make(Kind.DATA, (self._side_index(self.datatypes, datatype), excluded))

    def value(self, value: ValueKey) -> int:
        """Return a value pattern."""
        return self._make(Kind.VALUE, (self._side_index(self.values, value),))

    def element(self, entry: ElementEntry) -> int:
        """Return a new element pattern. Two elements are never the same pattern, even if they are equal."""
        self.elements.append(entry)
        return self._make(Kind.ELEMENT, (len(self.elements) - 1,))

    def _side_index(self, table: list[Item], item: Item) -> int:
        key = (id(table), item)
        index = self._side.get(key)
        if index is None:
            index = self._side[key] = len(table)
            table.append(item)
        return index
