"""Commands that are killed at a given change of the file system."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

#: Audit events of calls that change the file system.
CHANGES = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.truncate")


class _Counter:
    """Counts the changes of files in a folder, and kills the process at one of them."""

    def __init__(self, folder: Path, fatal: int) -> None:
        self.folder, self.fatal, self.count = os.path.realpath(folder), fatal, 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._is_change(event, arguments):
            self.count += 1
            if self.count == self.fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    def _is_change(self, event: str, arguments: tuple[object, ...]) -> bool:
        if event == "open":
            path, _, flags = arguments
            is_change = isinstance(path, str) and isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
        else:
            path, is_change = arguments[0] if arguments else "", event in CHANGES
        return is_change and (os.path.realpath(str(path)).startswith(self.folder) or not Path(str(path)).is_absolute())


def run_killed(command: Callable[[], object], folder: Path, change: int) -> bool:
    """Run a command in a new process and kill it at the given change in a folder; return whether it got there."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (1, 2):
                os.dup2(null, descriptor)
            sys.addaudithook(_Counter(folder, change))
            command()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
