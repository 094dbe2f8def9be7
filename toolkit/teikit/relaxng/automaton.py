"""The automaton over content patterns, built while documents are read.

A state is what an open element may still hold: one pattern, or several where the schema leaves open which of two
definitions an element follows. What the ancestors still hold lies on the reader's stack, not in the state, so states do
not depend on depth. Every table is a dictionary that computes a missing entry (``__missing__``): in the steady state an
event is one look-up.

* ``state[name]`` is an :class:`Opening`: what an element of that name begins.
* ``opening[names]`` is an :class:`Attributes`: the same with its attributes' names known; ``opening.bare`` without any.
* ``opening.frame[accepted]`` is the parent's next state, ``accepted`` a bit for each alternative that may end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from typing import Final, TypeAlias

from teikit.relaxng.datatypes import Context, make
from teikit.relaxng.derivatives import accepts, after_text, end_attributes, open_attribute, open_element
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.names import NameClass, expand, finite, split
from teikit.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT, Attribute, Choice, Data, Element, Group, Interner, Pattern
from teikit.relaxng.table import Kind

#: Entries that all tables of an automaton may hold before they are thrown away.
LIMIT: Final = 60_000
#: Values remembered for one set of datatypes; longer values are looked at each time.
VALUES: Final = 4_000
VALUE_LENGTH: Final = 120


#: Finds the ways to begin an element in a pattern: its definitions, each with what its parent may still hold.
Opener: TypeAlias = Callable[[Interner, Pattern, str], Iterator[tuple[Element, Pattern]]]


class Invalid(Exception):  # noqa: N818 - it says what the document is, and is never seen outside
    """The document is not valid; where and why is for a second reading to say."""


class TextMode(IntEnum):
    """What a state does with text."""

    IGNORE = 0  # any text, and the state stays
    WHITE = 1  # white space only
    MOVE = 2  # any text, and it leads to another state
    DATA = 3  # the text is looked at when the element ends


class State(dict[str, "Opening"]):
    """A content state. ``accepted`` has a bit for each alternative that may end here, -1 where text decides."""

    __slots__ = ("_after_text", "accepted", "automaton", "mode", "patterns", "values")

    def __init__(self, automaton: Automaton, patterns: tuple[Pattern, ...]) -> None:
        self.automaton = automaton
        self.patterns = patterns
        self.values: dict[str, int] = {}
        self._after_text: State | None = None
        if any(pattern.has_data for pattern in patterns):
            self.accepted = -1
            self.mode = TextMode.DATA
        else:
            self.accepted = _bits(pattern.nullable for pattern in patterns)
            self.mode = self._text_mode()

    __hash__ = object.__hash__
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
        bits = self.values.get(text)
        if bits is None:
            bits = _bits(accepts(pattern, text, context) for pattern in self.patterns)
            if len(self.values) < VALUES and len(text) < VALUE_LENGTH and not self.automaton.grammar.reads_context:
                self.values[text] = bits
        return bits

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


class Values(set[str]):
    """Attribute values known to be right for one pattern; asked through :meth:`check` for a new one."""

    __slots__ = ("pattern", "reads_context")

    def __init__(self, pattern: Pattern, reads_context: bool) -> None:
        super().__init__()
        self.pattern = pattern
        self.reads_context = reads_context

    __hash__ = object.__hash__

    def check(self, value: str, context: Context) -> None:
        """Look at a value not seen before.

        :raises Invalid: it is not right.
        """
        if not accepts(self.pattern, value, context):
            raise Invalid
        if len(value) < VALUE_LENGTH and not self.reads_context:
            if len(self) >= VALUES:
                self.clear()
            self.add(value)


#: Where in expat's list of names and values a value stands, and what it must be.
Check: TypeAlias = tuple[int, Values]


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

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def __missing__(self, names: tuple[str, ...]) -> Attributes:
        attributes = self._plan(names)
        if len(self) >= 1_000:
            self.clear()
        self[names] = attributes
        self.automaton.size += 1
        return attributes

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


class Record:
    """The content of one element, taken apart: plain attributes by name, and all the rest.

    ``plain`` maps a name to its value pattern where the attribute stands alone or optional in the content's group,
    ``required`` are those that are not optional, ``residual`` is the content without them.
    """

    __slots__ = ("plain", "required", "residual")

    def __init__(self, content: Pattern, make: Interner) -> None:
        self.plain: dict[str, Pattern] = {}
        required = set()
        rest: list[Pattern] = []
        todo: Pattern = content
        while todo is not EMPTY:
            member, todo = (todo.first, todo.rest) if isinstance(todo, Group) else (todo, EMPTY)
            attribute = _plain_attribute(member)
            names = finite(attribute.name_class) if attribute else None
            if attribute is None or names is None or len(names) != 1:
                rest.append(member)
            else:
                self.plain[names[0]] = attribute.value
                if member is attribute:
                    required.add(names[0])
        self.required = frozenset(required)
        residual: Pattern = EMPTY
        for member in reversed(rest):
            residual = make.group(member, residual)
        self.residual = residual

    def content_after(self, names: Iterable[str], make: Interner) -> Pattern:
        """Return the content when only plain attributes of these names are there."""
        return NOT_ALLOWED if self.required.difference(names) else end_attributes(make, self.residual)


def _plain_attribute(pattern: Pattern) -> Attribute | None:
    if isinstance(pattern, Choice) and len(pattern.members) == 2 and EMPTY in pattern.members:
        pattern = next(member for member in pattern.members if member is not EMPTY)
    return pattern if isinstance(pattern, Attribute) else None


class Step:
    """One attribute name in one situation: the value patterns that matter, and where the set that accepted leads."""

    __slots__ = ("_after", "_make", "_ways", "_width", "values")

    def __init__(self, make: Interner, ways: list[list[tuple[Pattern, Pattern]]]) -> None:
        self._make = make
        self._ways = ways
        self._width = len(ways)
        self._after: dict[int, tuple[Pattern, ...]] = {}
        self.values = tuple(dict.fromkeys(value for alternatives in ways for value, _ in alternatives))

    def accepted(self, value: str, context: Context) -> int:
        """Return a bit for each value pattern that the value matches."""
        return _bits(accepts(pattern, value, context) for pattern in self.values)

    def after(self, accepted: int) -> tuple[Pattern, ...]:
        """Return what is left of each alternative."""
        if accepted not in self._after:
            right = {pattern for bit, pattern in enumerate(self.values) if accepted >> bit & 1}
            self._after[accepted] = tuple(
                self._make.choice(left for value, left in alternatives if value in right) for alternatives in self._ways
            )
        return self._after[accepted]


class Automaton:
    """The tables of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.make = Interner()
        self.size = 0
        self._known = grammar.known
        self._contents: dict[int, Record] = {}
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._steps: dict[tuple[tuple[int, ...], tuple[Pattern, ...], str], Step] = {}
        self._values: dict[Pattern, Values] = {}
        self.dead = State(self, (NOT_ALLOWED,))
        self._begin()

    def _begin(self) -> None:
        self.start = self.state((self.pattern(self.grammar.start),))

    def trim(self) -> None:
        """Forget all tables if they have grown beyond LIMIT; states still on a stack go on working."""
        if self.size + len(self._states) + len(self.make) < LIMIT:
            return
        self.size = 0
        self.make.clear()
        for table in (self._contents, self._states, self._steps, self._values):
            table.clear()
        self._begin()

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
            content = self.grammar.elements[element][1]
            record = self._contents[element] = Record(self.pattern(content), self.make)
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
                    ways.append([(plain, residual)])
                else:
                    ways.append(list(open_attribute(self.make, residual, name)))
            step = self._steps[key] = Step(self.make, ways)
            self.size += 1
        return step

    def known_values(self, pattern: Pattern) -> Values:
        """Return the values seen for a value pattern."""
        values = self._values.get(pattern)
        if values is None:
            values = self._values[pattern] = Values(pattern, self.grammar.reads_context)
        return values

    def pattern(self, index: int) -> Pattern:
        """Return the live pattern of a node of the grammar's table."""
        nodes = self.grammar.nodes
        kind, parts = nodes[index]
        make_pattern = self.make
        match kind:
            case Kind.EMPTY:
                return EMPTY
            case Kind.NOT_ALLOWED:
                return NOT_ALLOWED
            case Kind.TEXT:
                return TEXT
            case Kind.CHOICE:
                return make_pattern.choice(self.pattern(part) for part in parts)
            case Kind.GROUP:
                result: Pattern = EMPTY
                for part in reversed(parts):
                    result = make_pattern.group(self.pattern(part), result)
                return result
            case Kind.INTERLEAVE:
                return make_pattern.interleave(self.pattern(part) for part in parts)
        return self._single(kind, parts)

    def _single(self, kind: int, parts: tuple[int, ...]) -> Pattern:
        grammar = self.grammar
        match kind:
            case Kind.ONE_OR_MORE:
                return self.make.one_or_more(self.pattern(parts[0]))
            case Kind.LIST:
                return self.make.list_of(self.pattern(parts[0]))
            case Kind.DATA:
                return self.make.data(make(*grammar.datatypes[parts[0]]), self.pattern(parts[1]))
            case Kind.VALUE:
                library, name, text, context = grammar.values[parts[0]]
                datatype = make(library, name)
                return self.make.value(datatype, text, datatype.value(text, dict(context)))
            case Kind.ATTRIBUTE:
                return self.make.attribute(grammar.name_classes[parts[0]], self.pattern(parts[1]))
            case Kind.ELEMENT:
                return self.make.element(parts[0], self._name_class(parts[0]))
        raise AssertionError(kind)

    def _name_class(self, element: int) -> NameClass:
        return self.grammar.elements[element][0]


def is_free(pattern: Pattern) -> bool:
    """Tell whether a value pattern allows every string."""
    return pattern is TEXT or (isinstance(pattern, Data) and pattern.datatype.free and pattern.excluded is NOT_ALLOWED)


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << position for position, flag in enumerate(flags) if flag)


__all__ = ["Attributes", "Automaton", "Element", "Frame", "Invalid", "Opening", "State", "TextMode"]
