"""What the edition has to know of each document: its record, made once and kept while the document stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit.publishing.transform import transform

RECORD_NS = "urn:teikit:record"
_FILE = f"{{{RECORD_NS}}}file"


@dataclass(frozen=True, slots=True)
class Record:
    """A document's ``name``, the ``xml`` of its record, and the page of its ``words`` for the search."""

    name: str
    xml: str
    words: str

    @property
    def element(self) -> etree._Element:
        """Return the record as an element."""
        return etree.fromstring(self.xml, etree.XMLParser(huge_tree=True))

    @property
    def date(self) -> str:
        """Return the date by which the document takes its place, ``""`` where it has none."""
        return str(self.element.get("sort", ""))

    @property
    def title(self) -> str:
        """Return the short title."""
        return self.element.findtext(f"{{{RECORD_NS}}}short") or self.name


def record(tree: etree._ElementTree, document: Path, language: str) -> Record:
    """Make the record of a document.

    :raises TeikitError: the document is no TEI, or the stylesheet failed.
    """
    made = transform(
        document, "web/record.xsl", None, None, tree, name=document.stem, file=document.name, lang=language
    )
    result = etree.fromstring(made.text.encode(), etree.XMLParser(huge_tree=True))
    return Record(document.stem, etree.tostring(result[0], encoding="unicode"), files(result)[f"{document.stem}.html"])


def files(made: etree._Element) -> dict[str, str]:
    """Return the files of a stylesheet that gives several (``xslt/web/site-files.xsl``), text by path."""
    return {str(file.get("name")): file.text or "" for file in made.iter(_FILE)}
