"""Where an attribute stands: looked up only for those at fault, since expat tells of elements alone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.node_positions import attribute_position
from teikit.core.positions import Position
from teikit.links.sheet import Place


def at_attribute(path: Path, element: Place, attribute: str) -> Place:
    """Return the place of an attribute's name in the start tag at ``element``; the element's where it is not found."""
    lines = _lines(path)
    if element.line > len(lines):
        return element
    before = lines[element.line - 1].decode("utf-8", "replace")[: element.column - 1]
    start = sum(map(len, lines[: element.line - 1])) + len(before.encode())
    found = attribute_position(b"".join(lines), start, attribute, Position(element.line, element.column))
    return Place(found.line, found.column or element.column, element.step)


@lru_cache(maxsize=1)
def _lines(path: Path) -> list[bytes]:
    try:
        return read_bytes(path, "a TEI document").splitlines(keepends=True)
    except TeikitError:
        return []
