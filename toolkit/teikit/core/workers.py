"""A function mapped over many items by several processes."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from teikit.core.errors import WorkerError

T = TypeVar("T")
R = TypeVar("R")

#: Chunks that each process takes one after the other; several, so that long items do not end up in one process.
_CHUNKS = 8
#: Seconds between two checks of a worker process whether its command still runs.
_INTERVAL = 0.2


def available_cpus() -> int:
    """Return the number of processors that this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def is_orphaned() -> bool:
    """Return whether this is a worker process of a command that was killed."""
    if "multiprocessing" not in sys.modules:
        return False
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is None:
        return False
    # Forked workers inherit the pipes of each other, which `is_alive` reads, so that it is late.
    is_forked = multiprocessing.get_start_method(allow_none=True) == "fork"
    return not parent.is_alive() or (is_forked and os.getppid() != parent.pid)


def map_in_processes(items: Sequence[T], prepare: Callable[[], Callable[[T], R]], jobs: int) -> Iterator[R]:
    """Yield the result for each item, in the order of the items.

    :param prepare: called once in each process; returns the function to apply to the items.
    :param jobs: the number of processes.
    :raises WorkerError: a process was killed, for example for lack of memory.
    """
    # Most runs need one process only, and multiprocessing takes longer to import than many documents to validate.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, len(items) // (jobs * _CHUNKS))
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(prepare,)) as pool:
        try:
            yield from pool.map(_apply, items, chunksize=size)
        except BrokenProcessPool:
            raise WorkerError("a worker process was killed", hint="use --jobs 1 if memory is short") from None


_function: Callable[[Any], Any] | None = None


def _prepare(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    global _function
    threading.Thread(target=_end_with_command, name="end with command", daemon=True).start()
    _function = prepare()


def _end_with_command() -> None:
    """End this worker process when its command is killed; it would wait for ever otherwise."""
    while not is_orphaned():
        time.sleep(_INTERVAL)
    os._exit(1)


def _apply(item: Any) -> Any:
    assert _function is not None
    return _function(item)
