"""Formats of one text file: plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

from teikit.core.files import write
from teikit.core.xml import NSMAP, XML_NS
from teikit.publishing.options import Markdown, Text
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.transform import read_register, register_of_persons, transform


def write_text(document: TeiDocument, output: Path, options: Text) -> list[Path]:
    """Write a document as plain text into a folder; return the file. White space that the TEI preserves is kept.

    :raises TeikitError: the document, the stylesheet or an option is in error, or the file cannot be written.
    """
    register = read_register(document.edition.persons_file) if document.edition else None
    entry = "received/document.xsl" if has_received_text(document) else "text/document.xsl"
    result = transform(document, entry, options, {"register": register})
    target = output / f"{document.name}.txt"
    write(target, result.text.encode())
    return [target]


def write_markdown(document: TeiDocument, output: Path, options: Markdown) -> list[Path]:
    """Write a document as Markdown into a folder; return the file.

    :raises TeikitError: the document, the stylesheet or an option is in error, or the file cannot be written.
    """
    register = register_of_persons(options, document.edition)
    result = transform(document, "markdown/document.xsl", options, {"register": register})
    target = output / f"{document.name}.md"
    write(target, result.text.encode())
    return [target]


def has_received_text(document: TeiDocument) -> bool:
    """Return whether the TEI preserves the white space of the source in all its texts."""
    texts = document.tree.xpath("//tei:text[not(ancestor::tei:text)]", namespaces=NSMAP)
    return bool(texts) and all(text.get(f"{{{XML_NS}}}space") == "preserve" for text in texts)
