"""The pictures of a document beside its page: each document has a folder of them, below ``pictures``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teikit.publishing.pictures import Pictures, pictures_of, places_of

#: What browsers show.
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: the ``folder`` of its pictures, what its stylesheet is ``told``, the ``files`` by place."""

    folder: str
    told: str
    files: dict[str, Path] = field(default_factory=dict)
    places: frozenset[Path] = frozenset()
    """Where pictures were looked for."""


def shown(tree: etree._ElementTree, document: Path) -> Shown:
    """Return the pictures of a document and of the pages of its original that lie in the edition's folder.

    :raises TeikitError: a file does not begin as its name says.
    """
    folder = f"pictures/{document.stem}"
    found: Pictures = pictures_of(tree, document, SUFFIXES, facs=True)
    return Shown(folder, found.told(folder), found.files(folder), places_of(tree, document, SUFFIXES, facs=True))
