"""Lists (RELAX NG 6.2.7): tokens separated by white space, matched by an automaton of their own.

A state is the rest of a list. A token matters only through the set of values and datatypes that accept it, so that set,
as bits, is the key of the next state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from teikit.relaxng.datatypes import Context
from teikit.relaxng.patterns import EMPTY, NOT_ALLOWED, Choice, Data, Group, Interner, OneOrMore, Pattern, Value

#: Returns whether a value or datatype accepts a token.
TokenTest: TypeAlias = Callable[[Pattern, str, Context], bool]

#: States of one list above which they are discarded.
_LIMIT: Final = 1_000


class ListMatcher:
    """The automaton of one list pattern."""

    def __init__(self, member: Pattern, accepts: TokenTest) -> None:
        self._member = member
        self._accepts = accepts
        self._reset()

    def _reset(self) -> None:
        self._make = Interner()
        self._states: dict[Pattern, _State] = {}
        self._start = self._state(self._member)

    def _state(self, pattern: Pattern) -> _State:
        state = self._states.get(pattern)
        if state is None:
            state = self._states[pattern] = _State(pattern)
        return state

    def matches(self, tokens: list[str], context: Context) -> bool:
        """Return whether the list may consist of these tokens."""
        if len(self._states) > _LIMIT:
            self._reset()
        state = self._start
        accepts = self._accepts
        for token in tokens:
            bits = 0
            for position, leaf in enumerate(state.leaves):
                if accepts(leaf, token, context):
                    bits |= 1 << position
            if not bits:
                return False
            following = state.next.get(bits)
            if following is None:
                accepting = {leaf for position, leaf in enumerate(state.leaves) if bits >> position & 1}
                following = state.next[bits] = self._state(_after_token(self._make, state.pattern, accepting))
            state = following
        return state.pattern.nullable


class _State:
    """The rest of a list. ``leaves`` are the values and datatypes that may accept its next token."""

    __slots__ = ("leaves", "next", "pattern")

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.leaves = tuple(dict.fromkeys(_leaves(pattern)))
        self.next: dict[int, _State] = {}


def _leaves(pattern: Pattern) -> Iterator[Pattern]:
    match pattern:
        case Data() | Value():
            yield pattern
        case Choice(members=members):
            for member in members:
                yield from _leaves(member)
        case OneOrMore(member=member):
            yield from _leaves(member)
        case Group(first=first, rest=rest):
            yield from _leaves(first)
            if first.nullable:
                yield from _leaves(rest)


def _after_token(make: Interner, pattern: Pattern, accepting: set[Pattern]) -> Pattern:
    """Return the rest of a list's pattern after a token, given the leaves that accept it."""
    match pattern:
        case Choice(members=members):
            return make.choice(_after_token(make, member, accepting) for member in members)
        case OneOrMore(member=member):
            return make.group(_after_token(make, member, accepting), make.choice((EMPTY, pattern)))
        case Group(first=first, rest=rest):
            found = make.group(_after_token(make, first, accepting), rest)
            return make.choice((found, _after_token(make, rest, accepting))) if first.nullable else found
    return EMPTY if pattern in accepting else NOT_ALLOWED
