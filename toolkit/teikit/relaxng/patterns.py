"""Patterns for matching: interned, normalised on construction, without recursion over long choices.

A choice is a flat, sorted set with an index from an element's name to the members that can begin with it; a group nests
to the right. Equal patterns are the same object, so hashing and comparing them is cheap.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from teikit.relaxng.datatypes import Context, Datatype
from teikit.relaxng.names import NameClass, finite


class Pattern:
    """A pattern.

    The ``has_`` attributes describe its content outside of its elements and attributes.

    :param nullable: it matches the empty sequence.
    :param has_attributes: it contains an attribute.
    :param has_data: it contains a value, a datatype or a list, so the text has to be matched.
    :param has_text: it contains text.
    """

    __slots__ = ("has_attributes", "has_data", "has_text", "nullable", "serial")

    def __init__(
        self, *, nullable: bool, has_attributes: bool = False, has_data: bool = False, has_text: bool = False
    ) -> None:
        self.nullable: Final = nullable
        self.has_attributes: Final = has_attributes
        self.has_data: Final = has_data
        self.has_text: Final = has_text
        self.serial = 0


class Empty(Pattern):
    """The pattern that matches only the empty sequence (``<empty/>``)."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(nullable=True)


class NotAllowed(Pattern):
    """The pattern that matches nothing (``<notAllowed/>``)."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(nullable=False)


class Text(Pattern):
    """Zero or more text nodes (``<text/>``)."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(nullable=True, has_text=True)


class Element(Pattern):
    """An element. ``index`` is its entry in the grammar."""

    __slots__ = ("index", "name_class")

    def __init__(self, index: int, name_class: NameClass) -> None:
        super().__init__(nullable=False)
        self.index: Final = index
        self.name_class: Final = name_class


class Attribute(Pattern):
    """An attribute."""

    __slots__ = ("name_class", "value")

    def __init__(self, name_class: NameClass, value: Pattern) -> None:
        super().__init__(nullable=False, has_attributes=True)
        self.name_class: Final = name_class
        self.value: Final = value


class Data(Pattern):
    """A string of a datatype, except those that ``excluded`` matches."""

    __slots__ = ("datatype", "excluded")

    def __init__(self, datatype: Datatype, excluded: Pattern) -> None:
        super().__init__(nullable=False, has_data=True)
        self.datatype: Final = datatype
        self.excluded: Final = excluded


class Value(Pattern):
    """One value of a datatype. ``text`` is its spelling in the schema."""

    __slots__ = ("datatype", "text", "value")

    def __init__(self, datatype: Datatype, text: str, value: object) -> None:
        super().__init__(nullable=False, has_data=True)
        self.datatype: Final = datatype
        self.text: Final = text
        self.value: Final = value


class TokenMatcher(Protocol):
    """An automaton for lists of tokens."""

    def matches(self, tokens: list[str], context: Context) -> bool:
        """Return whether the list may consist of these tokens."""


class List(Pattern):
    """A list of tokens separated by white space."""

    __slots__ = ("matcher", "member")

    def __init__(self, member: Pattern) -> None:
        super().__init__(nullable=False, has_data=True)
        self.member: Final = member
        #: The automaton for the member, cached here by :mod:`teikit.relaxng.derivatives`.
        self.matcher: TokenMatcher | None = None


class OneOrMore(Pattern):
    """One or more repetitions of a pattern."""

    __slots__ = ("member",)

    def __init__(self, member: Pattern) -> None:
        super().__init__(
            nullable=member.nullable,
            has_attributes=member.has_attributes,
            has_data=member.has_data,
            has_text=member.has_text,
        )
        self.member: Final = member


class Group(Pattern):
    """One pattern followed by another. ``rest`` may be a group, ``first`` is not."""

    __slots__ = ("first", "rest")

    def __init__(self, first: Pattern, rest: Pattern) -> None:
        super().__init__(
            nullable=first.nullable and rest.nullable,
            has_attributes=first.has_attributes or rest.has_attributes,
            has_data=first.has_data or rest.has_data,
            has_text=first.has_text or rest.has_text,
        )
        self.first: Final = first
        self.rest: Final = rest


class Interleave(Pattern):
    """Patterns in any order, interleaved. The members are sorted, and none is an interleave."""

    __slots__ = ("members",)

    def __init__(self, members: tuple[Pattern, ...]) -> None:
        super().__init__(
            nullable=all(member.nullable for member in members),
            has_attributes=any(member.has_attributes for member in members),
            has_data=any(member.has_data for member in members),
            has_text=any(member.has_text for member in members),
        )
        self.members: Final = members


class Choice(Pattern):
    """One of several patterns. The members are sorted and distinct, and none is a choice."""

    __slots__ = ("_by_name", "_others", "members")

    def __init__(self, members: tuple[Pattern, ...]) -> None:
        super().__init__(
            nullable=any(member.nullable for member in members),
            has_attributes=any(member.has_attributes for member in members),
            has_data=any(member.has_data for member in members),
            has_text=any(member.has_text for member in members),
        )
        self.members: Final = members
        self._by_name: dict[str, list[Pattern]] | None = None
        self._others: list[Pattern] = []

    def members_for(self, name: str) -> Iterable[Pattern]:
        """Return the members that can begin with an element of this name."""
        if self._by_name is None:
            self._build_index()
        assert self._by_name is not None
        found = self._by_name.get(name)
        return self._others if found is None else [*found, *self._others]

    def _build_index(self) -> None:
        by_name: dict[str, list[Pattern]] = {}
        for member in self.members:
            names = finite(member.name_class) if isinstance(member, Element) else None
            if names is None:
                self._others.append(member)
            else:
                for name in set(names):
                    by_name.setdefault(name, []).append(member)
        self._by_name = by_name


