"""Follow every pointer of a file: to its element, to its file, by way of its prefix."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from teikit.core.findings import Finding, Severity
from teikit.core.positions import Position
from teikit.links import prefixes
from teikit.links.addresses import scheme
from teikit.links.attributes import at_attribute
from teikit.links.corpus import Corpus
from teikit.links.nearest import Nearest
from teikit.links.sheet import Place, PrefixDef, Sheet
from teikit.links.vocabulary import SCHEMES

#: Attributes whose address is that of an image, sound or film, unless it has a fragment.
_TO_IMAGES = frozenset({"facs", "url"})


class Fault(NamedTuple):
    """What is wrong with one address."""

    code: str
    message: str
    suggestion: str | None = None
    severity: Severity = Severity.ERROR


def finding(sheet: Sheet, place: Place, fault: Fault, *, length: int | None = None) -> Finding:
    """Put a fault at its place, which is so many characters long."""
    return Finding(
        str(sheet.path),
        Position(place.line, place.column),
        fault.code,
        fault.message,
        fault.severity,
        suggestion=fault.suggestion,
        xpath=place.step.xpath(),
        length=length,
    )


class Follower:
    """Follows the pointers of all files, and remembers which identifiers of which files they reach."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.reached: set[tuple[str, str]] = set()
        self._nearest = Nearest()
        self._by_id = corpus.by_id()
        self._names: dict[str, frozenset[str]] = {}

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Yield what is wrong with the pointers, images and inclusions of a file, not in the order of its lines."""
        for definition in sheet.prefixes:
            if not prefixes.readable(definition):
                yield finding(sheet, definition.place, _unreadable(definition))
        yield from self._pointers(sheet)
        for include in sheet.includes:
            fault = None if include.fallback else self._file(sheet, include.href, include.base, "link.no-such-file")
            if fault is not None:
                place = at_attribute(sheet.path, include.place, "href")
                yield finding(sheet, place, _named(fault, "href"), length=len("href"))

    def _pointers(self, sheet: Sheet) -> Iterator[Finding]:
        definitions = _by_ident(sheet)
        known: dict[tuple[str, str, bool], Fault | None] = {}
        for pointer in sheet.pointers:
            facs = pointer.attribute in _TO_IMAGES
            for address in [pointer.value.strip()] if pointer.attribute == "url" else pointer.value.split():
                key = (address, pointer.base, facs)
                if key not in known:
                    known[key] = self._follow(sheet, address, pointer.base, definitions, facs=facs)
                fault = known[key]
                if fault is not None:
                    place = at_attribute(sheet.path, pointer.place, pointer.attribute)
                    yield finding(sheet, place, _named(fault, pointer.attribute), length=len(pointer.attribute))

    def _follow(
        self, sheet: Sheet, address: str, base: str, definitions: dict[str, list[PrefixDef]], *, facs: bool
    ) -> Fault | None:
        split = scheme(address)
        if split is None:
            return self._relative(sheet, address, base, facs=facs)
        ident, rest = split
        if ident in definitions:
            return self._private(sheet, address, rest, definitions[ident], facs=facs)
        if ident.lower() in SCHEMES:
            return None
        meant = self._nearest(ident, definitions)
        return Fault(
            "link.no-prefix",
            f"{address}: no prefixDef of this file declares the prefix {ident}",
            f"{meant}:{rest}" if meant else None,
            Severity.WARNING,
        )

    def _private(self, sheet: Sheet, address: str, rest: str, among: list[PrefixDef], *, facs: bool) -> Fault | None:
        if not all(map(prefixes.readable, among)):
            return None
        fault = Fault("link.dangling", f"{address} is not of the form of its prefix: {among[0].match}")
        for resolved, base in reversed(list(prefixes.addresses(among, rest))):
            followed = None if scheme(resolved) else self._relative(sheet, resolved, base, facs=facs)
            if followed is None:
                return None
            fault = followed._replace(
                message=f"{address} stands for {followed.message}", suggestion=_unresolved(address, resolved, followed)
            )
        return fault

    def _relative(self, sheet: Sheet, address: str, base: str, *, facs: bool) -> Fault | None:
        file, mark, fragment = address.partition("#")
        if not file:
            return self._element(sheet, address, unquote(fragment), sheet) if mark else None
        if facs and not mark:
            return self._file(sheet, address, base, "link.facs-missing")
        target = self.corpus.target(sheet, file, base)
        if target is None:
            return None
        if not target.exists:
            return self._file(sheet, address, base, "link.no-such-file")
        other = self.corpus.sheet(target.path) if fragment else None
        return self._element(sheet, address, unquote(fragment), other) if other else None

    def _element(self, sheet: Sheet, address: str, identifier: str, target: Sheet) -> Fault | None:
        if "(" in identifier:  # an XPointer scheme: xpath(…), range(…)
            return None
        found = self.corpus.find(target, identifier)
        if found is not None:
            self.reached.add((found.resolved, identifier))
            return None
        if not identifier:
            return Fault("link.dangling", f"{address} names no element")
        where = address.partition("#")[0] or "this file"
        message = f"{address}: no element of {where} has the xml:id {identifier}"
        return Fault("link.dangling", message, self._meant(sheet, address, identifier, target))

    def _meant(self, sheet: Sheet, address: str, identifier: str, target: Sheet) -> str | None:
        elsewhere = self._by_id.get(identifier, [])
        if len(elsewhere) == 1:
            return _pointer(sheet, elsewhere[0], identifier)
        near = self._nearest(identifier, target.ids)
        return f"{address.partition('#')[0]}#{near}" if near else None

    def _file(self, sheet: Sheet, address: str, base: str, code: str) -> Fault | None:
        if scheme(address) is not None:
            return None
        file, mark, fragment = address.partition("#")
        target = self.corpus.target(sheet, file, base)
        if target is None or target.exists:
            return None
        if not mark and file in sheet.ids:
            return Fault(code, f"{address}: there is no such file; an xml:id is pointed to with #", f"#{file}")
        folder, name = os.path.split(target.path)
        near = self._nearest(name, self._names_in(folder))
        head = file[: file.rfind("/") + 1]
        return Fault(code, f"{address}: there is no such file", f"{head}{near}{mark}{fragment}" if near else None)

    def _names_in(self, folder: str) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(path.name for path in Path(folder).iterdir())
            except (OSError, ValueError):
                self._names[folder] = frozenset()
        return self._names[folder]


def _by_ident(sheet: Sheet) -> dict[str, list[PrefixDef]]:
    definitions: dict[str, list[PrefixDef]] = {}
    for definition in sheet.prefixes:
        definitions.setdefault(definition.ident, []).append(definition)
    return definitions


def _unreadable(definition: PrefixDef) -> Fault:
    message = (
        f"prefix {definition.ident}: the matchPattern {definition.match} cannot be read, its pointers stay unchecked"
    )
    return Fault("link.pattern", message, None, Severity.WARNING)


def _named(fault: Fault, attribute: str) -> Fault:
    return fault._replace(message=f"@{attribute} {fault.message}")


def _unresolved(address: str, resolved: str, fault: Fault) -> str | None:
    """Write a suggestion in the private scheme again: possible where the identifier stands at the end of both."""
    if fault.suggestion is None:
        return None
    missing, meant = resolved.rpartition("#")[2], fault.suggestion.rpartition("#")[2]
    return address.removesuffix(missing) + meant if missing and address.endswith(missing) else None


def _pointer(sheet: Sheet, target: Sheet, identifier: str) -> str:
    relative = os.path.relpath(target.resolved, sheet.folder)
    return f"{Path(relative).as_posix()}#{identifier}"
