"""A command that is killed at any change of a file is completed or undone by the next one, which reports it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Teikit
from helpers.interruption import run_killed
from teikit.core.errors import ChangedFileError, EditionInUseError, FileError
from teikit.edition import workspace
from teikit.edition.workspace import Change, open_workspace, staged_files, unit, write_changes, write_together
from teikit.edition.workspace.changes import changed
from teikit.edition.workspace.workspace import ATTEMPTS

LETTER = "Memorandum by Mr. {} to Mr. Rusk\n\nHe saw Mr. Engen at noon.\n\nThey did not agree.\n"
NAMES = ("Ross", "Lange")


def write_edition(folder: Path) -> Path:
    """Write an edition with a source for each of two letters."""
    (folder / "sources").mkdir(parents=True)
    (folder / "edition.toml").write_text('[edition]\ntitle = "Letters"\n', encoding="utf-8")
    for name in NAMES:
        (folder / "sources" / f"from-{name.lower()}.txt").write_text(LETTER.format(name), encoding="utf-8")
    return folder


def change_edition(folder: Path) -> None:
    """Correct one document by hand, and change both sources."""
    for name in NAMES:
        source = folder / "sources" / f"from-{name.lower()}.txt"
        source.write_text(source.read_text().replace("did not agree", "agreed"), encoding="utf-8")
    document = folder / "documents" / "from-ross.xml"
    document.write_text(document.read_text().replace("at noon", "at <time>noon</time>"), encoding="utf-8")


def content(folder: Path) -> dict[str, bytes]:
    """Return everything in an edition except its publications, which a build writes again."""
    paths = (path for path in folder.rglob("*") if path.is_file() and "public" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


Run = Callable[[Path], object]

#: Only each fifth change is tried, from a different one in each test: a run at each takes 90 s.
STEP = 5


def check_kills(start: Path, run: Run, teikit: Teikit, tmp_path: Path, first: int) -> int:
    """Kill a run at its changes, from the first that is given; return the number of the last."""
    undisturbed = shutil.copytree(start, tmp_path / "undisturbed")
    run(undisturbed)
    wanted = content(undisturbed)
    for change in range(first, 200, STEP):
        folder = shutil.copytree(start, tmp_path / f"killed-{change}")
        if not run_killed(lambda folder=folder: run(folder), folder, change):
            return change - STEP
        result = teikit("build", folder, "--to", "text")
        assert "Traceback" not in result.output
        assert result.stderr.count("was interrupted") <= 1
        if (folder / ".teikit").exists() or content(folder) != wanted:
            run(folder)
        assert content(folder) == wanted, change
        shutil.rmtree(folder)
    raise AssertionError("the run does not end")


def test_a_build_killed_anywhere_is_repeated_with_the_same_result(tmp_path: Path, teikit: Teikit) -> None:
    start = write_edition(tmp_path / "start")
    teikit("build", start, "--to", "text")
    change_edition(start)
    assert check_kills(start, lambda folder: teikit("build", folder, "--to", "text"), teikit, tmp_path, 1) > 20


def test_a_first_build_killed_anywhere_is_repeated_with_the_same_result(tmp_path: Path, teikit: Teikit) -> None:
    start = write_edition(tmp_path / "start")
    assert check_kills(start, lambda folder: teikit("build", folder, "--to", "text"), teikit, tmp_path, 2) > 20


def test_a_renamed_entry_changes_in_all_files_or_none(tmp_path: Path, teikit: Teikit) -> None:
    start = write_edition(tmp_path / "start")
    teikit("build", start, "--to", "text")
    proposed = next(line.split()[0] for line in teikit("registers", "list", "--edition", start).stdout.splitlines()[1:])
    pointers = sum(f"#{proposed}" in path.read_text() for path in (start / "documents").glob("*.xml"))
    assert pointers == 2

    def rename(folder: Path) -> None:
        teikit("registers", "rename", proposed, "renamed-entry", "--edition", folder)

    for change in range(3, 200, STEP):
        folder = shutil.copytree(start, tmp_path / f"killed-{change}")
        if not run_killed(lambda folder=folder: rename(folder), folder, change):
            break
        teikit("build", folder, "--to", "text")
        files = [*(folder / "documents").glob("*.xml"), *(folder / "encoded").glob("*.xml")]
        assert len({f"#{proposed}" in path.read_text() for path in files}) == 1, change
        assert not (folder / ".teikit").exists()
    assert change > 10


@pytest.mark.parametrize("interrupted", [True, False])
def test_the_next_command_reports_an_interrupted_one_in_one_line(
    tmp_path: Path, teikit: Teikit, interrupted: bool
) -> None:
    folder = write_edition(tmp_path / "edition")
    if interrupted:
        assert run_killed(lambda: teikit("build", folder, "--to", "text"), folder, 12)
    result = teikit("build", folder, "--to", "text")
    assert result.stderr.count("was interrupted") == interrupted
    assert result.exit_code == 0
    assert "was interrupted" not in teikit("build", folder, "--to", "text").stderr


def test_a_second_command_names_the_one_that_has_the_lock(
    tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "edition")
    monkeypatch.setattr("teikit.edition.workspace.lock.WAIT", 0.1)
    is_locked, is_done = threading.Event(), threading.Event()

    def hold() -> None:
        with open_workspace(folder):
            is_locked.set()
            is_done.wait(20)

    holder = threading.Thread(target=hold)
    holder.start()
    is_locked.wait(20)
    result = teikit("build", folder, "--to", "text")
    is_done.set()
    holder.join()
    assert result.exit_code == 2
    assert f"(process {os.getpid()} on " in result.stderr
    assert teikit("build", folder, "--to", "text").exit_code == 0


def test_a_second_command_waits_for_a_short_one(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "edition")
    is_locked = threading.Event()

    def hold() -> None:
        with open_workspace(folder):
            is_locked.set()
            time.sleep(0.3)

    holder = threading.Thread(target=hold)
    holder.start()
    is_locked.wait(20)
    with open_workspace(folder, wait=10) as notice:
        assert notice == ""
    holder.join()
    assert not (folder / ".teikit").exists()


def test_a_lock_of_another_computer_is_never_broken(tmp_path: Path) -> None:
    (tmp_path / ".teikit").mkdir()
    (tmp_path / ".teikit" / "lock").write_text(
        '{"pid": 1, "started": 1, "host": "elsewhere", "command": "teikit build", "time": "2020-01-01 00:00:00"}'
    )
    refused = pytest.raises(EditionInUseError, match=r"`teikit build` .process 1 on elsewhere.*delete")
    with refused, open_workspace(tmp_path, wait=0):
        pass


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return two documents of an edition."""
    (tmp_path / "documents").mkdir()
    paths = [tmp_path / "documents" / name for name in ("a.xml", "b.xml")]
    for path in paths:
        path.write_bytes(b"<old/>")
    return paths


