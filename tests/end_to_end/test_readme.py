"""The README: its commands run as printed, and its output is that of the program."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from helpers import ROOT, Teikit

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def block(language: str, containing: str) -> str:
    """Return the code block of the README that contains a text."""
    [found] = [text for name, text in BLOCKS if name == language and containing in text]
    return found


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the example edition and the schemas."""
    shutil.copytree(ROOT / "tei", tmp_path / "tei", ignore=shutil.ignore_patterns("public"))
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_steps_run_and_print_the_summary(checkout: Path, teikit: Teikit) -> None:
    output = ""
    for line in block("sh", "teikit validate memo.xml").splitlines():
        command, *arguments = shlex.split(line)
        assert command == "teikit"
        result = teikit(*arguments)
        assert result.exit_code == 0, result.output
        output += result.output
    assert block("", "memo.xml: 5 pb").strip() in output
    assert (checkout / "out" / "memo.html").is_file()
    assert (checkout / "memo.html").is_file()


def test_the_finding_is_printed_as_shown(checkout: Path, teikit: Teikit) -> None:
    teikit("encode", next((checkout / "tei" / "sources").glob("*.txt")), "-o", "memo.xml")
    memo = checkout / "memo.xml"
    memo.write_text(memo.read_text(encoding="utf-8").replace(">On the basis of my", "><lst/>On the basis of my", 1))
    result = teikit("validate", "memo.xml", "--format", "text")
    assert result.exit_code == 1
    assert block("", "rng.element-not-allowed") in result.stdout


def test_the_python_example_runs(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [source] = (checkout / "tei" / "sources").glob("*.txt")
    (checkout / "memo.txt").write_bytes(source.read_bytes())
    exec(compile(block("python", "import teikit"), "README.md", "exec"), {})
    assert (checkout / "memo.xml").is_file()
    assert (checkout / "out" / "memo.html").is_file()
    assert "speech" in capsys.readouterr().out
