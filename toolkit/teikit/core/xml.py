"""XML: the namespaces of TEI, a safe parser, and serialisation that preserves white space."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError, NotWellFormedError
from teikit.core.files import read_bytes
from teikit.core.positions import Position

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NS}}}id"
NSMAP = {"tei": TEI_NS}

#: A character that XML 1.0 does not allow (5th edition, production 2). The complement, [^…], takes 4 ms to compile.
ILLEGAL_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tei(name: str) -> str:
    """Return a TEI element name in lxml's notation: ``tei("p")``."""
    return f"{{{TEI_NS}}}{name}"


def safe_parser(*, recover: bool = False) -> etree.XMLParser:
    """Return a parser that reads one file only: no DTD, no external entity, no network."""
    return etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=False,
        recover=recover,
    )


def parse(path: Path) -> etree._ElementTree:
    """Parse an XML file.

    :raises FileError: the file cannot be read.
    :raises DocumentError: the file is empty or, as :class:`NotWellFormedError` with line and column, not well-formed.
    """
    return parse_bytes(read_bytes(path, "an XML document"), path)


def parse_bytes(data: bytes, path: Path) -> etree._ElementTree:
    """Parse XML from memory.

    :param path: the file for messages, and the base address.
    :raises DocumentError: as :func:`parse`.
    """
    if not data.strip():
        raise DocumentError("the file is empty (expected a TEI document)", path)
    try:
        return _parse(data, str(path)).getroottree()
    except etree.XMLSyntaxError as error:
        message = (error.msg or "not well formed").split(", line ")[0]
        position = Position.reported(*error.position)
        if message.startswith("Excessive depth"):
            raise NotWellFormedError("elements are nested too deeply (at most 256 levels)", path, position) from None
        raise NotWellFormedError(f"not well-formed XML: {message}", path, position) from None


def is_well_formed(data: bytes) -> bool:
    """Return whether bytes are a well-formed XML document."""
    try:
        _parse(data, "")
    except etree.XMLSyntaxError:
        return False
    return True


_ID_ERRORS = frozenset((etree.ErrorTypes.DTD_ID_REDEFINED, etree.ErrorTypes.DTD_XMLID_VALUE))


def _parse(data: bytes, address: str) -> etree._Element:
    """Parse a document. One with a duplicate or invalid ``xml:id`` is well-formed, although libxml2 refuses it.

    ``collect_ids=False`` would accept it too, but makes libxml2 load the external DTD.
    """
    parser = safe_parser()
    try:
        return etree.fromstring(data, parser, base_url=address)
    except etree.XMLSyntaxError:
        if any(entry.type not in _ID_ERRORS for entry in parser.error_log):
            raise
        return etree.fromstring(data, safe_parser(recover=True), base_url=address)


def serialise(root: etree._Element) -> bytes:
    """Return a document as UTF-8 with an XML declaration; white space is preserved."""
    parts = [b'<?xml version="1.0" encoding="UTF-8"?>']
    before = list(root.itersiblings(preceding=True))
    for node in (*reversed(before), root, *root.itersiblings()):
        parts.append(etree.tostring(node, encoding="UTF-8", xml_declaration=False, with_tail=False))
    return b"\n".join(parts) + b"\n"


_NOT_IN_ASCII_ID = re.compile("[^-._A-Za-z0-9]")


@cache
def _not_in_id() -> re.Pattern[str]:
    """Return the pattern of a character not allowed in an ``NCName``; it takes 4 ms to compile.

    The allowed ones, letters of the common scripts and digits, are those of every edition of XML 1.0.
    """
    return re.compile(
        "[^-._A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3"
        "\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481\u05d0-\u05ea"
        "\u0621-\u063a\u0641-\u064a\u0905-\u0939\u0e01-\u0e2e\u10a0-\u10c5\u10d0-\u10f6\u3041-\u3094\u30a1-\u30fa"
        "\u4e00-\u9fa5\uac00-\ud7a3]"
    )


def xml_id(text: str, *, instead: str = "", prefix: str = "p_", empty: str = "x") -> str:
    """Derive an ``xml:id`` from a text.

    :param instead: replaces each character that an identifier cannot contain.
    :param prefix: precedes an identifier that would not begin with a letter or ``_``.
    :param empty: the identifier for a text without a usable character.

    >>> xml_id("1950-10-07 Ross/Rusk", instead="-", prefix="d-")
    'd-1950-10-07-Ross-Rusk'
    """
    not_allowed = _NOT_IN_ASCII_ID if text.isascii() else _not_in_id()
    name = not_allowed.sub(instead, text) or empty
    return name if name[0].isalpha() or name[0] == "_" else f"{prefix}{name}"
