"""Typeset the PDFs of several documents in threads."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from teikit.core.files import write
from teikit.core.workers import available_cpus
from teikit.publishing.options import Pdf
from teikit.publishing.targets.document_files import DocumentInputs
from teikit.publishing.targets.pdf import PdfJob, located_error, prepare_pdf
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.typesetting import TypesetFile, TypstError, log_warnings


class PdfQueue:
    """Context manager that typesets documents in threads, while the caller transforms the next ones.

    Typst does not hold the interpreter lock. Everything else stays in the thread of the caller: the XSLT processor
    redirects standard error, on which warnings are logged.
    """

    def __init__(self, output: Path, options: Pdf) -> None:
        """Prepare to write into the folder ``output``; only the fonts of Typst and of the edition are used."""
        self._output = output
        self._options = options
        self._pool = ThreadPoolExecutor(available_cpus())
        self._folder = tempfile.TemporaryDirectory(prefix="teikit-")
        self._jobs: list[tuple[PdfJob, DocumentInputs, Future[TypesetFile]]] = []

    def __enter__(self) -> PdfQueue:
        """Return the queue."""
        return self

    def add(self, document: TeiDocument, inputs: DocumentInputs) -> None:
        """Transform a document and queue it to be typeset.

        :param inputs: stored once the file is written.
        :raises TeikitError: the document, the stylesheet or an option is in error.
        """
        folder = Path(self._folder.name, str(len(self._jobs)))
        job = prepare_pdf(document, folder, self._options)
        self._jobs.append((job, inputs, self._pool.submit(self._write, job)))

    def finish(self) -> Iterator[Path]:
        """Wait for the documents; yield their files in the order in which they were added.

        :raises TeikitError: Typst cannot typeset a document, or its file cannot be written.
        """
        for job, inputs, future in self._jobs:
            try:
                typeset_file = future.result()
            except TypstError as error:
                raise located_error(error, job, TeiDocument.read(job.document), self._options) from error
            log_warnings(job.source.name, typeset_file.warnings)
            inputs.store("pdf", [self._target(job)])
            yield self._target(job)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Wait for the documents that are being typeset, drop the others and remove temporary files."""
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def _write(self, job: PdfJob) -> TypesetFile:
        """Typeset a document and write its file, so that the queue does not keep its content."""
        typeset_file = job.typeset()
        write(self._target(job), typeset_file.data)
        return TypesetFile(b"", typeset_file.warnings)

    def _target(self, job: PdfJob) -> Path:
        return self._output / f"{job.name}.pdf"
