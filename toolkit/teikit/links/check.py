"""Check links: every pointer leads somewhere, every id and number stands for one thing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from teikit.edition import Edition
from teikit.errors import TeikitError
from teikit.findings import Finding, Severity
from teikit.links.scan import Pointer, Prefix, Scanned, Tag, scan
from teikit.links.targets import Target, target
from teikit.links.vocabulary import FILES, LABELS

_XML = frozenset({".xml", ".tei", ".odd", ".xhtml"})
#: How many ids are compared in search of what was meant: where all is wrong, suggestions would take minutes.
_COMPARISONS = 50_000
_PLAIN = re.compile(r"[\w-]+")
_TERMS = {"xml:id": "xml:id", "n": "number"}


def check(files: Iterable[Path], registers: Iterable[Path] = ()) -> Iterator[Finding]:
    """Check the links of files, and that each entry of the registers is referred to.

    Files that pointers lead to are read too; findings are about the given files only, in their order. What is not
    well formed is checked as far as it goes.

    :raises TeikitError: a given file cannot be read.
    """
    known = {path.resolve(): scan(path) for path in (*files, *registers)}
    edition = _Files(known)
    used: set[tuple[Path, str]] = set()
    numbered = _numbers(known.values())
    for path, scanned in known.items():
        yield from sorted(
            [
                *_duplicates(scanned),
                *_pointers(scanned, path, edition, used),
                *(found for file, found in numbered if file is scanned),
            ],
            key=lambda finding: (finding.line, finding.column),
        )
    for path in registers:
        yield from _unused(known[path.resolve()], path.resolve(), used)


def check_edition(edition: Edition) -> Iterator[Finding]:
    """Check the links of all documents and registers of an edition.

    :raises TeikitError: a file cannot be read.
    """
    folder = edition.persons_file.parent
    return check(sorted(edition.tei.rglob("*.xml")), sorted(folder.glob("*.xml")))


class _Files:
    """The files that are known, and those that pointers lead to, scanned when they are first needed."""

    def __init__(self, known: Mapping[Path, Scanned]) -> None:
        self._known: dict[Path, Scanned | None] = dict(known)
        self._given = known
        self.resolve = _cached_resolve()
        self.comparisons = 0
        self.prefixes: dict[str, Prefix] = {}
        for scanned in known.values():
            self.prefixes |= scanned.prefixes

    def get(self, path: Path) -> Scanned | None:
        """Return a file scanned, ``None`` if it cannot be read."""
        if path not in self._known:
            try:
                self._known[path] = scan(path)
            except TeikitError:
                self._known[path] = None
        return self._known[path]

    def holders(self, identifier: str) -> list[Path]:
        """Return the given files that have an id."""
        return [path for path, scanned in self._given.items() if identifier in scanned.ids]


class _cached_resolve(dict[Path, Path]):  # noqa: N801 (a mapping used as a function)
    def __call__(self, path: Path) -> Path:
        return self[path]

    def __missing__(self, path: Path) -> Path:
        resolved = self[path] = path.resolve()
        return resolved


def _duplicates(scanned: Scanned) -> Iterator[Finding]:
    for identifier, tag in scanned.duplicates:
        first = scanned.ids[identifier]
        message = f"the xml:id {identifier} is given twice; the first is on line {first.line}"
        yield _finding(scanned, tag, "xml:id", "link.duplicate-id", message)


def _pointers(scanned: Scanned, path: Path, edition: _Files, used: set[tuple[Path, str]]) -> Iterator[Finding]:
    folder, ids = path.parent, scanned.ids
    prefixes = edition.prefixes | scanned.prefixes
    for pointer in scanned.pointers:
        value = pointer.value
        if value[0] == "#" and value[1:] in ids and not pointer.base:
            used.add((path, value[1:]))
            continue
        leads = target(pointer, folder, prefixes)
        if leads is not None:
            yield from _followed(scanned, pointer, leads, path, edition, used)


def _followed(
    scanned: Scanned, pointer: Pointer, leads: Target, path: Path, edition: _Files, used: set[tuple[Path, str]]
) -> Iterator[Finding]:
    file = edition.resolve(leads.file) if leads.file else path
    found = partial(_finding, scanned, pointer.tag, pointer.attribute)
    other = scanned if file == path else _other(file, edition)
    if leads.file and not file.exists():
        if pointer.attribute not in LABELS or not _PLAIN.fullmatch(pointer.value):
            code = "link.facs-missing" if pointer.attribute in FILES else "link.no-such-file"
            meant = f"#{pointer.value}" if pointer.value in scanned.ids else None
            yield found(code, f"{pointer.value}: there is no such file", suggestion=meant)
    elif leads.id and other is not None and leads.id not in other.ids:
        where = "this file" if other is scanned else str(leads.file and leads.file.name)
        message = f"{pointer.value}: there is no xml:id {leads.id} in {where}"
        yield found("link.dangling", message, suggestion=_meant(leads.id, other, path, edition))
    elif leads.id:
        used.add((file, leads.id))


def _other(file: Path, edition: _Files) -> Scanned | None:
    return edition.get(file) if file.suffix.lower() in _XML else None


def _meant(identifier: str, other: Scanned, path: Path, edition: _Files) -> str | None:
    """Return what may have been meant: the same id in another file, else a similar one in this."""
    for holder in edition.holders(identifier)[:1]:
        relative = Path(*[".."] * _up(path, holder), *holder.parts[_common(path, holder) :])
        return f"{relative.as_posix()}#{identifier}"
    if edition.comparisons > _COMPARISONS:
        return None
    edition.comparisons += len(other.ids)
    near = [known for known in other.ids if abs(len(known) - len(identifier)) <= 2]
    similar = difflib.get_close_matches(identifier, near, n=1, cutoff=0.75)
    return f"#{similar[0]}" if similar else None


def _common(path: Path, other: Path) -> int:
    folders = zip(path.parent.parts, other.parent.parts, strict=False)
    return next((n for n, (one, two) in enumerate(folders) if one != two), min(len(path.parts), len(other.parts)) - 1)


def _up(path: Path, other: Path) -> int:
    return len(path.parent.parts) - _common(path, other)


def _numbers(files: Iterable[Scanned]) -> list[tuple[Scanned, Finding]]:
    """Find documents that have the same number as an earlier one."""
    first: dict[tuple[str, str], tuple[Scanned, Tag]] = {}
    found = []
    for scanned in files:
        for kind, number, tag in scanned.numbers:
            holder, place = first.setdefault((kind, number), (scanned, tag))
            if place is not tag and not (kind == "xml:id" and holder is scanned):
                term = _TERMS.get(kind, kind)
                message = f"this document has the same {term} as {holder.path}:{place.line}: {number}"
                attribute = "" if kind.startswith("idno") else kind
                found.append((scanned, _finding(scanned, tag, attribute, "link.duplicate-number", message)))
    return found


def _unused(scanned: Scanned, path: Path, used: set[tuple[Path, str]]) -> Iterator[Finding]:
    for identifier, tag in scanned.entries:
        if (path, identifier) not in used:
            message = f"nothing refers to this {tag.element}: {identifier}"
            yield _finding(scanned, tag, "xml:id", "link.unused-entry", message, severity=Severity.NOTE)


def _finding(
    scanned: Scanned,
    tag: Tag,
    attribute: str,
    code: str,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
    suggestion: str | None = None,
) -> Finding:
    line, column = scanned.place(tag, attribute)
    return Finding(
        str(scanned.path), line, column, code, message, severity, suggestion=suggestion, length=len(attribute)
    )
