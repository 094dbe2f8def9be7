"""Queries on patterns: the elements and attributes that are allowed or required next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from teikit.relaxng.names import NameClass, finite
from teikit.relaxng.patterns import (
    NOT_ALLOWED,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Value,
)

_NONE: frozenset[str] = frozenset()


def group_parts(pattern: Pattern) -> Iterator[Pattern]:
    """Yield the parts of a group in order; of any other pattern, the pattern itself."""
    while isinstance(pattern, Group):
        yield pattern.first
        pattern = pattern.rest
    yield pattern


def next_elements(pattern: Pattern) -> Iterator[NameClass]:
    """Yield the name classes of the elements that are allowed next."""
    match pattern:
        case Element(name_class=name_class):
            yield name_class
        case Choice(members=members) | Interleave(members=members):
            for member in members:
                yield from next_elements(member)
        case OneOrMore(member=member):
            yield from next_elements(member)
        case Group():
            for part in group_parts(pattern):
                yield from next_elements(part)
                if not part.nullable:
                    return


def all_leaves(pattern: Pattern) -> Iterator[Pattern]:
    """Yield every element, attribute, datatype, value and list in a pattern, at any depth."""
    todo = [pattern]
    while todo:
        current = todo.pop()
        match current:
            case Choice(members=members) | Interleave(members=members):
                todo += members
            case OneOrMore(member=member):
                todo.append(member)
            case Group(first=first, rest=rest):
                todo += (rest, first)
            case Element() | Attribute() | Data() | Value() | List():
                yield current


def names_of(name_classes: Iterable[NameClass]) -> frozenset[str]:
    """Return the names that name classes list. Wildcards are ignored."""
    return frozenset(name for name_class in name_classes for name in finite(name_class) or ())


def required_elements(pattern: Pattern) -> frozenset[str]:
    """Return the names of the elements that are required before the pattern can end."""
    match pattern:
        case Element(name_class=name_class):
            names = finite(name_class) or ()
            return frozenset(names) if len(names) == 1 else _NONE
        case Choice(members=members):
            return _NONE if pattern.nullable else _common(required_elements(member) for member in members)
        case Interleave(members=members):
            return _NONE.union(*(required_elements(member) for member in members))
        case OneOrMore(member=member):
            return required_elements(member)
        case Group():
            return next((required_elements(part) for part in group_parts(pattern) if not part.nullable), _NONE)
    return _NONE


def required_attributes(pattern: Pattern) -> frozenset[str]:
    """Return the names of the attributes that are required in the start tag."""
    match pattern:
        case Attribute(name_class=name_class):
            names = finite(name_class) or ()
            return frozenset(names) if len(names) == 1 else _NONE
        case Choice(members=members):
            return _common(required_attributes(member) for member in members)
        case Interleave(members=members):
            return _NONE.union(*(required_attributes(member) for member in members))
        case OneOrMore(member=member):
            return required_attributes(member)
        case Group():
            return _NONE.union(*(required_attributes(part) for part in group_parts(pattern)))
    return _NONE


def _common(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return reduce(frozenset.intersection, sets)


def alive(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Return the alternatives that are still possible."""
    return [pattern for pattern in patterns if pattern is not NOT_ALLOWED]
