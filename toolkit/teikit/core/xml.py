"""TEI as XML: its namespaces, the one safe parser, and serialisation that keeps white space."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from teikit.core.errors import NotWellFormedError, TeikitError
from teikit.core.positions import Position

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NS}}}id"
NSMAP = {"tei": TEI_NS}

#: One character that XML 1.0 (5th edition, production 2) does not allow.
ILLEGAL_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tei(name: str) -> str:
    """Return a TEI element name in lxml's notation: ``tei("p")``."""
    return f"{{{TEI_NS}}}{name}"


def safe_parser() -> etree.XMLParser:
    """Return a parser that reads one file and nothing else: no DTD, no external entity, no network."""
    return etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )


def parse(path: Path) -> etree._ElementTree:
    """Parse an XML file.

    :raises TeikitError: the file cannot be read, is no XML, or is not well formed (with line and column).
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise TeikitError("this is a folder, an XML file was expected", path) from None
    except OSError as error:
        raise TeikitError(_os_reason(error), path) from None
    return parse_bytes(data, path)


def parse_bytes(data: bytes, path: Path) -> etree._ElementTree:
    """Parse XML held in memory; ``path`` stands in messages and as base address.

    :raises TeikitError: as :func:`parse`.
    """
    if not data.strip():
        raise TeikitError("the file is empty, a TEI document was expected", path)
    try:
        root = etree.fromstring(data, safe_parser(), base_url=str(path))
    except etree.XMLSyntaxError as error:
        message = (error.msg or "not well formed").split(", line ")[0]
        position = Position.reported(*error.position)
        raise NotWellFormedError(f"not well-formed XML: {message}", path, position) from None
    return root.getroottree()


def serialise(root: etree._Element) -> bytes:
    """Return a document as UTF-8 with an XML declaration, white space untouched."""
    parts = [b'<?xml version="1.0" encoding="UTF-8"?>']
    before = list(root.itersiblings(preceding=True))
    for node in (*reversed(before), root, *root.itersiblings()):
        parts.append(etree.tostring(node, encoding="UTF-8", xml_declaration=False, with_tail=False))
    return b"\n".join(parts) + b"\n"


def _os_reason(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"cannot be read: {reason}"


#: What may stand in an identifier (``NCName``) in every edition of XML 1.0: letters of the common scripts, figures.
_IN_ID = re.compile(
    "[^-._A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3"
    "\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481\u05d0-\u05ea"
    "\u0621-\u063a\u0641-\u064a\u0905-\u0939\u0e01-\u0e2e\u10a0-\u10c5\u10d0-\u10f6\u3041-\u3094\u30a1-\u30fa"
    "\u4e00-\u9fa5\uac00-\ud7a3]"
)


def xml_id(text: str, *, instead: str = "", prefix: str = "p_", empty: str = "x") -> str:
    """Make an ``xml:id`` of a text: ``instead`` stands for what may not stand in one, ``prefix`` before a figure.

    >>> xml_id("1950-10-07 Ross/Rusk", instead="-", prefix="d-")
    'd-1950-10-07-Ross-Rusk'
    """
    name = _IN_ID.sub(instead, text) or empty
    return name if name[0].isalpha() or name[0] == "_" else f"{prefix}{name}"
