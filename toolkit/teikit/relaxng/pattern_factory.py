"""Patterns for matching, made from the nodes of a grammar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from teikit.relaxng import datatypes
from teikit.relaxng.attributes import ElementContent
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.names import finite
from teikit.relaxng.nodes import EMPTY as EMPTY_NODE
from teikit.relaxng.nodes import Kind
from teikit.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT, Interner, Pattern

#: A name, the node of its value, and whether the attribute is required.
PlainAttribute: TypeAlias = tuple[str, int, bool]


class PatternFactory:
    """Makes the pattern of each node of a grammar, once: contents share most of their parts.

    A TEI element has 31 attributes on average, of which a document uses one or two. Attributes that occur once are kept
    by name, and the patterns of their values are made when the document has them.
    """

    def __init__(self, grammar: Grammar, make: Interner) -> None:
        self._grammar = grammar
        self._make = make
        self._made: dict[int, Pattern] = {}
        self._plain: dict[int, PlainAttribute | None] = {}

    def clear(self) -> None:
        """Discard the patterns."""
        self._made.clear()

    def pattern(self, index: int) -> Pattern:
        """Return the pattern of a node. It does not contain the content of its elements, which bounds the recursion."""
        pattern = self._made.get(index)
        if pattern is None:
            pattern = self._made[index] = self._composite(*self._grammar.nodes[index])
        return pattern

    def content(self, element: int) -> ElementContent:
        """Return the content of an element definition."""
        plain: dict[str, int] = {}
        required = set()
        rest: list[int] = []
        content = self._grammar.elements[element][1]
        kind, parts = self._grammar.nodes[content]
        for part in parts if kind == Kind.GROUP else (content,):
            attribute = self._plain_attribute(part)
            if attribute is None:
                rest.append(part)
                continue
            name, value, is_required = attribute
            plain[name] = value
            if is_required:
                required.add(name)
        return ElementContent(plain, frozenset(required), self._group(rest))

    def _plain_attribute(self, index: int) -> PlainAttribute | None:
        """Return an attribute with a single name, required or optional; ``None`` if a node is anything else."""
        if index in self._plain:
            return self._plain[index]
        nodes = self._grammar.nodes
        kind, parts = nodes[index]
        is_required = True
        if kind == Kind.CHOICE and len(parts) == 2 and EMPTY_NODE in parts:
            is_required = False
            kind, parts = nodes[next(part for part in parts if part != EMPTY_NODE)]
        names = finite(self._grammar.name_classes[parts[0]]) if kind == Kind.ATTRIBUTE else None
        found = (names[0], parts[1], is_required) if names and len(names) == 1 else None
        self._plain[index] = found
        return found

    def _group(self, parts: Sequence[int]) -> Pattern:
        result: Pattern = EMPTY
        for part in reversed(parts):
            result = self._make.group(self.pattern(part), result)
        return result

    def _composite(self, kind: int, parts: tuple[int, ...]) -> Pattern:
        match kind:
            case Kind.CHOICE:
                return self._make.choice([self.pattern(part) for part in parts])
            case Kind.GROUP:
                return self._group(parts)
            case Kind.INTERLEAVE:
                return self._make.interleave([self.pattern(part) for part in parts])
            case Kind.ONE_OR_MORE:
                return self._make.one_or_more(self.pattern(parts[0]))
        return self._leaf(kind, parts)

    def _leaf(self, kind: int, parts: tuple[int, ...]) -> Pattern:
        grammar = self._grammar
        match kind:
            case Kind.ELEMENT:
                return self._make.element(parts[0], grammar.elements[parts[0]][0])
            case Kind.ATTRIBUTE:
                return self._make.attribute(grammar.name_classes[parts[0]], self.pattern(parts[1]))
            case Kind.LIST:
                return self._make.list_of(self.pattern(parts[0]))
            case Kind.DATA:
                return self._make.data(datatypes.make(*grammar.datatypes[parts[0]]), self.pattern(parts[1]))
            case Kind.VALUE:
                library, name, text, context = grammar.values[parts[0]]
                datatype = datatypes.make(library, name)
                return self._make.value(datatype, text, datatype.value(text, dict(context)))
        return {Kind.EMPTY: EMPTY, Kind.NOT_ALLOWED: NOT_ALLOWED, Kind.TEXT: TEXT}[Kind(kind)]
