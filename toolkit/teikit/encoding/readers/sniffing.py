"""Format detection by content, without loading a reader."""

from __future__ import annotations

import re
from io import BytesIO

#: Length of the beginning of a page in which its first tag is expected, in bytes.
_PRESCAN = 4096
_HTML = re.compile(
    r"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)


def looks_like_docx(data: bytes) -> bool:
    """Return whether bytes are a Word document, damaged or not: a ZIP archive that names the parts of one."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    import zipfile

    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return b"word/" in data or b"[Content_Types].xml" in data
    return any(name.lower().startswith("word/") or name == "EncryptedPackage" for name in names)


def looks_like_html(data: bytes) -> bool:
    """Return whether bytes begin with an HTML doctype or an ``html`` element."""
    start = data[:_PRESCAN].decode("latin-1")
    if start.startswith(("\xff\xfe", "\xfe\xff")):
        start = start[2:].replace("\0", "")
    return _HTML.match(start) is not None
