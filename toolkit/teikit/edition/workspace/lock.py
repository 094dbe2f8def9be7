"""The lock of an edition, a file that names its owner."""

from __future__ import annotations

import contextlib
import os
import platform
import shlex
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from teikit.core.errors import EditionInUseError, FileError
from teikit.core.files import create_folder, write_error
from teikit.core.printable import printable
from teikit.core.processes import ProcessId

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_CAN_LOCK: bool = fcntl is not None

#: The folder in an edition for lock and journals; it exists only while a command writes.
DIRECTORY = ".teikit"
_LOCK = "lock"
_STATES_LOCK = "states-lock"
#: Seconds that a command waits for another one, and between two attempts.
WAIT = 10.0
_INTERVAL = 0.05
#: Seconds after which a waiting command reports that it waits.
_PATIENCE = 1.0


class Owner(msgspec.Struct, frozen=True):
    """The command that has the lock."""

    pid: int
    started: int
    host: str
    command: str
    time: str

    @classmethod
    def current(cls) -> Owner:
        """Return this command as an owner."""
        command = printable(shlex.join([Path(sys.argv[0] or "python").name, *sys.argv[1:]]))
        return cls(*ProcessId.current(), platform.node(), command[:200], time.strftime("%Y-%m-%d %H:%M:%S"))

    def __str__(self) -> str:
        return f"`{self.command}` (process {self.pid} on {self.host}, since {self.time})"

    @property
    def is_local(self) -> bool:
        """Whether the command runs on this computer."""
        return self.host == platform.node()

    @property
    def is_running(self) -> bool:
        """Whether the command is running, true if it runs on another computer."""
        return not self.is_local or ProcessId(self.pid, self.started).is_running


#: The locks of this process by folder: the thread that has it, and how many times it was taken.
_held: dict[Path, tuple[int, int]] = {}
_guard = threading.Lock()


@contextlib.contextmanager
def lock(
    folder: Path, wait: float | None = None, on_wait: Callable[[str], None] | None = None
) -> Iterator[tuple[bool, Owner | None]]:
    """Hold the lock of an edition.

    Yield whether it is newly taken, not held by this thread already, and the owner of a lock that a killed command
    left.

    :param wait: seconds to wait for another command; by default :data:`WAIT`.
    :param on_wait: called once, with a line for the user, if another command has the lock for longer than a second.
    :raises EditionInUseError: another command has the lock.
    :raises FileError: the lock cannot be written.
    """
    key = Path(os.path.realpath(folder))
    with _guard:
        thread, count = _held.get(key, (0, 0))
        is_new = thread != threading.get_ident()
        if not is_new:
            _held[key] = (thread, count + 1)
    stale = _acquire(key / DIRECTORY / _LOCK, WAIT if wait is None else wait, on_wait) if is_new else None
    if is_new:
        _held[key] = (threading.get_ident(), 1)
    try:
        yield is_new, stale
    finally:
        with _guard:
            thread, count = _held.pop(key)
            if count > 1:
                _held[key] = (thread, count - 1)
        if count == 1:
            _release(key / DIRECTORY / _LOCK)


def _acquire(path: Path, wait: float, on_wait: Callable[[str], None] | None) -> Owner | None:
    """Take the lock; return the owner of the lock that was broken, if any."""
    start = time.monotonic()
    stale: Owner | None = None
    while not _create(path):
        owner = _read(path)
        if owner and not owner.is_running:
            stale = owner if _break(path, owner) else stale
        elif time.monotonic() >= start + wait:
            raise _in_use(path, owner)
        else:
            if on_wait and time.monotonic() >= start + _PATIENCE:
                on_wait(f"waiting for {owner or 'another command'}")
                on_wait = None
            time.sleep(_INTERVAL)
    return stale


def _in_use(path: Path, owner: Owner | None) -> EditionInUseError:
    is_certain = owner and owner.is_local and owner.started
    hint = "wait until it ends" if is_certain else f"if that command has ended, delete {path}"
    return EditionInUseError(f"in use by {owner or 'another command'}", path.parent.parent, hint=hint)


def _create(path: Path) -> bool:
    """Create the lock with its content at once; return whether it did not exist."""
    temporary = path.with_name(f"lock-{ProcessId.current()}-{os.urandom(4).hex()}")
    try:
        create_folder(path.parent)
        content = msgspec.json.encode(Owner.current())
        temporary.write_bytes(content)
        _link(temporary, path, content)
    except FileExistsError as error:
        if isinstance(error, FileError):
            raise
        return False
    except FileNotFoundError:
        # Another command has just ended and removed the folder.
        return False
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
            path.parent.rmdir()
        raise error if isinstance(error, FileError) else write_error(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return True


def _link(temporary: Path, path: Path, content: bytes) -> None:
    """Give the lock its name, unless it exists; on file systems without links, create it and then write it."""
    try:
        os.link(temporary, path)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        _write_new(path, content)


def _write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        try:
            stream.write(content)
            stream.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _read(path: Path) -> Owner | None:
    """Return the owner of a lock, ``None`` if it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Owner) if path.is_file() else None
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def _break(path: Path, owner: Owner) -> bool:
    """Remove the lock of a killed command, unless another command has done so and taken the lock meanwhile."""
    try:
        with path.open("rb") as stream:
            _lock_file(stream.fileno())
            if os.fstat(stream.fileno()).st_ino != path.stat().st_ino or _read(path) != owner:
                return False
            if not _CAN_LOCK:
                # Windows does not remove a file that is open.
                stream.close()
            path.unlink()
            return True
    except OSError:
        return False


def _release(path: Path) -> None:
    owner = _read(path)
    with contextlib.suppress(OSError):
        if owner and (owner.pid, owner.started) == tuple(ProcessId.current()):
            path.unlink()
        path.parent.rmdir()


@contextlib.contextmanager
def held_exclusively(folder: Path) -> Iterator[None]:
    """Keep other processes of the same command out while a file that all of them change is read and written.

    :param folder: an existing folder.
    :raises EditionInUseError: another process is in there for a minute.
    """
    if not _CAN_LOCK:
        with _held_file(folder):
            yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _lock_file(descriptor)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _held_file(folder: Path) -> Iterator[None]:
    """Hold a lock that is a file, on systems that cannot lock a folder."""
    path = folder / DIRECTORY / _STATES_LOCK
    _acquire(path, 60, None)
    try:
        yield
    finally:
        _release(path)


def _lock_file(descriptor: int) -> None:
    if _CAN_LOCK:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
