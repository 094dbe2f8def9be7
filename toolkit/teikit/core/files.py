"""File input and output with clear errors and atomic writes."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, wraps
from pathlib import Path
from typing import BinaryIO, TypeVar

from teikit.core.errors import ExistingFileError, FileError, MissingFileError

_T = TypeVar("_T")


def cache_until_changed(read: Callable[[Path], _T]) -> Callable[[Path], _T]:
    """Cache the result of ``read`` for each path until the file's inode, size or modification time changes.

    All callers share the cached object and must not modify it.
    """
    cached = lru_cache(maxsize=16)(lambda path, state: read(path))

    @wraps(read)
    def read_if_changed(path: Path) -> _T:
        return cached(path, _state(path))

    return read_if_changed


def _state(path: Path) -> tuple[int, int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def read_bytes(path: Path, expected: str) -> bytes:
    """Read a file.

    :param expected: the kind of file, with its article, for messages: ``a TEI document``.
    :raises MissingFileError: the file does not exist.
    :raises FileError: the path is a folder, or the file cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise read_error(path, error, expected) from None


def read_error(path: Path, error: OSError, expected: str = "a file") -> FileError:
    """Return the error to raise for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return MissingFileError(f"no such file (expected {expected})", path)
    if isinstance(error, IsADirectoryError):
        return FileError(f"is a folder (expected {expected})", path)
    return FileError(f"cannot be read: {_reason(error)}", path)


def write(path: Path, data: bytes) -> None:
    """Write a file atomically: readers see the old content or the new, never a part of it.

    Missing folders are created.

    :raises FileError: the file cannot be written.
    """
    if not path.name:
        raise FileError("is a folder (expected a file)", path)
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    try:
        with _create(temporary) as stream:
            stream.write(data)
        temporary.replace(path)
    except FileError:
        raise
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise FileError(f"cannot be written: {_reason(error)}", path) from None


def _create(path: Path) -> BinaryIO:
    """Create and open a file, and its folder if that is missing."""
    try:
        return path.open("xb")
    except (FileNotFoundError, NotADirectoryError):
        _create_folder(path.parent)
        return path.open("xb")


def _create_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise ExistingFileError("is a file (expected a folder)", folder) from None
    except OSError as error:
        raise FileError(f"cannot be created: {_reason(error)}", folder) from None


def write_new(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file that may contain corrections by hand, unless it exists.

    :param overwrite: whether to replace an existing file.
    :raises ExistingFileError: the file exists.
    :raises FileError: the file cannot be written.
    """
    if path.is_dir():
        raise FileError("is a folder (expected a file)", path)
    if not overwrite and path.exists():
        raise ExistingFileError("exists and may contain corrections", path, hint="use --force to overwrite it")
    write(path, data)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
