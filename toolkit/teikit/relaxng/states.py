"""The states of the automaton, and what leads from one to the next; each table computes what it lacks.

* ``state[name]`` is an :class:`Opening`: what an element of that name begins.
* ``opening[names]`` is an :class:`Attributes`: the same with its attributes' names known; ``opening.bare`` without any.
* ``opening.frame[accepted]`` is the parent's next state, ``accepted`` a bit for each alternative that may end.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from teikit.relaxng.attributes import Check, Invalid, bits, is_free
from teikit.relaxng.datatypes import Context
from teikit.relaxng.derivatives import accepts, after_text, end_attributes
from teikit.relaxng.names import expand, split
from teikit.relaxng.patterns import NOT_ALLOWED, Pattern

if TYPE_CHECKING:
    from teikit.relaxng.automaton import Automaton


class TextMode(IntEnum):
    """What a state does with text."""

    IGNORE = 0  # any text, and the state stays
    WHITE = 1  # white space only
    MOVE = 2  # any text, and it leads to another state
    DATA = 3  # the text is looked at when the element ends


class State(dict[str, "Opening"]):
    """A content state. ``accepted`` has a bit for each alternative that may end here, -1 where text decides."""

    __slots__ = ("_after_text", "accepted", "automaton", "mode", "patterns", "seen")

    def __init__(self, automaton: Automaton, patterns: tuple[Pattern, ...]) -> None:
        self.automaton = automaton
        self.patterns = patterns
        self.seen: dict[str, int] = {}
        self._after_text: State | None = None
        if any(pattern.has_data for pattern in patterns):
            self.accepted = -1
            self.mode = TextMode.DATA
        else:
            self.accepted = bits(pattern.nullable for pattern in patterns)
            self.mode = self._text_mode()

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

    def _text_mode(self) -> TextMode:
        after = self.patterns_after_text()
        if after == self.patterns:
            return TextMode.IGNORE
        return TextMode.MOVE if any(pattern is not NOT_ALLOWED for pattern in after) else TextMode.WHITE

    def patterns_after_text(self) -> tuple[Pattern, ...]:
        """Return each alternative after text that is not white space."""
        return tuple(after_text(self.automaton.make, pattern) for pattern in self.patterns)

    @property
    def after_text(self) -> State:
        """The state after text that is not white space."""
        if self._after_text is None:
            self._after_text = self.automaton.state(self.patterns_after_text())
        return self._after_text

    def accepted_with(self, text: str, context: Context) -> int:
        """Return the alternatives that may end with ``text`` as their whole content."""
        found = self.seen.get(text)
        if found is None:
            found = bits(accepts(pattern, text, context) for pattern in self.patterns)
            if self.automaton.may_remember(text):
                self.seen[text] = found
        return found

    def __missing__(self, name: str) -> Opening:
        automaton = self.automaton
        if not automaton.knows(name):
            folded = expand(split(name)[0], "\x00")
            return self[folded] if name != folded else self._add(name)
        return self._add(name)

    def _add(self, name: str) -> Opening:
        opening = self.automaton.open(self.patterns, name)
        self[name] = opening
        self.automaton.size += 1
        return opening


class Frame(dict[int, State]):
    """From the alternatives that ended to the parent's next state.

    ``lefts`` holds, for each alternative of the child, what is left of each alternative of the parent.
    """

    __slots__ = ("automaton", "lefts", "width")

    def __init__(self, automaton: Automaton, lefts: tuple[tuple[tuple[int, Pattern], ...], ...], width: int) -> None:
        self.automaton = automaton
        self.lefts = lefts
        self.width = width

    def __missing__(self, accepted: int) -> State:
        if accepted <= 0:
            raise Invalid
        merged: list[list[Pattern]] = [[] for _ in range(self.width)]
        for bit, left in enumerate(self.lefts):
            if accepted >> bit & 1:
                for position, pattern in left:
                    merged[position].append(pattern)
        automaton = self.automaton
        state = automaton.state(tuple(automaton.make.choice(patterns) for patterns in merged))
        self[accepted] = state
        automaton.size += 1
        return state


class Attributes:
    """A start tag with the names of its attributes: the values to look at, and the content state they lead to.

    ``state`` is ``None`` where the values decide on the state; then :meth:`Opening.walk` is to be asked.
    """

    __slots__ = ("checks", "state")

    def __init__(self, checks: tuple[Check, ...], state: State | None) -> None:
        self.checks = checks
        self.state = state


class Opening(dict[tuple[str, ...], Attributes]):
    """What an element begins: its possible definitions, and the frame that leads back to the parent."""

    __slots__ = ("automaton", "bare", "elements", "frame", "records")

    def __init__(self, automaton: Automaton, elements: tuple[int, ...], frame: Frame) -> None:
        self.automaton = automaton
        self.elements = elements
        self.frame = frame
        self.records = tuple(automaton.record(element) for element in elements)
        self.bare = automaton.state(tuple(record.content_after((), automaton.make) for record in self.records))
        if all(pattern is NOT_ALLOWED for pattern in self.bare.patterns):
            self.bare = automaton.dead

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

    def __missing__(self, names: tuple[str, ...]) -> Attributes:
        attributes = self._plan(names)
        if len(self) >= 1_000:
            self.clear()
        self[names] = attributes
        self.automaton.size += 1
        return attributes

    def read(self, attributes: list[str], context: Context) -> State:
        """Return the content state after a start tag; ``attributes`` are names and values by turns.

        :raises Invalid: an attribute or value is not allowed, or one is missing.
        """
        if not attributes:
            if self.bare is self.automaton.dead:
                raise Invalid
            return self.bare
        plan = self[tuple(attributes[::2])]
        for position, known in plan.checks:
            value = attributes[position]
            if value not in known:
                known.check(value, context)
        return self.walk(attributes, context) if plan.state is None else plan.state

    def _plan(self, names: tuple[str, ...]) -> Attributes:
        """Follow the attributes in the order of their names, so that the order in the document makes no new states."""
        automaton = self.automaton
        residuals = tuple(record.residual for record in self.records)
        checks: list[Check] = []
        for position, name in sorted(enumerate(names), key=lambda item: item[1]):
            step = automaton.step(self.elements, residuals, name)
            if not step.values:
                raise Invalid
            if len(step.values) > 1:
                return Attributes((), None)
            if not is_free(step.values[0]):
                checks.append((2 * position + 1, automaton.known_values(step.values[0])))
            residuals = step.after(1)
        state = self.close(residuals, names)
        if not any(pattern is not NOT_ALLOWED for pattern in state.patterns):
            raise Invalid
        return Attributes(tuple(checks), state)

    def close(self, residuals: tuple[Pattern, ...], names: Iterable[str]) -> State:
        """Return the content state after the start tag; alternatives that lack an attribute are not allowed."""
        present = frozenset(names)
        make = self.automaton.make
        return self.automaton.state(
            tuple(
                NOT_ALLOWED if record.required - present else end_attributes(make, residual)
                for record, residual in zip(self.records, residuals, strict=True)
            )
        )

    def walk(self, attributes: list[str], context: Context) -> State:
        """Return the content state where it depends on the values.

        :raises Invalid: an attribute or value is not allowed, or one is missing.
        """
        residuals = tuple(record.residual for record in self.records)
        pairs = sorted(zip(attributes[::2], attributes[1::2], strict=True))
        for name, value in pairs:
            step = self.automaton.step(self.elements, residuals, name)
            residuals = step.after(step.accepted(value, context))
        state = self.close(residuals, attributes[::2])
        if not any(pattern is not NOT_ALLOWED for pattern in state.patterns):
            raise Invalid
        return state
