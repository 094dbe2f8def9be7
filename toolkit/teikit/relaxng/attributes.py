"""Attributes of start tags: which patterns they meet, which values are known to be right, what is left without them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from teikit.relaxng.datatypes import Context
from teikit.relaxng.derivatives import accepts, end_attributes
from teikit.relaxng.patterns import NOT_ALLOWED, TEXT, Data, Interner, Pattern

if TYPE_CHECKING:
    from teikit.relaxng.automaton import Automaton

#: Longer values are looked at each time.
VALUE_LENGTH: Final = 120


class Invalid(Exception):  # noqa: N818 - it says what the document is, and is never seen outside
    """The document is not valid; where and why is for a second reading to say."""


class Values(set[str]):
    """Attribute values known to be right for one pattern; asked through :meth:`check` for a new one."""

    __slots__ = ("automaton", "pattern")

    def __init__(self, automaton: Automaton, pattern: Pattern) -> None:
        super().__init__()
        self.automaton = automaton
        self.pattern = pattern

    __hash__ = object.__hash__  # type: ignore[assignment]

    def check(self, value: str, context: Context) -> None:
        """Look at a value not seen before.

        :raises Invalid: it is not right.
        """
        if not accepts(self.pattern, value, context):
            raise Invalid
        if self.automaton.may_remember(value):
            self.add(value)


#: Where in expat's list of names and values a value stands, and what it must be.
Check: TypeAlias = tuple[int, Values]


class Record:
    """The content of one element, taken apart: plain attributes by name, and all the rest.

    ``plain`` maps a name to the grammar's node of its value where the attribute stands alone or optional in the
    content's group, ``required`` are those that are not optional, ``residual`` is the content without them.
    """

    __slots__ = ("plain", "required", "residual")

    def __init__(self, plain: dict[str, int], required: frozenset[str], residual: Pattern) -> None:
        self.plain = plain
        self.required = required
        self.residual = residual

    def content_after(self, names: Iterable[str], make: Interner) -> Pattern:
        """Return the content when only plain attributes of these names are there."""
        return NOT_ALLOWED if self.required.difference(names) else end_attributes(make, self.residual)


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
        return bits(accepts(pattern, value, context) for pattern in self.values)

    def after(self, accepted: int) -> tuple[Pattern, ...]:
        """Return what is left of each alternative."""
        if accepted not in self._after:
            right = {pattern for bit, pattern in enumerate(self.values) if accepted >> bit & 1}
            self._after[accepted] = tuple(
                self._make.choice(left for value, left in alternatives if value in right) for alternatives in self._ways
            )
        return self._after[accepted]


def is_free(pattern: Pattern) -> bool:
    """Tell whether a value pattern allows every string."""
    return pattern is TEXT or (isinstance(pattern, Data) and pattern.datatype.free and pattern.excluded is NOT_ALLOWED)


def bits(flags: Iterable[bool]) -> int:
    """Return a number with a bit for each flag that is set."""
    return sum(1 << position for position, flag in enumerate(flags) if flag)
