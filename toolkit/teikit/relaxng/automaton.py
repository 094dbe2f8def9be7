"""The automaton over content patterns, built while documents are read.

A state is what an open element may still hold: one pattern, or several where the schema leaves open which of two
definitions an element follows. What the ancestors still hold lies on the reader's stack, not in the state, so states do
not depend on depth. Every table is a dictionary that computes a missing entry (``__missing__``): in the steady state an
event is one look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from teikit.relaxng.attributes import VALUE_LENGTH, Invalid, Record, Step, Values
from teikit.relaxng.derivatives import open_attribute, open_element
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.live import LivePatterns
from teikit.relaxng.names import expand, split
from teikit.relaxng.patterns import NOT_ALLOWED, Element, Interner, Pattern
from teikit.relaxng.states import Frame, Opening, State

#: Entries that all tables of an automaton may hold before they are thrown away.
LIMIT: Final = 60_000

#: Values of attributes and elements that are remembered as right, before they are thrown away.
VALUES: Final = 100_000

#: Finds the ways to begin an element in a pattern: its definitions, each with what its parent may still hold.
Opener: TypeAlias = Callable[[Interner, Pattern, str], Iterator[tuple[Element, Pattern]]]


class Automaton:
    """The tables of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.make = Interner()
        self._live = LivePatterns(grammar, self.make)
        self.size = 0
        self.remembered = 0
        self._known = grammar.known
        self._contents: dict[int, Record] = {}
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._steps: dict[tuple[tuple[int, ...], tuple[Pattern, ...], str], Step] = {}
        self._values: dict[Pattern, Values] = {}
        self.dead = State(self, (NOT_ALLOWED,))
        self._begin()

    def _begin(self) -> None:
        self.start = self.state((self._live.of(self.grammar.start),))

    def trim(self) -> None:
        """Forget values, or all tables, if they have grown beyond bounds; states still on a stack go on working."""
        if self.remembered > VALUES:
            self.remembered = 0
            for values in self._values.values():
                values.clear()
            for state in self._states.values():
                state.seen.clear()
        if self.size + len(self._states) + len(self.make) < LIMIT:
            return
        self.size = 0
        self.make.clear()
        self._live.clear()
        for table in (self._contents, self._states, self._steps, self._values):
            table.clear()
        self._begin()

    def may_remember(self, value: str) -> bool:
        """Tell whether to remember a value as right, and count it: it is short, and right wherever it stands."""
        if len(value) > VALUE_LENGTH or self.grammar.reads_context:
            return False
        self.remembered += 1
        return True

    def knows(self, name: str) -> bool:
        """Tell whether a name stands in the schema; all names that do not, of one namespace, are alike."""
        return split(name) in self._known

    def state(self, patterns: tuple[Pattern, ...]) -> State:
        """Return the state of some alternatives."""
        state = self._states.get(patterns)
        if state is None:
            state = self._states[patterns] = State(self, patterns)
        return state

    def open(self, patterns: tuple[Pattern, ...], name: str, opener: Opener = open_element) -> Opening:
        """Begin an element in a state.

        :raises Invalid: it is not allowed there.
        """
        found: dict[int, dict[int, list[Pattern]]] = {}
        for position, pattern in enumerate(patterns):
            for element, left in opener(self.make, pattern, name):
                found.setdefault(element.index, {}).setdefault(position, []).append(left)
        if not found:
            raise Invalid
        lefts = tuple(
            tuple((position, self.make.choice(left)) for position, left in by_position.items())
            for by_position in found.values()
        )
        return Opening(self, tuple(found), Frame(self, lefts, len(patterns)))

    def detached(self, elements: tuple[int, ...]) -> Opening:
        """Begin an element that no parent allows, to check it against its own definitions."""
        return Opening(self, elements, Frame(self, ((),) * len(elements), 0))

    def record(self, element: int) -> Record:
        """Return the content of an element, built on the first use."""
        record = self._contents.get(element)
        if record is None:
            record = self._contents[element] = self._live.record(element)
        return record

    def step(self, elements: tuple[int, ...], residuals: tuple[Pattern, ...], name: str) -> Step:
        """Return what one attribute does to the alternatives of a start tag."""
        if not self.knows(name):
            name = expand(split(name)[0], "\x00")
        key = (elements, residuals, name)
        step = self._steps.get(key)
        if step is None:
            ways = []
            for element, residual in zip(elements, residuals, strict=True):
                plain = self.record(element).plain.get(name)
                if plain is not None and residual is not NOT_ALLOWED:
                    ways.append([(self._live.of(plain), residual)])
                else:
                    ways.append(list(open_attribute(self.make, residual, name)))
            step = self._steps[key] = Step(self.make, ways)
            self.size += 1
        return step

    def known_values(self, pattern: Pattern) -> Values:
        """Return the values seen for a value pattern."""
        values = self._values.get(pattern)
        if values is None:
            values = self._values[pattern] = Values(self, pattern)
        return values
