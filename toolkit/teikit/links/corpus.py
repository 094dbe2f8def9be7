"""The files that links lead through: those to be checked, and those that they point into, each read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from teikit.links.reading import read
from teikit.links.sheet import Sheet
from teikit.links.vocabulary import XML_SUFFIXES


class Corpus:
    """Sheets by their resolved paths.

    A file that is only pointed into is read when the first pointer leads there, and not checked itself.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._sheets: dict[Path, Sheet] = {}
        self._included: dict[Path, list[Path]] = {}
        self._includers: dict[Path, list[Path]] = {}
        self._targets: dict[tuple[Path, str, str], Path | None] = {}
        self._exists: dict[Path, bool] = {}
        checked = {file.resolve(): file for file in reversed(tuple(files))}
        for resolved, file in reversed(checked.items()):
            self._sheets[resolved] = read(file)
        self.checked = tuple(self._sheets.values())
        self._follow(list(self._sheets))

    def target(self, sheet: Sheet, address: str, base: str = "") -> Path | None:
        """Return the file that an address without fragment names, ``None`` where it is none of this file system."""
        key = (sheet.path, base, address)
        if key not in self._targets:
            self._targets[key] = _local(sheet.path, urljoin(base, address))
        return self._targets[key]

    def exists(self, path: Path) -> bool:
        """Tell whether there is such a file or folder."""
        if path not in self._exists:
            try:
                self._exists[path] = path.exists()
            except (OSError, ValueError):  # a name too long, or with a null character
                self._exists[path] = False
        return self._exists[path]

    def sheet(self, path: Path) -> Sheet | None:
        """Return what a file holds, ``None`` for one that is no XML (by its suffix) or no file.

        :raises TeikitError: it is not well formed.
        """
        path = path.resolve()
        if path not in self._sheets and path.suffix.lower() in XML_SUFFIXES and path.is_file():
            self._sheets[path] = read(path)
            self._follow([path])
        return self._sheets.get(path)

    def find(self, sheet: Sheet, identifier: str) -> Sheet | None:
        """Return the sheet in which a pointer ``#identifier`` of this sheet finds its element."""
        if identifier in sheet.ids:
            return sheet
        return next((other for other in self.reach(sheet) if identifier in other.ids), None)

    def reach(self, sheet: Sheet) -> tuple[Sheet, ...]:
        """Return the sheets that XInclude puts into one document with this one, itself first."""
        if not self._included:
            return (sheet,)
        above = _closure([sheet.path.resolve()], self._includers)
        return tuple(self._sheets[path] for path in _closure(above, self._included))

    def by_id(self) -> Mapping[str, list[Sheet]]:
        """Return for each identifier of the checked files the sheets that have it."""
        places: dict[str, list[Sheet]] = {}
        for sheet in self.checked:
            for identifier in sheet.ids:
                places.setdefault(identifier, []).append(sheet)
        return places

    def _follow(self, waiting: list[Path]) -> None:
        while waiting:
            path = waiting.pop()
            for file in self._include_targets(self._sheets[path]):
                if file not in self._sheets:
                    self._sheets[file] = read(file)
                    waiting.append(file)
                self._included.setdefault(path, []).append(file)
                self._includers.setdefault(file, []).append(path)

    def _include_targets(self, sheet: Sheet) -> Iterator[Path]:
        for include in sheet.includes:
            file = self.target(sheet, include.href.partition("#")[0], include.base) if include.xml else None
            if file is not None and file.is_file():
                yield file.resolve()


def _closure(start: Iterable[Path], following: Mapping[Path, Iterable[Path]]) -> list[Path]:
    found = dict.fromkeys(start)
    waiting = list(found)
    while waiting:
        for path in following.get(waiting.pop(), ()):
            if path not in found:
                found[path] = None
                waiting.append(path)
    return list(found)


def _local(document: Path, address: str) -> Path | None:
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[" and its like
        return None
    if parts.scheme or parts.netloc or address.startswith("/"):
        return None
    return document.parent / unquote(parts.path) if parts.path else document
