"""Replacement of files by rename: temporary files, exchange of two files, and retries where others hold a file open."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
import time
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from teikit.core.processes import ProcessId

#: How the names of temporary files begin; then follow computer, process and a random part.
_PREFIX = ".teikit-"
#: Windows refuses to replace a file that another program has open: access denied, sharing or lock violation.
_HELD_OPEN = (5, 32, 33)
#: Attempts to replace such a file, and seconds between two.
_ATTEMPTS = 40
_INTERVAL = 0.05
#: ``renameat2`` and ``renameatx_np``: paths are relative to the working folder; exchange the two files.
_WORKING_FOLDER = -100 if sys.platform == "linux" else -2
_EXCHANGE = 2


def temporary_name(target: Path) -> Path:
    """Return a new name in the folder of a file. Those that killed processes left in this folder are removed."""
    _remove_leftovers(target.parent)
    return target.with_name(f"{_prefix()}{ProcessId.current()}-{os.urandom(6).hex()}")


@lru_cache(maxsize=256)
def _remove_leftovers(folder: Path) -> None:
    """Remove the temporary files of processes of this computer that have ended, once for each folder."""
    with suppress(OSError), os.scandir(folder) as files:
        for file in files:
            if file.name.startswith(_prefix()):
                writer = ProcessId.parse(file.name.removeprefix(_prefix()).partition("-")[0])
                if writer and not writer.is_running:
                    with suppress(OSError):
                        Path(file.path).unlink()


@lru_cache(maxsize=1)
def _prefix() -> str:
    return f"{_PREFIX}{zlib.crc32(platform.node().encode(errors='replace')):08x}-"


def replace(source: Path, target: Path) -> None:
    """Rename a file over another one; on Windows, wait for programs that have it open.

    :raises OSError: it cannot be replaced.
    """
    for attempt in range(_ATTEMPTS):
        try:
            source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_OPEN or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_INTERVAL)
        else:
            return


def exchange(one: Path, other: Path) -> bool:
    """Exchange two files in one step; return whether the system can.

    :raises OSError: they cannot be exchanged, for example because one does not exist.
    """
    call = _exchange_call()
    if call is None:
        return False
    arguments = (_WORKING_FOLDER, os.fsencode(one), _WORKING_FOLDER, os.fsencode(other), _EXCHANGE)
    if call(*arguments) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), str(other))


@lru_cache(maxsize=1)
def _exchange_call() -> ctypes._NamedFuncPointer | None:
    if sys.platform not in ("linux", "darwin"):
        return None
    try:
        library = ctypes.CDLL(None, use_errno=True)
        call = library.renameat2 if sys.platform == "linux" else library.renameatx_np
    except (OSError, AttributeError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return call
