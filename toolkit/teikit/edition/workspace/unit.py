"""Units: files of an edition that are written together or not at all, even if the process is killed.

The new files are written to a folder of the unit and synced, then a journal of the digests before and after, then they
replace the old ones. Once the journal exists, :mod:`.recovery` can complete the unit or undo it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from teikit.core.errors import FileError
from teikit.core.files import create_folder, keep_mode, write_error
from teikit.edition.workspace.changes import Change, changed, digest, read_content
from teikit.edition.workspace.lock import DIRECTORY
from teikit.edition.workspace.processes import ProcessId

#: The folders of an edition that units write to.
PARTS = ("documents", "encoded", "registers")
JOURNAL = "journal.json"


class Entry(msgspec.Struct, frozen=True):
    """A file in a journal: its folder and name in the edition, and the digests of its content, ``None`` if missing."""

    part: str
    name: str
    before: str | None
    after: str


class StagedFile(msgspec.Struct, frozen=True):
    """A file of a unit: the new content in ``new``, a copy of the old one, while the unit is written, in ``old``."""

    entry: Entry
    target: Path
    new: Path
    old: Path

    @classmethod
    def of_entry(cls, edition: Path, unit: Path, number: int, entry: Entry) -> StagedFile:
        """Return the files of an entry of a journal."""
        target = Path(os.path.realpath(edition / entry.part / entry.name))
        return cls(entry, target, unit / f"{number}.new", unit / f"{number}.old")

    def replace(self) -> None:
        """Replace the target.

        :raises ChangedFileError: another program has changed it.
        """
        self.old.unlink(missing_ok=True)
        if self.entry.before is None:
            self._create()
            return
        try:
            _link(self.target, self.old)
        except FileNotFoundError:
            raise changed(self.target) from None
        is_same = digest(self.old.read_bytes()) == self.entry.before
        if not is_same or digest(read_content(self.target)) != self.entry.before:
            raise changed(self.target)
        _move(self.new, self.target)

    def _create(self) -> None:
        create_folder(self.target.parent)
        try:
            os.link(self.new, self.target)
        except FileExistsError:
            raise changed(self.target) from None
        except OSError:
            if self.target.exists():
                raise changed(self.target) from None
            _move(self.new, self.target)

    def undo(self) -> bool:
        """Restore the target if it has the new content; return whether it now has the old one."""
        found = digest(read_content(self.target))
        if found == self.entry.after:
            if self.entry.before is None:
                self.target.unlink()
                return True
            if digest(read_content(self.old)) != self.entry.before:
                return False
            _move(self.old, self.target)
            return True
        return found == self.entry.before


def write_together(edition: Path, changes: Sequence[Change]) -> None:
    """Write files of an edition, all or none.

    :param changes: files in the folders :data:`PARTS`, each once.
    :raises ChangedFileError: another program has changed a file; nothing was written.
    :raises FileError: a file cannot be written; nothing was written.
    """
    needed = [change for change in changes if change.before != change.after]
    for change in changes:
        change.check()
    if not needed:
        return
    unit = edition / DIRECTORY / f"unit-{ProcessId.current()}-{os.urandom(4).hex()}"
    try:
        staged = _stage(edition, unit, needed)
    except BaseException:
        remove_unit(unit)
        raise
    _replace_all(staged)
    remove_unit(unit)


def relative_place(edition: Path, path: Path) -> tuple[str, str] | None:
    """Return folder and name of a file that units can write, ``None`` for a file elsewhere."""
    folder = os.path.realpath(path.parent)
    return next(((part, path.name) for part in PARTS if folder == os.path.realpath(edition / part)), None)


def _stage(edition: Path, unit: Path, changes: Sequence[Change]) -> list[StagedFile]:
    """Write and sync the new files, then the journal."""
    try:
        create_folder(unit)
        staged = [_stage_file(edition, unit, number, change) for number, change in enumerate(changes)]
        journal = unit / f"{JOURNAL}.new"
        _write_synced(journal, msgspec.json.encode([file.entry for file in staged]))
        journal.replace(unit / JOURNAL)
        sync_folders([unit])
    except FileError:
        raise
    except OSError as error:
        raise write_error(changes[0].path, error) from None
    return staged


def _stage_file(edition: Path, unit: Path, number: int, change: Change) -> StagedFile:
    place = relative_place(edition, change.path)
    if place is None:
        raise FileError("is not a file of the edition", change.path)
    entry = Entry(*place, digest(change.before), str(digest(change.after)))
    file = StagedFile.of_entry(edition, unit, number, entry)
    try:
        _write_synced(file.new, change.after, file.target)
    except OSError as error:
        raise write_error(change.path, error) from None
    return file


def _replace_all(staged: Sequence[StagedFile]) -> None:
    """Replace all files; if one fails, undo the others."""
    file = staged[0]
    try:
        for file in staged:
            file.replace()
        sync_folders({file.target.parent for file in staged})
    except BaseException as error:
        for one in staged:
            one.undo()
        remove_unit(file.new.parent)
        if isinstance(error, OSError) and not isinstance(error, FileError):
            raise write_error(file.target, error) from None
        raise


def remove_unit(unit: Path) -> None:
    """Remove a unit that is complete or was undone, the journal first."""
    with contextlib.suppress(OSError):
        (unit / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(unit, ignore_errors=True)
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


def _link(source: Path, copy: Path) -> None:
    """Give a file a second name; on file systems without links, copy it."""
    try:
        os.link(source, copy)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, copy)


def _move(source: Path, target: Path) -> None:
    """Rename a file, also to another file system."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        temporary = target.with_name(f".teikit-{source.parent.name}")
        shutil.copy2(source, temporary)
        temporary.replace(target)
