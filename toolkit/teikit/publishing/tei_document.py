"""A TEI document to publish: its file, parsed tree, edition and readings, found once and passed to all steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.positions import Position
from teikit.core.xml import TEI_NS, parse
from teikit.edition.config import Edition


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something in a document that could not be read as its TEI means it."""

    text: str
    position: Position | None


@dataclass(frozen=True)
class Reading:
    """The reading of a TEI document.

    :param text: XML, in the vocabulary of ``reading.rnc``.
    :param messages: messages of the stylesheet, each once.
    :param warnings: what could not be read as the TEI means it, in document order of its first occurrence.
    """

    text: str
    messages: tuple[str, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    @cached_property
    def tree(self) -> etree._ElementTree:
        """The parsed text."""
        return etree.ElementTree(etree.fromstring(self.text.encode(), etree.XMLParser(huge_tree=True)))


@dataclass(frozen=True, slots=True)
class TeiDocument:
    """A TEI document to publish."""

    path: Path
    tree: etree._ElementTree
    edition: Edition | None
    """The edition whose folder contains the file, if any."""
    readings: dict[frozenset[tuple[str, str | etree._ElementTree]], Reading] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Readings of the document, by the parameters that they were made with."""

    @classmethod
    def read(cls, path: Path) -> TeiDocument:
        """Parse a file and find its edition.

        :raises TeikitError: the file cannot be read or parsed, or its edition.toml is invalid.
        """
        return cls(path, parse(path), Edition.find(path))

    @property
    def name(self) -> str:
        """Name of the file without its suffix; the files made of the document are named after it."""
        return self.path.stem

    @property
    def folder(self) -> Path:
        """Folder outside of which no file is read for this document: that of the edition, else that of the file."""
        return (self.edition.folder if self.edition else self.path.parent).resolve()

    def check_root(self, *, parts: bool = False) -> None:
        """Check that the root element is ``TEI``.

        :param parts: whether any other element of the TEI is accepted as well, and text in elements without a
            namespace, as in documents of earlier versions of the TEI.
        :raises DocumentError: it is another element.
        """
        root = self.tree.getroot()
        name = etree.QName(root)
        is_part = name.namespace == TEI_NS or (name.namespace is None and any(text.strip() for text in root.itertext()))
        if root.tag != f"{{{TEI_NS}}}TEI" and not (parts and is_part):
            message = f"expected a TEI document, found the root element {name.localname}"
            raise DocumentError(message, self.path, Position.reported(root.sourceline))
