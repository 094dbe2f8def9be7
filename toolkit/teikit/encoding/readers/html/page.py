"""Page: the character encoding and the tree of an HTML page (WHATWG HTML, 13.2.3)."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.positions import Position
from teikit.encoding.readers.text import decode

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Length of the beginning of a page in which an encoding may be declared, in bytes.
_PRESCAN = 4096
#: Length of the beginning of a tag that a message quotes.
_QUOTED = 20
#: End tags that libxml2 takes literally: it discards what follows. Browsers read on (WHATWG HTML, 13.2.6.4.19).
_EARLY_END = re.compile(r"</(?:body|html)(?=[\s/>])", re.I)
#: A tag that the end of a page cuts off. Its words would count as attributes, which no parser shows.
_UNFINISHED_TAG = re.compile(r"<[a-zA-Z/][^<>]*\Z")
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.I)
#: Encodings for labels that browsers do not take literally (WHATWG Encoding, 4.2).
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


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page declares; UTF-8 if it declares none that Python supports."""
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


def parse_page(data: bytes, path: Path, encoding: str | None) -> tuple[etree._Element, str]:
    """Return the root of a page and the encoding that was used.

    :raises DocumentError: the bytes are in another encoding, or the page is empty, ends within a tag, or cannot be
        parsed to its end.
    """
    used = encoding or declared_encoding(data)
    markup = decode(data, path, used, suggest=encoding is None).replace("\r\n", "\n").replace("\r", "\n")
    markup = _EARLY_END.sub("</ignored", markup)
    if unfinished := _UNFINISHED_TAG.search(markup):
        line = markup.count("\n", 0, unfinished.start()) + 1
        raise DocumentError(
            f"the page ends within the tag {unfinished[0][:_QUOTED]!r}", path, Position(line), "save the whole page"
        )
    if "\0" in markup:
        raise DocumentError("expected HTML, found binary data (a NUL character)", path)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError:
        root = None
    fatal = next((e for e in parser.error_log if e.level == etree.ErrorLevels.FATAL), None)
    if fatal is not None and root is not None:
        raise DocumentError(f"cannot parse the page to its end: {fatal.message}", path, Position.reported(fatal.line))
    if root is None:
        raise DocumentError("the page is empty (expected text)", path)
    return root, used
