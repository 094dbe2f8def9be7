"""A disk cache of grammars, so that a schema is simplified once and not in every run.

A cache file is named after the schema's absolute path and contains the bytes of all files of the schema. Any change in
them, and any other version of this package or of Python, makes it stale. It is plain ``marshal`` data, which cannot
execute code, with a checksum, and is read only if no other user can write to the file or its folder. If the cache file
is missing, stale, damaged or unsafe, the schema is loaded again.

The files are compared byte by byte because that takes less time than importing a digest module.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import sys
from binascii import crc32
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from teikit.relaxng.grammar import Grammar
from teikit.relaxng.references import Reference, Resolver, local_file

#: Changes whenever the meaning of the cached data does.
_FORMAT = 4
_MAGIC = b"teikit relaxng grammar\n"
_CHECKSUM = 4
#: Cached schemas that are kept; older ones are deleted.
_MAX_FILES = 64


def folder() -> Path:
    """Return the user's cache folder for schemas, as ``XDG_CACHE_HOME`` or the system defines it."""
    return _user_caches() / "teikit" / "relaxng"


def _user_caches() -> Path:
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def read(schema: Path, resolve: Resolver = local_file, directory: Path | None = None) -> Grammar | None:
    """Return the cached grammar of a schema file, or ``None`` if there is no valid cache entry.

    :param resolve: an entry is valid only if all references of the schema still lead to the same files.
    """
    try:
        key, files, references, state = marshal.loads(_read_safely(_file(schema, directory or folder())))
        if (
            key == _key(schema)
            and all(Reference(*reference).is_current(resolve) for reference in references)
            and all(Path(path).read_bytes() == data for path, data in files)
        ):
            return Grammar(*state)
    except (OSError, ValueError, EOFError, TypeError, RuntimeError):
        pass
    return None


def write(
    schema: Path,
    files: Mapping[str, bytes],
    references: Sequence[Reference],
    grammar: Grammar,
    directory: Path | None = None,
) -> None:
    """Cache a grammar, if possible.

    :param files: all files of the schema, with their content.
    """
    sources = tuple((str(Path(path).absolute()), data) for path, data in files.items())
    state: Any = (_key(schema), sources, tuple(map(tuple, references)), grammar.state())
    payload = marshal.dumps(state)
    with contextlib.suppress(OSError, RuntimeError):
        target = _file(schema, directory or folder())
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(target.parent.lstat()):
            return
        import tempfile

        _prune(target.parent)
        descriptor, name = tempfile.mkstemp(dir=target.parent, suffix=".new")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_MAGIC + _checksum(payload) + payload)
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _read_safely(path: Path) -> bytes:
    """Return the payload of a cache file.

    :raises OSError: it does not exist, or other users may have written it.
    :raises ValueError: it is damaged.
    """
    if not _is_private(path.parent.lstat()):
        raise PermissionError(path.parent)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or not _is_private(status):
            raise PermissionError(path)
        data = file.read()
    start = len(_MAGIC) + _CHECKSUM
    if not data.startswith(_MAGIC) or _checksum(data[start:]) != data[len(_MAGIC) : start]:
        raise ValueError(path)
    return data[start:]


def _is_private(status: os.stat_result) -> bool:
    """Return whether a file or folder belongs to this user, is not a link, and only this user can write to it."""
    if stat.S_ISLNK(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _file(schema: Path, directory: Path) -> Path:
    return directory / f"{crc32(repr(_key(schema)).encode('utf-8', errors='surrogateescape')):08x}.grammar"


def _key(schema: Path) -> tuple[Any, ...]:
    return (str(schema.absolute()), *_engine())


def _engine() -> tuple[Any, ...]:
    """Return the versions and the source files of this package, on which a cached grammar also depends."""
    with os.scandir(Path(__file__).parent) as entries:
        states = ((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
        own = sorted((name, state.st_size, state.st_mtime_ns) for name, state in states)
    return _FORMAT, sys.version_info[:2], marshal.version, tuple(own)


def _checksum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECKSUM, "big")


def _prune(directory: Path) -> None:
    files = sorted(directory.glob("*.grammar"), key=lambda path: path.stat().st_mtime)
    for path in files[: max(0, len(files) - _MAX_FILES + 1)]:
        path.unlink(missing_ok=True)
