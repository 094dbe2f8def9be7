"""Which files are meant: files as they are named, those of folders, those of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from teikit.core.errors import TeikitError

_SUFFIXES = frozenset({".xml", ".tei"})


def gathered(named: Iterable[Path]) -> list[Path]:
    """Return the files to check: a folder stands for the TEI in it, an edition for its documents and registers.

    Without names it is the edition in or above the working folder. ``-`` is standard input.

    :raises TeikitError: a file or folder does not exist, a folder holds no TEI, or nothing is named outside an edition.
    """
    found: dict[Path, None] = {}
    for path in list(named) or [_edition()]:
        found.update(dict.fromkeys(_of(path)))
    return list(found)


def _edition() -> Path:
    from teikit.edition import config as edition

    here = edition.find(Path())
    if here is None:
        raise TeikitError("name files or folders to validate", hint="or go to the folder of an edition")
    return Path() if here.folder == Path().resolve() else here.folder


def _of(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files = sorted(_inside(path))
    if not files:
        raise TeikitError("there is no TEI in this folder", path, hint="its files end in .xml or .tei")
    yield from files


def _inside(folder: Path) -> Iterator[Path]:
    from teikit.edition import config as edition

    if (folder / edition.FILE).is_file():
        of = edition.load(folder)
        folders = [of.tei, of.persons_file.parent]
    else:
        folders = [folder]
    for one in folders:
        for file in one.rglob("*"):
            hidden = any(part.startswith(".") for part in file.relative_to(one).parts)
            if file.suffix.lower() in _SUFFIXES and not hidden and file.is_file():
                yield file
