"""The files that links lead through: those to be checked, and those that they point into, each read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from teikit.links.addresses import join
from teikit.links.reading import read
from teikit.links.sheet import Sheet
from teikit.links.vocabulary import XML_SUFFIXES


class Target(NamedTuple):
    """A file that an address names: its path without links and dots, and whether there is such a file or folder."""

    path: str
    exists: bool


class Corpus:
    """Sheets by their resolved paths (text, since tens of thousands are compared).

    A file that is only pointed into is read when the first pointer leads there, and not checked itself.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._sheets: dict[str, Sheet] = {}
        self._included: dict[str, list[str]] = {}
        self._includers: dict[str, list[str]] = {}
        self._targets: dict[tuple[str, str, str], Target | None] = {}
        for file in files:
            sheet_path = str(file.resolve())
            if sheet_path not in self._sheets:
                self._sheets[sheet_path] = read(file)
        self.checked = tuple(self._sheets.values())
        self._follow(list(self._sheets))

    def target(self, sheet: Sheet, address: str, base: str = "") -> Target | None:
        """Return the file that an address without fragment names, ``None`` where it is none of this file system."""
        key = (sheet.folder, base, address)
        if key not in self._targets:
            self._targets[key] = _local(sheet.folder, base, address)
        return self._targets[key]

    def sheet(self, path: str) -> Sheet | None:
        """Return what the file at a resolved path holds, ``None`` for one that is no XML (by its suffix) or no file.

        :raises TeikitError: it is not well formed.
        """
        if path not in self._sheets:
            file = Path(path)
            if file.suffix.lower() not in XML_SUFFIXES or not file.is_file():
                return None
            self._sheets[path] = read(file)
            self._follow([path])
        return self._sheets[path]

    def find(self, sheet: Sheet, identifier: str) -> Sheet | None:
        """Return the sheet in which a pointer ``#identifier`` of this sheet finds its element."""
        if identifier in sheet.ids:
            return sheet
        return next((other for other in self._reach(sheet) if identifier in other.ids), None)

    def by_id(self) -> Mapping[str, list[Sheet]]:
        """Return for each identifier of the checked files the sheets that have it."""
        places: dict[str, list[Sheet]] = {}
        for sheet in self.checked:
            for identifier in sheet.ids:
                places.setdefault(identifier, []).append(sheet)
        return places

    def _reach(self, sheet: Sheet) -> Iterator[Sheet]:
        """Yield the sheets that XInclude puts into one document with this one, itself among them."""
        above = _closure([sheet.resolved], self._includers)
        return (self._sheets[path] for path in _closure(above, self._included))

    def _follow(self, waiting: list[str]) -> None:
        while waiting:
            path = waiting.pop()
            for file in self._include_targets(self._sheets[path]):
                if file not in self._sheets:
                    self._sheets[file] = read(Path(file))
                    waiting.append(file)
                self._included.setdefault(path, []).append(file)
                self._includers.setdefault(file, []).append(path)

    def _include_targets(self, sheet: Sheet) -> Iterator[str]:
        for include in sheet.includes:
            target = self.target(sheet, include.href.partition("#")[0], include.base) if include.xml else None
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


def _local(folder: str, base: str, address: str) -> Target | None:
    try:
        joined = join(base, address)
        parts = urlsplit(joined)
    except ValueError:  # "http://[" and its like
        return None
    if parts.scheme or parts.netloc or not parts.path or joined.startswith("/"):
        return None
    path = Path(folder, unquote(parts.path))
    try:
        return Target(str(path.resolve()), path.exists())
    except (OSError, ValueError, RuntimeError):  # a name too long, with a null character, a circle of links
        return Target(str(path), False)
