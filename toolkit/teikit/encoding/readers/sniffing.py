"""What a source is by its content, told without its reader."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

#: How far into a page its first tag is looked for, in bytes.
_PRESCAN = 4096
_HTML = re.compile(
    r"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)


def looks_like_docx(data: bytes) -> bool:
    """Tell whether bytes are a Word document, broken or not: a zipped file that names the parts of one."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return b"word/" in data or b"[Content_Types].xml" in data
    return any(name.lower().startswith("word/") or name == "EncryptedPackage" for name in names)


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes are an HTML page: a doctype, or an element that only pages have."""
    start = data[:_PRESCAN].decode("latin-1")
    if start.startswith(("\xff\xfe", "\xfe\xff")):
        start = start[2:].replace("\0", "")
    return _HTML.match(start) is not None
