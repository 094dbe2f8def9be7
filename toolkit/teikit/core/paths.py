"""Paths: their type in the public API, and whether one is inside a folder."""

from __future__ import annotations

import os
from pathlib import Path

#: Anything that :class:`pathlib.Path` accepts; functions turn it into a ``Path`` at once.
StrPath = str | os.PathLike[str]


def is_file(path: Path) -> bool:
    """Return whether a path names a file; also for an invalid name from a document."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long or with a null character
        return False


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path, with its symbolic links resolved, is inside a folder; the file need not exist."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a name too long or with a null character, a loop of symbolic links
        return False
