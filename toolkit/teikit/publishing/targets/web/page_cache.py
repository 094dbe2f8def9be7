"""Read a document into its record, write its page: each only where something has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from teikit.core.files import read_bytes, write
from teikit.core.xml import parse_bytes
from teikit.edition.config import Edition
from teikit.publishing.targets.web.build_cache import Memory, digest
from teikit.publishing.targets.web.pictures import shown
from teikit.publishing.targets.web.records import Record, record
from teikit.publishing.transform import register_of, transform


@dataclass(frozen=True, slots=True)
class Task:
    """What the documents of an edition are made with: ``ours`` for all, ``neighbours`` by name of the document."""

    edition: Edition
    ours: Mapping[str, Any]
    output: Path
    neighbours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read(task: Task, memory: Memory, document: Path) -> tuple[Record, bool]:
    """Return the record of a document, and whether it is another than the last time.

    :raises TeikitError: the document is no TEI, or the stylesheet fails.
    """
    data = read_bytes(document, "a TEI document")
    key = memory.key(digest(data), task.ours["lang"])
    known = memory.recall("read", document.stem, key)
    if known is not None:
        return Record(document.stem, known["xml"], known["words"]), False
    made = record(parse_bytes(data, document), document, task.ours["lang"])
    memory.remember("read", document.stem, key, {"xml": made.xml, "words": made.words})
    return made, True


def write_page(task: Task, memory: Memory, document: Path) -> list[Path]:
    """Write the page of a document with its TEI beside it; return what was written, nothing where nothing has changed.

    :raises TeikitError: the document is no TEI, or the stylesheet fails.
    """
    data = read_bytes(document, "a TEI document")
    around = task.neighbours.get(document.stem, {})
    key = memory.key(digest(data), sorted(task.ours.items()), sorted(task.edition.web.items()), sorted(around.items()))
    known = memory.recall("write", document.stem, key)
    if known is not None and _is_all_as_was(task.output, known):
        return []
    tree = parse_bytes(data, document)
    pictures = shown(tree, document)
    result = transform(
        document,
        "web/document.xsl",
        task.edition.web,
        None,
        tree,
        name=document.stem,
        register=_register(task.edition.persons_file),
        pictures=pictures.told,
        **task.ours,
        **around,
    )
    pages = {f"{document.stem}.html": result.text, **result.documents}
    made = {name: text.encode() for name, text in pages.items()} | {document.name: data}
    made |= {name: read_bytes(path, "a picture") for name, path in pictures.files.items()}
    for name, content in made.items():
        write(task.output / name, content)
    for old in (task.output / pictures.folder).glob("*"):
        if f"{pictures.folder}/{old.name}" not in made:
            old.unlink()
    used = {str(path): _version(path) for path in sorted(pictures.places)}
    written = {name: digest(content) for name, content in made.items()}
    memory.remember("write", document.stem, key, {"pages": written, "pictures": used})
    return [task.output / name for name in made]


def _is_all_as_was(output: Path, known: Mapping[str, Any]) -> bool:
    """Return whether the pages are as they were written, and the pictures as they were read, or still missing."""
    return all(_version(Path(path)) == was for path, was in known.get("pictures", {}).items()) and all(
        is_as_was(output / name, was) for name, was in known["pages"].items()
    )


def _version(picture: Path) -> str:
    """Return what tells a picture from an earlier one without reading it, ``""`` where there is none."""
    if not picture.is_file():
        return ""
    state = picture.stat()
    return f"{state.st_size} {state.st_mtime_ns}"


def is_as_was(path: Path, was: str) -> bool:
    """Return whether a file is there and has the digest that it had."""
    return path.is_file() and digest(path.read_bytes()) == was


@lru_cache(maxsize=4)
def _register_as_of(path: Path, _changed: int) -> etree._ElementTree | None:
    return register_of(path)


def _register(path: Path) -> etree._ElementTree | None:
    """Read a register once, not for each document; again when the file has changed."""
    return _register_as_of(path, path.stat().st_mtime_ns) if path.is_file() else None
