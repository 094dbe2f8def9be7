"""OASIS XML Catalogs 1.1: the mapping of addresses to local files. The network is never accessed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from teikit.core import resources
from teikit.core.errors import ConfigurationError
from teikit.core.paths import is_file, is_inside
from teikit.core.positions import Position
from teikit.core.xml import XML_NS, parse

_NS = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_BASE = f"{{{XML_NS}}}base"
_SYSTEM = Path("/etc/xml/catalog")
#: For each kind of entry, its two attributes: match and target. Exact matches take precedence (7.2.2).
_EXACT = {"uri": ("name", "uri"), "system": ("systemId", "uri")}
_PREFIX = {"rewriteURI": ("uriStartString", "rewritePrefix"), "rewriteSystem": ("systemIdStartString", "rewritePrefix")}
_SUFFIX = {"uriSuffix": ("uriSuffix", "uri"), "systemSuffix": ("systemIdSuffix", "uri")}
_DELEGATES = {"delegateURI": ("uriStartString", "catalog"), "delegateSystem": ("systemIdStartString", "catalog")}


@dataclass(slots=True)
class _Entries:
    """The entries of one catalog file, with absolute addresses."""

    exact: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    suffixes: dict[str, str] = field(default_factory=dict)
    delegates: dict[str, str] = field(default_factory=dict)
    next: list[str] = field(default_factory=list)


class Catalog:
    """Catalog files, searched in order; those that do not exist are skipped."""

    def __init__(self, files: Iterable[Path], *, confined: Iterable[Path] = ()) -> None:
        """Create a catalog from files, which are read when the first address is resolved.

        :param confined: catalogs, searched first, that can map addresses only to files in their own folders.
        """
        self._files = tuple((file, file.parent) for file in confined) + tuple((file, None) for file in files)
        self._entries_of: dict[Path, _Entries] = {}

    def resolve(self, address: str) -> Path | None:
        """Return the local file to which the catalogs map an address, ``None`` if they do not.

        :raises ConfigurationError: a file is not an XML catalog, or maps the address to a file outside of its folder.
        :raises NotWellFormedError: a catalog is not well-formed.
        """
        for file, within in self._files:
            found = self._resolve_in(file, address, within, frozenset())
            if found is not None:
                return found
        return None

    def _resolve_in(self, file: Path, address: str, within: Path | None, seen: frozenset[Path]) -> Path | None:
        if file in seen or not is_file(file):
            return None
        entries = self._entries(file)
        mapped = _match(entries, address)
        if mapped is not None:
            return _permitted(mapped, file, within)
        further = [catalog for prefix, catalog in _longest(entries.delegates) if address.startswith(prefix)]
        for catalog in further or entries.next:
            path = _permitted(catalog, file, within)
            found = self._resolve_in(path, address, within, seen | {file}) if path else None
            if found is not None:
                return found
        return None

    def _entries(self, file: Path) -> _Entries:
        if file not in self._entries_of:
            self._entries_of[file] = _read_entries(file)
        return self._entries_of[file]


def default_catalog(folder: Path | None = None, *, confined: bool = True) -> Catalog:
    """Return the catalogs to use: ``catalog.xml`` in a folder, then ``XML_CATALOG_FILES`` or else the system's.

    :param confined: whether the catalog in the folder can map addresses only to files in this folder.
    """
    own = [folder / "catalog.xml"] if folder else []
    named = os.environ.get("XML_CATALOG_FILES")
    listed = [local_path(name) for name in named.split()] if named is not None else [_SYSTEM]
    further = [file for file in listed if file]
    return Catalog(further, confined=own) if confined else Catalog((*own, *further))


def local_path(address: str) -> Path | None:
    """Return the path that a ``file:`` address or a bare path names, ``None`` for other schemes and invalid addresses.

    >>> local_path("schemas/a%20b.rng"), local_path("https://example.org/a.rng")
    (PosixPath('schemas/a b.rng'), None)
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme == "file":
        from urllib.request import url2pathname

        return Path(url2pathname(parts.path))
    if len(parts.scheme) > 1 or parts.netloc:
        return None
    return Path(unquote(address.partition("#")[0]))


def _permitted(address: str, catalog: Path, within: Path | None) -> Path | None:
    """Return the local file to which a catalog maps an address.

    :raises ConfigurationError: it is outside of the folder of a confined catalog, and no copy of a shipped schema.
    """
    path = local_path(address)
    if path is None or within is None or is_inside(path, within):
        return path
    copy = resources.shipped_schema(path)
    if copy is None:
        raise ConfigurationError(f"maps an address to {path}, which is outside of {within.resolve()}", catalog)
    return copy


def _match(entries: _Entries, address: str) -> str | None:
    if address in entries.exact:
        return entries.exact[address]
    for prefix, replacement in _longest(entries.prefixes):
        if address.startswith(prefix):
            return replacement + address[len(prefix) :]
    return next((uri for suffix, uri in _longest(entries.suffixes) if address.endswith(suffix)), None)


def _longest(table: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(table.items(), key=lambda item: -len(item[0]))


def _read_entries(file: Path) -> _Entries:
    root = parse(file).getroot()
    if root.tag != f"{_NS}catalog":
        raise ConfigurationError("not an XML catalog", file, Position.reported(root.sourceline))
    entries = _Entries()
    try:
        elements = list(_iterate_with_base(root, file.resolve().as_uri()))
        _add_entries(entries, elements)
    except ValueError as error:
        raise ConfigurationError(f"contains an invalid address: {error}", file) from None
    return entries


def _add_entries(entries: _Entries, elements: Iterable[tuple[etree._Element, str]]) -> None:
    """Add the entries of a catalog.

    :raises ValueError: an address is invalid.
    """
    tables = ((_EXACT, entries.exact), (_PREFIX, entries.prefixes), (_SUFFIX, entries.suffixes))
    for element, base in elements:
        name = str(element.tag).removeprefix(_NS)
        if name == "nextCatalog":
            entries.next.append(urljoin(base, element.get("catalog", "")))
        for kinds, table in (*tables, (_DELEGATES, entries.delegates)):
            if name in kinds:
                key, value = (element.get(attribute, "") for attribute in kinds[name])
                table.setdefault(key, urljoin(base, value))


def _iterate_with_base(element: etree._Element, base: str) -> Iterator[tuple[etree._Element, str]]:
    base = urljoin(base, element.get(_BASE, ""))
    yield element, base
    for child in element.iterchildren(f"{_NS}*"):
        yield from _iterate_with_base(child, base)
