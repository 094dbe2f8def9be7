"""Updates of a source with several documents: each keeps its file and its corrections when others change."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from helpers import Teikit

ROSS = """Memorandum by the Consul at Zenda (Ross)
The harvest around Zenda was poor this year, and the mills stand still.
"""
RUSK = """Memorandum by the Minister at Strelsau (Rusk)
He saw the Chancellor at noon. They spoke of the railway to the coast.
"""
SAPT = """Memorandum by the Colonel of the Guard (Sapt)
Two regiments were reviewed on the parade ground before the King.
"""
HENTZAU = """Memorandum by the Count of Hentzau (Rupert)
The castle has been searched from the cellar to the roof without result.
"""
ROW = "=====\n"


class Project:
    """An edition with one source of three documents."""

    def __init__(self, folder: Path, teikit: Teikit) -> None:
        self.folder, self._teikit = folder, teikit
        self.source = folder / "sources" / "memo.txt"
        for name in ("sources", "documents"):
            (folder / name).mkdir()
        (folder / "edition.toml").write_text('[edition]\ntitle = "Memoranda"\n')
        self.write(ROSS, RUSK, SAPT)

    def write(self, *documents: str) -> None:
        self.source.write_text(ROW.join(documents), encoding="utf-8")

    def encode(self, *options: object) -> Result:
        return self._teikit("encode", self.source, "-o", self.folder / "documents" / "memo.xml", *options)

    def build(self) -> Result:
        return self._teikit("build", self.folder, "--to", "text")

    def document(self, suffix: str) -> Path:
        return self.folder / "documents" / f"memo-{suffix}.xml"

    def text(self, suffix: str) -> str:
        return self.document(suffix).read_text(encoding="utf-8")

    def correct(self, suffix: str, old: str, new: str) -> None:
        text = self.text(suffix)
        assert old in text
        self.document(suffix).write_text(text.replace(old, new), encoding="utf-8")

    @property
    def names(self) -> list[str]:
        return sorted(path.stem for path in (self.folder / "documents").iterdir())


@pytest.fixture
def project(tmp_path: Path, teikit: Teikit) -> Project:
    return Project(tmp_path, teikit)


@pytest.fixture(params=["encode", "build"])
def updated(project: Project, request: pytest.FixtureRequest):
    """Return a function that updates the documents in one of the two ways, after a first encoding and a correction."""

    def run() -> Result:
        return project.encode("--update") if request.param == "encode" else project.build()

    assert (project.encode() if request.param == "encode" else project.build()).exit_code == 0
    project.correct("2", "at noon", "at <time>noon</time>")
    return run


def test_a_correction_survives_a_change_in_another_document(project: Project, updated) -> None:
    before = project.text("2")
    project.write(ROSS.replace("poor", "good"), RUSK, SAPT)
    assert updated().exit_code == 0
    assert "harvest around Zenda was good" in project.text("1")
    assert project.text("2") == before


def test_a_correction_survives_a_change_in_the_same_document(project: Project, updated) -> None:
    project.write(ROSS, RUSK.replace("to the coast", "to the hills"), SAPT)
    assert updated().exit_code == 0
    assert "at <time>noon</time>" in project.text("2")
    assert "railway to the hills" in project.text("2")


def test_an_inserted_document_gets_a_new_file(project: Project, updated) -> None:
    before = {suffix: project.text(suffix) for suffix in "123"}
    project.write(ROSS, HENTZAU, RUSK, SAPT)
    assert updated().exit_code == 0
    assert {suffix: project.text(suffix) for suffix in "123"} == before
    assert "The castle has been searched" in project.text("4")


def test_a_document_inserted_before_all_others_gets_a_new_file(project: Project, updated) -> None:
    before = {suffix: project.text(suffix) for suffix in "123"}
    project.write(HENTZAU, ROSS, RUSK, SAPT)
    updated()
    assert {suffix: project.text(suffix) for suffix in "123"} == before
    assert project.names == ["memo-1", "memo-2", "memo-3", "memo-4"]


def test_a_document_that_its_source_no_longer_contains_is_kept_and_reported(project: Project, updated) -> None:
    before = {suffix: project.text(suffix) for suffix in "123"}
    project.write(ROSS, SAPT)
    result = updated()
    assert result.exit_code == 0
    assert {suffix: project.text(suffix) for suffix in "123"} == before
    [line] = [line for line in result.stderr.splitlines() if "no longer" in line]
    assert str(project.document("2")) in line


def test_a_document_that_returns_gets_the_file_that_was_kept(project: Project, updated) -> None:
    project.write(ROSS, SAPT)
    updated()
    project.write(ROSS, RUSK.replace("to the coast", "to the hills"), SAPT)
    updated()
    assert project.names == ["memo-1", "memo-2", "memo-3"]
    assert "at <time>noon</time>. They spoke of the railway to the hills" in project.text("2")


def test_reordered_documents_keep_their_files(project: Project, updated) -> None:
    before = {suffix: project.text(suffix) for suffix in "123"}
    project.write(SAPT, RUSK, ROSS)
    updated()
    assert {suffix: project.text(suffix) for suffix in "123"} == before


def test_a_document_replaced_by_another_is_kept(project: Project, updated) -> None:
    before = project.text("2")
    project.write(ROSS, HENTZAU, SAPT)
    updated()
    assert project.text("2") == before
    assert "The castle has been searched" in project.text("4")


def test_a_document_with_a_changed_heading_keeps_its_file(project: Project, updated) -> None:
    project.write(ROSS, RUSK.replace("Minister at Strelsau", "Envoy at Strelsau"), SAPT)
    updated()
    assert project.names == ["memo-1", "memo-2", "memo-3"]
    assert "Envoy" in project.text("2")
    assert "at <time>noon</time>" in project.text("2")


def test_the_only_remaining_document_keeps_its_file(project: Project, updated) -> None:
    before = project.text("2")
    project.write(RUSK)
    updated()
    assert project.names == ["memo-1", "memo-2", "memo-3"]
    assert project.text("2") == before


def test_an_update_without_a_change_changes_nothing_even_on_another_day(project: Project) -> None:
    project.encode()
    for folder in ("documents", "encoded"):
        for path in (project.folder / folder).glob("*.xml"):
            text = path.read_text(encoding="utf-8")
            day = text.partition('<change when="')[2][:10]
            path.write_text(text.replace(day, "2020-02-02"), encoding="utf-8")
    before = {suffix: project.text(suffix) for suffix in "123"}
    result = project.encode("--update")
    assert result.stderr.count("unchanged ") == 3
    assert {suffix: project.text(suffix) for suffix in "123"} == before


def test_numbered_documents_keep_their_files_when_their_numbers_change(project: Project) -> None:
    project.source.write_text(f"23. {ROSS}24. {RUSK}25. {SAPT}", encoding="utf-8")
    assert project.encode().exit_code == 0
    project.correct("d24", "at noon", "at <time>noon</time>")
    project.source.write_text(f"23. {ROSS}24. {HENTZAU}25. {RUSK}26. {SAPT}", encoding="utf-8")
    result = project.encode("--update")
    assert "at <time>noon</time>" in project.text("d24")
    assert "railway" in project.text("d24")
    assert "now number 25 in its source" in result.stderr
    assert [name for name in project.names if "searched" in project.text(name.removeprefix("memo-"))] == ["memo-d24-2"]


def test_documents_of_other_sources_are_not_changed(project: Project) -> None:
    project.source.with_name("memo-7.txt").write_text(HENTZAU, encoding="utf-8")
    project.build()
    before = project.text("7")
    project.write(ROSS, RUSK, SAPT, HENTZAU.replace("castle", "palace"))
    result = project.build()
    assert project.text("7") == before
    assert "no longer" not in result.stderr
    assert "The palace has been searched" in project.text("4")


def test_a_document_keeps_its_file_when_a_second_is_added(project: Project) -> None:
    project.write(RUSK)
    project.encode()
    one = project.folder / "documents" / "memo.xml"
    one.write_text(one.read_text(encoding="utf-8").replace("at noon", "at <time>noon</time>"), encoding="utf-8")
    before = one.read_bytes()
    project.write(ROSS, RUSK)
    project.encode("--update")
    assert one.read_bytes() == before
    assert project.names == ["memo", "memo-1"]
