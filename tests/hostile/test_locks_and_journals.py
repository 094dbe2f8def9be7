"""Locks and journals that are damaged or stale, on any system: one line, and nothing is lost."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from helpers import Teikit
from teikit.core import file_replacement, files
from teikit.core.errors import EditionInUseError, FileError
from teikit.core.processes import ProcessId
from teikit.edition.workspace import Change, held_exclusively, open_workspace, unit, write_together
from teikit.edition.workspace import lock as locks


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Return the folder of an edition with a text."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "Letters"\n', encoding="utf-8")
    (tmp_path / "sources" / "letter.txt").write_text("They did not agree.\n", encoding="utf-8")
    return tmp_path


def ended_process() -> ProcessId:
    """Return the identity of a process that has ended."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return ProcessId(child, 1)


JOURNALS = {
    "truncated": b'[{"part": "documents", "na',
    "empty": b"",
    "no entries": b"[]",
    "not UTF-8": b'[{"part": "documents", "name": "\xff.xml", "before": null, "after": "0"}]',
    "another version": b'{"version": 9, "files": []}',
    "deep": b"[" * 100_000,
    "name with a control": b'[{"part": "documents", "name": "a\\u0000.xml", "before": null, "after": "0"}]',
    "garbage": bytes(range(256)),
}


@pytest.mark.parametrize("journal", JOURNALS.values(), ids=JOURNALS)
def test_a_damaged_journal_is_one_line_and_loses_nothing(edition: Path, teikit: Teikit, journal: bytes) -> None:
    folder = edition / ".teikit" / f"unit-{ended_process()}-00"
    folder.mkdir(parents=True)
    (folder / unit.JOURNAL).write_bytes(journal)
    (folder / "0.new").write_bytes(b"<new/>")
    result = teikit("build", edition, "--to", "text")
    assert (result.exit_code, result.stderr.count("\n"), "damaged" in result.stderr) == (2, 1, True)
    assert (folder / "0.new").read_bytes() == b"<new/>"


@pytest.mark.parametrize("lock", [b"", b"\xff\xfe", b"{}", b"[" * 100_000, b'{"pid": "x"}'])
def test_a_lock_that_cannot_be_read_is_not_broken(edition: Path, lock: bytes) -> None:
    path = edition / ".teikit" / "lock"
    path.parent.mkdir()
    path.write_bytes(lock)
    with pytest.raises(EditionInUseError, match="in use by another command; if that command has ended, delete"):
        open_workspace(edition, wait=0).__enter__()
    assert path.read_bytes() == lock


def test_a_lock_whose_process_number_is_in_use_again_is_broken(edition: Path) -> None:
    path = edition / ".teikit" / "lock"
    path.parent.mkdir()
    owner = locks.msgspec.structs.replace(locks.Owner.current(), started=1)
    path.write_bytes(locks.msgspec.json.encode(owner))
    with open_workspace(edition, wait=0) as notice:
        assert "was interrupted" in notice


def test_a_file_in_the_place_of_a_unit_is_removed(edition: Path) -> None:
    (edition / ".teikit").mkdir()
    (edition / ".teikit" / "unit-1.1-00").write_bytes(b"")
    with open_workspace(edition):
        pass
    assert not (edition / ".teikit").exists()


