"""From a grammar's table, plain data, to the patterns that documents are read with."""

from __future__ import annotations

from teikit.relaxng import datatypes
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.nodes import Kind
from teikit.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT, Interner, Pattern


class LivePatterns:
    """Makes the patterns of a grammar's nodes, each once: contents share most of their parts."""

    def __init__(self, grammar: Grammar, make: Interner) -> None:
        self._grammar = grammar
        self._make = make
        self._known: dict[int, Pattern] = {}

    def clear(self) -> None:
        """Forget what was made."""
        self._known.clear()

    def of(self, index: int) -> Pattern:
        """Return the pattern of a node; elements in it stay closed, so nothing recurses further than one content."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._composite(*self._grammar.nodes[index])
        return known

    def _composite(self, kind: int, parts: tuple[int, ...]) -> Pattern:
        match kind:
            case Kind.CHOICE:
                return self._make.choice([self.of(part) for part in parts])
            case Kind.GROUP:
                result: Pattern = EMPTY
                for part in reversed(parts):
                    result = self._make.group(self.of(part), result)
                return result
            case Kind.INTERLEAVE:
                return self._make.interleave([self.of(part) for part in parts])
            case Kind.ONE_OR_MORE:
                return self._make.one_or_more(self.of(parts[0]))
        return self._leaf(kind, parts)

    def _leaf(self, kind: int, parts: tuple[int, ...]) -> Pattern:
        grammar = self._grammar
        match kind:
            case Kind.ELEMENT:
                return self._make.element(parts[0], grammar.elements[parts[0]][0])
            case Kind.ATTRIBUTE:
                return self._make.attribute(grammar.name_classes[parts[0]], self.of(parts[1]))
            case Kind.LIST:
                return self._make.list_of(self.of(parts[0]))
            case Kind.DATA:
                return self._make.data(datatypes.make(*grammar.datatypes[parts[0]]), self.of(parts[1]))
            case Kind.VALUE:
                library, name, text, context = grammar.values[parts[0]]
                datatype = datatypes.make(library, name)
                return self._make.value(datatype, text, datatype.value(text, dict(context)))
        return {Kind.EMPTY: EMPTY, Kind.NOT_ALLOWED: NOT_ALLOWED, Kind.TEXT: TEXT}[Kind(kind)]
