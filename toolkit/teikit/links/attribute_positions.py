"""Positions of attributes, located only for those with findings: expat reports the positions of elements only."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.node_positions import attribute_position
from teikit.core.positions import Position
from teikit.links.file_index import ElementPosition


def locate_attribute(path: Path, element: ElementPosition, attribute: str) -> ElementPosition:
    """Return the position of an attribute's name, or that of its element if it cannot be found."""
    lines = _lines(path)
    if element.line > len(lines):
        return element
    before = lines[element.line - 1].decode("utf-8", "replace")[: element.column - 1]
    start = sum(map(len, lines[: element.line - 1])) + len(before.encode())
    found = attribute_position(b"".join(lines), start, attribute, Position(element.line, element.column))
    return ElementPosition(found.line, found.column or element.column, element.step)


@lru_cache(maxsize=1)
def _lines(path: Path) -> list[bytes]:
    try:
        return read_bytes(path, "a TEI document").splitlines(keepends=True)
    except TeikitError:
        return []
