"""Select the writer of an output format by the type of its options."""

from __future__ import annotations

from pathlib import Path

from teikit.core.paths import StrPath
from teikit.publishing.options import Epub, Markdown, Options, Pdf, Print, Text, Web
from teikit.publishing.targets.epub import write_epub
from teikit.publishing.targets.pdf import write_pdf
from teikit.publishing.targets.plain_text import write_markdown, write_text
from teikit.publishing.targets.typst_source import write_typst
from teikit.publishing.targets.web import write_page
from teikit.publishing.tei_document import TeiDocument


def publish(document: StrPath, output: StrPath, options: Options) -> list[Path]:
    """Write a TEI document in the output format of ``options`` into the folder ``output``.

    :param options: :class:`Web`, :class:`Print` (Typst source), :class:`Pdf`, :class:`Epub`, :class:`Markdown` or
        :class:`Text`.
    :return: the files written, that of the document first.
    :raises TeikitError: the document, its edition, the stylesheet or an option is in error, or a file cannot be
        written.
    """
    return write_document(TeiDocument.read(Path(document)), Path(output), options)


def write_document(source: TeiDocument, folder: Path, options: Options) -> list[Path]:
    """Write a document that has been read in the output format of ``options`` into a folder.

    :return: the files written, that of the document first.
    :raises TeikitError: as :func:`publish`, apart from errors of reading the document.
    """
    match options:
        case Web():
            return write_page(source, folder, options)
        case Pdf():
            return write_pdf(source, folder, options)
        case Print():
            return write_typst(source, folder, options)
        case Epub():
            return write_epub(source, folder, options)
        case Markdown():
            return write_markdown(source, folder, options)
        case Text():
            return write_text(source, folder, options)
    raise TypeError(f"expected the options of an output format, such as teikit.Web(), found {options!r}")
