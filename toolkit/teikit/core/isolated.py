"""A function called in a process of its own, which releases its memory when it ends."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from logging.handlers import QueueHandler
from queue import SimpleQueue
from types import ModuleType
from typing import Generic, ParamSpec, TypeVar

from teikit.core.errors import TeikitError, WorkerError

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class _Outcome(Generic[R]):
    """The result of a call or the error it raised, and its log records."""

    result: R | None = None
    error: TeikitError | None = None
    records: list[logging.LogRecord] = field(default_factory=list)


def run_isolated(function: Callable[P, R], /, *arguments: P.args, **keywords: P.kwargs) -> R:
    """Call a function in a new process and return its result; its log records are handled in this process.

    The process is spawned, not forked: the XSLT processor does not survive a fork.

    :param function: a function at the top level of a module; it and its arguments are pickled.
    :raises TeikitError: as the function raises it.
    :raises WorkerError: the process was killed, for example for lack of memory.
    """
    level = logging.getLogger("teikit").getEffectiveLevel()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        with _without_main_module():
            future = pool.submit(_call, partial(function, *arguments, **keywords), level)
        try:
            outcome = future.result()
        except BrokenProcessPool:
            raise WorkerError("a process was killed before it finished", hint="is there enough memory?") from None
    for record in outcome.records:
        logging.getLogger(record.name).handle(record)
    if outcome.error:
        raise outcome.error
    return outcome.result  # type: ignore[return-value]  # A call without an error has a result of its type.


@contextlib.contextmanager
def _without_main_module() -> Iterator[None]:
    """Hide the main module: a spawned process would run the caller's script a second time to import it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _call(function: Callable[[], R], level: int) -> _Outcome[R]:
    queue: SimpleQueue[logging.LogRecord] = SimpleQueue()
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(QueueHandler(queue))
    outcome: _Outcome[R] = _Outcome()
    try:
        outcome.result = function()
    except TeikitError as error:
        outcome.error = error
    while not queue.empty():
        outcome.records.append(queue.get())
    return outcome
