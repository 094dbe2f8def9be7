"""Which reader a source needs: told by its content first, by its suffix where content does not say."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from teikit.core.files import read_bytes
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.readers import text
from teikit.encoding.readers.sniffing import looks_like_docx, looks_like_html

Reader = Callable[[bytes, Path, str | None], Transcript]
#: The formats; each has a module that is imported when the first source of the format comes.
READERS = ("text", "html", "docx")
_SUFFIXES = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".txt": "text",
    ".text": "text",
}


def detect(data: bytes, path: Path) -> str:
    """Return the format of a source: one of :data:`READERS`."""
    if looks_like_docx(data):
        return "docx"
    if looks_like_html(data):
        return "html"
    named = _SUFFIXES.get(path.suffix.lower(), "text")
    if named == "html" and not text.is_text(data):
        return "text"
    return named


def is_source(path: Path) -> bool:
    """Tell whether a file in a folder is a source, by its suffix; lock files and hidden files are none."""
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith((".", "~$"))


def transcript(data: bytes, path: Path, encoding: str | None = None, source: str | None = None) -> Transcript:
    """Read a source from memory; ``source`` is its format, told by content or suffix without it.

    :raises TeikitError: it is empty, broken, or not of the format.
    """
    reader: Reader = import_module(f"teikit.encoding.readers.{source or detect(data, path)}").transcript
    return reader(data, path, encoding)


def read(path: Path, encoding: str | None = None, source: str | None = None) -> Transcript:
    """Read a source: plain text, an HTML page or a Word document.

    :raises TeikitError: as :func:`transcript`, and where the file cannot be read.
    """
    return transcript(read_bytes(path, "a text, an HTML page or a Word document"), path, encoding, source)