EMPTY: Final = Empty()
NOT_ALLOWED: Final = NotAllowed()
TEXT: Final = Text()
_FIXED: Final = 3
for _serial, _pattern in enumerate((EMPTY, NOT_ALLOWED, TEXT)):
    _pattern.serial = _serial


def _serial_of(pattern: Pattern) -> int:
    return pattern.serial


class Interner:
    """Makes patterns. Equal patterns are the same object."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Pattern] = {}
        self._serial = _FIXED

    def __len__(self) -> int:
        return len(self._made)

    def clear(self) -> None:
        """Discard the patterns. Those in use stay valid, but equal patterns made later are different objects."""
        self._made.clear()

    def _intern(self, key: tuple[object, ...], pattern: Pattern) -> Pattern:
        pattern.serial = self._serial
        self._serial += 1
        self._made[key] = pattern
        return pattern

    def element(self, index: int, name_class: NameClass) -> Pattern:
        """Return an element pattern."""
        key = (Element, index)
        return self._made.get(key) or self._intern(key, Element(index, name_class))

    def attribute(self, name_class: NameClass, value: Pattern) -> Pattern:
        """Return an attribute pattern."""
        key = (Attribute, name_class, value)
        return self._made.get(key) or self._intern(key, Attribute(name_class, value))

    def data(self, datatype: Datatype, excluded: Pattern) -> Pattern:
        """Return a data pattern."""
        key = (Data, datatype, excluded)
        return self._made.get(key) or self._intern(key, Data(datatype, excluded))

    def value(self, datatype: Datatype, text: str, value: object) -> Pattern:
        """Return a value pattern."""
        key = (Value, datatype, text, value)
        return self._made.get(key) or self._intern(key, Value(datatype, text, value))

    def list_of(self, member: Pattern) -> Pattern:
        """Return a list pattern."""
        key = (List, member)
        return self._made.get(key) or self._intern(key, List(member))

    def one_or_more(self, member: Pattern) -> Pattern:
        """Return one or more repetitions of a pattern."""
        if member is EMPTY or member is NOT_ALLOWED or member is TEXT or isinstance(member, OneOrMore):
            return member
        key = (OneOrMore, member)
        return self._made.get(key) or self._intern(key, OneOrMore(member))

    def group(self, first: Pattern, rest: Pattern) -> Pattern:
        """Return one pattern followed by another."""
        if first is NOT_ALLOWED or rest is NOT_ALLOWED:
            return NOT_ALLOWED
        if first is EMPTY:
            return rest
        if rest is EMPTY:
            return first
        parts = []
        while isinstance(first, Group):
            parts.append(first.first)
            first = first.rest
        result = self._pair(first, rest)
        for part in reversed(parts):
            result = self._pair(part, result)
        return result

    def _pair(self, first: Pattern, rest: Pattern) -> Pattern:
        """Return a group whose first pattern is not a group."""
        if first is TEXT and _absorbs_text(rest):
            return rest
        key = (Group, first, rest)
        return self._made.get(key) or self._intern(key, Group(first, rest))

    def choice(self, members: Iterable[Pattern]) -> Pattern:
        """Return a choice of patterns."""
        flat: set[Pattern] = set()
        for member in members:
            if isinstance(member, Choice):
                flat.update(member.members)
            else:
                flat.add(member)
        flat.discard(NOT_ALLOWED)
        if EMPTY in flat and any(member.nullable for member in flat if member is not EMPTY):
            flat.discard(EMPTY)
        if len(flat) < 2:
            return next(iter(flat), NOT_ALLOWED)
        ordered = tuple(sorted(flat, key=_serial_of))
        key = (Choice, *ordered)
        return self._made.get(key) or self._intern(key, Choice(ordered))

    def interleave(self, members: Iterable[Pattern]) -> Pattern:
        """Return an interleave of patterns."""
        flat: list[Pattern] = []
        for member in members:
            if member is NOT_ALLOWED:
                return NOT_ALLOWED
            if isinstance(member, Interleave):
                flat += member.members
            elif member is not EMPTY:
                flat.append(member)
        if len(flat) < 2:
            return flat[0] if flat else EMPTY
        ordered = tuple(sorted(flat, key=_serial_of))
        key = (Interleave, *ordered)
        return self._made.get(key) or self._intern(key, Interleave(ordered))


def _absorbs_text(pattern: Pattern) -> bool:
    """Return whether text before a pattern is redundant, because the pattern repeats a choice that includes text."""
    if isinstance(pattern, Choice):
        return any(isinstance(member, OneOrMore) and _absorbs_text(member) for member in pattern.members) and all(
            member is EMPTY or member is TEXT or _absorbs_text(member) for member in pattern.members
        )
    if isinstance(pattern, OneOrMore):
        member = pattern.member
        return isinstance(member, Choice) and TEXT in member.members
    return pattern is TEXT
