"""EPUB: a document, or all documents of an edition, as an e-book whose bytes depend on its content only."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from teikit.core import resources
from teikit.core.errors import StylesheetError
from teikit.core.files import write
from teikit.core.output_names import OutputName
from teikit.core.xml import XML_ID, parse, tei
from teikit.edition.config import Edition
from teikit.publishing.corpus import build_corpus
from teikit.publishing.options import Epub
from teikit.publishing.pictures import Pictures, find_pictures, read_picture
from teikit.publishing.targets.epub_container import pack
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.timestamps import last_modified
from teikit.publishing.transform import read_register, register_of_persons, transform
from teikit.publishing.typesetting import render_png

#: Suffixes of the pictures that an e-book may contain (EPUB 3.3, 3.2 Core media types).
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg")

_FILE = "{urn:teikit:files}file"
_COVER_FACTS = "{urn:teikit:files}cover"
_HTML = "{http://www.w3.org/1999/xhtml}html"
_EPUB_PREFIX = {"epub": "http://www.idpf.org/2007/ops"}
_TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_COVER = "cover.png"


def write_epub(document: TeiDocument, output: Path, options: Epub) -> list[Path]:
    """Write a document as an EPUB 3 into a folder.

    :return: the file written.
    :raises TeikitError: the document, the stylesheet or an option is in error, or the file cannot be written.
    """
    pictures = find_pictures(document, SUFFIXES)
    values = _values([document.tree], document.tree, pictures)
    register = register_of_persons(options, document.edition)
    result = transform(document, "epub/document.xsl", options, {**values, "register": register})
    stylesheet = None if options.stylesheet is None else Path(options.stylesheet)
    target = output / f"{document.name}.epub"
    write(target, _book(result.text, stylesheet, pictures))
    return [target]


def write_edition_epub(edition: Edition, documents: Sequence[Path], output: Path) -> Path:
    """Write an edition as one EPUB 3, ``volume.epub``, with a file for each document.

    :return: the file written.
    :raises TeikitError: a file is not a TEI document, the stylesheet fails, or the file cannot be written.
    """
    read = [TeiDocument(path, parse(path), edition) for path in documents]
    trees = [document.tree for document in read]
    pictures = Pictures(
        {address: path for each in read for address, path in find_pictures(each, SUFFIXES).by_address.items()}
    )
    corpus = TeiDocument(edition.folder, build_corpus(edition, documents).getroottree(), edition)
    values = {
        **_values(trees, corpus.tree, pictures),
        "register": read_register(edition.persons_file),
        "edition-title": edition.title,
        "documents": "/".join(document.name for document in read),
    }
    result = transform(corpus, "epub/document.xsl", Epub(), values)
    target = output / "volume.epub"
    write(target, _book(result.text, None, pictures))
    return target


def _values(documents: Sequence[etree._ElementTree], book: etree._ElementTree, pictures: Pictures) -> dict[str, str]:
    """Return stylesheet parameters for a book of documents."""
    return {
        "identifier": _identifier(book.getroot()),
        "modified": last_modified(*documents).strftime(_TIME_FORMAT),
        "cover": _COVER,
        "pictures": pictures.as_parameter("pictures"),
    }


def _book(text: str, stylesheet: Path | None, pictures: Pictures) -> bytes:
    """Return an e-book of the files in the result of the stylesheet.

    :param stylesheet: the user's stylesheet, if any, for messages.
    """
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise StylesheetError(f"the stylesheet did not return a list of files: {error.msg}", stylesheet) from error
    files = {**_texts(root, stylesheet), _COVER: _cover(root.find(_COVER_FACTS))}
    files["epub.css"] = resources.stylesheet("epub/epub.css").read_bytes()
    files |= {name: read_picture(path) for name, path in sorted(pictures.files("pictures").items())}
    return pack({f"EPUB/{name}": data for name, data in files.items()})


def _texts(root: etree._Element, stylesheet: Path | None) -> dict[str, bytes]:
    """Return the files in the result of the stylesheet, by name."""
    files: dict[str, bytes] = {}
    for file in root.iter(_FILE):
        content = next(iter(file), None)
        if content is None:
            raise StylesheetError(f"the stylesheet returned {file.get('name')} without content", stylesheet)
        etree.cleanup_namespaces(content, top_nsmap=_EPUB_PREFIX if content.tag == _HTML else None)
        files[OutputName(str(file.get("name")))] = etree.tostring(
            content, encoding="UTF-8", xml_declaration=True, with_tail=False
        )
    return files


def _identifier(root: etree._Element) -> str:
    """Return the identifier of a book: the URI or DOI in its header, else a UUID of its title and ``xml:id``."""
    for idno in root.iterfind(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('publicationStmt')}//{tei('idno')}"):
        text = (idno.text or "").strip()
        if text.startswith(("http://", "https://", "urn:", "doi:")):
            return text
    title = root.findtext(f".//{tei('titleStmt')}/{tei('title')}") or ""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"teikit:{root.get(XML_ID)}:{title}").urn


def _cover(facts: etree._Element | None) -> bytes:
    """Return the cover, a picture of facts about the book."""
    found = {} if facts is None else {str(name): str(value) for name, value in facts.items()}
    words = {name: " ".join(found.get(name, "").split()) for name in ("title", "authors", "dated", "publisher")}
    return render_png(resources.stylesheet("epub/cover.typ"), **words)
