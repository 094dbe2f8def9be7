"""The automaton over content patterns, built while documents are read.

A state is the content that an open element may still have: one pattern, or several where the schema is ambiguous about
the definition of the element. The rest of the ancestors' content is on the reader's stack, not in the state, so states
do not depend on depth. Every table is a dictionary that computes a missing entry (``__missing__``): once the tables are
filled, an event costs one look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from teikit.relaxng.attributes import MAX_CACHED_LENGTH, AcceptedValues, AttributeStep, ElementContent, Invalid
from teikit.relaxng.derivatives import open_attribute, open_element
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.names import expand, split
from teikit.relaxng.pattern_factory import PatternFactory
from teikit.relaxng.patterns import NOT_ALLOWED, Element, Interner, Pattern
from teikit.relaxng.states import Frame, Opening, State

#: Entries in all tables of an automaton above which :meth:`Automaton.trim` clears them.
LIMIT: Final = 60_000

#: Cached values of attributes and elements above which :meth:`Automaton.trim` clears them.
VALUES: Final = 100_000

#: Yields the ways to begin an element in a pattern: its definition, and the remaining content of its parent.
ElementDerivative: TypeAlias = Callable[[Interner, Pattern, str], Iterator[tuple[Element, Pattern]]]


class Automaton:
    """The automaton of one grammar; implements :class:`teikit.relaxng.states.Tables`."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.make = Interner()
        self.size = 0
        self.cached_values = 0
        self._patterns = PatternFactory(grammar, self.make)
        self._mentioned = grammar.mentioned
        self._contents: dict[int, ElementContent] = {}
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._steps: dict[tuple[tuple[int, ...], tuple[Pattern, ...], str], AttributeStep] = {}
        self._values: dict[Pattern, AcceptedValues] = {}
        self.not_allowed = State(self, (NOT_ALLOWED,))
        self._set_start()

    def _set_start(self) -> None:
        self.start = self.state((self._patterns.pattern(self.grammar.start),))

    def trim(self) -> None:
        """Clear the cached values, or all tables, if they exceed their limits. States in use stay valid."""
        if self.cached_values > VALUES:
            self.cached_values = 0
            for values in self._values.values():
                values.clear()
            for state in self._states.values():
                state.accepted_texts.clear()
        if self.size + len(self._states) + len(self.make) < LIMIT:
            return
        self.size = 0
        self.make.clear()
        self._patterns.clear()
        for table in (self._contents, self._states, self._steps, self._values):
            table.clear()
        self._set_start()

    def may_cache(self, value: str) -> bool:
        """Return whether a value may be cached as accepted, and count it: it is short and independent of context."""
        if len(value) > MAX_CACHED_LENGTH or self.grammar.reads_context:
            return False
        self.cached_values += 1
        return True

    def mentions(self, name: str) -> bool:
        """Return whether the schema mentions a name. All other names of one namespace behave alike."""
        return split(name) in self._mentioned

    def state(self, patterns: tuple[Pattern, ...]) -> State:
        """Return the state for some alternatives."""
        state = self._states.get(patterns)
        if state is None:
            state = self._states[patterns] = State(self, patterns)
        return state

    def open_element(
        self, patterns: tuple[Pattern, ...], name: str, derivative: ElementDerivative = open_element
    ) -> Opening:
        """Return the start of a child element, given the alternatives of its parent.

        :raises Invalid: it is not allowed there.
        """
        found: dict[int, dict[int, list[Pattern]]] = {}
        for position, pattern in enumerate(patterns):
            for element, left in derivative(self.make, pattern, name):
                found.setdefault(element.index, {}).setdefault(position, []).append(left)
        if not found:
            raise Invalid
        lefts = tuple(
            tuple((position, self.make.choice(left)) for position, left in by_position.items())
            for by_position in found.values()
        )
        return Opening(self, tuple(found), Frame(self, lefts, len(patterns)))

    def open_detached(self, elements: tuple[int, ...]) -> Opening:
        """Return the start of an element that its parent does not allow, to check it against its own definitions."""
        return Opening(self, elements, Frame(self, ((),) * len(elements), 0))

    def content(self, element: int) -> ElementContent:
        """Return the content of an element definition."""
        content = self._contents.get(element)
        if content is None:
            content = self._contents[element] = self._patterns.content(element)
        return content

    def attribute_step(self, elements: tuple[int, ...], residuals: tuple[Pattern, ...], name: str) -> AttributeStep:
        """Return the effect of an attribute on the alternatives of a start tag.

        :param elements: the definitions of the element, one for each alternative.
        :param residuals: what remains of their content after the attributes before this one.
        """
        if not self.mentions(name):
            name = expand(split(name)[0], "\x00")
        key = (elements, residuals, name)
        step = self._steps.get(key)
        if step is None:
            ways = []
            for element, residual in zip(elements, residuals, strict=True):
                plain = self.content(element).plain.get(name)
                if plain is not None and residual is not NOT_ALLOWED:
                    ways.append([(self._patterns.pattern(plain), residual)])
                else:
                    ways.append(list(open_attribute(self.make, residual, name)))
            step = self._steps[key] = AttributeStep(self.make, ways)
            self.size += 1
        return step

    def accepted_values(self, pattern: Pattern) -> AcceptedValues:
        """Return the values known to match a pattern."""
        values = self._values.get(pattern)
        if values is None:
            values = self._values[pattern] = AcceptedValues(self, pattern)
        return values
