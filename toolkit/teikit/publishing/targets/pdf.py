"""PDF: a document typeset with Typst, byte for byte the same on every machine."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from lxml import etree

from teikit.core import resources
from teikit.core.files import write
from teikit.publishing.error_location import element_at, tracing_stylesheet, with_element
from teikit.publishing.options import Pdf
from teikit.publishing.settings import print_settings
from teikit.publishing.targets.typst_source import write_typst
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.timestamps import last_modified
from teikit.publishing.typesetting import TypstError, compile_typst

#: Size in bytes from which on a document is transformed in a separate process.
LARGE = 1_000_000


def write_pdf(document: TeiDocument, output: Path, options: Pdf) -> list[Path]:
    """Write a document as a tagged PDF into a folder. Only the fonts of Typst and of the edition are used.

    :return: the file written.
    :raises TeikitError: the document, the stylesheet or an option is in error, or Typst cannot typeset the result.
    """
    settings = print_settings(document.edition, options)
    typeset = partial(
        compile_typst, created=last_modified(document.tree), standards=settings.standards, fonts=settings.fonts
    )
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        try:
            data = typeset(_typst_source(document, Path(folder), options))
        except TypstError as error:
            element = _failing_element(document, Path(folder), options, typeset)
            if element is None:
                raise
            raise with_element(error, element, document.path) from error
    target = output / f"{document.name}.pdf"
    write(target, data)
    return [target]


def _typst_source(document: TeiDocument, folder: Path, options: Pdf) -> Path:
    """Write the Typst source of a document and return its main file."""
    if document.path.stat().st_size > LARGE:
        # The process frees the memory of the transformation before typesetting. Few documents need it, and importing
        # multiprocessing would add 15 ms to every build.
        from teikit.core.isolated import run_isolated

        return run_isolated(_write_source, document.path, folder, options)
    return write_typst(document, folder, options)[0]


def _write_source(document: Path, folder: Path, options: Pdf) -> Path:
    return write_typst(TeiDocument.read(document), folder, options)[0]


def _failing_element(
    document: TeiDocument, folder: Path, options: Pdf, typeset: Callable[[Path], bytes]
) -> etree._Element | None:
    """Typeset a document that failed once more, from traced source; return the element at which it fails."""
    with tracing_stylesheet(_stylesheet(options)) as stylesheet:
        source = write_typst(document, folder, replace(options, stylesheet=stylesheet))[0]
    try:
        typeset(source)
    except TypstError as error:
        calls = [position for position in error.trace if position.file == source.name]
        if calls:
            return element_at(source.read_text(encoding="utf-8"), calls[-1].line, calls[-1].column, document.tree)
    return None


def _stylesheet(options: Pdf) -> Path:
    return Path(options.stylesheet) if options.stylesheet else resources.stylesheet("print/document.xsl")
