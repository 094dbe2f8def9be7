"""Impostors: files that are named like Word documents and are something else."""

from __future__ import annotations

from pathlib import Path

from teikit.core.errors import DocumentError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAT = (b"schemas.microsoft.com/office/2006/xmlPackage", b"schemas.microsoft.com/office/word/2003/wordml")
_SAVE = "open it in Word and save it as .docx"
_START = 4096


def check_is_package(data: bytes, path: Path) -> None:
    """Check that a file is a ZIP archive, as Word documents are.

    :raises DocumentError: it is not; the message names the format that was found.
    """
    if data.startswith(b"PK"):
        return
    if not data.strip():
        raise DocumentError("the file is empty (expected a Word document)", path)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DocumentError("the Word document is encrypted", path, hint="save it without a password")
        raise DocumentError("legacy Word format (.doc), expected .docx", path, hint=_SAVE)
    if data.lstrip().startswith(b"{\\rtf"):
        raise DocumentError("RTF, expected a Word document (.docx)", path, hint=_SAVE)
    if any(mark in data[:_START] for mark in _FLAT):
        raise DocumentError("a Word document as a single XML file, expected .docx", path, hint=_SAVE)
    raise DocumentError("not a Word document (.docx)", path, hint="give --from text or html")
