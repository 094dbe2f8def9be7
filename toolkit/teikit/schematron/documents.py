"""Documents for the XSLT processor: text without a document type declaration."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit.core.files import read_bytes
from teikit.core.node_positions import NodeRef, locate
from teikit.core.paths import StrPath
from teikit.core.positions import Position
from teikit.core.saxon import without_doctype
from teikit.core.saxon_access import address_of
from teikit.core.xml import parse_bytes

_ENCODING = re.compile(rb"""^<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)""")
_UTF_8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


@dataclass(frozen=True, slots=True)
class Document:
    """A document to validate.

    :param name: the name for findings.
    :param data: the source; ``None`` if only the tree is known.
    :param tree: the parsed document, if it was given as such.
    :param file: the file that the document was read from, if any.
    """

    name: str
    data: bytes | None = None
    tree: etree._ElementTree | None = None
    file: Path | None = None

    @classmethod
    def of(cls, document: StrPath | bytes | etree._ElementTree, source: bytes | None = None) -> Document:
        """Return a document for a file, a source in memory or a parsed tree.

        :param source: the bytes that a tree was parsed from.
        :raises FileError: the file cannot be read.
        """
        if isinstance(document, etree._ElementTree):
            url = document.docinfo.URL
            return cls(url or "", source, document, Path(url) if url else None)
        if isinstance(document, bytes):
            return cls("<bytes>", document)
        path = Path(document)
        return cls(str(path), read_bytes(path, "an XML document"), None, path)

    @property
    def base_uri(self) -> str:
        """The base URI of the document."""
        return address_of(self.file) if self.file else "urn:document"

    def text(self) -> str:
        """Return the text for the XSLT processor.

        :raises DocumentError: the document is empty or not well-formed.
        """
        if self.tree is not None:
            return without_doctype(self.tree)
        data = self.data or b""
        plain = _plain_text(data)
        return without_doctype(parse_bytes(data, Path(self.name))) if plain is None else plain

    def check_well_formed(self) -> None:
        """Check that the source is well-formed: the XSLT processor reports an error in it without a position.

        :raises NotWellFormedError: it is not well-formed.
        """
        if self.data is not None:
            parse_bytes(self.data, Path(self.name))

    def positions(self, nodes: Sequence[NodeRef]) -> Mapping[NodeRef, Position]:
        """Return the positions of nodes: line and column from the source, or only the line from the tree."""
        if self.data is not None:
            return locate(self.data, nodes)
        return {} if self.tree is None else _lines(self.tree, nodes)


def _plain_text(data: bytes) -> str | None:
    """Return the text of a source that needs no change: it is UTF-8 without a document type declaration."""
    encoding = _ENCODING.match(data)
    if b"<!DOCTYPE" in data or not data.strip() or (encoding and encoding[1].lower() not in _UTF_8):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _lines(tree: etree._ElementTree, nodes: Sequence[NodeRef]) -> dict[NodeRef, Position]:
    wanted = {node.element for node in nodes}
    lines = {
        number: Position(element.sourceline or 1)
        for number, element in enumerate(tree.iter(etree.Element), 1)
        if number in wanted
    }
    return {node: lines.get(node.element, Position(1)) for node in nodes}
