"""E-books made from small documents, and their files."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from helpers.tei_documents import write_tei
from teikit.publishing import Epub, publish

NS = {"h": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf"}


class Book:
    """The files of an e-book."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}

    def tree(self, name: str) -> etree._Element:
        """Return a file below ``EPUB/``, parsed."""
        return etree.fromstring(self.files[f"EPUB/{name}"])

    def text(self, name: str) -> str:
        """Return a file below ``EPUB/``, decoded."""
        return self.files[f"EPUB/{name}"].decode()

    def texts(self) -> list[etree._Element]:
        """Return the pages of text, in order."""
        return [self.tree(name[5:]) for name in sorted(self.files) if name.startswith("EPUB/text-")]


def make_book(folder: Path, body: str) -> Book:
    """Return a document with a body as an e-book."""
    [path] = publish(write_tei(folder, body), folder, Epub())
    return Book(path)
