"""How far a long run is, on a terminal; nothing anywhere else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

#: Files from which on the work takes long enough to be watched.
LONG = 20


@contextlib.contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[Any], None] | None]:
    """Give what to call as each file is done, ``None`` where nobody watches.

    :param what: what is being done, in a word.
    """
    if total < LONG or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda _: bar.advance(task)
