"""E-book: a document, or an edition, as an EPUB 3 whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import logging
import uuid
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import TeikitError
from teikit.core.files import write
from teikit.core.xml import parse, tei
from teikit.edition.config import Edition
from teikit.publishing.corpus import corpus
from teikit.publishing.pictures import Pictures, pictures_of
from teikit.publishing.timestamp import timestamp
from teikit.publishing.transform import register_of, transform

_log = logging.getLogger(__name__)
_FILES = "{urn:teikit:files}file"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_HTML = "{http://www.w3.org/1999/xhtml}html"
_EPUB = {"epub": "http://www.idpf.org/2007/ops"}
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
#: What an e-book may hold of pictures (EPUB 3.3, core media types).
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg")


def epub(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    **ours: str,
) -> list[Path]:
    """Write a document as an EPUB 3 into the folder ``output``.

    :return: the file written.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or a file cannot be written.
    """
    tree = parse(document)
    pictures = _pictures(tree, document)
    result = transform(
        document,
        "epub/document.xsl",
        parameters,
        stylesheet,
        tree,
        register=register_of(register),
        identifier=_identifier(tree.getroot()),
        modified=timestamp(tree).strftime(_MOMENT),
        cover="cover.png",
        pictures=pictures.told("pictures"),
        **ours,
    )
    target = output / f"{document.stem}.epub"
    write(target, _book(_split(result.text, stylesheet), tree, pictures))
    return [target]


def edition_epub(edition: Edition, documents: Sequence[Path], output: Path) -> Path:
    """Write an edition as one EPUB 3, ``volume.epub``, with a file for each document.

    :raises TeikitError: one of the documents is no TEI, or the file cannot be written.
    """
    trees = [parse(document) for document in documents]
    pictures = Pictures({u: p for t, d in zip(trees, documents, strict=True) for u, p in _pictures(t, d).at.items()})
    whole = corpus(edition, documents, texts=True).getroottree()
    register = register_of(edition.persons_file)
    result = saxon.compiled(resources.stylesheet("epub/document.xsl")).transform(
        whole,
        lang=edition.language,
        edition_title=edition.title,
        identifier=_identifier(whole.getroot()),
        modified=timestamp(*trees).strftime(_MOMENT),
        cover="cover.png",
        pictures=pictures.told("pictures"),
        **({} if register is None else {"register": register}),
    )
    for message in dict.fromkeys(result.messages):
        _log.warning("%s: %s", edition.folder, message)
    target = output / "volume.epub"
    write(target, _book(_split(result.text, None), whole, pictures))
    return target


def _pictures(tree: etree._ElementTree, document: Path) -> Pictures:
    return pictures_of(tree, document, SUFFIXES)


def _book(texts: Mapping[str, bytes], tree: etree._ElementTree, pictures: Pictures) -> bytes:
    files = {**texts, "cover.png": _cover(tree.getroot()), **dict(_assets(pictures))}
    return package({f"EPUB/{name}": data for name, data in files.items()})


def package(files: Mapping[str, bytes]) -> bytes:
    """Return an EPUB container (OCF 3.3): ``mimetype`` first and stored, the rest in order, all dated 1980."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in {"META-INF/container.xml": _CONTAINER, **files}.items():
            _add(archive, name, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _split(text: str, stylesheet: Path | None) -> dict[str, bytes]:
    """Return the files that the stylesheet made, by name."""
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise TeikitError(f"the stylesheet made no list of files: {error.msg}", stylesheet) from None
    files = {}
    for file in root.iter(_FILES):
        content = next(iter(file), None)
        if content is None:
            raise TeikitError(f"the stylesheet left {file.get('name')} empty", stylesheet)
        etree.cleanup_namespaces(content, top_nsmap=_EPUB if content.tag == _HTML else None)
        files[str(file.get("name"))] = etree.tostring(content, encoding="UTF-8", xml_declaration=True, with_tail=False)
    return files


def _assets(pictures: Pictures) -> Iterable[tuple[str, bytes]]:
    yield "epub.css", resources.stylesheet("epub/epub.css").read_bytes()
    for name, path in sorted(pictures.files("pictures").items()):
        yield name, path.read_bytes()


def _identifier(root: etree._Element) -> str:
    """Return what identifies the book: the address or DOI that its header gives, else a UUID of its title and id."""
    for idno in root.iterfind(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('publicationStmt')}//{tei('idno')}"):
        text = (idno.text or "").strip()
        if text.startswith(("http://", "https://", "urn:", "doi:")):
            return text
    title = root.findtext(f".//{tei('titleStmt')}/{tei('title')}") or ""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"teikit:{root.get('{http://www.w3.org/XML/1998/namespace}id')}:{title}").urn


def _cover(root: etree._Element) -> bytes:
    """Return the picture of the cover, drawn from the header."""
    from teikit.publishing.typesetting import picture

    header = root.find(tei("teiHeader"))

    def first(path: str) -> str:
        found = None if header is None else header.find(path.replace("tei:", tei("")))
        return "" if found is None else " ".join("".join(found.itertext()).split())

    return picture(
        resources.stylesheet("epub/cover.typ"),
        title=first("tei:fileDesc/tei:titleStmt/tei:title"),
        authors=first("tei:fileDesc/tei:titleStmt/tei:author"),
        dated=first("tei:profileDesc/tei:creation/tei:date"),
        publisher=first("tei:fileDesc/tei:publicationStmt/tei:publisher"),
    )
