"""OASIS XML Catalogs 1.1: which local file stands for an address; the network is never asked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.positions import Position
from teikit.core.xml import XML_NS, parse

_NS = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_BASE = f"{{{XML_NS}}}base"
_SYSTEM = Path("/etc/xml/catalog")
#: Elements by what they match with, and by what they give, the exact before the partial (7.2.2).
_EXACT = {"uri": ("name", "uri"), "system": ("systemId", "uri")}
_PREFIX = {"rewriteURI": ("uriStartString", "rewritePrefix"), "rewriteSystem": ("systemIdStartString", "rewritePrefix")}
_SUFFIX = {"uriSuffix": ("uriSuffix", "uri"), "systemSuffix": ("systemIdSuffix", "uri")}
_DELEGATES = {"delegateURI": ("uriStartString", "catalog"), "delegateSystem": ("systemIdStartString", "catalog")}


@dataclass(slots=True)
class _Entries:
    exact: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    suffixes: dict[str, str] = field(default_factory=dict)
    delegates: dict[str, str] = field(default_factory=dict)
    next: list[str] = field(default_factory=list)


class Catalog:
    """Catalog files, asked in their order; one that does not exist is passed over."""

    def __init__(self, files: Iterable[Path]) -> None:
        """Take catalog files; they are read when the first address is looked up."""
        self._files = tuple(files)
        self._read: dict[Path, _Entries] = {}

    def resolve(self, address: str) -> Path | None:
        """Return the local file for an address, ``None`` if no catalog names one.

        :raises TeikitError: a catalog is not well formed.
        """
        for file in self._files:
            found = self._in(file, address, frozenset())
            if found is not None:
                return found
        return None

    def _in(self, file: Path, address: str, seen: frozenset[Path]) -> Path | None:
        if file in seen or not file.is_file():
            return None
        entries = self._entries(file)
        given = _match(entries, address)
        if given is not None:
            return local_file(given)
        further = [catalog for prefix, catalog in _longest(entries.delegates) if address.startswith(prefix)]
        for catalog in further or entries.next:
            path = local_file(catalog)
            found = self._in(path, address, seen | {file}) if path else None
            if found is not None:
                return found
        return None

    def _entries(self, file: Path) -> _Entries:
        if file not in self._read:
            self._read[file] = _entries(file)
        return self._read[file]


def usual(folder: Path | None = None) -> Catalog:
    """Return the catalogs in use: ``catalog.xml`` in a folder, ``XML_CATALOG_FILES``, else the system's."""
    files = [folder / "catalog.xml"] if folder else []
    named = os.environ.get("XML_CATALOG_FILES")
    listed = [local_file(name) for name in named.split()] if named is not None else [_SYSTEM]
    return Catalog((*files, *(file for file in listed if file)))


def local_file(address: str) -> Path | None:
    """Return the path that a file address or a bare path names, ``None`` for another scheme.

    >>> local_file("schemas/a%20b.rng"), local_file("https://example.org/a.rng")
    (PosixPath('schemas/a b.rng'), None)
    """
    parts = urlsplit(address)
    if parts.scheme == "file":
        return Path(url2pathname(parts.path))
    if len(parts.scheme) > 1 or parts.netloc:
        return None
    return Path(unquote(address.partition("#")[0]))


def _match(entries: _Entries, address: str) -> str | None:
    if address in entries.exact:
        return entries.exact[address]
    for prefix, replacement in _longest(entries.prefixes):
        if address.startswith(prefix):
            return replacement + address[len(prefix) :]
    return next((uri for suffix, uri in _longest(entries.suffixes) if address.endswith(suffix)), None)


def _longest(table: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(table.items(), key=lambda item: -len(item[0]))


def _entries(file: Path) -> _Entries:
    root = parse(file).getroot()
    if root.tag != f"{_NS}catalog":
        raise TeikitError("this is no XML catalog", file, Position.reported(root.sourceline))
    entries = _Entries()
    tables = ((_EXACT, entries.exact), (_PREFIX, entries.prefixes), (_SUFFIX, entries.suffixes))
    for element, base in _with_base(root, file.resolve().as_uri()):
        name = str(element.tag).removeprefix(_NS)
        if name == "nextCatalog":
            entries.next.append(urljoin(base, element.get("catalog", "")))
        for kinds, table in (*tables, (_DELEGATES, entries.delegates)):
            if name in kinds:
                key, value = (element.get(attribute, "") for attribute in kinds[name])
                table.setdefault(key, urljoin(base, value))
    return entries


def _with_base(element: etree._Element, base: str) -> Iterator[tuple[etree._Element, str]]:
    base = urljoin(base, element.get(_BASE, ""))
    yield element, base
    for child in element.iterchildren(f"{_NS}*"):
        yield from _with_base(child, base)
