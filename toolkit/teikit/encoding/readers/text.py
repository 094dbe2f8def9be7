"""Plain text: its character encoding, and whether XML can contain it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from teikit.core.errors import DocumentError, OptionError
from teikit.core.files import read_bytes
from teikit.core.paths import StrPath
from teikit.core.positions import Position
from teikit.core.xml import ILLEGAL_CHARACTER
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import XML_SPACE
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.readers.limits import check_paragraphs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_XML = re.compile(rb"\s*<(?:\?xml\b|!DOCTYPE\b|!--|(?:\w+:)?(?:TEI|teiCorpus|div|text|body)[\s>])")
_MAGIC = {
    b"PK\x03\x04": "a Word document or another ZIP archive",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "a legacy Word file (.doc)",
}


def read_text(path: StrPath, encoding: str | None = None) -> Transcript:
    """Read a plain text file; the errors are those of :func:`parse` and of reading a file.

    :param encoding: a name of a Python codec; by default UTF-8, or UTF-16 or UTF-32 after a byte order mark.
    """
    path = Path(path)
    return parse(read_bytes(path, "a text"), path, encoding)


def parse(data: bytes, path: Path, encoding: str | None = None) -> Transcript:
    """Parse plain text. Line ends are kept, a byte order mark is not text, form feeds begin pages.

    :raises DocumentError: the text is empty, binary, in another encoding, or XML, or it contains a character that is
        not allowed in XML.
    """
    used = encoding or next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    _refuse_binary(data, path, used)
    text = decode(data, path, used, suggest=encoding is None)
    check_paragraphs(text.count("\n\n"), path)
    if not text.strip(XML_SPACE + "\f"):
        raise DocumentError("the file is empty (expected text)", path)
    transcript = _without_form_feeds(Transcript(text, path.name, used))
    # The regular expression is ten times as slow, and most texts consist of printable characters and line ends.
    is_clean = transcript.text.replace("\n", "").isprintable()
    illegal = None if is_clean else ILLEGAL_CHARACTER.search(transcript.text)
    if illegal:
        raise DocumentError(
            f"character U+{ord(illegal[0]):04X} is not allowed in XML",
            path,
            transcript.position(illegal.start()),
            "remove it from the text",
        )
    if _XML.match(text.encode()):
        raise DocumentError(
            "expected plain text, found XML", path, hint="use teikit validate or teikit transform for TEI documents"
        )
    return transcript


def is_text(data: bytes) -> bool:
    """Return whether bytes may be a text: not a picture, a PDF or an archive."""
    return not any(data.startswith(magic) for magic in _MAGIC)


def _without_form_feeds(transcript: Transcript) -> Transcript:
    """Return a transcript with page beginnings instead of form feeds, which are not allowed in XML."""
    parts = transcript.text.split("\f")
    if len(parts) == 1:
        return transcript
    pages = list(accumulate(len(part) for part in parts[:-1]))
    losses = [
        Loss(
            f"line {transcript.position(page + i).line}",
            "moved",
            "a form feed, in the TEI the beginning of a page",
            "\f",
        )
        for i, page in enumerate(pages)
    ]
    return replace(transcript, text="".join(parts), pages=tuple(pages), losses=tuple(losses))


def _refuse_binary(data: bytes, path: Path, encoding: str) -> None:
    for magic, found in _MAGIC.items():
        if data.startswith(magic):
            hint = "save it as .docx" if "legacy" in found else "save it as plain text in UTF-8"
            raise DocumentError(f"expected plain text, found {found}", path, hint=hint)
    if b"\0" in data and not encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise DocumentError("expected plain text, found binary data (a NUL byte)", path, Position(line))


def decode(data: bytes, path: Path, encoding: str, *, suggest: bool) -> str:
    """Decode bytes.

    :param suggest: suggest a likely encoding if this one is wrong.
    :raises OptionError: Python has no codec of this name.
    :raises DocumentError: the bytes are in another encoding.
    """
    try:
        return data.decode(encoding)
    except LookupError:
        raise OptionError(f"unknown encoding {encoding!r}", path, hint="for example utf-8, cp1252, latin-1") from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        likely = _likely_encoding(data)
        hint = f"it looks like {likely}: give --encoding {likely}" if suggest else "give another --encoding"
        raise DocumentError(
            f"byte 0x{data[error.start]:02X} is not valid {encoding.upper()}", path, Position(line, column), hint
        ) from None
    except UnicodeError:  # some codecs, such as punycode, give no position
        raise DocumentError(f"the file is not valid {encoding.upper()}", path, hint="give another --encoding") from None


def _likely_encoding(data: bytes) -> str:
    """Return the most likely eight-bit encoding: Windows and DOS use different bytes for quotation marks."""
    high = [byte for byte in data if byte >= 0x80]
    if any(byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in high):
        return "cp437"
    return "cp1252" if any(byte < 0xA0 for byte in high) else "latin-1"
