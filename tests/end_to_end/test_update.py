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


class Project:
    """An edition with one source and its document."""

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
def project(tmp_path: Path, teikit: Teikit) -> Project:
    project = Project(tmp_path, teikit)
    for folder in ("sources", "documents"):
        (tmp_path / folder).mkdir()
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "One memorandum"\n')
    project.source.write_text(TEXT, encoding="utf-8")
    assert project.encode().exit_code == 0
    return project


def test_a_correction_survives_a_changed_source(project: Project) -> None:
    project.change(project.document, "at noon", "at <time>noon</time>")
    project.change(project.source, "did not agree", "did not quite agree")
    result = project.encode("--update")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"updated {project.document}: 2 changes merged, no conflicts\n" in result.stderr  # the text, and its length
    text = project.document.read_text(encoding="utf-8")
    assert "at <time>noon</time>" in text
    assert "They did not quite agree." in text


def test_without_corrections_an_update_is_a_new_encoding(project: Project, tmp_path: Path, teikit: Teikit) -> None:
    project.change(project.source, "38th Parallel", "line\n\n[Page 909]\n\nof the Yalu")
    project.encode("--update")
    fresh = project.document.with_name("fresh.xml")
    teikit("encode", project.source, "-o", fresh)
    assert project.document.read_text(encoding="utf-8") == fresh.read_text(encoding="utf-8")


def test_an_update_without_a_change_changes_nothing(project: Project) -> None:
    project.change(project.document, "They did not", "They<!-- sic --> did not")
    before = project.document.read_bytes()
    result = project.encode("--update")
    assert (project.document.read_bytes(), result.exit_code) == (before, 0)
    assert f"unchanged {project.document}\n" in result.stderr


def test_a_second_update_starts_from_the_first(project: Project) -> None:
    project.change(project.source, "at noon", "at two")
    project.encode("--update")
    project.change(project.document, "at two", "at <time>two</time>")
    project.change(project.source, "did not agree", "agreed")
    project.encode("--update")
    text = project.document.read_text(encoding="utf-8")
    assert "at <time>two</time>" in text
    assert "They agreed." in text


def test_a_conflicting_change_is_kept_marked_and_reported(project: Project) -> None:
    project.change(project.document, "They did not agree", "They never agreed")
    project.change(project.source, "They did not agree", "They hardly agreed")
    result = project.encode("--update")
    lines = project.document.read_text(encoding="utf-8").splitlines()
    [line] = [number for number, text in enumerate(lines, 1) if "<?teikit-conflict" in text]
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{project.document}:{line}: conflict: correction “never")
    assert "never agreed" in project.document.read_text(encoding="utf-8")


def test_an_unresolved_conflict_stops_the_next_update(project: Project) -> None:
    project.change(project.document, "They did not agree", "They never agreed")
    project.change(project.source, "They did not agree", "They hardly agreed")
    project.encode("--update")
    before = project.document.read_bytes()
    result = project.encode("--update")
    assert (result.exit_code, result.stdout, project.document.read_bytes()) == (2, "", before)
    assert ": unresolved conflict from an earlier update; choose a version and remove the mark" in result.stderr


def test_without_merge_base_nothing_is_written(project: Project) -> None:
    project.base.unlink()
    project.change(project.source, "did not agree", "agreed")
    before = project.document.read_bytes()
    result = project.encode("--update")
    assert (result.exit_code, project.document.read_bytes()) == (2, before)
    assert result.stderr == (
        f"teikit: {project.document}: cannot merge: the merge base (original encoder output) is missing; "
        "pass it with --base FILE\n"
    )


def test_the_merge_base_may_be_given(project: Project, tmp_path: Path, teikit: Teikit) -> None:
    outside, base = tmp_path / "memo.xml", tmp_path / "base.xml"
    teikit("encode", project.source, "-o", outside)
    base.write_bytes(outside.read_bytes())
    project.change(outside, "at noon", "at <time>noon</time>")
    project.change(project.source, "did not agree", "agreed")
    result = teikit("encode", project.source, "-o", outside, "--update", "--base", base)
    assert result.exit_code == 0
    assert "at <time>noon</time>" in outside.read_text(encoding="utf-8")
    assert "They agreed." in outside.read_text(encoding="utf-8")


def test_a_document_that_does_not_exist_is_encoded(project: Project) -> None:
    project.document.unlink()
    assert project.encode("--update").exit_code == 0
    assert project.document.is_file()


def test_a_document_that_is_not_well_formed_is_not_changed(project: Project) -> None:
    project.change(project.document, "</body>", "")
    before = project.document.read_bytes()
    result = project.encode("--update")
    assert (result.exit_code, project.document.read_bytes()) == (2, before)
    assert "not well-formed XML" in result.stderr


def test_the_line_ends_of_a_corrected_file_are_kept(project: Project) -> None:
    project.document.write_bytes(project.document.read_bytes().replace(b"\n", b"\r\n"))
    project.change(project.source, "did not agree", "agreed")
    project.encode("--update")
    data = project.document.read_bytes()
    assert b"They agreed." in data
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("options", [[], ["--update", "-o", "{}"]])
def test_a_base_needs_an_update_of_one_document(project: Project, teikit: Teikit, options: list[str]) -> None:
    second = project.source.with_name("second.txt")
    second.write_text(TEXT, encoding="utf-8")
    sources = [project.source, second] if options else [project.source]
    given = [option.format(project.document.parent) for option in options]
    before = project.document.read_bytes()
    result = teikit("encode", *sources, *given, "--base", project.base)
    assert (result.exit_code, project.document.read_bytes()) == (2, before)
    assert "--base needs --update and a single source" in result.stderr


def test_a_base_needs_an_existing_document(tmp_path: Path, teikit: Teikit) -> None:
    (tmp_path / "a.txt").write_text("The King is well.\n")
    done = teikit("encode", tmp_path / "a.txt", "-o", tmp_path / "a.xml", "--update", "--base", tmp_path / "none.xml")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "a.xml" in done.stderr
    assert not (tmp_path / "a.xml").exists()
