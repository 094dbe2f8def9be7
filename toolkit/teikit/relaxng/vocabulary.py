"""Queries on a whole schema: its names, the possible parents of an element, the owners of an attribute."""

from __future__ import annotations

from functools import cached_property

from teikit.relaxng.grammar import Grammar
from teikit.relaxng.names import NameClass, NameKind, finite, leaves, split
from teikit.relaxng.nodes import Kind


class Vocabulary:
    """Indexes of a grammar. Each is built on first use, since only diagnostics need them."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    @cached_property
    def elements(self) -> dict[str, tuple[int, ...]]:
        """The definitions of each element name that the schema lists."""
        found: dict[str, list[int]] = {}
        for index, (name_class, _) in enumerate(self._grammar.elements):
            for name in finite(name_class) or ():
                found.setdefault(name, []).append(index)
        return {name: tuple(indices) for name, indices in found.items()}

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """The namespaces of the elements that the schema lists."""
        named = {split(name)[0] for name in self.elements}
        wild = (leaf for element in self._grammar.elements for leaf in leaves(element[0]))
        return frozenset(named | {leaf[1] for leaf in wild if leaf[0] == NameKind.NS})

    @cached_property
    def parents(self) -> dict[str, frozenset[str]]:
        """The names of the elements that may contain an element, by its name."""
        found: dict[str, set[str]] = {}
        for name_class, content in self._grammar.elements:
            own = finite(name_class) or ()
            for child in self._parts(content)[0]:
                for name in finite(self._grammar.elements[child][0]) or ():
                    found.setdefault(name, set()).update(own)
        return {name: frozenset(parents) for name, parents in found.items()}

    @cached_property
    def owners(self) -> dict[str, frozenset[str]]:
        """The names of the elements that may have an attribute, by its name."""
        found: dict[str, set[str]] = {}
        for name_class, content in self._grammar.elements:
            own = finite(name_class) or ()
            for attribute in self._parts(content)[1]:
                for name in finite(attribute) or ():
                    found.setdefault(name, set()).update(own)
        return {name: frozenset(owners) for name, owners in found.items()}

    def attributes(self, element: int) -> list[tuple[NameClass, int]]:
        """Return the attributes of an element definition: the name class, and the node of the value."""
        nodes, classes = self._grammar.nodes, self._grammar.name_classes
        return [
            (classes[nodes[index][1][0]], nodes[index][1][1])
            for index in self._descendants(self._grammar.elements[element][1])
            if nodes[index][0] == Kind.ATTRIBUTE
        ]

    def _parts(self, content: int) -> tuple[list[int], list[NameClass]]:
        """Return the elements and the attribute names of a content."""
        elements, attributes = [], []
        for index in self._descendants(content):
            kind, parts = self._grammar.nodes[index]
            if kind == Kind.ELEMENT:
                elements.append(parts[0])
            elif kind == Kind.ATTRIBUTE:
                attributes.append(self._grammar.name_classes[parts[0]])
        return elements, attributes

    def _descendants(self, root: int) -> list[int]:
        """Return the nodes of a content, without those inside its elements and attributes."""
        seen = {root}
        todo = [root]
        while todo:
            kind, parts = self._grammar.nodes[todo.pop()]
            if Kind.CHOICE <= kind <= Kind.ONE_OR_MORE:
                new = [part for part in parts if part not in seen]
                seen.update(new)
                todo += new
        return sorted(seen)
