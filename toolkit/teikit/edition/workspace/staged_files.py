"""Staged files: the new content of a file, until it replaces the old one, and the old content after that.

Where the system can exchange two files in one step, no moment remains in which the save of another program is lost: the
content that was replaced is checked after the exchange, and exchanged back if it is not the expected one.
"""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import msgspec

from teikit.core.file_replacement import exchange, replace, temporary_name
from teikit.core.files import create_folder
from teikit.edition.workspace.changes import changed, digest, read_content

#: Attempts to give a file back to a program that saves it all the time.
_ATTEMPTS = 20


class Entry(msgspec.Struct, frozen=True):
    """A file in a journal: its folder and name in the edition, and the digests of its content, ``None`` if missing."""

    part: str
    name: str
    before: str | None
    after: str


class StagedFile(msgspec.Struct, frozen=True):
    """A file of a unit: the new content in ``new``, and the old one in ``new`` or ``old`` once it is replaced."""

    entry: Entry
    target: Path
    new: Path
    old: Path

    @classmethod
    def of_entry(cls, edition: Path, unit: Path, number: int, entry: Entry) -> StagedFile:
        """Return the files of an entry of a journal."""
        target = Path(os.path.realpath(edition / entry.part / entry.name))
        return cls(entry, target, unit / f"{number}.new", unit / f"{number}.old")

    @property
    def found(self) -> str | None:
        """The digest of the present content of the target."""
        return digest(read_content(self.target))

    @property
    def staged(self) -> str | None:
        """The digest of the content of ``new``."""
        return digest(read_content(self.new))

    @property
    def can_complete(self) -> bool:
        """Whether the target is replaced or can be: it is as before, and the new content is complete."""
        found, staged = self.found, self.staged
        if found == self.entry.after:
            return staged in (None, self.entry.before, self.entry.after)
        return found == self.entry.before and staged == self.entry.after

    def replace(self) -> None:
        """Replace the target.

        :raises ChangedFileError: another program has changed it.
        :raises OSError: it cannot be replaced.
        """
        if self.entry.before is None:
            self._create()
            return
        if self.found != self.entry.before:
            raise changed(self.target)
        self._swap(self.entry.before)

    def undo(self) -> bool:
        """Restore the target if it has the new content; return whether it now has the old one."""
        found = self.found
        if found != self.entry.after:
            return found == self.entry.before
        if self.entry.before is None:
            self.target.unlink()
            return True
        staged = self.staged
        if staged not in (None, self.entry.after):
            # The old content, or one that another program saved just before the exchange.
            return self._give_back() and staged == self.entry.before
        if digest(read_content(self.old)) != self.entry.before:
            return False
        _move(self.old, self.target)
        return True

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

    def _swap(self, before: str) -> None:
        try:
            is_exchanged = exchange(self.new, self.target)
        except FileNotFoundError:
            raise changed(self.target) from None
        if not is_exchanged:
            self._replace_checked(before)
        elif self.staged != before:
            self._give_back()
            raise changed(self.target)

    def _give_back(self) -> bool:
        """Exchange the files back, also if a program saves the target meanwhile; return whether none did."""
        for attempt in range(_ATTEMPTS):
            if not exchange(self.new, self.target):
                _move(self.new, self.target)
                return True
            if self.staged == self.entry.after:
                return attempt == 0
        return False

    def _replace_checked(self, before: str) -> None:
        """Replace the target just after checking it, on a system that cannot exchange files."""
        self.old.unlink(missing_ok=True)
        try:
            _link(self.target, self.old)
        except FileNotFoundError:
            raise changed(self.target) from None
        if digest(self.old.read_bytes()) != before or self.found != before:
            raise changed(self.target)
        _move(self.new, self.target)


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
        replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        temporary = temporary_name(target)
        try:
            shutil.copy2(source, temporary)
            replace(temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
