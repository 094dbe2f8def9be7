"""Full-text search without a server: Pagefind, where it is installed, indexes the words of the documents.

What is indexed is not the pages themselves but, for each, a page of its words alone with a section for each page of the
original, so that a hit leads to that page and names of buttons are not found.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import write
from teikit.publishing.targets.web.records import Record
from teikit.publishing.targets.web.search_order import put_in_order

FOLDER = "pagefind"
#: What a page needs of what Pagefind writes: not its own user interfaces.
_UNUSED = ("*-ui.*", "*-modular-ui.*", "*-component-ui.*", "pagefind-highlight.js")


def is_available() -> bool:
    """Return whether Pagefind is installed (the extra ``search``)."""
    return all(importlib.util.find_spec(module) for module in ("pagefind_bin", "cbor2"))


class Indexing:
    """An index that is being made, by a process of its own, while the pages are; use it in a ``with`` statement.

    :param fresh: whether a document has changed; if not, an index that is there stays.
    """

    def __init__(self, records: Sequence[Record], output: Path, *, fresh: bool = True) -> None:
        self._records = records
        self._folder = output / FOLDER
        self._needed = fresh or not (self._folder / "pagefind.js").is_file()
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Indexing:
        """Begin, if an index is needed."""
        if self._needed:
            from pagefind_bin import get_executable

            self._temporary = tempfile.TemporaryDirectory(prefix="teikit-search-")
            words = Path(self._temporary.name) / "words"
            words.mkdir()
            for record in self._records:
                write(words / f"{record.name}.html", record.words.encode())
            command = [str(get_executable()), "--site", str(words), "--output-path", str(self._made), "--quiet"]
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=words
            )
        return self

    def written(self) -> Iterator[Path]:
        """Wait for the index and put it in its place; yield its folder, if it was made.

        :raises TeikitError: Pagefind fails.
        """
        if self._process is None:
            return
        told, failed = self._process.communicate()
        if self._process.returncode:
            reason = (failed or told).strip().splitlines()
            raise TeikitError(f"the search index was not made: {reason[-1] if reason else self._process.returncode}")
        for file in (file for pattern in _UNUSED for file in self._made.rglob(pattern)):
            file.unlink()
        put_in_order(self._made)
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._made, self._folder)
        yield self._folder

    def __exit__(self, *_: object) -> None:
        """Stop what still runs, and clear up."""
        if self._process is not None and self._process.stdout is not None and not self._process.stdout.closed:
            self._process.kill()
            self._process.communicate()
        if self._temporary is not None:
            self._temporary.cleanup()

    @property
    def _made(self) -> Path:
        assert self._temporary is not None
        return Path(self._temporary.name) / FOLDER
