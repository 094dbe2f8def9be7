"""Check the pointers of a file: to elements, to files and with private prefixes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from teikit.core.findings import Finding, Severity
from teikit.core.positions import Position
from teikit.links import prefixes
from teikit.links.addresses import split_scheme
from teikit.links.attribute_positions import locate_attribute
from teikit.links.corpus import Corpus
from teikit.links.file_index import ElementPosition, FileIndex, PrefixDef
from teikit.links.similar_names import SimilarNames
from teikit.links.vocabulary import SCHEMES

#: Attributes with the address of an image or a recording, unless it has a fragment.
_TO_IMAGES = frozenset({"facs", "url"})


class Fault(NamedTuple):
    """A fault of one address."""

    code: str
    message: str
    suggestion: str | None = None
    severity: Severity = Severity.ERROR


def make_finding(index: FileIndex, position: ElementPosition, fault: Fault, *, length: int | None = None) -> Finding:
    """Return the finding for a fault.

    :param length: number of characters to underline.
    """
    return Finding(
        str(index.path),
        Position(position.line, position.column),
        fault.code,
        fault.message,
        fault.severity,
        suggestion=fault.suggestion,
        xpath=position.step.xpath(),
        length=length,
    )


class PointerChecker:
    """Checks the pointers of all files, and records their targets in ``reached``, as pairs of file and identifier."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.reached: set[tuple[str, str]] = set()
        self._similar = SimilarNames()
        self._by_id = corpus.by_identifier()
        self._names: dict[str, frozenset[str]] = {}

    def check(self, index: FileIndex) -> Iterator[Finding]:
        """Yield the findings for the pointers, images and inclusions of a file, in no particular order."""
        for definition in index.prefixes:
            if not prefixes.is_usable(definition):
                yield make_finding(index, definition.position, _invalid_pattern(definition))
        yield from self._check_pointers(index)
        for include in index.includes:
            fault = (
                None if include.fallback else self._check_file(index, include.href, include.base, "link.no-such-file")
            )
            if fault is not None:
                position = locate_attribute(index.path, include.position, "href")
                yield make_finding(index, position, _with_attribute(fault, "href"), length=len("href"))

    def _check_pointers(self, index: FileIndex) -> Iterator[Finding]:
        definitions = _by_ident(index)
        known: dict[tuple[str, str, bool], Fault | None] = {}
        for pointer in index.pointers:
            to_image = pointer.attribute in _TO_IMAGES
            for address in [pointer.value.strip()] if pointer.attribute == "url" else pointer.value.split():
                key = (address, pointer.base, to_image)
                if key not in known:
                    known[key] = self._check_address(index, address, pointer.base, definitions, to_image=to_image)
                fault = known[key]
                if fault is not None:
                    position = locate_attribute(index.path, pointer.position, pointer.attribute)
                    yield make_finding(
                        index, position, _with_attribute(fault, pointer.attribute), length=len(pointer.attribute)
                    )

    def _check_address(
        self, index: FileIndex, address: str, base: str, definitions: dict[str, list[PrefixDef]], *, to_image: bool
    ) -> Fault | None:
        split = split_scheme(address)
        if split is None:
            return self._check_relative(index, address, base, to_image=to_image)
        ident, rest = split
        if ident in definitions:
            return self._check_private(index, address, rest, definitions[ident], to_image=to_image)
        if ident.lower() in SCHEMES:
            return None
        similar = self._similar.find(ident, definitions)
        return Fault(
            "link.no-prefix",
            f"{address}: no prefixDef of this file declares the prefix {ident}",
            f"{similar}:{rest}" if similar else None,
            Severity.WARNING,
        )

    def _check_private(
        self, index: FileIndex, address: str, rest: str, definitions: list[PrefixDef], *, to_image: bool
    ) -> Fault | None:
        if not all(map(prefixes.is_usable, definitions)):
            return None
        fault = Fault("link.dangling", f"{address} does not match the pattern of its prefix: {definitions[0].match}")
        for resolved, base in reversed(list(prefixes.expand(definitions, rest))):
            followed = (
                None if split_scheme(resolved) else self._check_relative(index, resolved, base, to_image=to_image)
            )
            if followed is None:
                return None
            fault = followed._replace(
                message=f"{address} expands to {followed.message}", suggestion=_with_prefix(address, resolved, followed)
            )
        return fault

    def _check_relative(self, index: FileIndex, address: str, base: str, *, to_image: bool) -> Fault | None:
        file, mark, fragment = address.partition("#")
        if not file:
            return self._check_element(index, address, unquote(fragment), index) if mark else None
        if to_image and not mark:
            return self._check_file(index, address, base, "link.facs-missing")
        target = self.corpus.target(index, file, base)
        if target is None:
            return None
        if not target.exists:
            return self._check_file(index, address, base, "link.no-such-file")
        other = self.corpus.index(target.path) if fragment else None
        if other is None and (reason := self.corpus.unreadable.get(target.path)):
            return Fault("link.dangling", f"{address}: the file cannot be read: {reason}")
        return self._check_element(index, address, unquote(fragment), other) if other else None

    def _check_element(self, index: FileIndex, address: str, identifier: str, target: FileIndex) -> Fault | None:
        if "(" in identifier:  # an XPointer scheme: xpath(…), range(…)
            return None
        found = self.corpus.find(target, identifier)
        if found is not None:
            self.reached.add((found.resolved, identifier))
            return None
        if not identifier:
            return Fault("link.dangling", f"{address} does not name an element")
        where = address.partition("#")[0] or "this file"
        message = f"{address}: no element of {where} has the xml:id {identifier}"
        return Fault("link.dangling", message, self._suggest(index, address, identifier, target))

    def _suggest(self, index: FileIndex, address: str, identifier: str, target: FileIndex) -> str | None:
        elsewhere = self._by_id.get(identifier, [])
        if len(elsewhere) == 1:
            return _pointer(index, elsewhere[0], identifier)
        similar = self._similar.find(identifier, target.ids)
        return f"{address.partition('#')[0]}#{similar}" if similar else None

    def _check_file(self, index: FileIndex, address: str, base: str, code: str) -> Fault | None:
        if split_scheme(address) is not None:
            return None
        file, mark, fragment = address.partition("#")
        target = self.corpus.target(index, file, base)
        if target is None or target.exists:
            return None
        if not mark and file in index.ids:
            return Fault(code, f"{address}: no such file; a pointer to an xml:id begins with #", f"#{file}")
        folder, name = os.path.split(target.path)
        similar = self._similar.find(name, self._names_in(folder))
        head = file[: file.rfind("/") + 1]
        return Fault(code, f"{address}: no such file", f"{head}{similar}{mark}{fragment}" if similar else None)

    def _names_in(self, folder: str) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(path.name for path in Path(folder).iterdir())
            except (OSError, ValueError):
                self._names[folder] = frozenset()
        return self._names[folder]


def _by_ident(index: FileIndex) -> dict[str, list[PrefixDef]]:
    definitions: dict[str, list[PrefixDef]] = {}
    for definition in index.prefixes:
        definitions.setdefault(definition.ident, []).append(definition)
    return definitions


def _invalid_pattern(definition: PrefixDef) -> Fault:
    message = f"prefix {definition.ident}: invalid matchPattern {definition.match}; its pointers are not checked"
    return Fault("link.pattern", message, None, Severity.WARNING)


def _with_attribute(fault: Fault, attribute: str) -> Fault:
    return fault._replace(message=f"@{attribute} {fault.message}")


def _with_prefix(address: str, resolved: str, fault: Fault) -> str | None:
    """Return the suggestion with its private prefix, ``None`` unless address and expansion end in the identifier."""
    if fault.suggestion is None:
        return None
    missing, similar = resolved.rpartition("#")[2], fault.suggestion.rpartition("#")[2]
    return address.removesuffix(missing) + similar if missing and address.endswith(missing) else None


def _pointer(index: FileIndex, target: FileIndex, identifier: str) -> str:
    relative = os.path.relpath(target.resolved, index.folder)
    return f"{Path(relative).as_posix()}#{identifier}"
