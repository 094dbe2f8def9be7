"""PDF: a document typeset with Typst, byte for byte the same on every machine."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lxml import etree

from teikit.core import resources
from teikit.core.files import write
from teikit.publishing.error_location import element_at, tracing_stylesheet, with_element
from teikit.publishing.options import Pdf
from teikit.publishing.reading import element_of, read
from teikit.publishing.settings import PrintSettings, print_settings
from teikit.publishing.targets.typst_source import reading_values, write_typst
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.timestamps import last_modified
from teikit.publishing.typesetting import TypesetFile, TypstError, TypstPosition, log_warnings, typeset
from teikit.publishing.typst_fonts import warn_of_missing_characters

#: Size in bytes from which on a document is transformed in a separate process.
LARGE = 1_000_000


@dataclass(frozen=True, slots=True)
class PdfJob:
    """A document whose Typst source has been written."""

    document: Path
    name: str
    source: Path
    created: datetime
    settings: PrintSettings

    def typeset(self, source: Path | None = None) -> TypesetFile:
        """Typeset the document, or another Typst file with its settings.

        :raises StylesheetError: Typst cannot typeset the file.
        """
        return typeset(
            source or self.source, self.created, standards=self.settings.standards, fonts=self.settings.fonts
        )


def write_pdf(document: TeiDocument, output: Path, options: Pdf) -> list[Path]:
    """Write a document as a tagged PDF into a folder. Only the fonts of Typst and of the edition are used.

    :return: the file written.
    :raises TeikitError: the document, the stylesheet or an option is in error, or Typst cannot typeset the result.
    """
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        job = prepare_pdf(document, Path(folder), options)
        try:
            typeset_file = job.typeset()
        except TypstError as error:
            raise located_error(error, job, document, options) from error
    log_warnings(job.source.name, typeset_file.warnings)
    target = output / f"{job.name}.pdf"
    write(target, typeset_file.data)
    return [target]


def prepare_pdf(document: TeiDocument, folder: Path, options: Pdf) -> PdfJob:
    """Write the Typst source of a document into a folder.

    :raises TeikitError: the document, the stylesheet or an option is in error.
    """
    settings = print_settings(document.edition, options)
    source = _typst_source(document, folder, options)
    warn_of_missing_characters(document.path, document.tree, source.read_text(encoding="utf-8"), settings.fonts)
    return PdfJob(document.path, document.name, source, last_modified(document.tree), settings)


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


def located_error(error: TypstError, job: PdfJob, document: TeiDocument, options: Pdf) -> TypstError:
    """Return an error of Typst with the element at which it occurs, if that can be found."""
    element = _failing_element(job, document, options)
    return error if element is None else with_element(error, element, document.path)


def _failing_element(job: PdfJob, document: TeiDocument, options: Pdf) -> etree._Element | None:
    """Typeset a document that failed once more, from traced source; return the element at which it fails."""
    with tracing_stylesheet(_stylesheet(options)) as stylesheet:
        source = write_typst(document, job.source.parent, replace(options, stylesheet=stylesheet))[0]
    try:
        job.typeset(source)
    except TypstError as error:
        calls = [position for position in error.trace if position.file == source.name]
        if calls:
            return _element_at(calls[-1], source.read_text(encoding="utf-8"), document, options)
    return None


def _element_at(position: TypstPosition, source: str, document: TeiDocument, options: Pdf) -> etree._Element | None:
    """Return the element of a document whose traced Typst output is at a position."""
    reading = read(document, {**reading_values(document, options), "addresses": "yes"})
    found = element_at(source, position.line, position.column, reading.tree)
    return None if found is None else element_of(found, document)


def _stylesheet(options: Pdf) -> Path:
    return Path(options.stylesheet) if options.stylesheet else resources.stylesheet("print/document.xsl")
