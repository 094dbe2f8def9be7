"""Formats: which reader a source needs, by its content and, if that is inconclusive, by its suffix."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from teikit.core.files import read_bytes
from teikit.core.paths import StrPath
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.readers.limits import check_paragraphs, check_size
from teikit.encoding.readers.sniffing import looks_like_docx, looks_like_html
from teikit.encoding.readers.text import is_text

Parser = Callable[[bytes, Path, str | None], Transcript]
#: The formats. Each is a module with a function ``parse``.
FORMATS = ("text", "html", "docx")
_SUFFIXES = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".txt": "text",
    ".text": "text",
}


def detect_format(data: bytes, path: Path) -> str:
    """Return the format of a source, one of :data:`FORMATS`."""
    if looks_like_docx(data):
        return "docx"
    if looks_like_html(data):
        return "html"
    by_suffix = _SUFFIXES.get(path.suffix.lower(), "text")
    if by_suffix == "html" and not is_text(data):
        return "text"
    return by_suffix


def is_source(path: Path) -> bool:
    """Return whether a file has the suffix of a source and is neither hidden nor a lock file."""
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith((".", "~$"))


def parse(data: bytes, path: StrPath, encoding: str | None = None, source_format: str | None = None) -> Transcript:
    """Parse the content of a source.

    :param path: its name, for messages; the file need not exist.
    :param encoding: character encoding; by default the one that the source declares, else UTF-8.
    :param source_format: one of :data:`FORMATS`; by default detected.
    :raises DocumentError: the source is empty, damaged, too large, or in another format.
    """
    path = Path(path)
    # Imported on demand: the readers of HTML and Word take 50 ms to load, as long as encoding five texts.
    chosen = source_format or detect_format(data, path)
    if chosen != "docx":
        check_size(data, path)
    parser: Parser = import_module(f"teikit.encoding.readers.{chosen}").parse
    transcript = parser(data, path, encoding)
    if chosen == "html":
        check_paragraphs(transcript.text.count("\n"), path)
    return transcript


def read(path: StrPath, encoding: str | None = None, source_format: str | None = None) -> Transcript:
    """Read a source file: plain text, an HTML page or a Word document.

    :param encoding: character encoding; by default the one that the source declares, else UTF-8.
    :param source_format: one of :data:`FORMATS`; by default detected.
    :raises FileError: the file cannot be read.
    :raises DocumentError: the source is empty, damaged, or in another format.
    """
    path = Path(path)
    return parse(read_bytes(path, "a text, an HTML page or a Word document"), path, encoding, source_format)
