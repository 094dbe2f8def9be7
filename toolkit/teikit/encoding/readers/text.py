"""Plain text: which encoding it is in, and whether it can stand in XML at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.positions import Position
from teikit.core.xml import ILLEGAL_CHARACTER
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import XML_SPACE
from teikit.encoding.model.transcript import Transcript

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_XML = re.compile(rb"\s*<(?:\?xml\b|!DOCTYPE\b|!--|(?:\w+:)?(?:TEI|teiCorpus|div|text|body)[\s>])")
_MAGIC = {
    b"PK\x03\x04": "a Word or other zipped file",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}


def read_text(path: Path, encoding: str | None = None) -> Transcript:
    """Read plain text, character for character; line ends stay as they are, a byte order mark is no text.

    :param encoding: a name that Python knows; without it UTF-8 is expected, UTF-16 and UTF-32 by their mark.
    :raises TeikitError: missing, empty, a folder, binary, in another encoding, XML already, or with a character
        that cannot stand in XML (line and column told).
    """
    return transcript(read_bytes(path, "a text"), path, encoding)


def transcript(data: bytes, path: Path, encoding: str | None = None) -> Transcript:
    """Read plain text from memory; as :func:`read_text`."""
    used = encoding or next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    _refuse_binary(data, path, used)
    text = decoded(data, path, used, guess=encoding is None)
    if not text.strip(XML_SPACE + "\f"):
        raise TeikitError("the file is empty, a text was expected", path)
    read = _without_form_feeds(Transcript(text, path.name, used))
    # Most texts have nothing but what can be printed, and line ends: that is told ten times as fast.
    illegal = None if read.text.replace("\n", "").isprintable() else ILLEGAL_CHARACTER.search(read.text)
    if illegal:
        raise TeikitError(
            f"character U+{ord(illegal[0]):04X} cannot stand in XML",
            path,
            read.position(illegal.start()),
            "remove it from the text",
        )
    if _XML.match(text.encode()):
        raise TeikitError(
            "this is XML already, plain text was expected",
            path,
            hint="use teikit validate or teikit transform",
        )
    return read


def is_text(data: bytes) -> bool:
    """Tell whether bytes may be a text at all: no picture, no PDF, no archive."""
    return not any(data.startswith(magic) for magic in _MAGIC)


def _without_form_feeds(read: Transcript) -> Transcript:
    """Return the text with form feeds as the beginnings of pages: the character cannot stand in XML."""
    parts = read.text.split("\f")
    if len(parts) == 1:
        return read
    starts = list(accumulate(len(part) for part in parts[:-1]))
    losses = [
        Loss(f"line {read.position(at + i).line}", "moved", "a form feed, in the TEI the beginning of a page", "\f")
        for i, at in enumerate(starts)
    ]
    return replace(read, text="".join(parts), pages=tuple(starts), losses=tuple(losses))


def _refuse_binary(data: bytes, path: Path, encoding: str) -> None:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            hint = "save it as .docx" if "old Word" in what else "save it as plain text, UTF-8"
            raise TeikitError(f"this is {what}, plain text was expected", path, hint=hint)
    if b"\0" in data and not encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise TeikitError("this is binary data (a NUL byte), plain text was expected", path, Position(line))


def decoded(data: bytes, path: Path, encoding: str, guess: bool) -> str:
    """Decode bytes; with ``guess``, the error proposes another encoding.

    :raises TeikitError: they are not in this encoding (line and column told), or Python does not know it.
    """
    try:
        return data.decode(encoding)
    except LookupError:
        raise TeikitError(f"unknown encoding {encoding!r}", path, hint="for example utf-8, cp1252, latin-1") from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        hint = f"it looks like {_likely(data)}: give --encoding {_likely(data)}" if guess else "give another --encoding"
        raise TeikitError(
            f"byte 0x{data[error.start]:02X} is no {encoding.upper()}", path, Position(line, column), hint
        ) from None


def _likely(data: bytes) -> str:
    """Guess the eight-bit encoding: Windows and DOS put quotation marks and letters on different bytes."""
    high = [byte for byte in data if byte >= 0x80]
    if any(byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in high):
        return "cp437"
    return "cp1252" if any(byte < 0xA0 for byte in high) else "latin-1"
