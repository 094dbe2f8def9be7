"""Progress bar of a long run, shown on a terminal only."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

#: The number of files from which a progress bar is shown.
MANY = 20


@contextlib.contextmanager
def progress(total: int, label: str) -> Iterator[Callable[[object], None] | None]:
    """Show a progress bar and yield a function that advances it; yield ``None`` if no bar is shown.

    :param label: the work in one word, such as ``validating``.
    """
    if total < MANY or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda _: bar.advance(task)
