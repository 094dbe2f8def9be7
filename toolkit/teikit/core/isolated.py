"""Work in a process of its own: what it took of memory is free again when it is done."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from teikit.core.errors import TeikitError

R = TypeVar("R")

_COMMAND = "from teikit.core.isolated import serve; serve()"


def apart(work: Callable[..., R], /, *arguments: Any, **named: Any) -> R:
    """Call ``work``, a function of a module, in a process of its own; return what it returns, log what it logs.

    :raises TeikitError: as ``work`` does; or the process was ended, for want of memory for example.
    """
    ran = subprocess.run(
        [sys.executable, "-c", _COMMAND],
        input=pickle.dumps((work, arguments, named)),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    if ran.returncode:
        raise TeikitError("a process ended before its work was done", hint="is there enough memory?")
    # What our own process has written.
    result, records = pickle.loads(ran.stdout)
    for record in records:
        logging.getLogger(record.name).handle(record)
    if isinstance(result, TeikitError):
        raise result
    return result  # type: ignore[no-any-return]


class _Kept(logging.Handler):
    """Keeps what is logged, for the process that asked for the work."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, its message in full."""
        record.msg, record.args = record.getMessage(), None
        self.records.append(record)


def serve() -> None:
    """Do the work that standard input tells of; what came of it goes to standard output."""
    kept = _Kept()
    logging.basicConfig(level=logging.WARNING, handlers=[kept])
    work, arguments, named = pickle.load(sys.stdin.buffer)
    try:
        result = work(*arguments, **named)
    except TeikitError as error:
        result = error
    sys.stdout.buffer.write(pickle.dumps((result, kept.records)))
