"""Files: read as a person meant them, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, wraps
from pathlib import Path
from typing import BinaryIO, TypeVar

from teikit.core.errors import TeikitError

_T = TypeVar("_T")


def while_unchanged(read: Callable[[Path], _T]) -> Callable[[Path], _T]:
    """Return what reads a file again only when it has changed: where it lies, its length or its time.

    What is read is shared: it is not to be changed.
    """
    known = lru_cache(maxsize=16)(lambda path, state: read(path))

    @wraps(read)
    def reread(path: Path) -> _T:
        return known(path, _state(path))

    return reread


def _state(path: Path) -> tuple[int, int, int, int] | None:
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns


def read_bytes(path: Path, expected: str) -> bytes:
    """Read a file; ``expected`` says in a few words what should be there.

    :raises TeikitError: it is missing, a folder, or not readable.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TeikitError(f"no such file, {expected} was expected", path, hint="check the path") from None
    except IsADirectoryError:
        raise TeikitError(f"this is a folder, {expected} was expected", path, hint="name a file in it") from None
    except OSError as error:
        raise TeikitError(f"cannot be read: {(error.strerror or str(error)).lower()}", path) from None


def write(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it, so that nobody ever sees half of it.

    :raises TeikitError: it cannot be written.
    """
    if not path.name:
        raise TeikitError("this is a folder, a file was expected", path, hint="name the file to write")
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    try:
        with _new(temporary) as stream:
            stream.write(data)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise TeikitError(f"cannot be written: {(error.strerror or str(error)).lower()}", path) from None


def _new(path: Path) -> BinaryIO:
    """Open a file that is not there yet; its folder is made where there is none."""
    try:
        return path.open("xb")
    except (FileNotFoundError, NotADirectoryError):
        _make_folder(path.parent)
        return path.open("xb")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise TeikitError("this is a file, a folder was expected", folder, hint="name the folder to write to") from None
    except OSError as error:
        raise TeikitError(f"cannot be made: {(error.strerror or str(error)).lower()}", folder) from None


def write_new(path: Path, data: bytes, force: bool = False) -> None:
    """Write a file that a person may have edited: one that exists stays, unless ``force`` is given.

    :raises TeikitError: it exists and ``force`` is not given, or it cannot be written.
    """
    if path.exists():
        if path.is_dir():
            raise TeikitError("this is a folder, a file was expected", path, hint="name the file to write")
        if not force:
            raise TeikitError("exists, and may have been corrected by hand", path, hint="give --force to write it anew")
    write(path, data)
