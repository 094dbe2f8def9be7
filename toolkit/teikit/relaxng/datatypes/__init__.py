"""Datatypes: the two built-in ones of RELAX NG, and those of W3C XML Schema Part 2."""

from __future__ import annotations

from teikit.relaxng.datatypes.types import Context, Datatype, make
from teikit.relaxng.nodes import DatatypeKey, ValueKey

__all__ = ["Context", "Datatype", "make", "problem", "reads_context", "value_problem"]


def problem(key: DatatypeKey) -> str | None:
    """Return the error in a datatype and its parameters; ``None`` if there is none."""
    try:
        make(*key)
    except ValueError as error:
        return str(error)
    return None


def reads_context(library: str, name: str) -> bool:
    """Return whether values of a type depend on the namespaces in scope."""
    return make(library, name).reads_context


def value_problem(key: ValueKey) -> str | None:
    """Return the error in a ``value`` of the schema; ``None`` if it belongs to its type."""
    library, name, text, context = key
    datatype = make(library, name)
    if datatype.value(text, dict(context)) is None:
        return f"“{text}” is not a valid {name}: expected {datatype.primitive.description}"
    return None
