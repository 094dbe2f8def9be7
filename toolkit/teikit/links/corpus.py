"""The files of an edition: those to check and those to which they point, each read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from teikit.core.errors import DocumentError, FileError
from teikit.links.addresses import join_address
from teikit.links.file_index import FileIndex
from teikit.links.indexing import index_file
from teikit.links.vocabulary import XML_SUFFIXES


class Target(NamedTuple):
    """The file that an address names: its resolved path, and whether the file or folder exists."""

    path: str
    exists: bool


class Corpus:
    """The indexes of files, by their resolved paths.

    A file that is not to be checked is read when the first pointer to it is followed. The paths are strings: tens of
    thousands of them are compared.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        """Read the files to check, and the files that they include."""
        self._indexes: dict[str, FileIndex] = {}
        #: Why files that pointers lead to cannot be read, by resolved path.
        self.unreadable: dict[str, str] = {}
        self._included: dict[str, list[str]] = {}
        self._includers: dict[str, list[str]] = {}
        self._targets: dict[tuple[str, str, str], Target | None] = {}
        for file in files:
            resolved = str(file.resolve())
            if resolved not in self._indexes:
                self._indexes[resolved] = index_file(file)
        self.checked = tuple(self._indexes.values())
        self._read_included(list(self._indexes))

    def target(self, index: FileIndex, address: str, base: str = "") -> Target | None:
        """Return the file that an address without a fragment names, ``None`` if the address is not a local file."""
        key = (index.folder, base, address)
        if key not in self._targets:
            self._targets[key] = _resolve(index.folder, base, address)
        return self._targets[key]

    def index(self, path: str) -> FileIndex | None:
        """Return the index of the file at a resolved path.

        :return: ``None`` if it does not exist, its suffix is not of XML, or it cannot be read.
        """
        if path not in self._indexes:
            file = Path(path)
            if file.suffix.lower() not in XML_SUFFIXES or not file.is_file():
                return None
            try:
                self._indexes[path] = index_file(file)
            except (DocumentError, FileError) as error:
                self.unreadable[path] = error.message
                return None
            self._read_included([path])
        return self._indexes[path]

    def find(self, index: FileIndex, identifier: str) -> FileIndex | None:
        """Return the index that contains the target of the pointer ``#identifier`` in a file."""
        if identifier in index.ids:
            return index
        return next((other for other in self._joined(index) if identifier in other.ids), None)

    def by_identifier(self) -> Mapping[str, list[FileIndex]]:
        """Map each identifier of the checked files to the indexes that contain it."""
        found: dict[str, list[FileIndex]] = {}
        for index in self.checked:
            for identifier in index.ids:
                found.setdefault(identifier, []).append(index)
        return found

    def _joined(self, index: FileIndex) -> Iterator[FileIndex]:
        """Yield the indexes that XInclude joins to one document with this one, including itself."""
        above = _closure([index.resolved], self._includers)
        return (self._indexes[path] for path in _closure(above, self._included))

    def _read_included(self, waiting: list[str]) -> None:
        while waiting:
            path = waiting.pop()
            for file in self._include_targets(self._indexes[path]):
                if file not in self._indexes:
                    try:
                        self._indexes[file] = index_file(Path(file))
                    except (DocumentError, FileError):
                        continue
                    waiting.append(file)
                self._included.setdefault(path, []).append(file)
                self._includers.setdefault(file, []).append(path)

    def _include_targets(self, index: FileIndex) -> Iterator[str]:
        for include in index.includes:
            target = self.target(index, include.href.partition("#")[0], include.base) if include.xml else None
            if target is not None and Path(target.path).is_file():
                yield target.path


def _closure(start: Iterable[str], following: Mapping[str, Iterable[str]]) -> list[str]:
    found = dict.fromkeys(start)
    waiting = list(found)
    while waiting:
        for path in following.get(waiting.pop(), ()):
            if path not in found:
                found[path] = None
                waiting.append(path)
    return list(found)


def _resolve(folder: str, base: str, address: str) -> Target | None:
    try:
        joined = join_address(base, address)
        parts = urlsplit(joined)
    except ValueError:  # an invalid address such as "http://["
        return None
    if parts.scheme or parts.netloc or not parts.path or joined.startswith("/"):
        return None
    path = Path(folder, unquote(parts.path))
    try:
        return Target(str(path.resolve()), path.exists())
    except (OSError, ValueError, RuntimeError):  # a name too long or with a null character, a loop of symbolic links
        return Target(str(path), exists=False)
