"""The workspace of a command: lock, recovery, and units of changes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from teikit.core.errors import ChangedFileError
from teikit.edition.workspace.changes import Change
from teikit.edition.workspace.lock import lock
from teikit.edition.workspace.recovery import recover
from teikit.edition.workspace.unit import write_together


@contextlib.contextmanager
def open_workspace(edition: Path, *, wait: float | None = None) -> Iterator[str]:
    """Hold the lock of an edition; first complete or undo the units of an interrupted command.

    Yield a line about the recovery, empty if there was none.

    :param edition: the folder of the edition.
    :param wait: seconds to wait for another command, by default 10.
    :raises EditionInUseError: another command has the lock.
    :raises FileError: a file cannot be read or written.
    """
    with lock(edition, wait) as (is_new, stale):
        recovery = recover(edition) if is_new else None
        if stale or recovery:
            yield f"{stale or 'an earlier command'} was interrupted: {recovery}"
        else:
            yield ""


def write_changes(edition: Path, compute: Callable[[], Sequence[Change]]) -> Sequence[Change]:
    """Compute changes and write them together; compute them again, once, if a file changes meanwhile.

    :param compute: reads the files of the edition and returns the changes.
    :raises ChangedFileError: a file has changed again; nothing was written.
    :raises FileError: a file cannot be written; nothing was written.
    """
    with open_workspace(edition):
        try:
            changes = compute()
            write_together(edition, changes)
        except ChangedFileError:
            changes = compute()
            write_together(edition, changes)
        return changes
