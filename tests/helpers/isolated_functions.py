"""Functions that a spawned process can import."""

from __future__ import annotations

import logging
import os
import signal

from teikit.core.errors import DocumentError
from teikit.core.positions import Position


def compute(number: int, *, doubled: bool = False) -> tuple[int, int]:
    os.write(1, b"output of a C library")
    return os.getpid(), number * 2 if doubled else number


def fail() -> None:
    logging.getLogger("teikit.test").warning("about to %s", "fail")
    raise DocumentError("broken", "a.xml", Position(3))


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
