"""File input and output with clear errors and atomic writes."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache, wraps
from pathlib import Path
from typing import BinaryIO, TypeVar

from teikit.core.errors import ExistingFileError, FileError, MissingFileError
from teikit.core.file_replacement import replace, temporary_name

_T = TypeVar("_T")

#: Folders in which an operating system lists the open files of a process.
_OPEN_FILES = (Path("/dev"), Path("/dev/fd"))


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
    :raises FileError: the path is a folder, a FIFO or a device, or the file cannot be read.
    """
    try:
        check_kind(path.stat(), path, expected)
        return path.read_bytes()
    except OSError as error:
        raise read_error(path, error, expected) from None


def split_readable(paths: Iterable[Path], expected: str) -> tuple[list[Path], list[FileError]]:
    """Return the paths of files that can be read, and the errors of the others.

    :param expected: the kind of file, as for :func:`read_bytes`.
    """
    readable: list[Path] = []
    errors: list[FileError] = []
    for path in paths:
        try:
            check_kind(path.stat(), path, expected)
            if not os.access(path, os.R_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        except FileError as error:
            errors.append(error)
        except OSError as error:
            errors.append(read_error(path, error, expected))
        else:
            readable.append(path)
    return readable, errors


def check_kind(status: os.stat_result, path: Path, expected: str) -> None:
    """Check that a path is not one that never ends or never begins when it is read: a FIFO, a socket or a device.

    Files that the shell has opened, such as ``/dev/stdin`` and ``/dev/fd/63``, are allowed.

    :raises FileError: it is one, or a folder.
    """
    if stat.S_ISREG(status.st_mode) or _is_open_file(path):
        return
    if stat.S_ISDIR(status.st_mode):
        raise FileError(f"is a folder (expected {expected})", path)
    raise FileError(f"is a FIFO or a device (expected {expected})", path)


def read_error(path: Path, error: OSError, expected: str = "a file") -> FileError:
    """Return the error to raise for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return MissingFileError(f"no such file (expected {expected})", path)
    if isinstance(error, IsADirectoryError):
        return FileError(f"is a folder (expected {expected})", path)
    return FileError(f"cannot be read: {_reason(error)}", path)


def write(path: Path, data: bytes) -> None:
    """Write a file atomically: readers see the old content or the new, never a part of it.

    A symbolic link is followed, and mode and owner of an existing file are kept. FIFOs and devices are written into.
    Missing folders are created.

    :raises FileError: the file cannot be written.
    """
    if not path.name:
        raise FileError("is a folder (expected a file)", path)
    try:
        status = _existing(path)
        if status and (not stat.S_ISREG(status.st_mode) or _is_open_file(path)):
            _write_into(path, data)
        else:
            _replace(Path(os.path.realpath(path)), data, status)
    except FileError:
        raise
    except OSError as error:
        raise write_error(path, error) from None


def write_error(path: Path, error: OSError) -> FileError:
    """Return the error to raise for a file that cannot be written."""
    if isinstance(error, IsADirectoryError):
        return FileError("is a folder (expected a file)", path)
    return FileError(f"cannot be written: {_reason(error)}", path)


def _existing(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_open_file(path: Path) -> bool:
    """Return whether a path names an open file, such as ``/dev/stdout``: its reader would not see a replacement."""
    return path.parent in _OPEN_FILES or path.parts[:2] == ("/", "proc")


def _write_into(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "wb", buffering=0) as stream:
        view = memoryview(data)
        while view:
            view = view[stream.write(view) :]


def _replace(target: Path, data: bytes, status: os.stat_result | None) -> None:
    check_writable(target)
    temporary = temporary_name(target)
    try:
        with _create(temporary) as stream:
            keep_mode(stream, status)
            stream.write(data)
        replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def check_writable(path: Path) -> None:
    """Check that a file that a rename would replace may be written.

    :raises PermissionError: it is read-only.
    """
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def keep_mode(stream: BinaryIO, status: os.stat_result | None) -> None:
    """Give a new file the mode of the file that it will replace and, where permitted, its owner.

    :param status: the status of the existing file, ``None`` if there is none.
    """
    if status is None or not hasattr(os, "fchmod"):
        return
    with suppress(OSError):
        os.fchown(stream.fileno(), status.st_uid, status.st_gid)
    with suppress(OSError):
        os.fchmod(stream.fileno(), stat.S_IMODE(status.st_mode))


def _create(path: Path) -> BinaryIO:
    """Create and open a file, and its folder if that is missing."""
    try:
        return path.open("xb")
    except (FileNotFoundError, NotADirectoryError):
        create_folder(path.parent)
        return path.open("xb")


def create_folder(folder: Path) -> None:
    """Create a folder and those above it.

    :raises FileError: it cannot be created.
    """
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
