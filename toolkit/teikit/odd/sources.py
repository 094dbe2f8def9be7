"""Sources of an ODD: the schemas that it customises, also over several steps.

A source is a file, or an address such as ``tei:4.9.0`` or ``tei:current``, of which a copy is in the user's cache.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from lxml import etree

from teikit.core.errors import MissingFileError
from teikit.core.user_cache import user_cache_folder
from teikit.odd.problems import Problems
from teikit.odd.reading import OddReader
from teikit.odd.resolution import Resolver
from teikit.odd.schema import Schema
from teikit.odd.vocabulary import SPECIFICATIONS, TEI, one_line

CURRENT = "tei:current"
_TEI_VERSION = re.compile(r"tei:(current|[0-9]+(?:\.[0-9]+)*[a-z]?)")
_VAULT = re.compile(r"https?://(?:www\.)?tei-c\.org/Vault/P5/([^/]+)/xml/tei/odd/p5subset\.xml")
_VAULT_ADDRESS = "https://www.tei-c.org/Vault/P5/{}/xml/tei/odd/p5subset.xml"
_VERSION = re.compile(r"\b[0-9]+\.[0-9]+\.[0-9]+[a-z]?\b")
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


def canonical_address(source: str) -> str:
    """Return ``tei:VERSION`` for a version of the TEI, other addresses and paths unchanged.

    >>> canonical_address("https://www.tei-c.org/Vault/P5/4.9.0/xml/tei/odd/p5subset.xml")
    'tei:4.9.0'
    """
    version = _VAULT.fullmatch(source)
    return f"tei:{version[1]}" if version else source


def is_address(source: str) -> bool:
    """Return whether a source is an address, not a path."""
    return bool(_REMOTE.match(source)) and not re.match(r"[A-Za-z]:[\\/]", source) and not source.startswith("file:")


def download_address(source: str) -> str:
    """Return the address from which a source is downloaded."""
    version = _TEI_VERSION.fullmatch(canonical_address(source))
    return _VAULT_ADDRESS.format(version[1]) if version else source


def cached_file(source: str) -> Path:
    """Return the file in the user's cache for a source, which may not exist."""
    address = canonical_address(source)
    version = _TEI_VERSION.fullmatch(address)
    name = f"tei-{version[1]}" if version else sha256(address.encode()).hexdigest()[:24]
    return user_cache_folder() / "teikit" / "odd" / f"{name}.odd"


def checksum_file(file: Path) -> Path:
    """Return the file with the checksum of a cached source."""
    return file.with_suffix(".sha256")


@dataclass
class SourceLoader:
    """Loads the sources of an ODD, each once.

    :param given: the source that the user names; it replaces every source that is not a local file.
    """

    reader: OddReader
    given: str | None = None
    _loaded: dict[Path, Schema | None] = field(default_factory=dict)
    _missing: set[str] = field(default_factory=set)

    def source_of(self, schema: etree._Element) -> Callable[[etree._Element], Schema | None]:
        """Return a function from an item of a schemaSpec to the schema that the item is taken from."""
        folder = Path(schema.base or "").parent

        def find(item: etree._Element) -> Schema | None:
            declared = item.get("source") or schema.get("source")
            return self._find(declared, folder, item if item.get("source") else schema)

        return find

    def default_source(self, schema: etree._Element) -> Callable[[], Schema | None]:
        """Return a function that returns the source of a schemaSpec, ``None`` without a problem if there is none."""

        def find() -> Schema | None:
            declared = schema.get("source")
            folder = Path(schema.base or "").parent
            is_available = self.given is not None or (declared and not is_address(declared))
            if not is_available and not cached_file(declared or CURRENT).is_file():
                return None
            return self._find(declared, folder, schema)

        return find

    def _find(self, declared: str | None, folder: Path, element: etree._Element) -> Schema | None:
        if declared and not is_address(declared):
            path = folder / declared.removeprefix("file://")
            if path.is_file() and (self.reader.within is None or self._is_inside(path)):
                return self._load(path, element)
        if self.given is not None:
            found = self._load(self._file(self.given), element)
            if found is not None and declared:
                self._compare_version(declared, found, element)
            return found
        if declared and not is_address(declared):
            self.reader.local_file(element, declared)
            return None
        return self._cached(declared or CURRENT, element)

    def _is_inside(self, path: Path) -> bool:
        return self.reader.within is not None and path.resolve().is_relative_to(self.reader.within.resolve())

    def _file(self, source: str) -> Path:
        """Return the local file of a source that the user names.

        :raises MissingFileError: there is none.
        """
        if not is_address(source):
            path = Path(source.removeprefix("file://"))
            if not path.is_file():
                raise MissingFileError("no such file (expected the ODD that is customised)", path)
            return path
        found = self.reader.find_file(source) or cached_file(source)
        if not found.is_file():
            hint = f"download it with: teikit schema fetch {canonical_address(source)}"
            raise MissingFileError(f"there is no local copy of {source}", hint=hint)
        return found

    def _cached(self, source: str, element: etree._Element) -> Schema | None:
        found = self.reader.find_file(source) or cached_file(source)
        if found.is_file():
            return self._load(found, element)
        if source not in self._missing:
            self._missing.add(source)
            address = canonical_address(source)
            message = f"this ODD customises {address}, of which there is no local copy"
            hint = f"run 'teikit schema fetch {address}', or name a file with --source"
            self.reader.problems.report(element, "odd.no-source", message, hint)
        return None

    def _load(self, path: Path, element: etree._Element) -> Schema | None:
        key = path.resolve()
        if key not in self._loaded:
            self._loaded[key] = None  # a source that customises itself has no source
            self._loaded[key] = self._resolve(path, element)
        return self._loaded[key]

    def _resolve(self, path: Path, element: etree._Element) -> Schema | None:
        problems = Problems()
        reader = OddReader(problems, self.reader.within, self.reader.find_file, all_files=self.reader.all_files)
        root = reader.read(path)
        self.reader.problems.silent_files.update(str(file) for file in (path, *reader.files))
        header = reader.schema_spec(path)
        if header is None or not any(item.tag in SPECIFICATIONS or "Ref" in str(item.tag) for item in header):
            specs = reader.specifications(root)
            if not specs:
                self.reader.problems.report(element, "odd.no-source", f"{path} is not an ODD: it has no specifications")
                return None
            rules = [spec for spec in specs if spec.tag not in SPECIFICATIONS]
            return Schema(root, [spec for spec in specs if spec.tag in SPECIFICATIONS], rules)
        nested = SourceLoader(reader, self.given, self._loaded)
        sources = nested.source_of(header), problems, nested.default_source(header)
        schema = Resolver(header, reader.items(header), *sources).resolve(as_source=True)
        self.reader.problems.silent_files |= problems.silent_files
        for error in problems.errors:
            if error not in self.reader.problems.findings:
                self.reader.problems.findings.append(error)
        return schema

    def _compare_version(self, declared: str, found: Schema, element: etree._Element) -> None:
        """Report a source of another version than the one that the ODD declares."""
        wanted = _VERSION.search(canonical_address(declared))
        version = version_of(found)
        if wanted and version and wanted[0].rstrip("abc") != version.rstrip("abc"):
            message = f"the ODD customises {canonical_address(declared)}, but the source is version {version}"
            self.reader.problems.report(element, "odd.other-source", message)


def version_of(schema: Schema) -> str | None:
    """Return the version in the header of the file of a schema, if there is one."""
    edition = schema.header.getroottree().getroot().find(f".//{TEI}editionStmt/{TEI}edition")
    version = None if edition is None else _VERSION.search(one_line(edition))
    return version[0] if version else None
