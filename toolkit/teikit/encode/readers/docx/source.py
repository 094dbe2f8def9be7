"""What the parts of the Word reader share: the document, the draft, the account of its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from teikit.encode.readers.account import Account
from teikit.encode.readers.docx.numbering import Numbering
from teikit.encode.readers.docx.package import Package, Relationship, W, w
from teikit.encode.readers.docx.styles import Styles
from teikit.encode.readers.draft import Draft

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


def place(element: etree._Element) -> str:
    """Return where an element stands: the part's root and the number of the paragraph."""
    part = etree.QName(element.getroottree().getroot()).localname
    paragraph = next((e for e in (element, *element.iterancestors()) if e.tag == w("p")), element)
    number = sum(1 for _ in paragraph.iterancestors(w("p"))) + int(
        paragraph.xpath("count(preceding::w:p)", namespaces={"w": W})
    )
    return f"{part}, paragraph {number + 1}"


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the one of several versions of the same content that is read: the first choice, else the fallback."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None else alternate.find(f"{MC}Fallback")
