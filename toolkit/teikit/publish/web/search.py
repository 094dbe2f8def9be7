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

from teikit.errors import TeikitError
from teikit.files import write
from teikit.publish.web.records import Record
from teikit.publish.web.search_order import put_in_order

FOLDER = "pagefind"
#: What a page needs of what Pagefind writes: not its own user interfaces.
_UNUSED = ("*-ui.*", "*-modular-ui.*", "*-component-ui.*", "pagefind-highlight.js")


def is_available() -> bool:
    """Return whether Pagefind is installed (the extra ``search``)."""
    return all(importlib.util.find_spec(module) for module in ("pagefind_bin", "cbor2"))


def index(records: Sequence[Record], output: Path, *, fresh: bool = True) -> Iterator[Path]:
    """Write the index of documents into the folder ``output``; yield its folder.

    :param fresh: whether a document has changed; if not, an index that is there stays.
    :raises TeikitError: Pagefind fails.
    """
    folder = output / FOLDER
    if not fresh and (folder / "pagefind.js").is_file():
        return
    with tempfile.TemporaryDirectory(prefix="teikit-search-") as temporary:
        words, made = Path(temporary) / "words", Path(temporary) / FOLDER
        words.mkdir()
        for record in records:
            write(words / f"{record.name}.html", record.words.encode())
        _run(words, made)
        for pattern in _UNUSED:
            for file in made.rglob(pattern):
                file.unlink()
        put_in_order(made)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)
    yield folder


def _run(words: Path, made: Path) -> None:
    from pagefind_bin import get_executable

    command = [str(get_executable()), "--site", str(words), "--output-path", str(made), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=words)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()
        raise TeikitError(f"the search index was not made: {reason[-1] if reason else done.returncode}")
