"""The workspace of a command: lock, recovery, and units of changes."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from teikit.core.errors import ChangedFileError, DocumentError
from teikit.edition.workspace.changes import Change
from teikit.edition.workspace.lock import held_exclusively, lock
from teikit.edition.workspace.recovery import Recovery, recover
from teikit.edition.workspace.unit import write_together

_T = TypeVar("_T")

#: Attempts to do work on files that another program changes meanwhile.
ATTEMPTS = 3
#: Seconds to wait for a program that is writing a document, and the age of a document that may be incomplete.
_INTERVAL = 0.1
_RECENT = 2.0


@contextlib.contextmanager
def open_workspace(
    edition: Path, *, wait: float | None = None, on_wait: Callable[[str], None] | None = None
) -> Iterator[str]:
    """Hold the lock of an edition; first complete or undo the units of an interrupted command.

    Yield a line about the recovery, empty if there was none.

    :param edition: the folder of the edition.
    :param wait: seconds to wait for another command, by default 10.
    :param on_wait: called once, with a line for the user, if another command has the lock for longer than a second.
    :raises EditionInUseError: another command has the lock.
    :raises FileError: a file cannot be read or written.
    """
    with lock(edition, wait, on_wait) as (is_new, stale):
        recovery = _recover(edition) if is_new else None
        if stale or recovery:
            yield f"{stale or 'an earlier command'} was interrupted: {recovery}"
        else:
            yield ""


def _recover(edition: Path) -> Recovery | None:
    """Complete or undo interrupted units, while no worker process of the interrupted command is writing."""
    if not edition.is_dir():
        return None
    with held_exclusively(edition):
        return recover(edition)


def write_changes(edition: Path, compute: Callable[[], Sequence[Change]]) -> Sequence[Change]:
    """Compute changes and write them together; return those that were needed.

    If another program changes a file meanwhile, its change is computed again. If that fails, all of them are.

    :param compute: reads the files of the edition and returns the changes.
    :raises ChangedFileError: a file was changed all the time; nothing was written.
    :raises FileError: a file cannot be written; nothing was written.
    """
    with open_workspace(edition):
        return repeat_if_changed(lambda: write_together(edition, compute()))


def repeat_if_changed(work: Callable[[], _T]) -> _T:
    """Do some work on files again if another program changes one meanwhile, at most twice.

    A document that is not well-formed may be one that is just being written.

    :raises ChangedFileError: a file was changed during the last attempt.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return work()
        except ChangedFileError:
            pass
        except DocumentError as error:
            if not _is_just_saved(error.file):
                raise
            time.sleep(_INTERVAL)
    return work()


def _is_just_saved(file: str | Path | None) -> bool:
    try:
        return file is not None and abs(time.time() - Path(file).stat().st_mtime) < _RECENT
    except OSError:
        return False
