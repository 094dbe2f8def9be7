"""Read and write the documents of a web edition, one after the other or shared out among processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Literal, overload

from lxml import etree

from teikit import processes
from teikit.edition import Edition
from teikit.files import read_bytes, write
from teikit.publish.transform import register_of, transform
from teikit.publish.web.memory import Memory, digest
from teikit.publish.web.records import Record, record
from teikit.tei import parse_bytes

#: Fewer documents than this are done sooner in one process than a second one starts.
_WORTH_SHARING = 40


@dataclass(frozen=True, slots=True)
class Task:
    """What the documents of an edition are made with: ``ours`` for all, ``neighbours`` by name of the document."""

    edition: Edition
    ours: Mapping[str, Any]
    output: Path
    neighbours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@overload
def work_through(
    step: Literal["read"], documents: Sequence[Path], task: Task, memory: Memory, jobs: int
) -> Iterable[tuple[Record, bool]]: ...
@overload
def work_through(
    step: Literal["write"], documents: Sequence[Path], task: Task, memory: Memory, jobs: int
) -> Iterable[list[Path]]: ...
def work_through(
    step: Literal["read", "write"], documents: Sequence[Path], task: Task, memory: Memory, jobs: int
) -> Iterable[Any]:
    """Yield what a step makes of each document, in the order given.

    ``read``: its record, and whether it is another than the last time; ``write``: the files written, none where nothing
    has changed.

    :raises TeikitError: a document is no TEI, or the stylesheet fails.
    """
    prepare = partial(_prepared, step, task, memory)
    if jobs > 1 and len(documents) >= _WORTH_SHARING:
        return processes.shared_out(documents, prepare, jobs)
    return map(prepare(), documents)


def _prepared(step: str, task: Task, memory: Memory) -> Callable[[Path], Any]:
    return partial(_read if step == "read" else _write, task, memory)


def _read(task: Task, memory: Memory, document: Path) -> tuple[Record, bool]:
    data = read_bytes(document, "a TEI document")
    key = memory.key(digest(data), task.ours["lang"])
    known = memory.recall("read", document.stem, key)
    if known is not None:
        return Record(document.stem, known["xml"], known["words"]), False
    made = record(parse_bytes(data, document), document, _register(task.edition.persons_file), task.ours["lang"])
    memory.remember("read", document.stem, key, {"xml": made.xml, "words": made.words})
    return made, True


def _write(task: Task, memory: Memory, document: Path) -> list[Path]:
    data = read_bytes(document, "a TEI document")
    around = task.neighbours.get(document.stem, {})
    key = memory.key(digest(data), sorted(task.ours.items()), sorted(task.edition.web.items()), sorted(around.items()))
    known = memory.recall("write", document.stem, key)
    if known is not None and all(_is_as_was(task.output / name, was) for name, was in known["pages"].items()):
        return []
    result = transform(
        document,
        "web/document.xsl",
        task.edition.web,
        None,
        parse_bytes(data, document),
        name=document.stem,
        register=_register(task.edition.persons_file),
        **task.ours,
        **around,
    )
    pages = {f"{document.stem}.html": result.text, **result.documents}
    made = {name: text.encode() for name, text in pages.items()} | {document.name: data}
    for name, content in made.items():
        write(task.output / name, content)
    memory.remember("write", document.stem, key, {"pages": {name: digest(content) for name, content in made.items()}})
    return [task.output / name for name in made]


def _is_as_was(path: Path, was: str) -> bool:
    return path.is_file() and digest(path.read_bytes()) == was


@lru_cache(maxsize=4)
def _register_as_of(path: Path, _changed: int) -> etree._ElementTree | None:
    return register_of(path)


def _register(path: Path) -> etree._ElementTree | None:
    """Read a register once, not for each document; again when the file has changed."""
    return _register_as_of(path, path.stat().st_mtime_ns) if path.is_file() else None
