"""Text of XML files in any encoding, which edits preserve, with the byte order mark."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from teikit.core.errors import DocumentError
from teikit.core.xml import parse_bytes

_UTF_8_MARK = codecs.BOM_UTF8
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class EncodedText:
    """The text of an XML file, with the encoding that the file declares.

    :param content: the text, without a byte order mark.
    :param mark: the byte order mark.
    """

    content: str
    encoding: str = "utf-8"
    mark: bytes = b""

    @classmethod
    def decode(cls, data: bytes, path: Path) -> EncodedText:
        """Decode an XML file.

        :param path: the file, for messages.
        :raises DocumentError: it is not well-formed, or its encoding is unknown.
        """
        declared = parse_bytes(data, path).docinfo.encoding or "utf-8"
        encoding, mark = _detect(data, declared)
        try:
            return cls(data[len(mark) :].decode(encoding), encoding, mark)
        except LookupError:
            raise DocumentError(f"unknown encoding {declared}", path, hint="save it as UTF-8") from None
        except UnicodeError:
            raise DocumentError(f"not {declared}", path, hint="save it as UTF-8") from None

    def encode(self, content: str) -> bytes:
        """Encode another text as this one; characters that the encoding lacks become character references."""
        return self.mark + content.encode(self.encoding, "xmlcharrefreplace")


def _detect(data: bytes, declared: str) -> tuple[str, bytes]:
    """Return Python's name of the encoding, and the byte order mark."""
    for mark, encoding in _UTF_16.items():
        if data.startswith(mark):
            return encoding, mark
    if data.startswith(_UTF_8_MARK):
        return "utf-8", _UTF_8_MARK
    if declared.lower() == "utf-16":
        return ("utf-16-be" if data.startswith(b"\0") else "utf-16-le"), b""
    return declared, b""
