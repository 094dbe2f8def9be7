"""From a grammar's table, plain data, to the patterns that documents are read with."""

from __future__ import annotations

from teikit.relaxng import datatypes
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT, Interner, Pattern
from teikit.relaxng.table import Kind

_FIXED = {Kind.EMPTY: EMPTY, Kind.NOT_ALLOWED: NOT_ALLOWED, Kind.TEXT: TEXT}


def live(grammar: Grammar, make: Interner, index: int) -> Pattern:
    """Return the live pattern of a node; elements in it stay closed, so nothing recurses further than one content."""
    kind, parts = grammar.nodes[index]
    match kind:
        case Kind.EMPTY | Kind.NOT_ALLOWED | Kind.TEXT:
            return _FIXED[Kind(kind)]
        case Kind.CHOICE:
            return make.choice(live(grammar, make, part) for part in parts)
        case Kind.GROUP:
            result: Pattern = EMPTY
            for part in reversed(parts):
                result = make.group(live(grammar, make, part), result)
            return result
        case Kind.INTERLEAVE:
            return make.interleave(live(grammar, make, part) for part in parts)
        case Kind.ONE_OR_MORE:
            return make.one_or_more(live(grammar, make, parts[0]))
    return _leaf(grammar, make, kind, parts)


def _leaf(grammar: Grammar, make: Interner, kind: int, parts: tuple[int, ...]) -> Pattern:
    match kind:
        case Kind.LIST:
            return make.list_of(live(grammar, make, parts[0]))
        case Kind.DATA:
            return make.data(datatypes.make(*grammar.datatypes[parts[0]]), live(grammar, make, parts[1]))
        case Kind.VALUE:
            library, name, text, context = grammar.values[parts[0]]
            datatype = datatypes.make(library, name)
            return make.value(datatype, text, datatype.value(text, dict(context)))
        case Kind.ATTRIBUTE:
            return make.attribute(grammar.name_classes[parts[0]], live(grammar, make, parts[1]))
        case Kind.ELEMENT:
            return make.element(parts[0], grammar.elements[parts[0]][0])
    raise AssertionError(kind)
