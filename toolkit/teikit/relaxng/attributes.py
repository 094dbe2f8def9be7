"""Attributes of start tags: the patterns they match, the values already accepted, the content that remains."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol, TypeAlias

from teikit.relaxng.datatypes import Context
from teikit.relaxng.derivatives import accepts, end_attributes
from teikit.relaxng.patterns import NOT_ALLOWED, TEXT, Data, Interner, Pattern

#: Longer values are not cached.
MAX_CACHED_LENGTH: Final = 120


class Invalid(Exception):  # noqa: N818 - a verdict, not an error; it never leaves the package
    """The document is not valid. The diagnosis finds out where and why."""


class ValueBudget(Protocol):
    """A bound on the number of cached values."""

    def may_cache(self, value: str) -> bool:
        """Return whether a value may be cached as accepted, and count it."""


class AcceptedValues(set[str]):
    """Attribute values that are known to match one pattern. For any other value, call :meth:`check`."""

    __slots__ = ("budget", "pattern")

    def __init__(self, budget: ValueBudget, pattern: Pattern) -> None:
        super().__init__()
        self.budget = budget
        self.pattern = pattern

    __hash__ = object.__hash__  # type: ignore[assignment]

    def check(self, value: str, context: Context) -> None:
        """Match a new value.

        :raises Invalid: it does not match.
        """
        if not accepts(self.pattern, value, context):
            raise Invalid
        if self.budget.may_cache(value):
            self.add(value)


#: The index of a value in expat's list of names and values, and the values it may have.
ValueCheck: TypeAlias = tuple[int, AcceptedValues]


class ElementContent:
    """The content of one element definition, separated into plain attributes and everything else.

    :param plain: maps the name of an attribute that occurs once, required or optional, in the content's group to the
        node of its value in the grammar.
    :param required: the names in ``plain`` that are not optional.
    :param residual: the content without the plain attributes.
    """

    __slots__ = ("plain", "required", "residual")

    def __init__(self, plain: dict[str, int], required: frozenset[str], residual: Pattern) -> None:
        self.plain = plain
        self.required = required
        self.residual = residual

    def after_plain_attributes(self, names: Iterable[str], make: Interner) -> Pattern:
        """Return the remaining content if the start tag has only plain attributes, with these names."""
        return NOT_ALLOWED if self.required.difference(names) else end_attributes(make, self.residual)


class AttributeStep:
    """The effect of one attribute name on the alternatives of a start tag.

    :param ways: for each alternative, the pairs of a value pattern and the content that remains if it matches.
    """

    __slots__ = ("_after", "_make", "_ways", "values")

    def __init__(self, make: Interner, ways: list[list[tuple[Pattern, Pattern]]]) -> None:
        self._make = make
        self._ways = ways
        self._after: dict[int, tuple[Pattern, ...]] = {}
        self.values = tuple(dict.fromkeys(value for alternatives in ways for value, _ in alternatives))

    def accepted(self, value: str, context: Context) -> int:
        """Return a bit for each of the value patterns that the value matches."""
        return bits(accepts(pattern, value, context) for pattern in self.values)

    def after(self, accepted: int) -> tuple[Pattern, ...]:
        """Return the remaining content of each alternative, given the bits of the value patterns that matched."""
        if accepted not in self._after:
            matched = {pattern for bit, pattern in enumerate(self.values) if accepted >> bit & 1}
            self._after[accepted] = tuple(
                self._make.choice(left for value, left in alternatives if value in matched)
                for alternatives in self._ways
            )
        return self._after[accepted]


def is_free(pattern: Pattern) -> bool:
    """Return whether a value pattern matches every string."""
    return pattern is TEXT or (isinstance(pattern, Data) and pattern.datatype.free and pattern.excluded is NOT_ALLOWED)


def bits(flags: Iterable[bool]) -> int:
    """Return an integer with a bit for each flag that is true."""
    return sum(1 << position for position, flag in enumerate(flags) if flag)
