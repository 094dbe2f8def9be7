"""What the parts of the Word reader share: the document, the draft, the account of its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from teikit.encoding.readers.account import Account
from teikit.encoding.readers.docx.numbering import Numbering
from teikit.encoding.readers.docx.package import Package, Relationship, w
from teikit.encoding.readers.docx.styles import Styles
from teikit.encoding.readers.draft import Draft

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORDS = frozenset({w("t"), w("delText"), f"{MATH}t"})
#: Elements of a paragraph or of blocks that hold what was there before a tracked change.
GONE = {
    w("del"): ("tracked deletion", "dropped"),
    w("moveFrom"): ("moved text, in the TEI where it was moved to", "moved"),
}


@dataclass(slots=True)
class Source:
    """A document in reading."""

    package: Package
    draft: Draft
    account: Account
    styles: Styles
    numbering: Numbering
    formats: dict[str, str] = field(default_factory=dict)
    """How footnotes and endnotes are numbered, as CSS names counter styles."""
    part: str = ""
    """The part that is being read: what its identifiers refer to depends on it."""
    relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)
    """By part."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes anchored in the paragraph that is being read."""

    def target(self, identifier: str) -> Relationship | None:
        """Return what an identifier of the part refers to."""
        known = self.relationships.setdefault(self.part, dict(self.package.relationships(self.part)))
        return known.get(identifier)


def is_words(element: etree._Element) -> bool:
    """Tell whether the text of an element is words of the document."""
    return element.tag in _WORDS


class Places:
    """Tells where an element stands: in which part, in which paragraph; the paragraphs of a part are counted once."""

    def __init__(self) -> None:
        self._numbers: dict[etree._Element, dict[etree._Element, int]] = {}

    def __call__(self, element: etree._Element) -> str:
        """Return the place of an element, in words."""
        root = element.getroottree().getroot()
        if root not in self._numbers:
            self._numbers[root] = {paragraph: n for n, paragraph in enumerate(root.iter(w("p")), 1)}
        numbers = self._numbers[root]
        part = etree.QName(root).localname
        around = next((e for e in (element, *element.iterancestors()) if e in numbers), None)
        within = next((e for e in element.iter(w("p"))), None) if around is None else around
        return f"{part}, paragraph {numbers[within]}" if within is not None else part


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the one of several versions of the same content that is read: the first choice, else the fallback."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None else alternate.find(f"{MC}Fallback")
