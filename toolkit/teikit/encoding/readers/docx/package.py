"""A Word document as a package of parts (ECMA-376, Office Open XML, part 2: Open Packaging Conventions)."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teikit.core.errors import TeikitError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: Namespaces of the strict variant (ISO/IEC 29500-1), told apart from the transitional ones by nothing else.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: A part of a document is not larger than this, nor all of its parts together; in bytes.
_LARGEST_PART = 256 * 2**20
_LARGEST = 512 * 2**20
#: XML is not packed more tightly than this; a bomb is.
_DENSEST = 500
_FEW = 2**20


class Relationship(NamedTuple):
    """What a part points to: the last word of the relationship's type, the target, and whether that lies outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one document, read when asked for."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename.lower(): entry for entry in self._zip.infolist()}
        except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, OSError) as error:
            raise self._broken(str(error)) from None
        self._refuse_bombs()
        self.main = self._main()

    def _broken(self, why: str) -> TeikitError:
        return TeikitError(f"the Word document is broken: {why}", self._path, hint="open and save it in Word again")

    def _refuse_bombs(self) -> None:
        total = 0
        for entry in self._entries.values():
            total += entry.file_size
            dense = entry.file_size > _FEW and entry.file_size > _DENSEST * max(entry.compress_size, 1)
            if dense or entry.file_size > _LARGEST_PART or total > _LARGEST:
                size = f"{entry.file_size / 2**20:.0f} MB"
                raise TeikitError(
                    f"{entry.filename} unpacks to {size}: no document is so large", self._path, hint="check the file"
                )

    def _main(self) -> str:
        if "encryptioninfo" in self._entries or any(entry.flag_bits & 1 for entry in self._entries.values()):
            raise TeikitError("the Word document is encrypted", self._path, hint="save it without a password")
        for found in self.relationships("").values():
            if found.kind == "officeDocument" and not found.external:
                if found.target.lower() in self._entries:
                    return found.target
                raise self._broken(f"{found.target} is missing")
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise TeikitError("this is a zipped file, but no Word document", self._path, hint="give a .docx file")

    def has(self, name: str) -> bool:
        """Tell whether there is a part of a name."""
        return name.lower() in self._entries

    def part(self, name: str) -> etree._Element:
        """Return the root of a part.

        :raises TeikitError: it is missing, damaged, no XML, or declares entities, which no document does.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise self._broken(f"{name} is missing")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            raise self._broken(f"{name}: {error}") from None
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
            raise self._broken(f"{name} is no XML: {error.msg}") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._broken(f"{name} has a document type declaration")
        return root

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return what a part points to, by identifier; the package itself has the empty name."""
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
        """Return the name of the part that the document has for something (``styles``); empty without one."""
        for found in self.relationships(self.main).values():
            if found.kind == kind and not found.external and self.has(found.target):
                return found.target
        return ""


def _transitional(data: bytes) -> bytes:
    for strict, transitional in _STRICT.items():
        data = data.replace(strict.encode(), transitional.encode())
    return data


def w(name: str) -> str:
    """Return a name of WordprocessingML in lxml's notation."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, default: str = "") -> str:
    """Return ``w:val`` of an element, the default where there is no element."""
    return default if element is None else element.get(w("val"), default)


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a toggle is on: present, and not said to be off (ST_OnOff)."""
    return element is not None and value(element, "true") not in ("0", "false", "off", "none")
