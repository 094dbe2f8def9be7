"""The open elements of a document during diagnosis."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from typing import Final

from teikit.relaxng.event_position import Span
from teikit.relaxng.states import Opening, State

#: Distinct names that are counted among the children of one element.
_MAX_NAMES: Final = 4096
#: Transitions that are kept for each element.
_MAX_TRANSITIONS: Final = 64


class OpenElement:
    """An open element.

    :param index: its position among the siblings of the same name, from 1; 0 if unknown.
    :param before: the state of its parent before it.
    :param namespace: the default namespace in scope.
    """

    __slots__ = (
        "_counts", "before", "excused", "forgiven", "index", "is_stray", "name", "namespace", "opening", "start",
        "text_reported", "transitions",
    )  # fmt: skip

    def __init__(self, name: str, index: int, start: Span, before: State | None, namespace: str | None) -> None:
        self.name = name
        self.index = index
        self.start = start
        self.before = before
        self.namespace = namespace
        self.opening: Opening | None = None
        #: Whether the parent continues from ``before``, as if the element were absent.
        self.is_stray = False
        self.text_reported = False
        self._counts: dict[str, int] = {}
        #: Names of children that count as present: they are not an error if they follow.
        self.forgiven: frozenset[str] = frozenset()
        #: Names of children that should have contained a misplaced one: they are not reported as missing.
        self.excused: frozenset[str] = frozenset()
        #: The latest states that a child changed, with the name and the line of the child.
        self.transitions: deque[tuple[State, str, int | None]] | None = None

    @property
    def has_children(self) -> bool:
        """True if it has had a child element."""
        return bool(self._counts)

    @property
    def child_names(self) -> Collection[str]:
        """The names of the child elements so far."""
        return self._counts.keys()

    def count_child(self, name: str) -> int:
        """Count a child element and return its position among those of its name; 0 if there are too many names."""
        counts = self._counts
        if name not in counts and len(counts) >= _MAX_NAMES:
            return 0
        index = counts[name] = counts.get(name, 0) + 1
        return index

    def add_transition(self, state: State, name: str, line: int | None) -> None:
        """Record that a child changed the state, for the diagnosis of a later sibling."""
        if self.transitions is None:
            self.transitions = deque(maxlen=_MAX_TRANSITIONS)
        self.transitions.append((state, name, line))
