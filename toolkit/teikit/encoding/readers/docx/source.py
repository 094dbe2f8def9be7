"""State shared by the parts of the Word reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from teikit.encoding.readers.coverage import TextCoverage
from teikit.encoding.readers.docx.numbering import ListNumbering
from teikit.encoding.readers.docx.package import Package, Relationship, w
from teikit.encoding.readers.docx.styles import Styles
from teikit.encoding.readers.draft import Draft

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORDS = frozenset({w("t"), w("delText"), f"{MATH}t"})
#: Elements with content from before a tracked change, with the reason and the fate of the loss.
GONE = {
    w("del"): ("tracked deletion", "dropped"),
    w("moveFrom"): ("moved text, in the TEI at its new place", "moved"),
}


@dataclass(slots=True)
class Source:
    """A Word document that is being read."""

    package: Package
    draft: Draft
    coverage: TextCoverage
    places: PartPlaces
    styles: Styles
    numbering: ListNumbering
    formats: dict[str, str] = field(default_factory=dict)
    """CSS counter styles of footnotes and endnotes."""
    part: str = ""
    """The part that is being read, which determines what relationship identifiers refer to."""
    relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)
    """Relationships by identifier, for each part."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes anchored in the current paragraph."""

    def target(self, identifier: str) -> Relationship | None:
        """Return the relationship with an identifier in the current part."""
        known = self.relationships.setdefault(self.part, dict(self.package.relationships(self.part)))
        return known.get(identifier)


def is_words(element: etree._Element) -> bool:
    """Return whether the text of an element is text of the document."""
    return element.tag in _WORDS


class PartPlaces:
    """Describes the places of elements by part and paragraph. The paragraphs of each part are counted once."""

    def __init__(self) -> None:
        self._numbers: dict[etree._Element, dict[etree._Element, int]] = {}
        self._cells: dict[etree._Element, dict[etree._Element, str]] = {}

    def __call__(self, element: etree._Element) -> str:
        """Return the place of an element, such as ``document, paragraph 3``."""
        root = element.getroottree().getroot()
        if root not in self._numbers:
            self._numbers[root] = {paragraph: n for n, paragraph in enumerate(root.iter(w("p")), 1)}
        numbers = self._numbers[root]
        part = etree.QName(root).localname
        around = next((e for e in (element, *element.iterancestors()) if e in numbers), None)
        within = next((e for e in element.iter(w("p"))), None) if around is None else around
        return f"{part}, paragraph {numbers[within]}" if within is not None else part

    def with_cell(self, element: etree._Element) -> str:
        """Return the place of an element with its cell, such as ``document, paragraph 9 (table 1, row 2, cell 3)``."""
        root = element.getroottree().getroot()
        if root not in self._cells:
            self._cells[root] = dict(_named_cells(root))
        cell = next((one for one in element.iterancestors(w("tc")) if one in self._cells[root]), None)
        return self(element) if cell is None else f"{self(element)} ({self._cells[root][cell]})"


def _named_cells(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield each cell with its table, row and number, which count from 1."""
    for i, table in enumerate(root.iter(w("tbl")), 1):
        for j, row in enumerate(table.iterchildren(w("tr")), 1):
            for k, cell in enumerate(row.iterchildren(w("tc")), 1):
                yield cell, f"table {i}, row {j}, cell {k}"


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the alternative that is read: the first choice, else the fallback (``mc:AlternateContent``)."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None else alternate.find(f"{MC}Fallback")
