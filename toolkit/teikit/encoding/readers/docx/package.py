"""Package: the parts of a Word document (ECMA-376-2, Open Packaging Conventions)."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teikit.core.errors import DocumentError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: Namespaces of the strict variant (ISO/IEC 29500-1) and their transitional counterparts, otherwise identical.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: Maximum size of a part, and of all parts together, in bytes.
MAX_PART_SIZE = 256 * 2**20
MAX_TOTAL_SIZE = 512 * 2**20
#: Maximum compression ratio of a part larger than _SMALL bytes; XML does not reach it, a ZIP bomb does.
_MAX_RATIO = 500
_SMALL = 2**20


class Relationship(NamedTuple):
    """A relationship of a part: the last segment of its type, its target, and whether the target is external."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a document, each read on demand."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename.lower(): entry for entry in self._zip.infolist()}
        except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, OSError) as error:
            raise self._damaged(str(error)) from None
        self._refuse_bombs()
        self.main = self._main()

    def _damaged(self, why: str) -> DocumentError:
        return DocumentError(f"the Word document is damaged: {why}", self._path, hint="open and save it in Word again")

    def _refuse_bombs(self) -> None:
        total = 0
        for entry in self._entries.values():
            total += entry.file_size
            dense = entry.file_size > _SMALL and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1)
            if dense or entry.file_size > MAX_PART_SIZE or total > MAX_TOTAL_SIZE:
                raise DocumentError(
                    f"the Word document unpacks to {total / 2**20:.0f} MB or more, too large for a document",
                    self._path,
                    hint="check where it comes from",
                )

    def _main(self) -> str:
        if "encryptioninfo" in self._entries or any(entry.flag_bits & 1 for entry in self._entries.values()):
            raise DocumentError("the Word document is encrypted", self._path, hint="save it without a password")
        for found in self.relationships("").values():
            if found.kind == "officeDocument" and not found.external:
                if found.target.lower() in self._entries:
                    return found.target
                raise self._damaged(f"{found.target} is missing")
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise DocumentError("a ZIP archive, but not a Word document", self._path, hint="give a .docx file")

    def has(self, name: str) -> bool:
        """Return whether a part exists."""
        return name.lower() in self._entries

    def part(self, name: str) -> etree._Element:
        """Return the root of a part.

        :raises DocumentError: the part is missing, damaged or not XML, or has a document type declaration.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise self._damaged(f"{name} is missing")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_PART_SIZE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            raise self._damaged(f"{name}: {error}") from None
        return self._parsed(name, data)

    def _parsed(self, name: str, data: bytes) -> etree._Element:
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(_transitional(data), parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(f"{name} is not well-formed XML: {error.msg}") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged(f"{name} has a document type declaration")
        return root

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return the relationships of a part by identifier; the name of the package itself is empty."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(name):
            return {}
        found = {}
        for element in self.part(name).iter(_RELATIONSHIPS):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relationship(element.get("Type", "").rsplit("/", 1)[-1], target, external)
        return found

    def related(self, kind: str) -> str:
        """Return the name of the part with a kind of content, such as ``styles``; empty if there is none."""
        for found in self.relationships(self.main).values():
            if found.kind == kind and not found.external and self.has(found.target):
                return found.target
        return ""


def _transitional(data: bytes) -> bytes:
    for strict, transitional in _STRICT.items():
        data = data.replace(strict.encode(), transitional.encode())
    return data


def w(name: str) -> str:
    """Return a name in the WordprocessingML namespace, in Clark notation."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, default: str = "") -> str:
    """Return the ``w:val`` of an element; the default if there is no element or no value."""
    return default if element is None else element.get(w("val"), default)


def is_on(element: etree._Element | None) -> bool:
    """Return whether a toggle is on: present, and not explicitly off (ST_OnOff)."""
    return element is not None and value(element, "true") not in ("0", "false", "off", "none")
