"""Publish TEI documents as web pages, PDF, Typst source, e-books, Markdown and plain text.

Python reads and writes the files; XSLT stylesheets, below ``xslt/``, produce the markup.
"""

from __future__ import annotations

from teikit.edition.values import PdfStandard
from teikit.publishing.options import FORMATS, Epub, Markdown, Options, Pdf, Print, Text, Web
from teikit.publishing.writers import publish

__all__ = ["FORMATS", "Epub", "Markdown", "Options", "Pdf", "PdfStandard", "Print", "Text", "Web", "publish"]