def test_a_file_saved_meanwhile_is_not_overwritten_but_changed_again(tmp_path: Path, files: list[Path]) -> None:
    reads: list[bytes] = []

    def compute() -> list[Change]:
        before = [path.read_bytes() for path in files]
        reads.append(before[1])
        if len(reads) == 1:
            files[1].write_bytes(b"<saved-by-editor/>")
        return [Change(path, data, data + b"<!-- new -->") for path, data in zip(files, before, strict=True)]

    write_changes(tmp_path, compute)
    assert [path.read_bytes() for path in files] == [b"<old/><!-- new -->", b"<saved-by-editor/><!-- new -->"]


def test_a_file_saved_all_the_time_is_left_and_no_other_is_written(tmp_path: Path, files: list[Path]) -> None:
    def compute() -> list[Change]:
        changes = [Change.of_file(path, b"<new/>") for path in files]
        files[1].write_bytes(files[1].read_bytes() + b" ")
        return changes

    with pytest.raises(ChangedFileError, match=r"b\.xml: another program changed this file"):
        write_changes(tmp_path, compute)
    assert [path.read_bytes() for path in files] == [b"<old/>", b"<old/>" + b" " * ATTEMPTS]


def test_a_command_that_leaves_a_changed_file_exits_with_status_1(
    tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "edition")
    teikit("build", folder, "--to", "text")

    def rename(*_: object) -> list[Change]:
        raise changed(folder / "documents" / "from-ross.xml")

    monkeypatch.setattr("teikit.workflow.register_operations.rename", rename)
    result = teikit("registers", "rename", "engen", "hans-engen", "--edition", folder)
    assert (result.exit_code, "another program changed this file" in result.stderr) == (1, True)


def test_a_file_saved_while_the_unit_is_written_undoes_the_others(
    tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = staged_files.exchange

    def save_between(source: Path, target: Path) -> bool:
        files[1].write_bytes(b"<saved/>")
        return exchange(source, target)

    monkeypatch.setattr(staged_files, "exchange", save_between)
    with pytest.raises(ChangedFileError):
        write_together(tmp_path, [Change.of_file(path, b"<new/>") for path in files])
    assert [path.read_bytes() for path in files] == [b"<old/>", b"<saved/>"]
    assert not (tmp_path / ".teikit").exists()


@pytest.mark.parametrize("failing", range(1, 7))
def test_a_full_disk_leaves_all_files_as_they_were(
    tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls: list[object] = []

    def fail_at(function: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **keywords: object) -> object:
            calls.append(function)
            if len(calls) == failing:
                raise OSError(28, "No space left on device")
            return function(*arguments, **keywords)

        return call

    monkeypatch.setattr(unit, "_write_synced", fail_at(unit._write_synced))
    monkeypatch.setattr(unit, "replace", fail_at(unit.replace))
    for name in ("exchange", "replace", "_link"):
        monkeypatch.setattr(staged_files, name, fail_at(getattr(staged_files, name)))
    changes = [Change.of_file(path, b"<new/>") for path in files]
    with pytest.raises(FileError, match="cannot be written: no space left on device"):
        write_together(tmp_path, changes)
    assert [path.read_bytes() for path in files] == [b"<old/>", b"<old/>"]
    assert not (tmp_path / ".teikit").exists()


def test_links_and_modes_of_documents_are_kept(tmp_path: Path, files: list[Path]) -> None:
    elsewhere = tmp_path / "elsewhere.xml"
    files[0].rename(elsewhere)
    files[0].symlink_to(elsewhere)
    files[1].chmod(0o600)
    write_together(tmp_path, [Change.of_file(path, b"<new/>") for path in files])
    assert (files[0].is_symlink(), elsewhere.read_bytes()) == (True, b"<new/>")
    assert (files[1].stat().st_mode & 0o777, files[1].read_bytes()) == (0o600, b"<new/>")


@pytest.mark.parametrize("name", ["../../victim", "/etc/victim", "", "."])
def test_a_journal_from_elsewhere_writes_nothing_outside(tmp_path: Path, teikit: Teikit, name: str) -> None:
    folder = write_edition(tmp_path / "edition")
    journal = folder / ".teikit" / "unit-1.1-00" / unit.JOURNAL
    journal.parent.mkdir(parents=True)
    (journal.parent / "0.new").write_bytes(b"")
    empty = workspace.changes.digest(b"")
    journal.write_text(f'[{{"part": "documents", "name": "{name}", "before": null, "after": "{empty}"}}]')
    result = teikit("build", folder, "--to", "text")
    assert (result.exit_code, "damaged" in result.stderr) == (2, True)
    assert not list(tmp_path.rglob("victim"))
