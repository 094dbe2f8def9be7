"""The states of the automaton and the transitions between them. Each table computes a missing entry on demand.

* ``state[name]`` is an :class:`Opening`: the start of a child element of that name.
* ``opening[names]`` is an :class:`AttributePlan` for a start tag with these attributes; ``opening.bare`` is the state
  after a start tag without attributes.
* ``opening.frame[accepted]`` is the parent's next state; ``accepted`` has a bit for each alternative that may end.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Protocol

from teikit.relaxng.attributes import AcceptedValues, AttributeStep, ElementContent, Invalid, ValueCheck, bits, is_free
from teikit.relaxng.datatypes import Context
from teikit.relaxng.derivatives import accepts, after_text, end_attributes
from teikit.relaxng.names import expand, split
from teikit.relaxng.patterns import NOT_ALLOWED, Interner, Pattern

#: Start tags of one element, by the names of their attributes, that are kept at a time.
_MAX_PLANS = 1_000


class Tables(Protocol):
    """The tables that all states of a grammar share.

    :param size: the number of entries in all of them.
    :param not_allowed: a state in which nothing is allowed.
    """

    make: Interner
    size: int
    not_allowed: State

    def may_cache(self, value: str) -> bool:
        """Return whether a value may be cached as accepted, and count it."""

    def mentions(self, name: str) -> bool:
        """Return whether the schema mentions a name."""

    def state(self, patterns: tuple[Pattern, ...]) -> State:
        """Return the state for some alternatives."""

    def open_element(self, patterns: tuple[Pattern, ...], name: str) -> Opening:
        """Return the start of a child element."""

    def content(self, element: int) -> ElementContent:
        """Return the content of an element definition."""

    def attribute_step(self, elements: tuple[int, ...], residuals: tuple[Pattern, ...], name: str) -> AttributeStep:
        """Return the effect of an attribute on the alternatives of a start tag."""

    def accepted_values(self, pattern: Pattern) -> AcceptedValues:
        """Return the values known to match a pattern."""


class TextMode(IntEnum):
    """The effect of text on a state."""

    IGNORE = 0  # any text is allowed and does not change the state
    WHITE = 1  # only white space is allowed
    MOVE = 2  # any text is allowed and leads to another state
    DATA = 3  # the text is matched when the element ends


class State(dict[str, "Opening"]):
    """A state: the content that an open element may still have.

    ``accepted`` has a bit for each alternative that may end here; -1 if that depends on the text.
    """

    __slots__ = ("_after_text", "accepted", "accepted_texts", "mode", "patterns", "tables")

    def __init__(self, tables: Tables, patterns: tuple[Pattern, ...]) -> None:
        self.tables = tables
        self.patterns = patterns
        self.accepted_texts: dict[str, int] = {}
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
        return tuple(after_text(self.tables.make, pattern) for pattern in self.patterns)

    @property
    def after_text(self) -> State:
        """The state after text that is not white space."""
        if self._after_text is None:
            self._after_text = self.tables.state(self.patterns_after_text())
        return self._after_text

    def accepted_with(self, text: str, context: Context) -> int:
        """Return a bit for each alternative that may end with ``text`` as its whole content."""
        found = self.accepted_texts.get(text)
        if found is None:
            found = bits(accepts(pattern, text, context) for pattern in self.patterns)
            if self.tables.may_cache(text):
                self.accepted_texts[text] = found
        return found

    def __missing__(self, name: str) -> Opening:
        tables = self.tables
        if not tables.mentions(name):
            folded = expand(split(name)[0], "\x00")
            return self[folded] if name != folded else self._add(name)
        return self._add(name)

    def _add(self, name: str) -> Opening:
        opening = self.tables.open_element(self.patterns, name)
        self[name] = opening
        self.tables.size += 1
        return opening


class Frame(dict[int, State]):
    """A transition at the end of an element: from the alternatives that may end to the parent's next state.

    :param lefts: for each alternative of the child, what remains of the alternatives of the parent, by their index.
    :param width: the number of alternatives of the parent.
    """

    __slots__ = ("lefts", "tables", "width")

    def __init__(self, tables: Tables, lefts: tuple[tuple[tuple[int, Pattern], ...], ...], width: int) -> None:
        self.tables = tables
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
        tables = self.tables
        state = tables.state(tuple(tables.make.choice(patterns) for patterns in merged))
        self[accepted] = state
        tables.size += 1
        return state


class AttributePlan:
    """The work for a start tag whose attribute names are known.

    :param checks: the values to match.
    :param state: the content state; ``None`` if it depends on the values: then :meth:`Opening.follow` computes it.
    """

    __slots__ = ("checks", "state")

    def __init__(self, checks: tuple[ValueCheck, ...], state: State | None) -> None:
        self.checks = checks
        self.state = state


class Opening(dict[tuple[str, ...], AttributePlan]):
    """The start of an element: its possible definitions, and the frame that leads back to the parent.

    ``bare`` is the state after a start tag without attributes.
    """

    __slots__ = ("bare", "contents", "elements", "frame", "tables")

    def __init__(self, tables: Tables, elements: tuple[int, ...], frame: Frame) -> None:
        self.tables = tables
        self.elements = elements
        self.frame = frame
        self.contents = tuple(tables.content(element) for element in elements)
        self.bare = tables.state(tuple(content.after_plain_attributes((), tables.make) for content in self.contents))
        if all(pattern is NOT_ALLOWED for pattern in self.bare.patterns):
            self.bare = tables.not_allowed

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

    def __missing__(self, names: tuple[str, ...]) -> AttributePlan:
        plan = self._plan(names)
        if len(self) >= _MAX_PLANS:
            self.clear()
        self[names] = plan
        self.tables.size += 1
        return plan

    def after_start_tag(self, attributes: list[str], context: Context) -> State:
        """Return the content state after a start tag.

        :param attributes: names and values, alternating.
        :raises Invalid: an attribute or a value is not allowed, or an attribute is missing.
        """
        if not attributes:
            if self.bare is self.tables.not_allowed:
                raise Invalid
            return self.bare
        plan = self[tuple(attributes[::2])]
        for index, accepted in plan.checks:
            value = attributes[index]
            if value not in accepted:
                accepted.check(value, context)
        return self.follow(attributes, context) if plan.state is None else plan.state

    @property
    def residuals(self) -> tuple[Pattern, ...]:
        """The content of each definition, without its plain attributes."""
        return tuple(content.residual for content in self.contents)

    def _plan(self, names: tuple[str, ...]) -> AttributePlan:
        """Plan the attributes in the order of their names, so that their order in the document adds no states."""
        tables = self.tables
        residuals = self.residuals
        checks: list[ValueCheck] = []
        for index, name in sorted(enumerate(names), key=lambda item: item[1]):
            step = tables.attribute_step(self.elements, residuals, name)
            if not step.values:
                raise Invalid
            if len(step.values) > 1:
                return AttributePlan((), None)
            if not is_free(step.values[0]):
                checks.append((2 * index + 1, tables.accepted_values(step.values[0])))
            residuals = step.after(1)
        state = self.end_start_tag(residuals, names)
        if not any(pattern is not NOT_ALLOWED for pattern in state.patterns):
            raise Invalid
        return AttributePlan(tuple(checks), state)

    def end_start_tag(self, residuals: tuple[Pattern, ...], names: Iterable[str]) -> State:
        """Return the content state after the start tag. Alternatives that lack an attribute are not allowed."""
        present = frozenset(names)
        make = self.tables.make
        return self.tables.state(
            tuple(
                NOT_ALLOWED if content.required - present else end_attributes(make, residual)
                for content, residual in zip(self.contents, residuals, strict=True)
            )
        )

    def follow(self, attributes: list[str], context: Context) -> State:
        """Return the content state if it depends on the attribute values.

        :raises Invalid: an attribute or a value is not allowed, or an attribute is missing.
        """
        residuals = self.residuals
        pairs = sorted(zip(attributes[::2], attributes[1::2], strict=True))
        for name, value in pairs:
            step = self.tables.attribute_step(self.elements, residuals, name)
            residuals = step.after(step.accepted(value, context))
        state = self.end_start_tag(residuals, attributes[::2])
        if not any(pattern is not NOT_ALLOWED for pattern in state.patterns):
            raise Invalid
        return state
