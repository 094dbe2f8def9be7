"""Assignment of files: which file each document of a source is written to.

Documents of a source with several are recognised by their words, not by their numbers. If one is inserted, removed or
renumbered, the others keep their files and with them their corrections.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from teikit.core.xml import parse, parse_bytes
from teikit.edition.config import Edition
from teikit.encoding.readers import is_source
from teikit.encoding.roundtrip.received_text import text_of
from teikit.encoding.split.documents import SourceDocument, renamed
from teikit.workflow.reencoding import has_base, is_in_edition, load_base

#: Similarity (of 1) from which two texts are taken for the same document.
_SIMILAR = 0.4
#: Bonus for the same file name, which decides between equally similar texts.
_SAME_NAME = 0.05
#: Similarity from which the document of the same file name is taken without comparing others.
_NEARLY_EQUAL = 0.9
_SUFFIX = re.compile(r"-(?:[0-9]+|d[0-9]+[A-Za-z]*(?:-[0-9]+)?)")

_WordCounts = Counter[tuple[str, ...]]


class AssignedFile(msgspec.Struct, frozen=True):
    """A document of a source and its file."""

    document: SourceDocument
    path: Path
    number: str = ""
    """The document's present number in the source, if its file is named after an earlier one."""


class FileAssignment(msgspec.Struct, frozen=True):
    """The documents of a source, in order, with their files, and the files of documents that have left it."""

    documents: tuple[AssignedFile, ...]
    removed: tuple[Path, ...] = ()


def number_files(documents: Sequence[SourceDocument], output: Path) -> FileAssignment:
    """Assign files by number, regardless of existing ones.

    :param output: the file of a source with one document; those of several are ``output-1.xml``, ``output-2.xml`` …
    """
    return FileAssignment(tuple(AssignedFile(one, _path(output, one.suffix)) for one in documents))


def assign_files(documents: Sequence[SourceDocument], source: Path, output: Path, edition: Edition) -> FileAssignment:
    """Assign each document of a source the file that it had before, or a new one.

    :param output: as for :func:`number_files`.
    :raises TeikitError: an existing document cannot be read.
    """
    existing = _find_existing(source, output, edition)
    if not existing or (len(documents) == 1 and existing == [output]):
        return number_files(documents, output)
    texts = {path: _read_text(path, edition) for path in existing}
    names = [_path(output, document.suffix) for document in documents]
    matches = _match([document.transcript.text for document in documents], texts, names)
    taken = {*matches.values(), *existing}
    assigned: list[AssignedFile] = []
    for i, (document, name) in enumerate(zip(documents, names, strict=True)):
        path = matches.get(i) or _unused(name, taken, output)
        taken.add(path)
        suffix = path.stem.removeprefix(output.stem).removeprefix("-")
        is_renumbered = i in matches and suffix != document.suffix and document.suffix.startswith("d")
        assigned.append(AssignedFile(renamed(document, suffix), path, document.suffix[1:] if is_renumbered else ""))
    removed = tuple(path for path in existing if path not in matches.values() and path.exists())
    return FileAssignment(tuple(assigned), removed)


def _path(output: Path, suffix: str) -> Path:
    return output.with_name(f"{output.stem}-{suffix}{output.suffix or '.xml'}") if suffix else output


def _find_existing(source: Path, output: Path, edition: Edition) -> list[Path]:
    """Return the files of the source's documents: those with a merge base, except files of other sources."""
    others = {path.stem for path in source.parent.iterdir() if is_source(path)} if source.parent.is_dir() else set()
    bases = sorted(edition.encoded.glob("*.xml")) if is_in_edition(edition, output) else []
    candidates = (
        output.with_name(path.name)
        for path in bases
        if path.stem.startswith(output.stem) and _SUFFIX.fullmatch(path.stem[len(output.stem) :])
    )
    numbered = [path for path in candidates if path.stem not in others]
    return [*(path for path in (output,) if path.exists()), *numbered]


def _read_text(document: Path, edition: Edition) -> str:
    """Return the text that a document was encoded from; without a merge base, the text that it has now."""
    if has_base(edition, document):
        return text_of(parse_bytes(load_base(edition, document).encode(), document).getroot())
    return text_of(parse(document).getroot())


def _count_words(text: str) -> _WordCounts:
    words = re.findall(r"\w+", text.casefold())
    return Counter([*((word,) for word in words), *pairwise(words)])


def _similarity(one: _WordCounts, other: _WordCounts) -> float:
    """Return Dice's coefficient of the words and word pairs of two texts."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _match(documents: Sequence[str], existing: Mapping[Path, str], names: Sequence[Path]) -> dict[int, Path]:
    """Match documents with existing files: by equal text, then by name and similarity, then by similarity alone."""
    matches: dict[int, Path] = {}
    for i, text in enumerate(documents):
        equal = [path for path, other in existing.items() if other == text and path not in matches.values()]
        if equal:
            matches[i] = names[i] if names[i] in equal else equal[0]
    files = {path: _count_words(text) for path, text in existing.items() if path not in matches.values()}
    rest = {i: _count_words(text) for i, text in enumerate(documents) if i not in matches}
    for i, words in list(rest.items()):
        if names[i] in files and _similarity(words, files[names[i]]) >= _NEARLY_EQUAL:
            matches[i] = names[i]
            del rest[i], files[names[i]]
    return matches | _match_similar(rest, files, names)


def _match_similar(
    documents: Mapping[int, _WordCounts], existing: Mapping[Path, _WordCounts], names: Sequence[Path]
) -> dict[int, Path]:
    """Match the most similar pairs first."""
    scores = [
        (_similarity(words, other) + _SAME_NAME * (names[i] == path), i, path)
        for i, words in documents.items()
        for path, other in existing.items()
    ]
    matches: dict[int, Path] = {}
    for score, i, path in sorted(scores, key=lambda scored: (-scored[0], scored[1])):
        if score >= _SIMILAR and i not in matches and path not in matches.values():
            matches[i] = path
    return matches


def _unused(name: Path, taken: Collection[Path], output: Path) -> Path:
    """Return a file for a new document: the one of its number, or the next that no document has had."""
    suffix = name.stem.removeprefix(output.stem).removeprefix("-")
    numbers = range(1, len(taken) + 2) if suffix.isdigit() else range(2, len(taken) + 3)
    others = (_path(output, str(n) if suffix.isdigit() else f"{suffix}-{n}") for n in numbers)
    return next(path for path in (name, *others) if path not in taken)
