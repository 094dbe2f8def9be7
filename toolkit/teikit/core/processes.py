"""Identity of processes: distinguish a running process from one that has ended, even if its number is in use again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple


class ProcessId(NamedTuple):
    """A process of this computer: its number and the time of its start, in clock ticks (0 if unknown)."""

    pid: int
    started: int

    @classmethod
    def current(cls) -> ProcessId:
        """Return the identity of this process."""
        pid = os.getpid()
        return cls(pid, (_state(pid) or ("", 0))[1])

    @classmethod
    def parse(cls, text: str) -> ProcessId | None:
        """Return the identity that :meth:`__str__` wrote, ``None`` if the text is something else."""
        pid, _, started = text.partition(".")
        return cls(int(pid), int(started)) if pid.isdigit() and started.isdigit() and int(pid) else None

    def __str__(self) -> str:
        return f"{self.pid}.{self.started}"

    @property
    def is_running(self) -> bool:
        """Whether the process is running; true if that cannot be determined."""
        if sys.platform == "win32":
            return _is_running_on_windows(self.pid)
        state = _state(self.pid)
        if state is not None:
            status, started = state
            return status not in "ZX" and self.started in (0, started)
        try:
            os.kill(self.pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True
        return not Path("/proc/self/stat").exists()


def _state(pid: int) -> tuple[str, int] | None:
    """Return state and start of a process from ``/proc``, ``None`` if it is not there."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return fields[0], int(fields[19])
    except (OSError, ValueError, IndexError):
        return None


if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _ACCESS_DENIED = 5
    _STILL_ACTIVE = 259

    def _is_running_on_windows(pid: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        status = ctypes.c_ulong()
        try:
            return not kernel.GetExitCodeProcess(handle, ctypes.byref(status)) or status.value == _STILL_ACTIVE
        finally:
            kernel.CloseHandle(handle)
