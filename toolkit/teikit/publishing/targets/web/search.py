"""Full-text search without a server: Pagefind, an optional dependency, indexes the words of the documents.

Instead of the pages, it indexes for each document a page of its words alone, with a section for each page of the
original. A hit then leads to that page, and labels of the user interface are not found.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from teikit.core.errors import WorkerError
from teikit.core.files import write
from teikit.publishing.targets.web.records import Record
from teikit.publishing.targets.web.search_order import sort_index

_FOLDER = "pagefind"
_PROGRAM = "pagefind.js"
#: Files of Pagefind that the search page does not use: Pagefind's own user interfaces.
_UNUSED = ("*-ui.*", "*-modular-ui.*", "*-component-ui.*", "pagefind-highlight.js")


def is_available() -> bool:
    """Return whether Pagefind is installed (``teikit[search]``)."""
    return all(importlib.util.find_spec(module) for module in ("pagefind_bin", "cbor2"))


class SearchIndexer:
    """Context manager that runs Pagefind in a separate process, while the pages are written."""

    def __init__(self, records: Sequence[Record], output: Path, *, changed: bool = True) -> None:
        """Prepare the index of an edition in its output folder.

        :param changed: whether a document has changed. If not, an existing index is left as it is.
        """
        self._records = records
        self._folder = output / _FOLDER
        self._needed = changed or not (self._folder / _PROGRAM).is_file()
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> SearchIndexer:
        """Start Pagefind, if an index is needed."""
        if self._needed:
            from pagefind_bin import get_executable

            self._temporary = tempfile.TemporaryDirectory(prefix="teikit-search-")
            words = Path(self._temporary.name) / "words"
            words.mkdir()
            for record in self._records:
                write(words / f"{record.name}.html", record.words.encode())
            command = [str(get_executable()), "--site", str(words), "--output-path", str(self._index), "--quiet"]
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=words
            )
        return self

    def finish(self) -> Iterator[Path]:
        """Wait for Pagefind and move the index into the output folder; yield its folder, if it was made.

        :raises WorkerError: Pagefind fails.
        """
        if self._process is None:
            return
        output, errors = self._process.communicate()
        if self._process.returncode:
            lines = (errors or output).strip().splitlines()
            raise WorkerError(f"Pagefind failed: {lines[-1] if lines else f'exit status {self._process.returncode}'}")
        for file in (file for pattern in _UNUSED for file in self._index.rglob(pattern)):
            file.unlink()
        sort_index(self._index)
        self._publish_index()
        yield self._folder

    def _publish_index(self) -> None:
        """Copy the index into the output folder, its program last: where it exists, the index is complete."""
        (self._folder / _PROGRAM).unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)
        files = sorted(path for path in self._index.rglob("*") if path.is_file())
        for file in sorted(files, key=lambda file: file.name == _PROGRAM):
            write(self._folder / file.relative_to(self._index), file.read_bytes())

    def __exit__(self, *_: object) -> None:
        """Stop Pagefind, if it is still running, and remove temporary files."""
        if self._process is not None and self._process.stdout is not None and not self._process.stdout.closed:
            self._process.kill()
            self._process.communicate()
        if self._temporary is not None:
            self._temporary.cleanup()

    @property
    def _index(self) -> Path:
        assert self._temporary is not None
        return Path(self._temporary.name) / _FOLDER
