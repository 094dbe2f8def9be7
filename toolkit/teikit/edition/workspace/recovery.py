"""Recovery: complete or undo the units of a command that was interrupted."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from teikit.core.errors import DocumentError, EditionInUseError
from teikit.core.files import read_bytes
from teikit.core.processes import ProcessId
from teikit.edition.workspace.lock import DIRECTORY, WAIT
from teikit.edition.workspace.staged_files import Entry, StagedFile
from teikit.edition.workspace.unit import JOURNAL, PARTS, remove_unit, sync_folders


class Recovery(msgspec.Struct):
    """The files of interrupted units: those of completed and of undone units, and those that others changed since."""

    completed: list[Path] = msgspec.field(default_factory=list)
    undone: list[Path] = msgspec.field(default_factory=list)
    left: list[Path] = msgspec.field(default_factory=list)
    removed: bool = False

    def __bool__(self) -> bool:
        return bool(self.completed or self.undone or self.left or self.removed)

    def __str__(self) -> str:
        parts = []
        if self.completed:
            parts.append(f"completed its changes of {_names(self.completed)}")
        if self.undone:
            parts.append(f"undid its changes of {_names(self.undone)}")
        if self.left:
            parts.append(f"left {_names(self.left)}, changed since by another program")
        return "; ".join(parts) or "no file was incomplete"


def _names(paths: Sequence[Path]) -> str:
    names = [path.name for path in paths]
    return ", ".join(names) if len(names) <= 4 else f"{', '.join(names[:3])} and {len(names) - 3} more"


def recover(edition: Path) -> Recovery:
    """Complete each interrupted unit, or undo it if another program has changed one of its files since.

    The lock of the edition must be held.

    :raises EditionInUseError: a worker process of the interrupted command is still writing.
    :raises FileError: a file cannot be read or written.
    """
    recovery = Recovery()
    folder = edition / DIRECTORY
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith("unit-"):
            _wait_for_writer(edition, path)
            _recover_unit(edition, path, recovery)
        elif path.name.startswith("lock-"):
            writer = ProcessId.parse(path.name.split("-")[1])
            if writer is None or not writer.is_running:
                with contextlib.suppress(OSError):
                    path.unlink()
                recovery.removed = True
    return recovery


def _wait_for_writer(edition: Path, unit: Path) -> None:
    """Wait for a worker process that outlived its command."""
    writer = ProcessId.parse(unit.name.split("-")[1])
    deadline = time.monotonic() + WAIT
    while writer and writer.is_running and writer != ProcessId.current() and unit.exists():
        if time.monotonic() >= deadline:
            raise EditionInUseError(f"process {writer.pid} is still writing", edition, hint="wait until it ends")
        time.sleep(0.05)


def _recover_unit(edition: Path, unit: Path, recovery: Recovery) -> None:
    if not (unit / JOURNAL).exists():
        recovery.removed = True
        remove_unit(unit)
        return
    files = [StagedFile.of_entry(edition, unit, number, entry) for number, entry in enumerate(_entries(unit))]
    if all(file.can_complete for file in files):
        for file in files:
            if file.found != file.entry.after:
                file.replace()
        recovery.completed += [file.target for file in files]
    else:
        for file in files:
            (recovery.undone if file.undo() else recovery.left).append(file.target)
    sync_folders({file.target.parent for file in files})
    remove_unit(unit)


def _entries(unit: Path) -> list[Entry]:
    """Read a journal. An edition can come from elsewhere: its journal must not name files outside."""
    path = unit / JOURNAL
    try:
        entries = msgspec.json.decode(read_bytes(path, "a journal"), type=list[Entry])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        entries = []
    if not entries or not all(one.part in PARTS and _is_file_name(one.name) for one in entries):
        raise DocumentError(
            "this journal of an interrupted command is damaged or of another version of teikit",
            path,
            hint=f"check the documents, then delete {unit}",
        )
    return entries


def _is_file_name(name: str) -> bool:
    return name.isprintable() and Path(name).name == name not in ("", "..")
