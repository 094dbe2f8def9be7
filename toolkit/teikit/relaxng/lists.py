"""Lists (RELAX NG 6.2.7): a string parted at white space, its tokens read by an automaton of their own.

A state is what a list may still hold; what matters about a token is only which of the next values and datatypes accept
it, so that set, as bits, is the key of the next state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from teikit.relaxng.datatypes import Context
from teikit.relaxng.patterns import EMPTY, NOT_ALLOWED, Choice, Data, Group, Interner, OneOrMore, Pattern, Value

#: Tells whether a value or datatype accepts one token.
Accepts: TypeAlias = Callable[[Pattern, str, Context], bool]

#: States of one list before they are thrown away.
_LIMIT: Final = 1_000


class ListMatcher:
    """The automaton of one list."""

    def __init__(self, member: Pattern, accepts: Accepts) -> None:
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
        """Tell whether the list may hold these tokens."""
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
                right = {leaf for position, leaf in enumerate(state.leaves) if bits >> position & 1}
                following = state.next[bits] = self._state(_after(self._make, state.pattern, right))
            state = following
        return state.pattern.nullable


class _State:
    """What a list may still hold; ``leaves`` are the values and datatypes that its next token may be of."""

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


def _after(make: Interner, pattern: Pattern, right: set[Pattern]) -> Pattern:
    """Return what is left of a list's pattern after a token that the leaves in ``right`` accept."""
    match pattern:
        case Choice(members=members):
            return make.choice(_after(make, member, right) for member in members)
        case OneOrMore(member=member):
            return make.group(_after(make, member, right), make.choice((EMPTY, pattern)))
        case Group(first=first, rest=rest):
            found = make.group(_after(make, first, right), rest)
            return make.choice((found, _after(make, rest, right))) if first.nullable else found
    return EMPTY if pattern in right else NOT_ALLOWED
