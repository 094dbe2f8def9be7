"""Datatypes for ``data`` and ``value``: the strings that belong to one, and their values (RELAX NG 6.2.7)."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import isnan
from typing import TypeAlias

from teikit.relaxng.datatypes.facets import Facet, TypedValue, facet
from teikit.relaxng.datatypes.lexical import XSD, Primitive
from teikit.relaxng.names import expand

XSD_LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"
COMPATIBILITY_LIBRARY = "http://relaxng.org/ns/compatibility/datatypes/1.0"
#: The namespaces in scope: maps each prefix, ``""`` for none, to its namespace name.
Context: TypeAlias = Mapping[str, str]

_COLLAPSE = re.compile("[ \t\r\n]+")
_REPLACE = str.maketrans("\t\r\n", "   ")
_LIBRARIES: dict[str, Callable[[str], bool]] = {
    "": {"string", "token"}.__contains__,
    XSD_LIBRARY: XSD.__contains__,
    COMPATIBILITY_LIBRARY: {"ID", "IDREF", "IDREFS"}.__contains__,
}


class Datatype:
    """One datatype with its parameters."""

    def __init__(self, library: str, name: str, params: tuple[tuple[str, str], ...]) -> None:
        """Look up a datatype.

        :raises ValueError: the library, the type or a parameter is unknown or wrong.
        """
        if library not in _LIBRARIES:
            raise ValueError(f"unknown datatype library “{library}”")
        if not _LIBRARIES[library](name):
            raise ValueError(f"unknown datatype “{name}”" + (f" in {library}" if library else ""))
        if params and library != XSD_LIBRARY:
            raise ValueError(f"datatype {name} takes no parameters")
        self.library = library
        self.name = name
        self.params = params
        self.primitive: Primitive = XSD[name]
        self.reads_context = self.primitive.space == "qname"
        self._facets: list[Facet] = []
        self._facets = [facet(self, *param) for param in params]
        needs_value = self._facets and self.primitive.space != "string"
        self._is_textual = not (needs_value or self.reads_context) and self.primitive.low is self.primitive.high is None

    @property
    def free(self) -> bool:
        """True if every string belongs to the datatype."""
        return self.primitive.form is None and not self.params

    def normalise(self, text: str) -> str:
        """Return a string with white space normalised as the datatype requires."""
        if text.isalnum():
            return text
        white = self.primitive.white
        if white == "collapse":
            return _COLLAPSE.sub(" ", text).strip(" ")
        return text.translate(_REPLACE) if white == "replace" else text

    def allows(self, text: str, context: Context) -> bool:
        """Return whether a string belongs to the datatype. Its value is computed only if a facet needs it."""
        if not self._is_textual:
            return self.value(text, context) is not None
        text = self.normalise(text)
        form = self.primitive.form
        if form is not None and not form(text):
            return False
        return not self._facets or all(check(text, text) for check in self._facets)

    def value(self, text: str, context: Context) -> TypedValue | None:
        """Return the value of a string, comparable and hashable; ``None`` if it does not belong to the datatype."""
        primitive = self.primitive
        text = self.normalise(text)
        if primitive.form is not None and not primitive.form(text):
            return None
        value = _VALUES[primitive.space](self, text, context)
        if value is None or not _within(value, primitive):
            return None
        return value if all(check(text, value) for check in self._facets) else None


def _within(value: TypedValue, primitive: Primitive) -> bool:
    if primitive.low is not None and value < primitive.low:
        return False
    return primitive.high is None or bool(value <= primitive.high)


def _temporal(datatype: Datatype, text: str, context: Context) -> TypedValue | None:
    from teikit.relaxng.datatypes.temporal import value

    return value(datatype.name, text)


def _qname(datatype: Datatype, text: str, context: Context) -> str | None:
    prefix, colon, local = text.rpartition(":")
    if colon and prefix not in context:
        return None
    return expand(context.get(prefix, ""), local)


def _decimal(datatype: Datatype, text: str, context: Context) -> TypedValue:
    from decimal import Decimal

    return Decimal(text)


def _float(datatype: Datatype, text: str, context: Context) -> float | str:
    value = float(text)
    return "NaN" if isnan(value) else value


_VALUES: dict[str, Callable[[Datatype, str, Context], TypedValue]] = {
    "string": lambda datatype, text, context: text,
    "list": lambda datatype, text, context: tuple(text.split(" ")),
    "decimal": _decimal,
    "float": _float,
    "boolean": lambda datatype, text, context: text in ("true", "1"),
    "hex": lambda datatype, text, context: bytes.fromhex(text),
    "base64": lambda datatype, text, context: base64.b64decode(text),
    "temporal": _temporal,
    "duration": _temporal,
    "qname": _qname,
}


@lru_cache(maxsize=1024)
def make(library: str, name: str, params: tuple[tuple[str, str], ...] = ()) -> Datatype:
    """Return a datatype; equal arguments give the same object.

    :raises ValueError: as :class:`Datatype`.
    """
    return Datatype(library, name, params)
