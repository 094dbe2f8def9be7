"""The index of a file: its identifiers, pointers, inclusions, numbers and prefixes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from teikit.links.vocabulary import SEPARATOR

# Named tuples, not dataclasses: an edition has tens of thousands of them, and tuples are created three times as fast.


class Step(NamedTuple):
    """One step of an XPath: the ``number``-th child of its parent with this ``name`` (expat's notation)."""

    parent: Step | None
    name: str
    number: int

    def ancestors(self) -> Iterator[Step]:
        """Yield the steps above this one, the parent first."""
        step = self.parent
        while step is not None:
            yield step
            step = step.parent

    def xpath(self) -> str:
        """Return the path of the element, names without namespaces: ``/TEI[1]/text[1]``."""
        steps = [self, *self.ancestors()]
        return "".join(f"/{step.name.rpartition(SEPARATOR)[2]}[{step.number}]" for step in reversed(steps))


class ElementPosition(NamedTuple):
    """The position of a start tag, line and column from 1, and the step of its element."""

    line: int
    column: int
    step: Step

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Pointer(NamedTuple):
    """An attribute with one or more addresses, and the ``xml:base`` in force."""

    position: ElementPosition
    attribute: str
    value: str
    base: str


class Include(NamedTuple):
    """An ``xi:include``; ``xml`` is false if it includes text, ``fallback`` is true if it has an ``xi:fallback``."""

    position: ElementPosition
    href: str
    base: str
    xml: bool
    fallback: bool = False


class Number(NamedTuple):
    """A document's number: an ``idno``, a ``div`` of type document, or the ``xml:id`` of a ``TEI``."""

    kind: str
    value: str
    position: ElementPosition


class Entry(NamedTuple):
    """A person, place or organisation with an ``xml:id``."""

    name: str
    id: str
    position: ElementPosition


class PrefixDef(NamedTuple):
    """A ``prefixDef``, which defines the address for ``ident:…`` (TEI P5, 17.2.3)."""

    position: ElementPosition
    ident: str
    match: str
    replacement: str
    base: str


@dataclass(slots=True)
class FileIndex:
    """The index of one file, in document order."""

    path: Path
    ids: dict[str, ElementPosition] = field(default_factory=dict)
    repeated: list[tuple[str, ElementPosition]] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)
    includes: list[Include] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    prefixes: list[PrefixDef] = field(default_factory=list)
    has_text: bool = False
    resolved: str = field(init=False)
    folder: str = field(init=False)

    def __post_init__(self) -> None:
        resolved = self.path.resolve()
        self.resolved, self.folder = str(resolved), str(resolved.parent)
