"""Updates of a source with several documents: each keeps its file and its corrections, whatever befalls others."""

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


class Desk:
    """An edition with one source of three documents, as an editor has it."""

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
def desk(tmp_path: Path, teikit: Teikit) -> Desk:
    return Desk(tmp_path, teikit)


@pytest.fixture(params=["encode", "build"])
def updated(desk: Desk, request: pytest.FixtureRequest):
    """The two ways to bring documents up to date, each after a first encoding and a correction of the second one."""

    def run() -> Result:
        return desk.encode("--update") if request.param == "encode" else desk.build()

    assert (desk.encode() if request.param == "encode" else desk.build()).exit_code == 0
    desk.correct("2", "at noon", "at <time>noon</time>")
    return run


def test_a_correction_survives_a_change_in_another_document(desk: Desk, updated) -> None:
    before = desk.text("2")
    desk.write(ROSS.replace("poor", "good"), RUSK, SAPT)
    assert updated().exit_code == 0
    assert "harvest around Zenda was good" in desk.text("1")
    assert desk.text("2") == before


def test_a_correction_survives_a_change_in_the_same_document(desk: Desk, updated) -> None:
    desk.write(ROSS, RUSK.replace("to the coast", "to the hills"), SAPT)
    assert updated().exit_code == 0
    assert "at <time>noon</time>" in desk.text("2")
    assert "railway to the hills" in desk.text("2")


def test_a_document_in_between_goes_to_a_new_file(desk: Desk, updated) -> None:
    before = {suffix: desk.text(suffix) for suffix in "123"}
    desk.write(ROSS, HENTZAU, RUSK, SAPT)
    assert updated().exit_code == 0
    assert {suffix: desk.text(suffix) for suffix in "123"} == before
    assert "The castle has been searched" in desk.text("4")


def test_a_document_before_all_others_goes_to_a_new_file(desk: Desk, updated) -> None:
    before = {suffix: desk.text(suffix) for suffix in "123"}
    desk.write(HENTZAU, ROSS, RUSK, SAPT)
    updated()
    assert {suffix: desk.text(suffix) for suffix in "123"} == before
    assert desk.names == ["memo-1", "memo-2", "memo-3", "memo-4"]


def test_a_document_that_its_source_lost_is_kept_and_that_is_said(desk: Desk, updated) -> None:
    before = {suffix: desk.text(suffix) for suffix in "123"}
    desk.write(ROSS, SAPT)
    result = updated()
    assert result.exit_code == 0
    assert {suffix: desk.text(suffix) for suffix in "123"} == before
    [line] = [line for line in result.stderr.splitlines() if "no longer" in line]
    assert str(desk.document("2")) in line


def test_a_document_that_comes_back_is_the_one_that_was_kept(desk: Desk, updated) -> None:
    desk.write(ROSS, SAPT)
    updated()
    desk.write(ROSS, RUSK.replace("to the coast", "to the hills"), SAPT)
    updated()
    assert desk.names == ["memo-1", "memo-2", "memo-3"]
    assert "at <time>noon</time>. They spoke of the railway to the hills" in desk.text("2")


def test_documents_in_another_order_stay_in_their_files(desk: Desk, updated) -> None:
    before = {suffix: desk.text(suffix) for suffix in "123"}
    desk.write(SAPT, RUSK, ROSS)
    updated()
    assert {suffix: desk.text(suffix) for suffix in "123"} == before


def test_a_document_replaced_by_another_is_kept(desk: Desk, updated) -> None:
    before = desk.text("2")
    desk.write(ROSS, HENTZAU, SAPT)
    updated()
    assert desk.text("2") == before
    assert "The castle has been searched" in desk.text("4")


def test_a_changed_heading_is_taken_into_the_same_file(desk: Desk, updated) -> None:
    desk.write(ROSS, RUSK.replace("Minister at Strelsau", "Envoy at Strelsau"), SAPT)
    updated()
    assert desk.names == ["memo-1", "memo-2", "memo-3"]
    assert "Envoy" in desk.text("2")
    assert "at <time>noon</time>" in desk.text("2")


def test_the_last_document_left_stays_in_its_file(desk: Desk, updated) -> None:
    before = desk.text("2")
    desk.write(RUSK)
    updated()
    assert desk.names == ["memo-1", "memo-2", "memo-3"]
    assert desk.text("2") == before


def test_an_update_without_a_change_changes_nothing_even_on_another_day(desk: Desk) -> None:
    desk.encode()
    for folder in ("documents", "encoded"):
        for path in (desk.folder / folder).glob("*.xml"):
            text = path.read_text(encoding="utf-8")
            day = text.partition('<change when="')[2][:10]
            path.write_text(text.replace(day, "2020-02-02"), encoding="utf-8")
    before = {suffix: desk.text(suffix) for suffix in "123"}
    result = desk.encode("--update")
    assert result.stderr.count("unchanged ") == 3
    assert {suffix: desk.text(suffix) for suffix in "123"} == before


def test_numbered_documents_keep_their_files_when_their_numbers_change(desk: Desk) -> None:
    desk.source.write_text(f"23. {ROSS}24. {RUSK}25. {SAPT}", encoding="utf-8")
    assert desk.encode().exit_code == 0
    desk.correct("d24", "at noon", "at <time>noon</time>")
    desk.source.write_text(f"23. {ROSS}24. {HENTZAU}25. {RUSK}26. {SAPT}", encoding="utf-8")
    result = desk.encode("--update")
    assert "at <time>noon</time>" in desk.text("d24")
    assert "railway" in desk.text("d24")
    assert "now number 25 in its source" in result.stderr
    assert [name for name in desk.names if "searched" in desk.text(name.removeprefix("memo-"))] == ["memo-d24-2"]


def test_documents_of_other_sources_are_left_alone(desk: Desk) -> None:
    desk.source.with_name("memo-7.txt").write_text(HENTZAU, encoding="utf-8")
    desk.build()
    before = desk.text("7")
    desk.write(ROSS, RUSK, SAPT, HENTZAU.replace("castle", "palace"))
    result = desk.build()
    assert desk.text("7") == before
    assert "no longer" not in result.stderr
    assert "The palace has been searched" in desk.text("4")


def test_one_document_that_becomes_two_stays_in_its_file(desk: Desk) -> None:
    desk.write(RUSK)
    desk.encode()
    one = desk.folder / "documents" / "memo.xml"
    one.write_text(one.read_text(encoding="utf-8").replace("at noon", "at <time>noon</time>"), encoding="utf-8")
    before = one.read_bytes()
    desk.write(ROSS, RUSK)
    desk.encode("--update")
    assert one.read_bytes() == before
    assert desk.names == ["memo", "memo-1"]
