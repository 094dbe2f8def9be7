"""Exit statuses of failures that are not findings: standard output, the terminal, file names, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers import ROOT, Teikit

TEXT = "Memorandum by Mr. Ross to Mr. Rusk\n\nHe saw Mr. Engen – at noon.\n"


def run(*arguments: str, stdout: object = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as only that has a standard output."""
    command = [sys.executable, "-m", "teikit", *arguments]
    variables = os.environ | {"PYTHONPATH": str(ROOT / "toolkit")} | environment
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=variables, text=True, check=False)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "memo.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["encode"], ["explain", "note"], ["profiles"], ["--help"]])
def test_a_full_standard_output_is_one_line(command: list[str], source: Path) -> None:
    arguments = [*command, str(source)] if command == ["encode"] else command
    with Path("/dev/full").open("wb") as full:
        result = run(*arguments, stdout=full)
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == "teikit: standard output: no space left on device"
    assert "Traceback" not in result.stderr


def test_a_character_that_the_terminal_lacks_is_one_line() -> None:
    result = run("explain", "note", PYTHONIOENCODING="cp437")
    assert result.returncode == 2
    assert result.stderr.startswith("teikit: cannot print U+")
    assert result.stderr.endswith(" in cp437; set PYTHONIOENCODING=utf-8\n")
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode")
def test_a_file_name_that_is_not_utf_8_is_one_line(tmp_path: Path, teikit: Teikit) -> None:
    source = tmp_path / os.fsdecode(b"bad\xff.txt")
    source.write_text(TEXT, encoding="utf-8")
    result = teikit("encode", source, "-o", tmp_path / "memo.xml")
    assert result.exit_code == 2
    assert result.stderr == rf"teikit: {tmp_path}: file name is not valid UTF-8: 'bad\udcff.txt'; rename it" + "\n"


def test_a_reader_that_closes_the_pipe_ends_the_command_quietly(source: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        result = run("encode", str(source), stdout=closed)
    assert (result.returncode, "Traceback" in result.stderr, "Error" in result.stderr) == (1, False, False)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to a single process on Windows")
@pytest.mark.parametrize("processes", ["1", "2"])
def test_ctrl_c_ends_the_command_with_130(processes: str, tmp_path: Path) -> None:
    folder, output = tmp_path / "sources", tmp_path / "documents"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(TEXT * 10, encoding="utf-8")
    command = [sys.executable, "-m", "teikit", "encode", str(folder), "-o", str(output), "--jobs", processes]
    variables = os.environ | {"PYTHONPATH": str(ROOT / "toolkit")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=variables, text=True, start_new_session=True) as process:
        while not output.exists():
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read() == "teikit: interrupted\n"
        assert process.wait(timeout=30) == 130
