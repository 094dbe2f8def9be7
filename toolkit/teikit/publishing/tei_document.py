"""A TEI document to publish: its file, its parsed tree and its edition, found once and passed to all steps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.positions import Position
from teikit.core.xml import TEI_NS, parse
from teikit.edition.config import Edition


@dataclass(frozen=True, slots=True)
class TeiDocument:
    """A TEI document to publish."""

    path: Path
    tree: etree._ElementTree
    edition: Edition | None
    """The edition whose folder contains the file, if any."""

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

    def check_root(self) -> None:
        """Check that the root element is ``TEI``, as teikit's own stylesheets require.

        :raises DocumentError: it is another element.
        """
        root = self.tree.getroot()
        if root.tag != f"{{{TEI_NS}}}TEI":
            message = f"expected a TEI document, found the root element {etree.QName(root).localname}"
            raise DocumentError(message, self.path, Position.reported(root.sourceline))
