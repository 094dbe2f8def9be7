"""An edition as one TEI document: a ``teiCorpus`` with a header of the edition and the edition's documents."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.xml import TEI_NS, XML_NS, parse, tei
from teikit.edition.config import Edition


def build_corpus(edition: Edition, documents: Iterable[Path]) -> etree._Element:
    """Return a ``teiCorpus`` of documents; ``@n`` of each is the name of its file without suffix.

    :raises DocumentError: a file is not a TEI document.
    """
    corpus = etree.Element(tei("teiCorpus"), {f"{{{XML_NS}}}lang": edition.language}, nsmap={None: TEI_NS})
    corpus.append(edition_header(edition))
    for document in documents:
        root = parse(document).getroot()
        if root.tag != tei("TEI") or root.find(tei("teiHeader")) is None:
            raise DocumentError(f"expected a TEI document with a teiHeader, found {root.tag!r}", document)
        member = etree.SubElement(corpus, tei("TEI"), dict(root.attrib), n=document.stem)
        member.extend(deepcopy(list(root)))
    return corpus


def edition_header(edition: Edition) -> etree._Element:
    """Return the metadata of an edition as a ``teiHeader``."""
    header = etree.Element(tei("teiHeader"))
    file = etree.SubElement(header, tei("fileDesc"))
    titles = etree.SubElement(file, tei("titleStmt"))
    _append(titles, "title", edition.title)
    for editor in edition.editors:
        _append(titles, "editor", editor)
    publication = etree.SubElement(file, tei("publicationStmt"))
    _append(publication, "publisher", edition.publisher)
    _append(publication, "date", edition.date)
    if edition.licence:
        availability = etree.SubElement(publication, tei("availability"))
        _append(availability, "licence", edition.licence.text).set("target", edition.licence.target or "")
    encoding = etree.SubElement(header, tei("encodingDesc"))
    _append(encoding, "projectDesc", edition.description)
    return header


def _append(parent: etree._Element, name: str, text: str | None) -> etree._Element:
    child = etree.SubElement(parent, tei(name))
    child.text = text
    return child
