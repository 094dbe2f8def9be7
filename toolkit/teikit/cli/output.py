"""Lines of output. Values of documents and file names in them cannot control the terminal or the log they reach."""

from __future__ import annotations

import click

from teikit.core.printable import printable


def print_line(line: str, *, err: bool = False) -> None:
    """Print a line, with escapes instead of control characters.

    :param err: print to standard error.
    """
    click.echo(printable(line), err=err)
