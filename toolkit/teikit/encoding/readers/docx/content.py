"""What a body, a cell or a note holds: its blocks, with wrappers opened and tracked changes settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.encoding.readers.account import Account
from teikit.encoding.readers.docx.package import is_on, w
from teikit.encoding.readers.docx.source import GONE, MC, chosen

_DELETED_MARKS = (w("del"), w("moveFrom"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is after all changes: one that was joined to the next by a deletion has several parts.

    The last part says what the paragraph is: its mark is the one that is left.
    """

    parts: tuple[etree._Element, ...]

    @property
    def properties(self) -> etree._Element:
        """Return the part that says what the paragraph is."""
        return self.parts[-1]


def blocks(container: etree._Element, account: Account) -> Iterator[Paragraph | etree._Element]:
    """Yield the paragraphs and tables of a container."""
    waiting: list[etree._Element] = []
    for element in opened(container, account):
        if element.tag == w("p"):
            waiting.append(element)
            if not _is_joined(element):
                yield Paragraph(tuple(waiting))
                waiting = []
        else:
            if waiting:
                yield Paragraph(tuple(waiting))
                waiting = []
            yield element
    if waiting:
        yield Paragraph(tuple(waiting))


def opened(container: etree._Element, account: Account) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables, rows or cells that a container holds, out of all that may wrap them."""
    for child in container.iterchildren(etree.Element):
        if child.tag in (w("p"), w("tbl"), w("tr"), w("tc")):
            yield child
        elif child.tag in GONE:
            account.drop(child, *GONE[str(child.tag)])
        elif child.tag == w("sdt") and is_on(child.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            account.drop(child, "the prompt of an empty content control")
        elif child.tag == w("altChunk"):
            account.say(child, "", "another document embedded in this one", "unread")
        elif child.tag == f"{MC}AlternateContent":
            taken = chosen(child)
            for other in child.iterchildren(etree.Element):
                if other is not taken:
                    account.skip(other)
            if taken is not None:
                yield from opened(taken, account)
        else:
            yield from opened(child, account)


def _is_joined(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph goes on in the next: its mark was deleted, or moved away."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(mark.find(tag) is not None for tag in _DELETED_MARKS)
