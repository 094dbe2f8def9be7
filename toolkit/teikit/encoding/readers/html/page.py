"""An HTML page: its encoding and its tree (WHATWG HTML, 13.2.3: determining the character encoding)."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.positions import Position
from teikit.encoding.readers.text import decoded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How far into a page its declaration of an encoding is looked for, in bytes.
_PRESCAN = 4096
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.I)
#: What these labels mean on the web (WHATWG Encoding, 4.2).
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
}


def encoding_of(data: bytes) -> str:
    """Return the encoding that a page says it is in; UTF-8 where it says nothing that Python knows."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    declared = _CHARSET.search(data[:_PRESCAN])
    label = (declared[1] or declared[2]).decode("ascii", "replace").lower() if declared else "utf-8"
    name = _LABELS.get(label, label)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


def parse(data: bytes, path: Path, encoding: str | None) -> tuple[etree._Element, str]:
    """Return the root of a page and the encoding it was read in.

    :raises TeikitError: the bytes are not in the encoding, or there is no text at all.
    """
    used = encoding or encoding_of(data)
    markup = decoded(data, path, used, guess=encoding is None).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in markup:
        raise TeikitError("this is binary data (a NUL character), HTML was expected", path)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError:
        root = None
    fatal = next((e for e in parser.error_log if e.level == etree.ErrorLevels.FATAL), None)
    if fatal is not None and root is not None:
        raise TeikitError(f"the page cannot be read to its end: {fatal.message}", path, Position.reported(fatal.line))
    if root is None:
        raise TeikitError("the page is empty, a text was expected", path)
    return root, used
