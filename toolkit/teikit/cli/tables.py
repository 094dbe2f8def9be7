"""Tables on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from teikit.core.printable import printable


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, to_stderr: bool = False) -> None:
    """Print a table, wrapped to the terminal; in a pipe or a file each row is one line."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console = Console(stderr=to_stderr)
    if not (sys.stderr if to_stderr else sys.stdout).isatty():
        console.width = max(1, table.__rich_measure__(console, console.options.update(max_width=10_000)).maximum)
    console.print(table)
