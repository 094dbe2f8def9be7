"""Units: files of an edition that are written together or not at all, even if the process is killed.

The new files are written to a folder of the unit and synced, then a journal of the digests before and after, then they
replace the old ones. Once the journal exists, :mod:`.recovery` can complete the unit or undo it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from teikit.core.errors import ChangedFileError, DocumentError, FileError
from teikit.core.file_replacement import replace
from teikit.core.files import check_writable, create_folder, keep_mode, write_error
from teikit.core.processes import ProcessId
from teikit.edition.workspace.changes import Change, changed, digest
from teikit.edition.workspace.lock import DIRECTORY
from teikit.edition.workspace.staged_files import Entry, StagedFile

#: The folders of an edition that units write to.
PARTS = ("documents", "encoded", "registers")
JOURNAL = "journal.json"
#: How many times the change of a file is computed again because another program saves the file, and seconds between.
_ATTEMPTS = 10
_INTERVAL = 0.02


def write_together(edition: Path, changes: Sequence[Change]) -> list[Change]:
    """Write files of an edition, all or none; return the changes as written, without those that were not needed.

    The change of a file that another program saves meanwhile is computed again if it has an ``edit``.

    :param changes: files in the folders :data:`PARTS`, each once.
    :raises ChangedFileError: another program has changed a file; nothing was written.
    :raises FileError: a file cannot be written; nothing was written.
    """
    needed = [change for change in map(_renewed, changes) if change.is_needed]
    if not needed:
        return []
    unit = _Unit(edition, needed)
    unit.stage()
    unit.replace_all()
    return unit.changes


def relative_place(edition: Path, path: Path) -> tuple[str, str] | None:
    """Return folder and name of a file that units can write, ``None`` for a file elsewhere."""
    folder = os.path.realpath(path.parent)
    return next(((part, path.name) for part in PARTS if folder == os.path.realpath(edition / part)), None)


def _renewed(change: Change) -> Change:
    """Return a change for the present content of its file; wait for a program that is just writing it."""
    for attempt in range(_ATTEMPTS):
        try:
            return change.renewed()
        except DocumentError:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_INTERVAL)
    raise changed(change.path)


class _Unit:
    """A unit while it is written."""

    def __init__(self, edition: Path, changes: list[Change]) -> None:
        self.changes = changes
        self._edition = edition
        self._folder = edition / DIRECTORY / f"unit-{ProcessId.current()}-{os.urandom(4).hex()}"
        self._files: list[StagedFile] = []

    def stage(self) -> None:
        """Write and sync the new files, then the journal."""
        try:
            create_folder(self._folder)
            for number, change in enumerate(self.changes):
                self._files.append(self._stage_file(number, change))
            self._write_journal()
        except BaseException as error:
            remove_unit(self._folder)
            raise _as_file_error(error, self.changes[0].path) from None

    def replace_all(self) -> None:
        """Replace all files; if one fails, undo the others."""
        number = 0
        try:
            for number in range(len(self._files)):
                self._replace(number)
            sync_folders({file.target.parent for file in self._files})
        except BaseException as error:
            for file in self._files:
                file.undo()
            remove_unit(self._folder)
            raise _as_file_error(error, self._files[number].target) from None
        remove_unit(self._folder)

    def _replace(self, number: int) -> None:
        for attempt in range(_ATTEMPTS):
            try:
                self._files[number].replace()
            except ChangedFileError:
                if attempt == _ATTEMPTS - 1:
                    raise
                self._renew(number)
            else:
                return

    def _renew(self, number: int) -> None:
        """Stage a file again, for its present content."""
        change = self.changes[number] = _renewed(self.changes[number])
        self._files[number].new.unlink(missing_ok=True)
        self._files[number] = self._stage_file(number, change)
        self._write_journal()

    def _stage_file(self, number: int, change: Change) -> StagedFile:
        place = relative_place(self._edition, change.path)
        if place is None:
            raise FileError("is not a file of the edition", change.path)
        entry = Entry(*place, digest(change.before), str(digest(change.after)))
        file = StagedFile.of_entry(self._edition, self._folder, number, entry)
        try:
            check_writable(file.target)
            _write_synced(file.new, change.after, file.target)
        except OSError as error:
            raise write_error(change.path, error) from None
        return file

    def _write_journal(self) -> None:
        journal = self._folder / f"{JOURNAL}.new"
        _write_synced(journal, msgspec.json.encode([file.entry for file in self._files]))
        replace(journal, self._folder / JOURNAL)
        sync_folders([self._folder])


def _as_file_error(error: BaseException, path: Path) -> BaseException:
    return write_error(path, error) if isinstance(error, OSError) and not isinstance(error, FileError) else error


def remove_unit(unit: Path) -> None:
    """Remove a unit that is complete or was undone, the journal first."""
    with contextlib.suppress(OSError):
        (unit / JOURNAL).unlink(missing_ok=True)
    if unit.is_dir() and not unit.is_symlink():
        shutil.rmtree(unit, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            unit.unlink()
    with contextlib.suppress(OSError):
        unit.parent.rmdir()


def sync_folders(folders: Iterable[Path]) -> None:
    """Make sure that names of files are on the disk, where the system can."""
    for folder in folders:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _write_synced(path: Path, data: bytes, like: Path | None = None) -> None:
    with path.open("xb") as stream:
        if like is not None and like.exists():
            keep_mode(stream, like.stat())
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
