"""`teikit encode --update`: corrections by hand survive a changed source or profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from helpers import Teikit

TEXT = """Memorandum by Mr. Ross to Mr. Rusk

October 7, 1950.

He saw Mr. Engen at noon.1 They spoke of the 38th Parallel.

[Page 908]

They did not agree.
"""


class Desk:
    """An edition with one source and its document, as an editor has it."""

    def __init__(self, folder: Path, teikit: Teikit) -> None:
        self.folder, self._teikit = folder, teikit
        self.source = folder / "sources" / "memo.txt"
        self.document = folder / "documents" / "memo.xml"
        self.base = folder / "encoded" / "memo.xml"

    def encode(self, *options: object) -> Result:
        return self._teikit("encode", self.source, "-o", self.document, *options)

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, teikit: Teikit) -> Desk:
    desk = Desk(tmp_path, teikit)
    for folder in ("sources", "documents"):
        (tmp_path / folder).mkdir()
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "One memorandum"\n')
    desk.source.write_text(TEXT, encoding="utf-8")
    assert desk.encode().exit_code == 0
    return desk


def test_a_correction_survives_a_changed_source(desk: Desk) -> None:
    desk.change(desk.document, "at noon", "at <time>noon</time>")
    desk.change(desk.source, "did not agree", "did not quite agree")
    result = desk.encode("--update")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"updated {desk.document}: 2 changes merged, no conflicts\n" in result.stderr  # the text, and its length
    text = desk.document.read_text(encoding="utf-8")
    assert "at <time>noon</time>" in text
    assert "They did not quite agree." in text


def test_without_corrections_an_update_is_a_new_encoding(desk: Desk, tmp_path: Path, teikit: Teikit) -> None:
    desk.change(desk.source, "38th Parallel", "line\n\n[Page 909]\n\nof the Yalu")
    desk.encode("--update")
    fresh = desk.document.with_name("fresh.xml")
    teikit("encode", desk.source, "-o", fresh)
    assert desk.document.read_text(encoding="utf-8") == fresh.read_text(encoding="utf-8")


def test_an_update_without_a_change_changes_nothing(desk: Desk) -> None:
    desk.change(desk.document, "They did not", "They<!-- sic --> did not")
    before = desk.document.read_bytes()
    result = desk.encode("--update")
    assert (desk.document.read_bytes(), result.exit_code) == (before, 0)
    assert f"unchanged {desk.document}\n" in result.stderr


def test_a_second_update_starts_from_the_first(desk: Desk) -> None:
    desk.change(desk.source, "at noon", "at two")
    desk.encode("--update")
    desk.change(desk.document, "at two", "at <time>two</time>")
    desk.change(desk.source, "did not agree", "agreed")
    desk.encode("--update")
    text = desk.document.read_text(encoding="utf-8")
    assert "at <time>two</time>" in text
    assert "They agreed." in text


def test_a_conflicting_change_is_kept_marked_and_reported(desk: Desk) -> None:
    desk.change(desk.document, "They did not agree", "They never agreed")
    desk.change(desk.source, "They did not agree", "They hardly agreed")
    result = desk.encode("--update")
    lines = desk.document.read_text(encoding="utf-8").splitlines()
    [line] = [number for number, text in enumerate(lines, 1) if "<?teikit-conflict" in text]
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{desk.document}:{line}: conflict: correction “never")
    assert "never agreed" in desk.document.read_text(encoding="utf-8")


def test_an_undecided_conflict_stops_the_next_update(desk: Desk) -> None:
    desk.change(desk.document, "They did not agree", "They never agreed")
    desk.change(desk.source, "They did not agree", "They hardly agreed")
    desk.encode("--update")
    before = desk.document.read_bytes()
    result = desk.encode("--update")
    assert (result.exit_code, result.stdout, desk.document.read_bytes()) == (2, "", before)
    assert ": unresolved conflict from an earlier update; choose a version and remove the mark" in result.stderr


def test_without_the_first_encoding_nothing_is_touched(desk: Desk) -> None:
    desk.base.unlink()
    desk.change(desk.source, "did not agree", "agreed")
    before = desk.document.read_bytes()
    result = desk.encode("--update")
    assert (result.exit_code, desk.document.read_bytes()) == (2, before)
    assert result.stderr == (
        f"teikit: {desk.document}: cannot merge: the merge base (original encoder output) is missing; "
        "pass it with --base FILE\n"
    )


def test_the_first_encoding_may_be_given(desk: Desk, tmp_path: Path, teikit: Teikit) -> None:
    outside, base = tmp_path / "memo.xml", tmp_path / "base.xml"
    teikit("encode", desk.source, "-o", outside)
    base.write_bytes(outside.read_bytes())
    desk.change(outside, "at noon", "at <time>noon</time>")
    desk.change(desk.source, "did not agree", "agreed")
    result = teikit("encode", desk.source, "-o", outside, "--update", "--base", base)
    assert result.exit_code == 0
    assert "at <time>noon</time>" in outside.read_text(encoding="utf-8")
    assert "They agreed." in outside.read_text(encoding="utf-8")


def test_a_document_that_does_not_exist_is_encoded(desk: Desk) -> None:
    desk.document.unlink()
    assert desk.encode("--update").exit_code == 0
    assert desk.document.is_file()


def test_a_document_that_is_no_xml_any_more_is_left_alone(desk: Desk) -> None:
    desk.change(desk.document, "</body>", "")
    before = desk.document.read_bytes()
    result = desk.encode("--update")
    assert (result.exit_code, desk.document.read_bytes()) == (2, before)
    assert "not well-formed XML" in result.stderr


def test_line_ends_of_a_corrected_file_stay_what_they_are(desk: Desk) -> None:
    desk.document.write_bytes(desk.document.read_bytes().replace(b"\n", b"\r\n"))
    desk.change(desk.source, "did not agree", "agreed")
    desk.encode("--update")
    data = desk.document.read_bytes()
    assert b"They agreed." in data
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("options", [[], ["--update", "-o", "{}"]])
def test_a_base_is_of_one_document_that_is_updated(desk: Desk, teikit: Teikit, options: list[str]) -> None:
    second = desk.source.with_name("second.txt")
    second.write_text(TEXT, encoding="utf-8")
    sources = [desk.source, second] if options else [desk.source]
    given = [option.format(desk.document.parent) for option in options]
    before = desk.document.read_bytes()
    result = teikit("encode", *sources, *given, "--base", desk.base)
    assert (result.exit_code, desk.document.read_bytes()) == (2, before)
    assert "--base needs --update and a single source" in result.stderr


def test_a_base_of_a_document_that_is_not_there_is_refused(tmp_path: Path, teikit: Teikit) -> None:
    (tmp_path / "a.txt").write_text("The King is well.\n")
    done = teikit("encode", tmp_path / "a.txt", "-o", tmp_path / "a.xml", "--update", "--base", tmp_path / "none.xml")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "a.xml" in done.stderr
    assert not (tmp_path / "a.xml").exists()
