"""Options and arguments that several commands share."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from teikit.cli.output import print_line
from teikit.core.errors import MissingFileError

if TYPE_CHECKING:
    from teikit.edition.config import Edition

PATH = click.Path(path_type=Path)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_options(command: Callable[..., None], options: Iterable[Decorator]) -> Callable[..., None]:
    """Add options to a command, in the order in which its help lists them."""
    for option in reversed(tuple(options)):
        command = option(command)
    return command


def jobs_option(default: str) -> Decorator:
    """Return the option ``--jobs``; the help shows ``default``."""
    return click.option(
        "-j", "--jobs", type=click.IntRange(min=1), show_default=default, help="Number of worker processes."
    )


def load_edition(folder: Path | None) -> Edition:
    """Load the edition in a folder; by default the one that contains the working folder.

    :raises TeikitError: there is no edition.
    """
    from teikit.edition.config import Edition

    if folder is not None:
        return Edition.load(folder)
    found = Edition.find(Path())
    if found is None:
        raise MissingFileError(
            "no edition in the working folder", hint="run this inside your edition or name its folder"
        )
    return Edition.load(Path(os.path.relpath(found.folder)))


@contextlib.contextmanager
def workspace(*folders: Path) -> Iterator[None]:
    """Hold the locks of editions; report the recovery of a command that was interrupted.

    :raises EditionInUseError: another command has a lock.
    """
    from teikit.edition.workspace import open_workspace

    def report(line: str) -> None:
        print_line(f"teikit: {line}", err=True)

    with contextlib.ExitStack() as stack:
        for folder in folders:
            notice = stack.enter_context(open_workspace(folder, on_wait=report))
            if notice:
                report(notice)
        yield
