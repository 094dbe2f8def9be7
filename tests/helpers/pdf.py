"""PDF files made from small documents, and their text."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader

from helpers.tei_documents import write_tei
from teikit.publishing import Pdf, publish


def typeset(folder: Path, body: str, title: str = "A title") -> PdfReader:
    """Return a document with a body, typeset in a folder."""
    [path] = publish(write_tei(folder, body, title=title), folder, Pdf())
    return PdfReader(path)


def page_texts(pdf: PdfReader) -> list[str]:
    """Return the text of each page, laid out as on the page."""
    return [page.extract_text(extraction_mode="layout") for page in pdf.pages]


def whole_text(pdf: PdfReader) -> str:
    """Return the text of all pages; words that are hyphenated at a line end are joined."""
    return re.sub(r"\u00ad\s*", "", "\n".join(page_texts(pdf)))
