"""Selection of the sources of a command, and of the files for their TEI."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Teikit
from teikit.core.errors import TeikitError
from teikit.workflow.source_selection import SelectedSource, select_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    (inbox / "more").mkdir(parents=True)
    for name in ("b.html", "a.txt", "more/c.docx", "picture.png", ".hidden.txt", "~$lock.docx"):
        (inbox / name).write_text("text")
    return inbox


def test_a_folder_means_its_texts_pages_and_word_documents(folder: Path, tmp_path: Path) -> None:
    made = select_sources([folder], tmp_path / "out")
    assert [source.path.name for source in made] == ["a.txt", "b.html", "c.docx"]
    assert made[2].output == tmp_path / "out" / "more" / "c.xml"


def test_one_source_is_written_to_the_given_file(tmp_path: Path) -> None:
    assert select_sources([Path("a.txt")], tmp_path / "memo.tei") == [
        SelectedSource(Path("a.txt"), tmp_path / "memo.tei")
    ]


def test_one_source_is_written_into_an_existing_folder(tmp_path: Path) -> None:
    assert select_sources([Path("a.txt")], tmp_path) == [SelectedSource(Path("a.txt"), tmp_path / "a.xml")]


def test_without_an_output_one_source_goes_to_standard_output() -> None:
    assert select_sources([Path("-")], None) == [SelectedSource(Path("-"), None)]


def test_several_sources_need_an_output_folder(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="-o FOLDER"):
        select_sources([Path("a.txt"), Path("b.txt")], None)


def test_several_sources_cannot_be_written_to_one_file(tmp_path: Path) -> None:
    (tmp_path / "out.xml").write_text("mine")
    with pytest.raises(TeikitError, match="not a folder"):
        select_sources([Path("a.txt"), Path("b.txt")], tmp_path / "out.xml")


def test_two_sources_with_one_output_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match=r"a\.txt and a\.html would both be written to"):
        select_sources([Path("a.txt"), Path("a.html")], tmp_path)


def test_a_source_named_twice_is_encoded_once(folder: Path, tmp_path: Path) -> None:
    assert len(select_sources([folder / "a.txt", folder / "a.txt"], tmp_path)) == 1


def test_a_folder_without_sources_is_named(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match=r"no sources \(.*\) in this folder"):
        select_sources([tmp_path], tmp_path / "out")


@pytest.mark.parametrize("name", ["A Letter — to Sapt.txt", "Écrit à Zenda.txt", "Письмо.txt", "1950 (2).txt", "—.txt"])
def test_any_file_name_gives_a_valid_document(tmp_path: Path, teikit: Teikit, name: str) -> None:
    (tmp_path / name).write_text(
        "Memorandum by A to B\n[Strelsau,] May 3, 1951.\nThe King is well.\n", encoding="utf-8"
    )
    teikit("encode", tmp_path / name, "-o", tmp_path / "made.xml")
    assert teikit("validate", tmp_path / "made.xml").exit_code == 0
