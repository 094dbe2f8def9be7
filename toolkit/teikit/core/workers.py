"""A function mapped over many items by several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from teikit.core.errors import WorkerError

T = TypeVar("T")
R = TypeVar("R")

#: Chunks that each process takes one after the other; several, so that long items do not end up in one process.
_CHUNKS = 8


def available_cpus() -> int:
    """Return the number of processors that this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
    _function = prepare()


def _apply(item: Any) -> Any:
    assert _function is not None
    return _function(item)
