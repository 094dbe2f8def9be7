"""Jobs: which sources a command names, and where the TEI of each goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from teikit.core.errors import TeikitError
from teikit.encoding.readers.formats import is_source

STANDARD_INPUT = Path("-")


class Job(NamedTuple):
    """A source, and the file that its TEI goes to: ``None`` is standard output."""

    source: Path
    output: Path | None


def jobs(sources: Sequence[Path], output: Path | None) -> list[Job]:
    """Return what is to be encoded; each source once, in the order given, folders in the order of their names.

    :param sources: files, folders (all texts, pages and Word documents in them), ``-`` for standard input.
    :param output: a file for one source, a folder for several; without it one source goes to standard output.
    :raises TeikitError: a folder has no sources, several have no folder to go to, or two would go to one file.
    """
    many = len(sources) > 1 or sources[0].is_dir()
    if many and output is None:
        raise TeikitError("several sources go to a folder, none was given", hint="say which: -o FOLDER")
    if many and output is not None and output.is_file():
        raise TeikitError("this is a file, a folder was expected for several sources", output)
    if not many and output is not None and not _is_folder(output):
        return [Job(sources[0], output)]
    found = dict(pair for source in sources for pair in _within(source))
    made = [Job(source, None if output is None else output / name) for source, name in found.items()]
    _refuse_twins(made)
    return made


def _is_folder(output: Path) -> bool:
    return output.is_dir()


def _within(source: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each source and the name of its TEI; what lies in a folder of the folder keeps that."""
    if source == STANDARD_INPUT:
        yield source, Path("standard-input.xml")
    elif source.is_dir():
        files = [path for path in sorted(source.rglob("*")) if path.is_file() and is_source(path)]
        if not files:
            raise TeikitError("no sources in this folder (.txt, .html, .docx)", source, hint="name the files")
        yield from ((path, path.relative_to(source).with_suffix(".xml")) for path in files)
    else:
        yield source, Path(source.name).with_suffix(".xml")


def _refuse_twins(made: Sequence[Job]) -> None:
    by_output: dict[Path, Path] = {}
    for source, output in made:
        twin = by_output.setdefault(output, source) if output is not None else source
        if twin != source:
            raise TeikitError(f"{twin} and {source} would both go to {output}", hint="give one of them another name")
