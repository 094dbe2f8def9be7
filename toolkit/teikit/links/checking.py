"""Check the links of an edition: pointers without a target, repeated identifiers and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from teikit.core.findings import Finding, Severity, by_position
from teikit.links.corpus import Corpus
from teikit.links.document_numbers import find_duplicate_numbers
from teikit.links.file_index import FileIndex
from teikit.links.pointers import Fault, PointerChecker, make_finding


def check(files: Sequence[Path], *, registers: Path | None = None) -> Iterator[Finding]:
    """Yield the findings of an edition's files, file by file and by position.

    The codes are ``link.dangling`` (no such ``xml:id``), ``link.no-such-file``, ``link.no-prefix`` (a private URI
    scheme without a ``prefixDef``), ``link.pattern`` (an invalid ``matchPattern``), ``link.duplicate-id``,
    ``link.facs-missing`` (no such image), ``link.duplicate-number`` and, as a note, ``link.unused-entry`` (a register
    entry without a pointer to it). See TEI P5, chapter 17. XInclude joins the identifiers of several files.

    :param files: the documents and the registers. Other files to which they point are read but not checked.
    :param registers: the folder of the registers. Without it, registers are the files without ``text`` and those in a
        folder named ``registers``.
    :raises FileError: a file cannot be read.
    :raises DocumentError: a file is not well-formed.
    """
    corpus = Corpus(files)
    checker = PointerChecker(corpus)
    found: dict[str, list[Finding]] = {index.resolved: [] for index in corpus.checked}
    for index in corpus.checked:
        found[index.resolved] += [*_repeated(index), *checker.check(index)]
    for index, fault in find_duplicate_numbers(corpus.checked):
        found[index.resolved].append(fault)
    for index in _registers(corpus, registers):
        found[index.resolved] += _unused(index, checker)
    for findings in found.values():
        yield from sorted(findings, key=by_position)


def _repeated(index: FileIndex) -> Iterator[Finding]:
    for identifier, position in index.repeated:
        message = f"the xml:id {identifier} at {position} occurs first at {index.ids[identifier]}"
        yield make_finding(index, position, Fault("link.duplicate-id", message))


def _registers(corpus: Corpus, folder: Path | None) -> list[FileIndex]:
    registers = [index for index in corpus.checked if _is_register(index, folder)]
    # If only registers are checked, the pointers to their entries are elsewhere.
    return registers if len(registers) < len(corpus.checked) else []


def _is_register(index: FileIndex, folder: Path | None) -> bool:
    if folder is not None:
        return Path(index.resolved).is_relative_to(folder.resolve())
    return not index.has_text or Path(index.folder).name == "registers"


def _unused(index: FileIndex, checker: PointerChecker) -> Iterator[Finding]:
    for entry in index.entries:
        if (index.resolved, entry.id) not in checker.reached:
            message = f"unused register entry: {entry.name} {entry.id}"
            yield make_finding(index, entry.position, Fault("link.unused-entry", message, severity=Severity.NOTE))
