"""Facets of a datatype: the ``param`` elements of ``data`` (W3C XML Schema Part 2, 4.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from teikit.relaxng.datatypes.lexical import Primitive, Space

#: The value of a string: hashable, and comparable with other values of the same datatype.
TypedValue: TypeAlias = Any
#: Takes a normalised string and its value; returns whether they satisfy the facet.
Facet: TypeAlias = Callable[[str, TypedValue], bool]


class FacetedType(Protocol):
    """A datatype to which facets are added."""

    name: str
    primitive: Primitive

    def value(self, text: str, context: Mapping[str, str]) -> TypedValue | None:
        """Return the value of a string; ``None`` if it does not belong to the datatype."""


_LENGTH: frozenset[Space] = frozenset({"string", "list", "hex", "base64", "qname"})
_ORDERED: frozenset[Space] = frozenset({"decimal", "float", "temporal", "duration"})


def length(space: Space, text: str, value: TypedValue) -> int:
    """Return the length of a value in characters, list items or bytes."""
    return len(text) if space == "string" else len(value)


def facet(datatype: FacetedType, name: str, limit: str) -> Facet:
    """Return the check for one parameter.

    :raises ValueError: the parameter is unknown, not applicable to the datatype, or its value is wrong.
    """
    space = datatype.primitive.space
    if name == "pattern":
        matches = _matcher(limit)
        return lambda text, value: matches(text)
    if name in ("length", "minLength", "maxLength") and space in _LENGTH:
        return _length(space, name, _count(name, limit))
    if name in ("totalDigits", "fractionDigits") and space == "decimal":
        return _digits(name, _count(name, limit))
    if name in _BOUNDS and space in _ORDERED:
        bound = datatype.value(limit.strip(" \t\r\n"), {})
        if bound is None:
            raise ValueError(f"{name} is “{limit}”: expected {datatype.primitive.description}")
        return _BOUNDS[name](bound)
    raise ValueError(f"the datatype {datatype.name} has no parameter {name}")


def _matcher(expression: str) -> Callable[[str], bool]:
    if expression in _COMMON:
        return _COMMON[expression]
    from teikit.relaxng.datatypes.regex_matcher import compile_pattern

    return compile_pattern(expression)


def _is_word(text: str) -> bool:
    r"""Match ``[^\p{C}\p{Z}]+``: Python treats these categories, except for the space, as not printable."""
    return text != "" and text.isprintable() and " " not in text


def _is_token(text: str) -> bool:
    r"""Match ``\S+``."""
    return text != "" and not any(blank in text for blank in " \t\r\n")


#: Nearly all expressions in TEI schemas, so that most documents need no automaton for regular expressions.
_COMMON: dict[str, Callable[[str], bool]] = {r"[^\p{C}\p{Z}]+": _is_word, r"\S+": _is_token}


def _count(name: str, limit: str) -> int:
    if not limit.strip().isdecimal() or (name == "totalDigits" and int(limit) == 0):
        raise ValueError(f"{name} is “{limit}”: expected a whole number")
    return int(limit)


def _length(space: Space, name: str, limit: int) -> Facet:
    if space == "qname":
        return lambda text, value: True
    if name == "length":
        return lambda text, value: length(space, text, value) == limit
    if name == "minLength":
        return lambda text, value: length(space, text, value) >= limit
    return lambda text, value: length(space, text, value) <= limit


def _digits(name: str, limit: int) -> Facet:
    def check(text: str, value: TypedValue) -> bool:
        whole, _, fraction = text.lstrip("+-").partition(".")
        fraction = fraction.rstrip("0")
        return len(fraction) + (len(whole.lstrip("0")) if name == "totalDigits" else 0) <= limit

    return check


_BOUNDS: dict[str, Callable[[TypedValue], Facet]] = {
    "minInclusive": lambda bound: lambda text, value: bool(value >= bound),
    "maxInclusive": lambda bound: lambda text, value: bool(value <= bound),
    "minExclusive": lambda bound: lambda text, value: bool(value > bound),
    "maxExclusive": lambda bound: lambda text, value: bool(value < bound),
}
