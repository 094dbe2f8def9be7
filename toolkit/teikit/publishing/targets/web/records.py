"""Records: extracts of the documents, from which the lists and indexes of an edition are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lxml import etree

from teikit.publishing.options import Web
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.transform import transform

RECORD_NS = "urn:teikit:record"

EntityType: TypeAlias = Literal["person", "place", "org"]

_RECORD = f"{{{RECORD_NS}}}"


@dataclass(frozen=True, slots=True)
class Record:
    """Record of one document (``xslt/web/record.xsl``): dates, parties, mentions, statements, changes."""

    name: str
    """Name of the document's page without suffix."""
    element: etree._Element
    words: str
    """HTML page of the document's words, for the search index."""

    @classmethod
    def parse(cls, name: str, xml: str, words: str) -> Record:
        """Return a record from its XML."""
        return cls(name, _parse(xml), words)

    @property
    def xml(self) -> str:
        """Return the record as XML."""
        return etree.tostring(self.element, encoding="unicode")

    @property
    def date(self) -> str:
        """Return the date by which documents are ordered, in ISO 8601; ``""`` if undated."""
        return str(self.element.get("sort", ""))

    @property
    def title(self) -> str:
        """Return the short title."""
        return self.element.findtext(f"{_RECORD}short") or self.name

    @property
    def has_dated_changes(self) -> bool:
        """Return whether the document has a change with a date, which a feed can list."""
        return any(change.get("when") for change in self.element.iterchildren(f"{_RECORD}change"))

    def names(self, kind: EntityType) -> bool:
        """Return whether the document names an entity of a type, in its text, or as its sender or recipient."""
        if kind == "person" and self.element.find(f"{_RECORD}person") is not None:
            return True
        return any(
            name.get("type") == kind for name in self.element.iterchildren(f"{_RECORD}mention", f"{_RECORD}party")
        )


def make_record(document: TeiDocument) -> Record:
    """Return the record of a document.

    :raises TeikitError: the document is not TEI, or the stylesheet fails.
    """
    result = transform(document, "web/record.xsl", Web(), {"name": document.name, "file": document.path.name})
    files = _parse(result.text)
    return Record(document.name, files[0], result_files(files)[f"{document.name}.html"])


def result_files(result: etree._Element | str) -> dict[str, str]:
    """Return the files in the result of a stylesheet that produces several (``xslt/web/site-files.xsl``), by path."""
    root = _parse(result) if isinstance(result, str) else result
    return {str(file.get("name")): file.text or "" for file in root.iter(f"{_RECORD}file")}


def _parse(xml: str) -> etree._Element:
    return etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True))
