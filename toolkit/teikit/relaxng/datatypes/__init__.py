"""Datatypes: the two that RELAX NG has built in, and those of W3C XML Schema Part 2."""

from __future__ import annotations

from teikit.relaxng.datatypes.types import Context, Datatype, make
from teikit.relaxng.nodes import DatatypeKey, ValueKey

__all__ = ["Context", "Datatype", "make", "problem", "reads_context", "value_problem"]


def problem(key: DatatypeKey) -> str | None:
    """Say what is wrong with a datatype and its parameters, ``None`` if nothing is."""
    try:
        make(*key)
    except ValueError as error:
        return str(error)
    return None


def reads_context(library: str, name: str) -> bool:
    """Tell whether values of a type depend on the namespaces in scope."""
    return make(library, name).reads_context


def value_problem(key: ValueKey) -> str | None:
    """Say why a ``value`` is none of its type, ``None`` if it is one."""
    library, name, text, context = key
    datatype = make(library, name)
    if datatype.value(text, dict(context)) is None:
        return f"“{text}” is no {name}: {datatype.primitive.wants} was expected"
    return None
