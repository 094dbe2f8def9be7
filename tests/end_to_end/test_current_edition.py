"""Commands inside an edition: its folder need not be named, and its settings apply."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Teikit

TEXT = "Memorandum by Mr. Ross to Mr. Rusk\n\nHe saw Mr. Engen at noon.1\n"
EDITION = '[edition]\ntitle = "Memoranda"\n[[documents]]\nsource = "memo.txt"\nnotes = "memo-notes.txt"\n'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "memoranda"
    (folder / "sources").mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    (folder / "sources" / "memo.txt").write_text(TEXT, encoding="utf-8")
    (folder / "sources" / "memo-notes.txt").write_text("1. Of Norway.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("inside", [".", "sources"])
def test_the_edition_that_contains_the_working_folder_is_built(
    inside: str, edition: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(edition / inside)
    result = teikit("build", "--to", "text")
    assert result.exit_code == 0
    assert "validated 1 file: 0 errors, " in result.stderr
    assert (edition / "public" / "memo.txt").is_file()
    assert "ross" in teikit("registers", "list").stdout


@pytest.mark.parametrize("command", [["build"], ["serve"], ["registers", "list"]])
def test_outside_an_edition_its_folder_must_be_named(
    command: list[str], edition: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(edition.parent)
    result = teikit(*command)
    assert result.exit_code == 2
    assert result.stderr == (
        "teikit: no edition in the working folder; run this inside your edition or name its folder\n"
    )
    if command == ["build"]:
        assert teikit("build", edition.name, "--to", "text").exit_code == 0


def test_encode_and_build_give_the_same_document_with_the_notes_of_the_edition(edition: Path, teikit: Teikit) -> None:
    assert teikit("build", edition, "--to", "text").exit_code == 0
    built = (edition / "documents" / "memo.xml").read_bytes()
    assert b"Of Norway." in built
    again = edition / "documents" / "memo.xml"
    assert teikit("encode", edition / "sources" / "memo.txt", "-o", again, "--force").exit_code == 0
    assert again.read_bytes() == built


def test_registers_in_a_pipe_have_one_line_for_each_entry(edition: Path, teikit: Teikit) -> None:
    long_name = " ".join(["Very"] * 60)
    (edition / "sources" / "memo.txt").write_text(TEXT.replace("Mr. Engen", f"Mr. {long_name} Engen"), encoding="utf-8")
    teikit("build", edition, "--to", "text")
    lines = teikit("registers", "list", "--edition", edition).stdout.splitlines()
    assert {line.split()[0] for line in lines[1:]} >= {"ross", "rusk"}
    assert all("person" in line for line in lines[1:])
