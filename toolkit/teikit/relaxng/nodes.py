"""The nodes of a grammar's table: their kinds, and what they are made of."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias


class Kind(IntEnum):
    """The kinds of pattern in the simple form; what ``parts`` holds stands beside each."""

    EMPTY = 0
    NOT_ALLOWED = 1
    TEXT = 2
    CHOICE = 3  # nodes, sorted, no choice among them
    GROUP = 4  # nodes in order, no group among them
    INTERLEAVE = 5  # nodes, sorted, no interleave among them
    ONE_OR_MORE = 6  # node
    LIST = 7  # node
    DATA = 8  # datatype, except node
    VALUE = 9  # value
    ATTRIBUTE = 10  # name class, node
    ELEMENT = 11  # element


EMPTY = 0
NOT_ALLOWED = 1
TEXT = 2

Node: TypeAlias = tuple[int, tuple[int, ...]]
#: (library, type, ((parameter, value), …))
DatatypeKey: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]
#: (library, type, text, ((prefix, uri), …)); the context is empty for types that do not read it
ValueKey: TypeAlias = tuple[str, str, str, tuple[tuple[str, str], ...]]
