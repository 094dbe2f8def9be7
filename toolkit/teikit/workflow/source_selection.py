"""Selection of sources: the files that a user names, and the TEI file of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from teikit.core.errors import FileError, MissingFileError, OptionError
from teikit.encoding.readers.formats import is_source

STANDARD_INPUT = Path("-")


class SelectedSource(NamedTuple):
    """A source and the file that its TEI is written to; an output of ``None`` is standard output."""

    path: Path
    output: Path | None


def select_sources(named: Sequence[Path], output: Path | None) -> list[SelectedSource]:
    """Return the sources to encode, each once, in the given order; those of a folder are sorted by path.

    :param named: files, folders (searched for texts, web pages and Word documents), ``-`` for standard input.
    :param output: a file for one source, a folder for several, ``None`` for standard output.
    :raises TeikitError: a folder contains no sources, several sources lack an output folder, or two sources would
        be written to the same file.
    """
    is_batch = len(named) > 1 or named[0].is_dir()
    if is_batch and output is None:
        raise OptionError("several sources need an output folder", hint="add -o FOLDER")
    if is_batch and output is not None and output.is_file():
        raise FileError("not a folder: several sources need an output folder", output)
    if not is_batch and output is not None and not output.is_dir():
        return [SelectedSource(named[0], output)]
    names = dict(pair for path in named for pair in _find(path))
    selected = [SelectedSource(path, None if output is None else output / name) for path, name in names.items()]
    _check_outputs(selected)
    return selected


def check_name(path: Path) -> None:
    """Check that the name of a source can be written in its TEI.

    :raises FileError: the name is not valid UTF-8.
    """
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise FileError(f"file name is not valid UTF-8: {path.name!a}", path.parent, hint="rename it") from None


def _find(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each source at a path and the name of its TEI file, relative to the output folder."""
    if path == STANDARD_INPUT:
        yield path, Path("standard-input.xml")
    elif path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if file.is_file() and is_source(file)]
        if not files:
            raise MissingFileError("no sources (.txt, .html, .docx) in this folder", path, hint="name the files")
        yield from ((file, file.relative_to(path).with_suffix(".xml")) for file in files)
    else:
        yield path, Path(path.name).with_suffix(".xml")


def _check_outputs(selected: Sequence[SelectedSource]) -> None:
    by_output: dict[Path, Path] = {}
    for path, output in selected:
        other = by_output.setdefault(output, path) if output is not None else path
        if other != path:
            raise OptionError(f"{other} and {path} would both be written to {output}", hint="rename one of them")
