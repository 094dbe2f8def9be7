"""Derivatives of patterns (James Clark): the rest of a pattern after an event.

The ancestors' content is not part of a pattern; the reader keeps it on a stack. ``open_element`` and ``open_attribute``
therefore yield pairs: the element or the attribute value that matched, and the remaining content of its parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.relaxng.datatypes import Context
from teikit.relaxng.list_matcher import ListMatcher
from teikit.relaxng.names import contains
from teikit.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    Interner,
    List,
    OneOrMore,
    Pattern,
    Value,
)

BLANK = " \t\r\n"
TOKENS = re.compile("[^ \t\r\n]+").findall


def open_element(
    make: Interner, pattern: Pattern, name: str, *, later: bool = False
) -> Iterator[tuple[Element, Pattern]]:
    """Yield every way to begin an element: its pattern, and the content that may follow it.

    :param later: treat required content before the element as present.
    """
    while isinstance(pattern, Group):
        for element, left in open_element(make, pattern.first, name, later=later):
            yield element, make.group(left, pattern.rest)
        if not (pattern.first.nullable or later):
            return
        pattern = pattern.rest
    yield from _open_element(make, pattern, name, later=later)


def _open_element(make: Interner, pattern: Pattern, name: str, *, later: bool) -> Iterator[tuple[Element, Pattern]]:
    match pattern:
        case Element():
            if contains(pattern.name_class, name):
                yield pattern, EMPTY
        case Choice():
            for member in pattern.members_for(name):
                yield from open_element(make, member, name, later=later)
        case OneOrMore(member=member):
            again = make.choice((EMPTY, pattern))
            for element, left in open_element(make, member, name, later=later):
                yield element, make.group(left, again)
        case Interleave(members=members):
            for position, member in enumerate(members):
                for element, left in open_element(make, member, name, later=later):
                    yield element, make.interleave((*members[:position], left, *members[position + 1 :]))


def open_later(make: Interner, pattern: Pattern, name: str) -> Iterator[tuple[Element, Pattern]]:
    """Yield every way to begin an element, treating required content before it as present."""
    return open_element(make, pattern, name, later=True)


def open_attribute(make: Interner, pattern: Pattern, name: str) -> Iterator[tuple[Pattern, Pattern]]:
    """Yield every way to match an attribute name, in any order: the pattern of the value, and the remaining content."""
    if not pattern.has_attributes:
        return
    before: Pattern = EMPTY
    while isinstance(pattern, Group):
        for value, left in open_attribute(make, pattern.first, name):
            yield value, make.group(before, make.group(left, pattern.rest))
        before = make.group(before, pattern.first)
        pattern = pattern.rest
    for value, left in _open_attribute(make, pattern, name):
        yield value, make.group(before, left)


def _open_attribute(make: Interner, pattern: Pattern, name: str) -> Iterator[tuple[Pattern, Pattern]]:
    match pattern:
        case Attribute():
            if contains(pattern.name_class, name):
                yield pattern.value, EMPTY
        case Choice(members=members):
            for member in members:
                yield from open_attribute(make, member, name)
        case OneOrMore(member=member):
            again = make.choice((EMPTY, pattern))
            for value, left in open_attribute(make, member, name):
                yield value, make.group(left, again)
        case Interleave(members=members):
            for position, member in enumerate(members):
                for value, left in open_attribute(make, member, name):
                    yield value, make.interleave((*members[:position], left, *members[position + 1 :]))


def end_attributes(make: Interner, pattern: Pattern, *, lenient: bool = False) -> Pattern:
    """Return the content after the start tag. Unmatched attributes are not allowed, or, if ``lenient``, dropped."""
    if not pattern.has_attributes:
        return pattern
    match pattern:
        case Attribute():
            return EMPTY if lenient else NOT_ALLOWED
        case Group():
            parts = []
            rest: Pattern = pattern
            while isinstance(rest, Group):
                parts.append(end_attributes(make, rest.first, lenient=lenient))
                rest = rest.rest
            result = end_attributes(make, rest, lenient=lenient)
            for part in reversed(parts):
                result = make.group(part, result)
            return result
        case Choice(members=members):
            return make.choice(end_attributes(make, member, lenient=lenient) for member in members)
        case Interleave(members=members):
            return make.interleave(end_attributes(make, member, lenient=lenient) for member in members)
        case OneOrMore(member=member):
            return make.one_or_more(end_attributes(make, member, lenient=lenient))
    raise AssertionError(pattern)


def after_text(make: Interner, pattern: Pattern) -> Pattern:
    """Return the remaining content after text. Data and values do not match text next to elements."""
    if not pattern.has_text:
        return NOT_ALLOWED
    match pattern:
        case Choice(members=members):
            return make.choice(after_text(make, member) for member in members if member.has_text)
        case OneOrMore(member=member):
            return make.group(after_text(make, member), make.choice((EMPTY, pattern)))
        case Group():
            found = []
            rest: Pattern = pattern
            while isinstance(rest, Group):
                found.append(make.group(after_text(make, rest.first), rest.rest))
                if not rest.first.nullable:
                    return make.choice(found)
                rest = rest.rest
            return make.choice((*found, after_text(make, rest)))
        case Interleave(members=members):
            return make.choice(
                make.interleave((*members[:position], after_text(make, member), *members[position + 1 :]))
                for position, member in enumerate(members)
            )
    return TEXT


def accepts(pattern: Pattern, text: str, context: Context) -> bool:
    """Return whether a pattern matches a string as an attribute's value or an element's only content."""
    return matches_text(pattern, text, context) or (pattern.nullable and not text.strip(BLANK))


def matches_text(pattern: Pattern, text: str, context: Context) -> bool:
    """Return whether a pattern matches a string, which may be white space (RELAX NG 6.2.7, 6.2.8)."""
    match pattern:
        case Data(datatype=datatype, excluded=excluded):
            return datatype.allows(text, context) and not (
                excluded is not NOT_ALLOWED and accepts(excluded, text, context)
            )
        case Value(datatype=datatype, value=value):
            return bool(datatype.value(text, context) == value)
        case List():
            if pattern.matcher is None:
                pattern.matcher = ListMatcher(pattern.member, matches_text)
            return pattern.matcher.matches(TOKENS(text), context)
        case Choice(members=members):
            return any(matches_text(member, text, context) for member in members)
        case OneOrMore(member=member):
            return matches_text(member, text, context)
        case Group(first=first, rest=rest):
            return (rest.nullable and matches_text(first, text, context)) or (
                first.nullable and matches_text(rest, text, context)
            )
        case Interleave(members=members):
            return any(
                matches_text(member, text, context) and all(other.nullable for other in members if other is not member)
                for member in members
            )
    return pattern is TEXT
