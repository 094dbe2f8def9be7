"""The nodes of the simple form: their kinds and their parts."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias


class Kind(IntEnum):
    """The kinds of pattern in the simple form, each with its parts in a comment."""

    EMPTY = 0
    NOT_ALLOWED = 1
    TEXT = 2
    CHOICE = 3  # nodes, sorted, none of them a choice
    GROUP = 4  # nodes in order, none of them a group
    INTERLEAVE = 5  # nodes, sorted, none of them an interleave
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
#: (library, type, text, ((prefix, uri), …)); the context is empty unless the type reads it
ValueKey: TypeAlias = tuple[str, str, str, tuple[tuple[str, str], ...]]
