"""Check the links of an edition: every pointer leads somewhere, every identifier and number is one thing's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from teikit.core.findings import Finding, Severity, by_position
from teikit.edition.config import Edition
from teikit.links.corpus import Corpus
from teikit.links.numbers import same_numbers
from teikit.links.pointers import Fault, Follower, finding
from teikit.links.sheet import Sheet


def check(files: Sequence[Path], *, edition: Edition | None = None) -> Iterator[Finding]:
    """Yield the faults in the links of an edition's files: file by file, in the order of the lines.

    Codes: ``link.dangling`` (no such ``xml:id``), ``link.no-such-file``, ``link.no-prefix`` (a private URI scheme that
    no ``prefixDef`` declares), ``link.pattern`` (a ``matchPattern`` that is no expression), ``link.duplicate-id``,
    ``link.facs-missing`` (no such image), ``link.duplicate-number`` and, as notes, ``link.unused-entry`` (an entry of
    a register that none of the files points to). TEI P5, chapter 17; XInclude puts the identifiers of several files
    together.

    :param files: the documents and the registers; a file that they point into is read, but not checked.
    :param edition: tells which files are registers: those in its folder ``registers``. Without it, registers are
        the files without ``text`` and those in a folder of that name.
    :raises TeikitError: a file cannot be read or is not well formed.
    """
    corpus = Corpus(files)
    follower = Follower(corpus)
    found: dict[str, list[Finding]] = {sheet.resolved: [] for sheet in corpus.checked}
    for sheet in corpus.checked:
        found[sheet.resolved] += [*_repeated(sheet), *follower.findings(sheet)]
    for sheet, fault in same_numbers(corpus.checked):
        found[sheet.resolved].append(fault)
    for sheet in _registers(corpus, edition):
        found[sheet.resolved] += _unused(sheet, follower)
    for findings in found.values():
        yield from sorted(findings, key=by_position)


def _repeated(sheet: Sheet) -> Iterator[Finding]:
    for identifier, place in sheet.repeated:
        message = f"the xml:id {identifier} stands at {place} and, first, at {sheet.ids[identifier]}"
        yield finding(sheet, place, Fault("link.duplicate-id", message))


def _registers(corpus: Corpus, edition: Edition | None) -> list[Sheet]:
    registers = [sheet for sheet in corpus.checked if _is_register(sheet, edition)]
    # Nobody can refer to an entry where nothing but registers is looked at.
    return registers if len(registers) < len(corpus.checked) else []


def _is_register(sheet: Sheet, edition: Edition | None) -> bool:
    if edition is not None:
        return Path(sheet.resolved).is_relative_to(edition.persons_file.parent.resolve())
    return not sheet.has_text or Path(sheet.folder).name == "registers"


def _unused(sheet: Sheet, follower: Follower) -> Iterator[Finding]:
    for entry in sheet.entries:
        if (sheet.resolved, entry.id) not in follower.reached:
            message = f"{entry.name} {entry.id}: no file refers to it"
            yield finding(sheet, entry.place, Fault("link.unused-entry", message, severity=Severity.NOTE))
