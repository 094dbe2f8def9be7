"""Build an edition: validate its documents, publish them and the edition as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from teikit.core import resources
from teikit.core.errors import FileError, TeikitError, UnknownNameError
from teikit.core.files import split_readable, write
from teikit.core.findings import Report
from teikit.edition.config import FILE, Edition
from teikit.odd import compile_manual
from teikit.publishing import FORMATS, Pdf
from teikit.publishing.targets.document_files import DocumentFiles
from teikit.publishing.targets.epub import write_edition_epub
from teikit.publishing.targets.pdf_queue import PdfQueue
from teikit.publishing.targets.volume import write_volume
from teikit.publishing.targets.web import BuildCache, SiteOptions, Target, write_site
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.writers import write_document
from teikit.validation import check

#: Output formats of an edition, and those of a build that selects none.
TARGETS = ("web", "pdf", "epub", "text", "markdown", "volume")
DEFAULT_TARGETS = ("web", "pdf", "epub", "text")
#: Formats of single documents, apart from the web; the PDF first, which takes the longest.
_SINGLE: tuple[Target, ...] = ("pdf", "epub", "markdown", "text")
#: Downloads of a web page by target: the extension of the file.
_DOWNLOADS = {"pdf": "pdf", "epub": "epub", "text": "txt"}


def documents(edition: Edition) -> list[Path]:
    """Return the TEI documents of an edition that can be read, sorted by name."""
    return _split_readable(edition.tei)[0]


def find_unreadable(edition: Edition) -> list[FileError]:
    """Return the errors of documents and registers that cannot be read; nothing else concerns these files."""
    return [error for folder in _folders(edition) for error in _split_readable(folder)[1]]


def validate(edition: Edition) -> Report:
    """Validate the documents and registers that can be read: schema, rules and the links between them."""
    return check([path for folder in _folders(edition) for path in _split_readable(folder)[0]])


def find_unpublishable(edition: Edition, report: Report) -> dict[Path, TeikitError]:
    """Return the errors of documents that are not TEI or not well-formed.

    :param report: the findings of the edition; documents without any are not read.
    """
    found: dict[Path, TeikitError] = {}
    with_errors = {finding.file for finding in report.errors}
    for path in documents(edition):
        if str(path) in with_errors:
            try:
                TeiDocument.read(path).check_root()
            except TeikitError as error:
                found[path] = error
    return found


def _folders(edition: Edition) -> tuple[Path, Path]:
    return edition.tei, edition.persons_file.parent


def _split_readable(folder: Path) -> tuple[list[Path], list[FileError]]:
    return split_readable(sorted(folder.glob("*.xml")), "a TEI document")


def publish(
    edition: Edition,
    output: Path,
    targets: Collection[str] = DEFAULT_TARGETS,
    *,
    rebuild: bool = False,
    without: Collection[Path] = (),
) -> Iterator[Path]:
    """Publish every document in each of the ``targets``, and the edition as a whole; yield the files written.

    PDFs are typeset in the meantime and come last.

    :param targets: members of :data:`TARGETS`; ``volume`` is one book of all documents, as PDF and EPUB.
    :param rebuild: write all files again, even if nothing has changed.
    :param without: documents to leave out.
    :raises TeikitError: a target is unknown, or a document cannot be published.
    """
    for unknown in sorted(set(targets) - set(TARGETS)):
        raise UnknownNameError(f"unknown output format {unknown!r}", hint=f"choose from {', '.join(TARGETS)}")
    found = [path for path in documents(edition) if path not in without]
    registers = (edition.persons_file, edition.places_file, edition.organisations_file)
    cache = BuildCache.disabled() if rebuild else BuildCache.open(output, edition.folder / FILE, *registers)
    with PdfQueue(output, Pdf()) as pdfs:
        for path in found:
            files = DocumentFiles(path, edition, output, cache)
            yield from _publish_document(files, [target for target in _SINGLE if target in targets], pdfs)
        if "volume" in targets:
            yield write_volume(edition, found, output)
            yield write_edition_epub(edition, found, output)
        if "web" in targets:
            downloads = tuple(extension for target, extension in _DOWNLOADS.items() if target in targets)
            options = SiteOptions(downloads=("xml", *downloads), manual=True)
            yield from write_site(edition, found, output, options, cache)
            yield from write_manual(edition, output, rebuild=rebuild)
        yield from pdfs.finish()


def _publish_document(files: DocumentFiles, targets: Sequence[Target], pdfs: PdfQueue) -> Iterator[Path]:
    """Publish a document in the formats that are not up to date; yield the files written, without the PDF."""
    outdated = [target for target in targets if not files.is_current(target)]
    if not outdated:
        return
    inputs = files.inputs()
    for target in outdated:
        if target == "pdf":
            pdfs.add(files.document, inputs)
        else:
            written = write_document(files.document, files.output, FORMATS[target]())
            inputs.store(target, written)
            yield from written


def write_manual(edition: Edition, output: Path, *, rebuild: bool = False) -> Iterator[Path]:
    """Write the encoding manual of the edition's ODD, or of teikit's, if it is older than its inputs.

    :raises TeikitError: the ODD cannot be compiled.
    """
    odd = edition.folder / edition.odd if edition.odd else resources.schema("teikit.odd")
    page = output / "manual.html"
    inputs = (odd, edition.folder / FILE, *resources.stylesheet("odd").iterdir())
    if rebuild or not page.is_file() or any(_modified(path) >= _modified(page) for path in inputs):
        write(page, compile_manual(odd, edition_title=edition.title))
        yield page


def _modified(path: Path) -> float:
    return path.stat().st_mtime if path.is_file() else 0.0
