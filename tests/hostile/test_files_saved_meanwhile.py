"""A file that another program saves while a command runs is never overwritten: the work is done again, or left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from helpers import Teikit
from teikit.core.errors import ChangedFileError, DocumentError, WorkerError
from teikit.edition import workspace
from teikit.edition.config import Edition
from teikit.edition.workspace import Change, staged_files, write_changes, write_together
from teikit.workflow import document_changes
from teikit.workflow.encode_job import EncodeJob
from teikit.workflow.register_operations import rename
from teikit.workflow.update_documents import update_documents

LETTER = "Memorandum by Mr. Ross to Mr. Rusk\n\nHe saw Mr. Engen at noon.\n\nThey did not agree.\n"
COUNT = 8


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Return an edition of several letters, which are encoded."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "Letters"\n', encoding="utf-8")
    for number in range(COUNT):
        (tmp_path / "sources" / f"letter-{number}.txt").write_text(f"{LETTER}\nNumber {number}.\n", encoding="utf-8")
    loaded = Edition.load(tmp_path)
    list(update_documents(loaded))
    return loaded


@contextmanager
def constant_saves(documents: list[Path], *, in_place: bool) -> Iterator[dict[Path, str]]:
    """Save one document after the other in a thread; yield the last mark that was added to each."""
    marks: dict[Path, str] = {}
    is_done = threading.Event()

    def save() -> None:
        number = 0
        while not is_done.wait(0.002):
            document = documents[number % len(documents)]
            mark = f"<!-- saved {number} -->"
            content = document.read_text(encoding="utf-8").rstrip() + f"\n{mark}\n"
            target = document if in_place else document.parent.parent / "saved-by-editor"
            target.write_text(content, encoding="utf-8")
            target.replace(document)
            marks[document] = mark
            number += 1

    editor = threading.Thread(target=save)
    editor.start()
    try:
        yield marks
    finally:
        is_done.set()
        editor.join()


def rename_unless_emptied(edition: Edition) -> None:
    """Rename an entry; begin again if an editor that saves in place leaves a document empty for too long."""
    for _ in range(10):
        with suppress(DocumentError):
            write_changes(edition.folder, lambda: rename(edition, "engen", "hans-engen"))
            return
    raise AssertionError("the documents were empty each time")


@pytest.mark.parametrize("in_place", [False, True])
def test_an_entry_is_renamed_while_an_editor_saves_all_the_time(edition: Edition, in_place: bool) -> None:
    documents = sorted(edition.tei.glob("*.xml"))
    bases = sorted(edition.encoded.glob("*.xml"))
    with constant_saves(documents, in_place=in_place) as marks:
        rename_unless_emptied(edition)
    assert all(marks[document] in document.read_text(encoding="utf-8") for document in marks)
    assert all('"hans-engen"' in path.read_text(encoding="utf-8") for path in bases)


def test_a_pointer_that_is_saved_meanwhile_is_renamed_too(edition: Edition) -> None:
    document = edition.tei / "letter-0.xml"
    with_pointer = document.read_bytes()
    document.write_bytes(with_pointer.replace(b"engen", b"other"))

    def compute() -> list[Change]:
        changes = rename(edition, "engen", "hans-engen")
        document.write_bytes(with_pointer)
        return changes

    written = write_changes(edition.folder, compute)
    assert document in {change.path for change in written}
    assert document.read_bytes() == with_pointer.replace(b"#engen", b"#hans-engen").replace(b'"engen"', b'"hans-engen"')


def test_a_save_in_the_moment_of_the_exchange_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "documents" / "a.xml"
    document.parent.mkdir()
    document.write_bytes(b"<old/>")
    exchange = staged_files.exchange
    saves = iter([b"<first/>", b"<second/>"])

    def save_before(one: Path, other: Path) -> bool:
        if content := next(saves, None):
            document.write_bytes(content)
        return exchange(one, other)

    monkeypatch.setattr(staged_files, "exchange", save_before)
    with pytest.raises(ChangedFileError):
        write_together(tmp_path, [Change.of_file(document, b"<new/>")])
    assert document.read_bytes() == b"<second/>"
    assert not (tmp_path / ".teikit").exists()


def test_a_save_before_a_kill_in_the_exchange_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "documents" / "a.xml"
    document.parent.mkdir()
    document.write_bytes(b"<old/>")
    exchange = staged_files.exchange

    def kill_after(one: Path, other: Path) -> bool:
        document.write_bytes(b"<saved/>")
        exchange(one, other)
        raise SystemExit

    with monkeypatch.context() as killed:
        killed.setattr(staged_files, "exchange", kill_after)
        killed.setattr(staged_files.StagedFile, "undo", lambda _: True)
        killed.setattr(workspace.unit, "remove_unit", lambda _: None)
        with pytest.raises(SystemExit):
            write_together(tmp_path, [Change.of_file(document, b"<new/>")])
    assert document.read_bytes() == b"<new/>"
    with workspace.open_workspace(tmp_path) as notice:
        assert "left a.xml, changed since by another program" in notice
    assert document.read_bytes() == b"<saved/>"


def test_systems_that_cannot_exchange_files_replace_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "documents" / "a.xml"
    document.parent.mkdir()
    document.write_bytes(b"<old/>")
    monkeypatch.setattr(staged_files, "exchange", lambda *_: False)
    write_together(tmp_path, [Change.of_file(document, b"<new/>")])
    assert document.read_bytes() == b"<new/>"


def test_a_source_that_is_saved_while_it_is_read_is_read_again(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = edition.sources / "letter-0.txt"
    complete = source.read_text().replace("did not agree", "agreed")
    source.write_text(complete[:60])
    read = EncodeJob.read

    def read_half(job: EncodeJob) -> object:
        transcript = read(job)
        source.write_text(complete)
        return transcript

    monkeypatch.setattr(EncodeJob, "read", read_half)
    outcomes = list(update_documents(edition))
    assert [outcome.conflicts for outcome in outcomes] == [0]
    assert "They agreed" in (edition.tei / "letter-0.xml").read_text()


def test_a_source_that_is_saved_all_the_time_is_left(
    edition: Edition, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = edition.sources / "letter-0.txt"
    before = (edition.tei / "letter-0.xml").read_bytes()
    source.write_text("Another text.\n")
    read = EncodeJob.read

    def save_again(job: EncodeJob) -> object:
        transcript = read(job)
        source.write_text(f"{source.read_text()}Again.\n")
        return transcript

    monkeypatch.setattr(EncodeJob, "read", save_again)
    result = teikit("build", edition.folder, "--to", "text")
    assert (result.exit_code, "another program changed this file" in result.stderr) == (1, True)
    assert (edition.tei / "letter-0.xml").read_bytes() == before


def test_a_document_that_appears_while_its_source_is_encoded_is_not_overwritten(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, teikit: Teikit
) -> None:
    document = edition.tei / "letter-0.xml"
    document.unlink()
    encode = EncodeJob.encode_to_bytes

    def encode_slowly(*arguments: object, **keywords: object) -> object:
        encoded = encode(*arguments, **keywords)  # type: ignore[arg-type]
        document.write_bytes(b"<saved/>")
        return encoded

    monkeypatch.setattr(EncodeJob, "encode_to_bytes", encode_slowly)
    result = teikit("encode", edition.sources / "letter-0.txt", "-o", document)
    assert result.exit_code in (1, 2)
    assert document.read_bytes() == b"<saved/>"


def test_a_worker_of_a_killed_command_writes_nothing(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_changes, "is_orphaned", lambda: True)
    change = Change.of_file(edition.tei / "letter-0.xml", b"<new/>")
    with pytest.raises(WorkerError, match="killed"):
        document_changes.save_changes(edition, [change], {})
    assert change.path.read_bytes() == change.before
