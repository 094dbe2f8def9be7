"""The edition as a whole: a page for each document with its TEI beside it, and the front page that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree

from teikit import resources, saxon
from teikit.edition import Edition
from teikit.errors import TeikitError
from teikit.files import write
from teikit.publish.transform import register_of
from teikit.publish.web.page import assets, page
from teikit.tei import TEI_NS, parse, tei

FRONT_PAGE = "index.html"


def web_edition(
    edition: Edition, documents: Sequence[Path], output: Path, downloads: Sequence[str] = ("xml",)
) -> Iterator[Path]:
    """Write the web edition into the folder ``output``; yield what was written.

    :param downloads: the endings of what lies beside each page: ``xml`` (copied here), ``pdf``, ``txt``.
    :raises TeikitError: a document is called ``index``, is no TEI, or the stylesheet fails.
    """
    register = edition.persons_file if edition.persons_file.is_file() else None
    for document in documents:
        if f"{document.stem}.html" == FRONT_PAGE:
            raise TeikitError("index.html is the front page", document, hint="give the file another name")
        yield from page(
            document,
            output,
            parameters=edition.web,
            register=register,
            downloads=" ".join(downloads),
            edition_title=edition.title,
            base_url=edition.base_url,
            lang=edition.language,
        )
        copy = output / document.name
        write(copy, document.read_bytes())
        yield copy
    stylesheet = saxon.compiled(resources.stylesheet("web/edition.xsl"))
    result = stylesheet.transform(
        _corpus(edition, documents),
        register=register_of(register),
        edition_title=edition.title,
        base_url=edition.base_url,
        lang=edition.language,
    )
    write(output / FRONT_PAGE, result.text.encode())
    yield output / FRONT_PAGE
    yield from assets(output)


def _corpus(edition: Edition, documents: Iterable[Path]) -> etree._Element:
    """Return a ``teiCorpus`` of the documents' headers, ``@n`` the name of each page."""
    corpus = etree.Element(tei("teiCorpus"), nsmap={None: TEI_NS})
    corpus.append(_header(edition))
    for document in documents:
        root = parse(document).getroot()
        header = root.find(tei("teiHeader"))
        if root.tag != tei("TEI") or header is None:
            raise TeikitError(f"a TEI document with a teiHeader was expected, this is {root.tag!r}", document)
        member = etree.SubElement(corpus, tei("TEI"), dict(root.attrib), n=document.stem)
        member.append(deepcopy(header))
    return corpus


def _header(edition: Edition) -> etree._Element:
    """Return what ``edition.toml`` says of the edition as a ``teiHeader``."""
    header = etree.Element(tei("teiHeader"))
    file = etree.SubElement(header, tei("fileDesc"))
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
    encoding = etree.SubElement(header, tei("encodingDesc"))
    _add(encoding, "projectDesc", edition.description)
    return header


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    child = etree.SubElement(parent, tei(name))
    child.text = text
    return child
