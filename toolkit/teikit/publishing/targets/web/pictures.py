"""Pictures of a document on the web: copied into a folder of the document's own, below ``pictures``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from teikit.publishing.pictures import expected_paths, find_pictures
from teikit.publishing.tei_document import TeiDocument

#: Suffixes of the pictures that browsers can show.
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


@dataclass(frozen=True, slots=True)
class PagePictures:
    """Pictures of one page."""

    folder: str
    """Folder of the published pictures, relative to the output folder."""
    parameter: str
    """Value of the stylesheet parameter ``pictures``."""
    files: dict[str, Path] = field(default_factory=dict)
    """Source files by published path."""
    expected: frozenset[Path] = frozenset()
    """All paths that were looked at, also of missing files: if one appears, the page changes."""


def find_page_pictures(document: TeiDocument) -> PagePictures:
    """Return the pictures of a document and of the pages of its original, as far as they are in its folder.

    :raises TeikitError: the content of a file does not match its suffix.
    """
    folder = f"pictures/{document.name}"
    found = find_pictures(document, SUFFIXES, facsimiles=True)
    expected = expected_paths(document, SUFFIXES, facsimiles=True)
    return PagePictures(folder, found.as_parameter(folder), found.files(folder), expected)
