"""The open elements of a document while its faults are looked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from teikit.relaxng.event_position import Span

if TYPE_CHECKING:
    from teikit.relaxng.states import Opening, State

#: Distinct names that are counted among the children of one element, and changes of state that are remembered.
_COUNTED: Final = 4096
_REMEMBERED: Final = 64


class Level:
    """An open element: its name, its position among siblings of that name (0 unknown), where its start tag begins.

    ``before`` is its parent's state when it began; ``opening`` leads back to the parent's next state, unless the parent
    goes on from ``before`` as if the element were not there (``returns``). ``namespace`` is the default one in it.
    """

    __slots__ = (
        "_counts", "before", "column", "excused", "forgiven", "line", "name", "namespace", "opening", "passed",
        "position", "returns", "text_reported",
    )  # fmt: skip

    def __init__(self, name: str, position: int, start: Span, before: State | None, namespace: str | None) -> None:
        self.name = name
        self.position = position
        self.line, self.column = start.line, start.column
        self.before = before
        self.namespace = namespace
        self.opening: Opening | None = None
        self.returns = False
        self.text_reported = False
        self._counts: dict[str, int] = {}
        #: Names of children that count as present, and are no fault if they come yet.
        self.forgiven: frozenset[str] = frozenset()
        #: Names of children that should have been around one that was out of place: they are not missed at the end.
        self.excused: frozenset[str] = frozenset()
        #: The latest states that a child led away from, with that child's name and line.
        self.passed: deque[tuple[State, str, int | None]] | None = None

    @property
    def has_children(self) -> bool:
        """Whether an element was read in it."""
        return bool(self._counts)

    @property
    def names(self) -> Collection[str]:
        """The names of the elements that were read in it."""
        return self._counts.keys()

    def count(self, name: str) -> int:
        """Take note of a child and return its position among those of its name, 0 where they are too many names."""
        counts = self._counts
        if name not in counts and len(counts) >= _COUNTED:
            return 0
        position = counts[name] = counts.get(name, 0) + 1
        return position

    def left(self, state: State, name: str, line: int | None) -> None:
        """Take note of a child that changed the state, to say later what stood in the way."""
        if self.passed is None:
            self.passed = deque(maxlen=_REMEMBERED)
        self.passed.append((state, name, line))
