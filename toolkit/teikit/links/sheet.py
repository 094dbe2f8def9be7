"""What one file holds that links are made of: identifiers, pointers, inclusions, numbers, prefixes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from teikit.links.vocabulary import SEPARATOR

# Tuples, not dataclasses: an edition has tens of thousands of them, and a tuple is made in a third of the time.


class Step(NamedTuple):
    """One step of an XPath: the ``number``-th child of its parent with this ``name`` (expat's notation)."""

    parent: Step | None
    name: str
    number: int

    def ancestors(self) -> Iterator[Step]:
        """Yield the steps above this one, the nearest first."""
        step = self.parent
        while step is not None:
            yield step
            step = step.parent

    def xpath(self) -> str:
        """Return the path of the element, names without namespaces: ``/TEI[1]/text[1]``."""
        steps = [self, *self.ancestors()]
        return "".join(f"/{step.name.rpartition(SEPARATOR)[2]}[{step.number}]" for step in reversed(steps))


class Place(NamedTuple):
    """Where an element's start tag begins, both from 1, and which element it is."""

    line: int
    column: int
    step: Step

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Pointer(NamedTuple):
    """An attribute with one or more addresses, and the ``xml:base`` in force."""

    place: Place
    attribute: str
    value: str
    base: str


class Include(NamedTuple):
    """An ``xi:include``; ``xml`` is false for included text, ``fallback`` tells that absence is provided for."""

    place: Place
    href: str
    base: str
    xml: bool
    fallback: bool = False


class Number(NamedTuple):
    """A document's number: an ``idno``, a ``div`` of type document, or the ``xml:id`` of a ``TEI``."""

    kind: str
    value: str
    place: Place


class Entry(NamedTuple):
    """A person, place or organisation with an ``xml:id``."""

    name: str
    id: str
    place: Place


class PrefixDef(NamedTuple):
    """A ``prefixDef``: how ``ident:…`` becomes an address (TEI P5, 17.2.3)."""

    place: Place
    ident: str
    match: str
    replacement: str
    base: str


@dataclass(slots=True)
class Sheet:
    """What was found in one file, in the order of the file."""

    path: Path
    ids: dict[str, Place] = field(default_factory=dict)
    repeated: list[tuple[str, Place]] = field(default_factory=list)
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
