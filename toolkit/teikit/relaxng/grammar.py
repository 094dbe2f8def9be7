"""The simple form of a schema as plain data, as it is cached on disk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from teikit.relaxng.names import NameClass, mentioned
from teikit.relaxng.nodes import DatatypeKey, Node, ValueKey

if TYPE_CHECKING:
    from teikit.relaxng.table import Table


@dataclass(frozen=True)
class Grammar:
    """The simple form of a correct schema. ``elements`` are pairs of a name class and the node of the content."""

    start: int
    nodes: tuple[Node, ...]
    name_classes: tuple[NameClass, ...]
    datatypes: tuple[DatatypeKey, ...]
    values: tuple[ValueKey, ...]
    elements: tuple[tuple[NameClass, int], ...]

    @classmethod
    def of(cls, table: Table, start: int) -> Grammar:
        """Create a grammar from a table."""
        return cls(
            start,
            tuple(table.nodes),
            tuple(table.name_classes),
            tuple(table.datatypes),
            tuple(table.values),
            tuple((element.name_class, element.content) for element in table.elements),
        )

    def state(self) -> tuple[object, ...]:
        """Return plain tuples, from which ``Grammar(*state)`` restores this grammar."""
        return self.start, self.nodes, self.name_classes, self.datatypes, self.values, self.elements

    @cached_property
    def mentioned(self) -> frozenset[tuple[str, str | None]]:
        """Every (namespace, local name) in a name class. All other names of one namespace behave alike."""
        classes = [*self.name_classes, *(element[0] for element in self.elements)]
        return frozenset(item for name_class in classes for item in mentioned(name_class))

    @cached_property
    def reads_context(self) -> bool:
        """True if a datatype depends on the namespaces in scope."""
        return any(name in ("QName", "NOTATION") for _, name, *_ in (*self.datatypes, *self.values))
