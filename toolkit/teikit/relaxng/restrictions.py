"""The restrictions on the simple form (RELAX NG 7), checked in one pass over the table.

Children precede their parents in the table, so the facts about a node follow from those about its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import reduce
from operator import or_

from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.errors import SchemaError
from teikit.relaxng.name_sets import NameSet
from teikit.relaxng.names import finite
from teikit.relaxng.nodes import NOT_ALLOWED, Kind, Node
from teikit.relaxng.schema_tree import SchemaNode
from teikit.relaxng.table import ElementEntry, Table

_BIT = {kind: 1 << kind for kind in Kind}
#: An attribute below a group or an interleave.
_GROUPED_ATTRIBUTE = 1 << len(Kind)
#: An attribute with a wildcard name that no oneOrMore repeats.
_BARE_WILDCARD = 2 << len(Kind)

_NAMES = {
    Kind.EMPTY: "empty", Kind.TEXT: "text", Kind.GROUP: "group", Kind.INTERLEAVE: "interleave", Kind.LIST: "list",
    Kind.ONE_OR_MORE: "oneOrMore", Kind.DATA: "data", Kind.VALUE: "value", Kind.ATTRIBUTE: "attribute",
    Kind.ELEMENT: "element",
}  # fmt: skip


def _bits(*kinds: Kind) -> int:
    return sum(_BIT[kind] for kind in kinds)


_IN_ATTRIBUTE = _bits(Kind.ATTRIBUTE, Kind.ELEMENT)
_IN_LIST = _bits(Kind.LIST, Kind.ELEMENT, Kind.ATTRIBUTE, Kind.TEXT, Kind.INTERLEAVE)
_IN_EXCEPT = _bits(
    Kind.ATTRIBUTE, Kind.ELEMENT, Kind.LIST, Kind.TEXT, Kind.GROUP, Kind.INTERLEAVE, Kind.ONE_OR_MORE, Kind.EMPTY
)
_IN_START = _bits(
    Kind.ATTRIBUTE, Kind.DATA, Kind.VALUE, Kind.LIST, Kind.TEXT, Kind.GROUP, Kind.INTERLEAVE, Kind.ONE_OR_MORE,
    Kind.EMPTY,
)  # fmt: skip

# Content types (7.2), in ascending order. Two of them are groupable if one is EMPTY_CONTENT or both are COMPLEX.
_EMPTY_CONTENT, _COMPLEX, _SIMPLE = range(3)


class _ViolationError(Exception):
    """A violated restriction, and the node that violates it."""

    def __init__(self, node: int, section: str, message: str) -> None:
        super().__init__(message)
        self.node = node
        self.section = section
        self.message = message


def check(table: Table, start: int, sources: Mapping[int, SchemaNode]) -> None:
    """Check everything that is reachable from the start pattern.

    :param sources: the schema elements of which the nodes were made, for positions.
    :raises SchemaError: with a diagnostic for each element whose content violates a restriction.
    """
    checker = _RestrictionChecker(table)
    diagnostics: list[Diagnostic] = []

    def examine(root: int, element: ElementEntry | None) -> list[int]:
        try:
            return checker.examine(root, in_element=element is not None)
        except _ViolationError as violation:
            diagnostics.append(_diagnostic(violation, element, sources))
            return []

    todo = examine(start, None)
    reached = set(todo)
    while todo:
        element = table.elements[todo.pop()]
        new = [found for found in examine(element.content, element) if found not in reached]
        reached.update(new)
        todo += new
    if diagnostics:
        raise SchemaError.of(sorted(diagnostics, key=lambda found: (found.file, found.line or 0)))


def _diagnostic(
    violation: _ViolationError, element: ElementEntry | None, sources: Mapping[int, SchemaNode]
) -> Diagnostic:
    message = f"{violation.message} (RELAX NG {violation.section})"
    if violation.node in sources:
        return sources[violation.node].diagnostic(message)
    if element is not None:
        return Diagnostic(element.file, element.line, element.column, "rng.schema", message)
    return Diagnostic("", None, None, "rng.schema", message)


class _RestrictionChecker:
    """Collects facts about the nodes of a table and checks the restrictions on them."""

    def __init__(self, table: Table) -> None:
        self._nodes: list[Node] = table.nodes
        self._name_classes = table.name_classes
        self._elements = table.elements
        self._contains: dict[int, int] = {}
        self._content_type: dict[int, int] = {}
        self._attributes: dict[int, NameSet] = {}

    def examine(self, root: int, *, in_element: bool) -> list[int]:
        """Check the content of an element, or the start; return the elements that it contains.

        :raises _ViolationError: at the first violated restriction.
        """
        fresh = self._descendants(root, self._children, self._contains)
        for index in fresh:
            self._collect_facts(index)
        bits = self._contains[root]
        if not in_element:
            self._reject(root, bits & _IN_START, "start", "7.1.5")
        elif bits & _BARE_WILDCARD:
            raise _ViolationError(root, "7.3", "an attribute with a wildcard name must be in a oneOrMore or zeroOrMore")
        elif root != NOT_ALLOWED:
            for index in self._descendants(root, self._sequence_parts, self._content_type):
                self._check_content_type(index)
        return [found for index in fresh for found in self._element_ids(index)]

    def _element_ids(self, index: int) -> tuple[int, ...]:
        kind, parts = self._nodes[index]
        return parts if kind == Kind.ELEMENT else ()

    def _children(self, index: int) -> tuple[int, ...]:
        kind, parts = self._nodes[index]
        if kind in (Kind.ELEMENT, Kind.VALUE):
            return ()
        return parts[1:] if kind in (Kind.ATTRIBUTE, Kind.DATA) else parts

    def _reject(self, node: int, bits: int, where: str, section: str) -> None:
        """Raise an error for the first kind of pattern in ``bits``, if any."""
        for kind, name in _NAMES.items():
            if bits & _BIT[kind]:
                raise _ViolationError(node, section, f"{name} is not allowed in {where}")

    def _collect_facts(self, index: int) -> None:
        kind, parts = self._nodes[index]
        children = self._children(index)
        bits = self._bits_of(index, Kind(kind), parts, reduce(or_, (self._contains[child] for child in children), 0))
        self._contains[index] = bits
        if bits & _BIT[Kind.ATTRIBUTE]:
            self._merge_attributes(index, kind, children)
        if kind == Kind.INTERLEAVE:
            self._check_interleave(index, parts)

    def _bits_of(self, index: int, kind: Kind, parts: tuple[int, ...], below: int) -> int:
        """Check a node by the bits of its parts (7.1) and return its own."""
        bits = _BIT[kind] | below
        if kind == Kind.ATTRIBUTE:
            bits = self._attribute_bits(index, parts, below)
        elif kind in (Kind.GROUP, Kind.INTERLEAVE):
            if below & _BIT[Kind.ATTRIBUTE]:
                bits |= _GROUPED_ATTRIBUTE
        elif kind == Kind.ONE_OR_MORE:
            if below & _GROUPED_ATTRIBUTE:
                raise _ViolationError(index, "7.1.2", "an attribute in a group or interleave is repeated")
            bits &= ~_BARE_WILDCARD
        elif kind == Kind.LIST:
            self._reject(index, below & _IN_LIST, "list", "7.1.3")
        elif kind == Kind.DATA and parts[1] != NOT_ALLOWED:
            self._reject(index, below & _IN_EXCEPT, "the except of data", "7.1.4")
        return bits

    def _attribute_bits(self, index: int, parts: tuple[int, ...], below: int) -> int:
        self._reject(index, below & _IN_ATTRIBUTE, "attribute", "7.1.1")
        name_class = self._name_classes[parts[0]]
        self._attributes[index] = NameSet()
        self._attributes[index].add(name_class)
        return _BIT[Kind.ATTRIBUTE] | (_BARE_WILDCARD if finite(name_class) is None else 0)

    def _merge_attributes(self, index: int, kind: int, children: tuple[int, ...]) -> None:
        if kind == Kind.ATTRIBUTE:
            return
        merged = NameSet()
        exclusive = kind in (Kind.GROUP, Kind.INTERLEAVE)
        for child in children:
            own = self._attributes.get(child)
            if own is None:
                continue
            if exclusive and merged.overlaps(own):
                raise _ViolationError(index, "7.3", f"the same attribute{merged.common(own)} can occur twice")
            merged.update(own)
        self._attributes[index] = merged

    def _check_interleave(self, index: int, members: tuple[int, ...]) -> None:
        if sum(1 for member in members if self._contains[member] & _BIT[Kind.TEXT]) > 1:
            raise _ViolationError(index, "7.4", "text occurs in more than one part of an interleave")
        merged = NameSet()
        for member in members:
            own = self._element_names(member)
            if merged.overlaps(own):
                name = merged.common(own)
                raise _ViolationError(
                    index, "7.4", f"the same element{name} can occur in more than one part of an interleave"
                )
            merged.update(own)

    def _element_names(self, root: int) -> NameSet:
        result = NameSet()
        for index in self._descendants(root, self._children, ()):
            kind, parts = self._nodes[index]
            if kind == Kind.ELEMENT:
                result.add(self._elements[parts[0]].name_class)
        return result

    def _descendants(self, root: int, children: Callable[[int], tuple[int, ...]], known: Container[int]) -> list[int]:
        """Return ``root`` and its descendants that are not ``known``, children before parents."""
        seen: set[int] = set()
        todo = [root]
        while todo:
            index = todo.pop()
            if index not in seen and index not in known:
                seen.add(index)
                todo += children(index)
        return sorted(seen)

    def _sequence_parts(self, index: int) -> tuple[int, ...]:
        """Return the parts for the check of string sequences (7.2), to which the content of a list does not belong."""
        return () if self._nodes[index][0] == Kind.LIST else self._children(index)

    def _check_content_type(self, index: int) -> None:
        kind, _ = self._nodes[index]
        types = [self._content_type.get(child, _EMPTY_CONTENT) for child in self._sequence_parts(index)]
        match kind:
            case Kind.TEXT | Kind.ELEMENT:
                result = _COMPLEX
            case Kind.DATA | Kind.VALUE | Kind.LIST:
                result = _SIMPLE
            case Kind.CHOICE:
                result = max(types)
            case Kind.ONE_OR_MORE:
                result = types[0]
                self._check_groupable(index, types * 2)
            case Kind.GROUP | Kind.INTERLEAVE:
                result = max(types)
                self._check_groupable(index, types)
            case _:
                result = _EMPTY_CONTENT
        self._content_type[index] = result

    def _check_groupable(self, index: int, types: list[int]) -> None:
        solid = [content for content in types if content != _EMPTY_CONTENT]
        if len(solid) > 1 and _SIMPLE in solid:
            raise _ViolationError(
                index, "7.2", "data, value or list cannot be combined with text, elements or other data"
            )
