"""Pictures of a document: local files that it refers to, in the folder of its edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.files import read_bytes
from teikit.core.paths import is_file, is_inside
from teikit.core.positions import Position
from teikit.core.xml import tei
from teikit.publishing.svg import sanitise_svg
from teikit.publishing.tei_document import TeiDocument

#: First bytes of the files of each type, by suffix.
_SIGNATURES = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".webp": (b"RIFF",),
    ".svg": (b"<", b"\xef\xbb\xbf<"),
}
_LONGEST_SIGNATURE = 16


@dataclass(frozen=True, slots=True)
class Pictures:
    """Picture files, by the address that the document has for each (``graphic/@url``)."""

    by_address: Mapping[str, Path] = field(default_factory=dict)

    def files(self, folder: str) -> dict[str, Path]:
        """Return each file by its published name in ``folder``. Files of the same name get a number each."""
        return {name: self.by_address[address] for address, name in self._published_names(folder).items()}

    def as_parameter(self, folder: str) -> str:
        """Return the stylesheet parameter ``pictures``: lines of an address, a tab, the published name."""
        return "\n".join(f"{address}\t{name}" for address, name in self._published_names(folder).items())

    def _published_names(self, folder: str) -> dict[str, str]:
        taken: dict[str, Path] = {}
        names = {}
        for address, path in sorted(self.by_address.items()):
            number, name = 1, path.name
            while taken.setdefault(name, path) != path:
                number, name = number + 1, f"{path.stem}-{number + 1}{path.suffix}"
            names[address] = f"{folder}/{name}"
        return names


def find_pictures(document: TeiDocument, suffixes: tuple[str, ...], *, facsimiles: bool = False) -> Pictures:
    """Return the pictures of a document that exist in its folder, that is the edition's if it has one.

    Addresses on the web are not requested, and symbolic links that lead out of the folder are not followed.

    :param suffixes: the suffixes of the picture types that the output can show, such as ``.png``.
    :param facsimiles: whether to include pictures of the pages of the original (``pb/@facs``).
    :raises DocumentError: the content of a file does not match its suffix.
    """
    by_address = {}
    for address, path, element in _references(document, suffixes, facsimiles=facsimiles):
        if is_file(path):
            if not _first_bytes(path).startswith(_SIGNATURES[path.suffix.lower()]):
                name = etree.QName(element).localname
                message = f"{address} does not contain a picture of the type {path.suffix.lower()}, at {name}"
                raise DocumentError(message, document.path, Position.reported(element.sourceline))
            by_address[address] = path
    return Pictures(by_address)


def read_picture(path: Path) -> bytes:
    """Return the content of a picture for publication; an SVG picture has no active content.

    :raises TeikitError: the file cannot be read, or an SVG picture is not well-formed.
    """
    return sanitise_svg(path) if path.suffix.lower() == ".svg" else read_bytes(path, "a picture")


def expected_paths(document: TeiDocument, suffixes: tuple[str, ...], *, facsimiles: bool = False) -> frozenset[Path]:
    """Return the paths at which :func:`find_pictures` looks, whether or not the files exist."""
    return frozenset(path for _, path, _ in _references(document, suffixes, facsimiles=facsimiles))


def _references(
    document: TeiDocument, suffixes: tuple[str, ...], *, facsimiles: bool
) -> Iterator[tuple[str, Path, etree._Element]]:
    """Yield address, path and element of each reference to a picture in the document's folder."""
    for element in document.tree.iter(tei("graphic"), *([tei("pb")] if facsimiles else [])):
        address = _address(element)
        if address and "\n" not in address:
            path = document.path.parent / unquote(address)
            if path.suffix.lower() in suffixes and is_inside(path, document.folder):
                yield address, path.resolve(), element


def _address(element: etree._Element) -> str:
    if element.tag == tei("graphic"):
        return str(element.get("url", ""))
    # Pointers of @facs after the first are to details of the page.
    return next(iter(str(element.get("facs", "")).split()), "")


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LONGEST_SIGNATURE).lstrip()
