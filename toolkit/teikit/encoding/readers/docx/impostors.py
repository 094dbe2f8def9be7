"""What is called a Word document and is something else: said in one line, with what to do."""

from __future__ import annotations

from pathlib import Path

from teikit.core.errors import TeikitError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAT = (b"schemas.microsoft.com/office/2006/xmlPackage", b"schemas.microsoft.com/office/word/2003/wordml")
_SAVE = "open it in Word and save it as .docx"
_START = 4096


def refuse(data: bytes, path: Path) -> None:
    """Stop where a file is no zipped package, as a Word document is one.

    :raises TeikitError: it is empty, encrypted, of the old format, RTF, flat XML, or anything else.
    """
    if data.startswith(b"PK"):
        return
    if not data.strip():
        raise TeikitError("the file is empty, a Word document was expected", path)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise TeikitError("the Word document is encrypted", path, hint="save it without a password")
        raise TeikitError("this is a file of an old Word (.doc), .docx was expected", path, hint=_SAVE)
    if data.lstrip().startswith(b"{\\rtf"):
        raise TeikitError("this is RTF, a Word document (.docx) was expected", path, hint=_SAVE)
    if any(mark in data[:_START] for mark in _FLAT):
        raise TeikitError("this is a Word document as a single XML file, .docx was expected", path, hint=_SAVE)
    raise TeikitError("this is no Word document (.docx), one was expected", path, hint="give --from text or html")
