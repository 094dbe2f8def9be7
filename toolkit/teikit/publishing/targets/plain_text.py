"""Formats of one text file: plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

from teikit.core.files import write
from teikit.publishing.options import Markdown, Text
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.transform import register_of_persons, transform


def write_text(document: TeiDocument, output: Path, options: Text) -> list[Path]:
    """Write the source text of a document into a folder; return the file.

    :raises TeikitError: the document, the stylesheet or an option is in error, or the file cannot be written.
    """
    result = transform(document, "text/document.xsl", options)
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
