"""An edition as one document: a ``teiCorpus``, or the reading of its documents with the facts about the edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.xml import TEI_NS, XML_NS, parse, tei
from teikit.edition.config import Edition
from teikit.publishing.reading import ParameterValue, read
from teikit.publishing.stylesheet_interface import READING_NS
from teikit.publishing.tei_document import Reading, TeiDocument


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


def read_corpus(edition: Edition, documents: Iterable[TeiDocument], values: Mapping[str, ParameterValue]) -> Reading:
    """Return the readings of documents as one corpus, with the facts about the edition.

    :param values: parameters of ``read.xsl``.
    :raises TeikitError: a document cannot be read.
    """
    corpus = etree.Element(_reading("corpus"), {"kind": "teiCorpus", "lang": edition.language}, {None: READING_NS})
    corpus.append(_facts(edition))
    start, _, end = etree.tostring(corpus, encoding="unicode").rpartition("</")
    parts, messages = [start], []
    for document in documents:
        reading = read(document, values)
        parts.append(_member(reading, document.name))
        messages += [f"{document.path}: {message}" for message in reading.messages]
        for warning in reading.warnings:
            place = f"{document.path}:{warning.position}" if warning.position else document.path
            messages.append(f"{place}: {warning.text}")
    return Reading("".join((*parts, "</", end)), tuple(messages))


def _member(reading: Reading, name: str) -> str:
    """Return the text of a reading as a part of a corpus, in which the document has a name."""
    text = reading.text.partition("?>")[2] or reading.text
    before, start, after = text.partition("<document ")
    return f"{before}{start}name={quoteattr(name)} {after}"


def _facts(edition: Edition) -> etree._Element:
    facts = etree.Element(_reading("facts"))
    texts = [
        ("title", edition.title),
        ("short-title", edition.title),
        *(("editor", editor) for editor in edition.editors),
        ("publisher", edition.publisher),
        ("published", edition.date),
        ("licence", edition.licence.text if edition.licence else None),
    ]
    for name, text in texts:
        if text:
            etree.SubElement(facts, _reading(name)).text = str(text)
    if edition.licence and edition.licence.target:
        facts[-1].set("target", edition.licence.target)
    return facts


def _reading(name: str) -> str:
    return f"{{{READING_NS}}}{name}"


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
