"""One pass over a file: its ids, its pointers, its number; nothing is resolved yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from teikit.files import read_bytes
from teikit.links.vocabulary import ENTRIES, POINTERS, TEI, XML, points
from teikit.places import Place, attribute_place

_ID = f"{XML} id"
_BASE = f"{XML} base"
#: Types of ``idno`` that several documents may share: they identify the project, the series or the publisher.
_OF_OTHERS = frozenset({"url", "uri", "isbn", "issn", "isil", "series", "project", "source"})


@dataclass(frozen=True, slots=True)
class Tag:
    """The start-tag of an element: its name, the byte at which it begins, its line and column."""

    element: str
    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer: a token of an attribute's value; ``base`` is the ``xml:base`` in force, mostly empty."""

    attribute: str
    value: str
    tag: Tag
    base: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A private URI scheme (TEI ``prefixDef``): a value after the prefix is replaced by a pattern."""

    pattern: str
    replacement: str


@dataclass(slots=True)
class Scanned:
    """What a file has: ids with their first tags, ids given twice, pointers, prefixes, numbers by kind."""

    path: Path
    source: bytes
    ids: dict[str, Tag] = field(default_factory=dict)
    duplicates: list[tuple[str, Tag]] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)
    prefixes: dict[str, Prefix] = field(default_factory=dict)
    numbers: list[tuple[str, str, Tag]] = field(default_factory=list)
    entries: list[tuple[str, Tag]] = field(default_factory=list)
    well_formed: bool = True

    def place(self, tag: Tag, attribute: str = "") -> Place:
        """Return the line and column of a tag, or of an attribute in it."""
        here = (tag.line, tag.column)
        return attribute_place(self.source, tag.start, attribute, here) if attribute else here


def scan(path: Path) -> Scanned:
    """Scan a file; one that is not well formed is scanned as far as it goes.

    :raises TeikitError: the file cannot be read.
    """
    scanned = Scanned(path, read_bytes(path, "an XML document"))
    reader = _Reader(scanned)
    try:
        reader.parser.Parse(scanned.source, True)
    except (expat.ExpatError, ValueError):
        scanned.well_formed = False
    return scanned


class _Reader:
    """The handlers of the streaming parser."""

    def __init__(self, scanned: Scanned) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._scanned = scanned
        self._path: list[str] = []
        self._bases: list[str] = [""]
        self._idno: tuple[Tag, str] | None = None
        self._text: list[str] = []

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        self._path.append(element)
        self._bases.append(attributes.get(_BASE, self._bases[-1]))
        if not attributes and element != "idno":
            return
        parser = self.parser
        tag = Tag(element, parser.CurrentByteIndex, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        if _ID in attributes:
            self._identified(attributes[_ID], tag)
        for attribute in POINTERS & attributes.keys():
            if points(attribute, element):
                base = self._bases[-1]
                for value in attributes[attribute].split():
                    self._scanned.pointers.append(Pointer(attribute, value, tag, base))
        if namespace == TEI:
            self._tei(element, attributes, tag)

    def _identified(self, identifier: str, tag: Tag) -> None:
        if identifier in self._scanned.ids:
            self._scanned.duplicates.append((identifier, tag))
            return
        self._scanned.ids[identifier] = tag
        if tag.element in ENTRIES:
            self._scanned.entries.append((identifier, tag))

    def _tei(self, element: str, attributes: Mapping[str, str], tag: Tag) -> None:
        if element == "TEI" and _ID in attributes:
            self._scanned.numbers.append(("xml:id", attributes[_ID], tag))
        elif element == "div" and attributes.get("type") == "document" and "n" in attributes:
            self._scanned.numbers.append(("n", attributes["n"], tag))
        elif element == "prefixDef" and "ident" in attributes:
            self._scanned.prefixes[attributes["ident"]] = Prefix(
                attributes.get("matchPattern", "(.*)"), attributes.get("replacementPattern", "$1")
            )
        elif element == "idno" and self._path[-2:-1] == ["publicationStmt"]:
            self._idno = tag, attributes.get("type", "")
            self.parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        self._path.pop()
        self._bases.pop()
        if self._idno and name.endswith(" idno"):
            tag, kind = self._idno
            number = " ".join("".join(self._text).split())
            if number and kind.lower() not in _OF_OTHERS and "://" not in number:
                self._scanned.numbers.append((f"idno {kind}".strip(), number, tag))
            self._idno = None
            self._text.clear()
            self.parser.CharacterDataHandler = None
