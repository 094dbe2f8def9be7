from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from teikit.core.errors import ExistingFileError, FileError, MissingFileError
from teikit.core.files import cache_until_changed, read_bytes, write, write_new


def test_a_file_is_replaced_not_written_in_place(tmp_path):
    path, old = tmp_path / "a.xml", tmp_path / "old.xml"
    path.write_bytes(b"old")
    old.hardlink_to(path)
    write(path, b"new")
    assert (path.read_bytes(), old.read_bytes()) == (b"new", b"old")


def test_a_reader_that_has_the_file_open_keeps_the_old_content(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(b"old content")
    with path.open("rb") as stream:
        write(path, b"new")
        assert stream.read() == b"old content"


@pytest.mark.parametrize("step", ["replace", "open"])
def test_a_failure_leaves_the_old_file_and_no_temporary_file(tmp_path, monkeypatch, step):
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    real_open = Path.open

    def fail(self, *arguments, **keywords):
        if step == "open":
            real_open(self, "xb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(FileError, match=r"a\.xml: cannot be written: no space left on device"):
        write(path, b"new")
    monkeypatch.undo()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.xml": b"old"}


def test_a_success_leaves_no_temporary_file(tmp_path):
    write(tmp_path / "folder" / "a.xml", b"new")
    assert [file.name for file in (tmp_path / "folder").iterdir()] == ["a.xml"]


def test_a_file_in_place_of_a_folder_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError, match=r"file: is a file \(expected a folder\)"):
        write(tmp_path / "file" / "a.xml", b"")


def test_an_existing_file_is_overwritten_only_on_request(tmp_path):
    path = tmp_path / "a.xml"
    write_new(path, b"first")
    with pytest.raises(ExistingFileError, match="exists and may contain corrections; use --force"):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"
    write_new(path, b"second", overwrite=True)
    assert path.read_bytes() == b"second"


def test_a_file_that_cannot_be_read_is_of_the_built_in_type(tmp_path):
    with pytest.raises(MissingFileError, match=r"none\.xml: no such file \(expected a profile\)"):
        read_bytes(tmp_path / "none.xml", "a profile")
    with pytest.raises(FileError, match=r"is a folder \(expected a profile\)"):
        read_bytes(tmp_path, "a profile")


def test_a_cached_file_is_read_again_only_after_a_change(tmp_path):
    path, reads = tmp_path / "a.txt", []

    @cache_until_changed
    def read(file: Path) -> str:
        reads.append(file)
        return file.read_text()

    path.write_text("one")
    assert [read(path), read(path), len(reads)] == ["one", "one", 1]
    path.write_text("two")
    os.utime(path, ns=(0, 1))
    assert [read(path), len(reads)] == ["two", 2]


def test_a_symbolic_link_stays_and_its_target_is_written(tmp_path):
    target, link = tmp_path / "shared" / "a.xml", tmp_path / "link.xml"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)
    write(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")
    assert [file.name for file in target.parent.iterdir()] == ["a.xml"]


def test_a_link_to_a_missing_file_creates_that_file(tmp_path):
    (tmp_path / "link.xml").symlink_to(tmp_path / "later.xml")
    write(tmp_path / "link.xml", b"new")
    assert (tmp_path / "later.xml").read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_the_mode_of_a_file_is_kept(tmp_path, mode):
    path = tmp_path / "draft.xml"
    path.write_bytes(b"old")
    path.chmod(mode)
    write(path, b"new")
    assert (path.stat().st_mode & 0o777, path.read_bytes()) == (mode, b"new")


def test_a_fifo_is_written_into(tmp_path):
    path, received = tmp_path / "fifo", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: received.append(path.read_bytes()))
    reader.start()
    write(path, b"report" * 50_000)
    reader.join(timeout=10)
    assert received == [b"report" * 50_000]
    assert path.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_device_is_written_into_and_its_error_reported(tmp_path):
    (tmp_path / "full").symlink_to("/dev/full")
    for path in (Path("/dev/full"), tmp_path / "full"):
        with pytest.raises(FileError, match="full: cannot be written: no space left on device"):
            write(path, b"report")
    write(Path("/dev/null"), b"report")
    assert Path("/dev/full").is_char_device()
    assert Path("/dev/null").is_char_device()


def test_a_file_with_the_longest_name_is_written(tmp_path):
    path = tmp_path / ("x" * 251 + ".xml")
    write(path, b"first")
    write(path, b"second")
    assert path.read_bytes() == b"second"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_reported(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(FileError, match=r"a\.xml: cannot be written: permission denied"):
        write(tmp_path / "a.xml", b"new")
