"""Content of a body, a cell or a note: its blocks, without wrappers and with tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.encoding.readers.coverage import TextCoverage
from teikit.encoding.readers.docx.package import is_on, w
from teikit.encoding.readers.docx.source import GONE, MC, chosen

_DELETED_MARKS = (w("del"), w("moveFrom"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with all tracked changes accepted. Deleting a paragraph mark joins two paragraphs into one."""

    parts: tuple[etree._Element, ...]
    """The ``w:p`` elements that were joined."""

    @property
    def properties(self) -> etree._Element:
        """The part whose properties are those of the paragraph: the last one, whose mark is left."""
        return self.parts[-1]


def blocks(container: etree._Element, coverage: TextCoverage) -> Iterator[Paragraph | etree._Element]:
    """Yield the paragraphs and tables of a container."""
    waiting: list[etree._Element] = []
    for element in unwrapped(container, coverage):
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


def unwrapped(container: etree._Element, coverage: TextCoverage) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables, rows or cells of a container, without the elements that wrap them."""
    for child in container.iterchildren(etree.Element):
        if child.tag in (w("p"), w("tbl"), w("tr"), w("tc")):
            yield child
        elif child.tag in GONE:
            coverage.drop(child, *GONE[str(child.tag)])
        elif child.tag == w("sdt") and is_on(child.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            coverage.drop(child, "placeholder text of a content control")
        elif child.tag == w("altChunk"):
            coverage.report(child, "", "another document embedded in this one", "unread")
        elif child.tag == f"{MC}AlternateContent":
            taken = chosen(child)
            for other in child.iterchildren(etree.Element):
                if other is not taken:
                    coverage.skip(other)
            if taken is not None:
                yield from unwrapped(taken, coverage)
        else:
            yield from unwrapped(child, coverage)


def _is_joined(paragraph: etree._Element) -> bool:
    """Return whether a paragraph continues in the next one because its mark was deleted or moved."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(mark.find(tag) is not None for tag in _DELETED_MARKS)