def test_a_file_system_without_hard_links_has_locks(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with open_workspace(edition, wait=0):
        assert (edition / ".teikit" / "lock").is_file()
        assert locks._read(edition / ".teikit" / "lock") == locks.Owner.current()
        write_together(edition, [Change(edition / "documents" / "a.xml", None, b"<new/>")])
    assert (edition / "documents" / "a.xml").read_bytes() == b"<new/>"
    assert not (edition / ".teikit").exists()


def test_a_waiting_command_reports_who_has_the_lock(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.05)
    is_locked, lines = threading.Event(), []

    def hold() -> None:
        with open_workspace(edition):
            is_locked.set()
            time.sleep(0.3)

    holder = threading.Thread(target=hold)
    holder.start()
    is_locked.wait(20)
    with open_workspace(edition, wait=20, on_wait=lines.append):
        pass
    holder.join()
    assert len(lines) == 1
    assert f"(process {os.getpid()} on " in lines[0]


def test_ctrl_c_while_waiting_is_status_130(edition: Path, teikit: Teikit) -> None:
    is_locked, is_done = threading.Event(), threading.Event()

    def hold() -> None:
        with open_workspace(edition):
            is_locked.set()
            is_done.wait(20)

    holder = threading.Thread(target=hold)
    holder.start()
    is_locked.wait(20)
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    result = teikit("build", edition, "--to", "text")
    is_done.set()
    holder.join()
    assert result.exit_code == 130
    assert not (edition / ".teikit").exists()


def test_without_locks_of_folders_a_file_keeps_others_out(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_CAN_LOCK", False)
    with held_exclusively(edition):
        assert (edition / ".teikit" / "states-lock").is_file()
    assert not (edition / ".teikit").exists()


@pytest.mark.parametrize(("refusals", "is_written"), [(2, True), (99, False)])
def test_a_file_that_windows_holds_open_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, is_written: bool
) -> None:
    monkeypatch.setattr(file_replacement, "_INTERVAL", 0)
    real, left = Path.replace, [refusals]

    def refuse(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] >= 0:
            error = PermissionError(13, "The process cannot access the file")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    path = tmp_path / "a.html"
    if is_written:
        files.write(path, b"new")
        assert path.read_bytes() == b"new"
    else:
        with pytest.raises(FileError, match="cannot be written: the process cannot access the file"):
            files.write(path, b"new")
    assert not [file for file in tmp_path.iterdir() if file != path]


def test_temporary_files_of_killed_commands_are_removed(tmp_path: Path) -> None:
    mine = file_replacement.temporary_name(tmp_path / "page.html")
    running, ended = mine, tmp_path / mine.name.replace(str(ProcessId.current()), str(ended_process()))
    elsewhere = tmp_path / ".teikit-00000000-1.1-00"
    for path in (running, ended, elsewhere):
        path.write_bytes(b"half")
    file_replacement._remove_leftovers.cache_clear()
    files.write(tmp_path / "page.html", b"whole")
    assert sorted(tmp_path.iterdir()) == sorted([running, elsewhere, tmp_path / "page.html"])


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "documents" / "a.xml"
    files.write(document, b"<old/>")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileError, match="cannot be written: permission denied"):
        files.write(document, b"<new/>")
    with pytest.raises(FileError, match="cannot be written: permission denied"):
        write_together(tmp_path, [Change.of_file(document, b"<new/>")])
    assert [path.name for path in tmp_path.rglob("*")] == ["documents", "a.xml"]
    assert document.read_bytes() == b"<old/>"


@pytest.mark.parametrize("step", [(os, "link"), (Path, "write_bytes")])
def test_a_disk_without_space_for_the_lock_is_left_as_it_was(
    edition: Path, monkeypatch: pytest.MonkeyPatch, step: tuple[object, str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(edition.rglob("*"))
    with monkeypatch.context() as full:
        full.setattr(*step, refuse)
        full.setattr(locks, "_write_new", refuse)
        with pytest.raises(FileError, match="lock: cannot be written: no space left on device"):
            open_workspace(edition).__enter__()
    assert sorted(edition.rglob("*")) == before


def test_an_encoding_is_written_to_a_fifo_that_stays_one(edition: Path, teikit: Teikit) -> None:
    fifo = edition / "fifo"
    os.mkfifo(fifo)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(fifo.read_bytes()), daemon=True)
    reader.start()
    assert teikit("encode", edition / "sources" / "letter.txt", "-o", fifo, "--force").exit_code == 0
    reader.join(20)
    assert received[0].rstrip().endswith(b"</TEI>")
    assert fifo.is_fifo()
