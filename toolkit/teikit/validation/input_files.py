"""Expansion of arguments to files: folders to the TEI files in them, editions to documents and registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from teikit.core.errors import MissingFileError, OptionError

_SUFFIXES = frozenset({".xml", ".tei"})


def expand_paths(paths: Iterable[Path]) -> list[Path]:
    """Return the files to check: for a folder, the TEI files in it; for an edition, its documents and registers.

    Without paths, the files are those of the edition in or above the working folder. ``-`` is standard input.

    :raises MissingFileError: a folder contains no TEI files.
    :raises OptionError: there are no paths and no edition.
    """
    found: dict[Path, None] = {}
    for path in list(paths) or [_working_edition()]:
        found.update(dict.fromkeys(_expand(path)))
    return list(found)


def _working_edition() -> Path:
    # Most runs name files; the configuration would take longer to import than a file to validate.
    from teikit.edition.config import Edition

    edition = Edition.find(Path())
    if edition is None:
        raise OptionError("no files or folders given, and no edition here", hint="name files or folders to validate")
    return Path() if edition.folder == Path().resolve() else edition.folder


def _expand(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files = sorted(_files_in(path))
    if not files:
        raise MissingFileError("no TEI files (.xml, .tei) in this folder", path)
    yield from files


def _files_in(folder: Path) -> Iterator[Path]:
    from teikit.edition.config import FILE, Edition

    if (folder / FILE).is_file():
        edition = Edition.load(folder)
        folders = [edition.tei, edition.persons_file.parent]
    else:
        folders = [folder]
    for searched in folders:
        for file in searched.rglob("*"):
            is_hidden = any(part.startswith(".") for part in file.relative_to(searched).parts)
            if file.suffix.lower() in _SUFFIXES and not is_hidden and not file.is_dir():
                yield file
