"""Share work on files out among processes, each of which prepares itself once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from teikit.core.errors import TeikitError

T = TypeVar("T")
R = TypeVar("R")

#: Portions of the items that each process takes, one after the other, so that none is left with the long ones.
_PORTIONS = 8


def available() -> int:
    """Return how many processors this process may use: those it is bound to, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_work: Callable[[Any], Any] | None = None


def shared_out(items: Sequence[T], prepare: Callable[[], Callable[[T], R]], jobs: int) -> Iterable[R]:
    """Yield what is made of each item, in the order of the items.

    ``prepare`` is called in each process and returns what works on one item there.

    :raises TeikitError: as the work does; or a process was ended, for want of memory for example.
    """
    portion = max(1, len(items) // (jobs * _PORTIONS))
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(prepare,)) as pool:
        try:
            yield from pool.map(_done, items, chunksize=portion)
        except BrokenProcessPool:
            raise TeikitError("a process ended before its files were checked", hint="try --jobs 1") from None


def _prepare(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    _work = prepare()


def _done(item: Any) -> Any:
    assert _work is not None
    return _work(item)
