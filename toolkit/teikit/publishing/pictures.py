"""The pictures of a document: those that lie in the edition's folder, and nothing outside of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.positions import Position
from teikit.core.xml import tei
from teikit.edition import config as edition

#: How the files of each kind begin.
_BEGINNINGS = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".webp": (b"RIFF",),
    ".svg": (b"<", b"\xef\xbb\xbf<"),
}


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures at hand: the address in the document (``graphic/@url``) and the file it means."""

    at: Mapping[str, Path] = field(default_factory=dict)

    def files(self, folder: str) -> dict[str, Path]:
        """Return each file by the name it has in ``folder`` beside the result; two of one name are told apart."""
        return {name: self.at[url] for url, name in self._names(folder).items()}

    def told(self, folder: str) -> str:
        """Return what the stylesheets take: lines of an address, a tabulator, a name in ``folder``."""
        return "\n".join(f"{url}\t{name}" for url, name in self._names(folder).items())

    def _names(self, folder: str) -> dict[str, str]:
        given: dict[str, Path] = {}
        names = {}
        for url, path in sorted(self.at.items()):
            number, name = 1, path.name
            while given.setdefault(name, path) != path:
                number, name = number + 1, f"{path.stem}-{number + 1}{path.suffix}"
            names[url] = f"{folder}/{name}"
        return names


def pictures_of(tree: etree._ElementTree, document: Path, suffixes: tuple[str, ...], *, facs: bool = False) -> Pictures:
    """Return the pictures of a document that are files with one of the ``suffixes`` in its edition's folder.

    Without an edition, its own folder counts. Addresses on the web are never fetched, links out of the folder
    never followed.

    :param facs: whether pictures of the pages of the original (``pb/@facs``) count.
    :raises TeikitError: a file does not begin as its name says.
    """
    at = {}
    for url, path, element in _named(tree, document, suffixes, facs=facs):
        if path.is_file():
            if not _begins(path).startswith(_BEGINNINGS[path.suffix.lower()]):
                name = etree.QName(element).localname
                raise TeikitError(
                    f"{url} is no picture of its kind, at {name}", document, Position.reported(element.sourceline)
                )
            at[url] = path
    return Pictures(at)


def places_of(
    tree: etree._ElementTree, document: Path, suffixes: tuple[str, ...], *, facs: bool = False
) -> frozenset[Path]:
    """Return where the pictures of a document would lie, whether they are there or not."""
    return frozenset(path for _, path, _ in _named(tree, document, suffixes, facs=facs))


def _named(
    tree: etree._ElementTree, document: Path, suffixes: tuple[str, ...], *, facs: bool
) -> Iterator[tuple[str, Path, etree._Element]]:
    found = edition.find(document)
    root = (found.folder if found else document.parent).resolve()
    for element in tree.iter(tei("graphic"), *([tei("pb")] if facs else [])):
        url = str(element.get("url", "")) if element.tag == tei("graphic") else _first(element.get("facs", ""))
        if url and "\n" not in url:
            path = (document.parent / unquote(url)).resolve()
            if path.is_relative_to(root) and path.suffix.lower() in suffixes:
                yield url, path, element


def _first(pointers: str) -> str:
    return pointers.split(maxsplit=1)[0] if pointers.strip() else ""


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16).lstrip()
