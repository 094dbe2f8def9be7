"""The edition as one document: a ``teiCorpus`` with the edition's header and its documents."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.xml import TEI_NS, XML_NS, parse, tei
from teikit.edition.config import Edition


def corpus(edition: Edition, documents: Iterable[Path], *, texts: bool) -> etree._Element:
    """Return a ``teiCorpus`` of documents, ``@n`` of each the name of its file; without ``texts``, of their headers.

    :raises TeikitError: a file is no TEI document.
    """
    whole = etree.Element(tei("teiCorpus"), {f"{{{XML_NS}}}lang": edition.language}, nsmap={None: TEI_NS})
    whole.append(header(edition))
    for document in documents:
        root = parse(document).getroot()
        own = root.find(tei("teiHeader"))
        if root.tag != tei("TEI") or own is None:
            raise TeikitError(f"a TEI document with a teiHeader was expected, this is {root.tag!r}", document)
        member = etree.SubElement(whole, tei("TEI"), dict(root.attrib), n=document.stem)
        member.extend(deepcopy(list(root) if texts else [own]))
    return whole


def header(edition: Edition) -> etree._Element:
    """Return what ``edition.toml`` says of the edition as a ``teiHeader``."""
    whole = etree.Element(tei("teiHeader"))
    file = etree.SubElement(whole, tei("fileDesc"))
    titles = etree.SubElement(file, tei("titleStmt"))
    _add(titles, "title", edition.title)
    for editor in edition.editors:
        _add(titles, "editor", editor)
    publication = etree.SubElement(file, tei("publicationStmt"))
    _add(publication, "publisher", edition.publisher)
    _add(publication, "date", edition.date)
    if edition.licence:
        availability = etree.SubElement(publication, tei("availability"))
        _add(availability, "licence", edition.licence.text).set("target", edition.licence.target)
    encoding = etree.SubElement(whole, tei("encodingDesc"))
    _add(encoding, "projectDesc", edition.description)
    return whole


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    child = etree.SubElement(parent, tei(name))
    child.text = text
    return child
