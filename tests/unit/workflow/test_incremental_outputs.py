"""A build writes only the files of documents that are missing, edited or not up to date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.small_edition import write_edition
from teikit.core.errors import StylesheetError
from teikit.edition.config import Edition
from teikit.workflow import build

FORMATS = ("pdf", "epub", "markdown", "text")
FILES = {"reply.epub", "reply.md", "reply.pdf", "reply.txt"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_edition(tmp_path / "edition")
    for other in ("letter", "minutes", "undated"):
        (folder / "documents" / f"{other}.xml").unlink()
    _publish(folder)
    return folder


def _publish(folder: Path, *formats: str, rebuild: bool = False) -> set[str]:
    written: Iterator[Path] = build.publish(
        Edition.load(folder), folder / "public", formats or FORMATS, rebuild=rebuild
    )
    return {path.name for path in written}


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "public").iterdir()}


def test_second_build_writes_nothing(folder: Path) -> None:
    assert _publish(folder) == set()


def test_rebuild_writes_the_same_bytes(folder: Path) -> None:
    before = _contents(folder)
    assert _publish(folder, rebuild=True) == FILES
    assert _contents(folder) == before


def test_changed_document_is_published_again(folder: Path) -> None:
    document = folder / "documents" / "reply.xml"
    document.write_text(document.read_text(encoding="utf-8").replace("assured", "registered"), encoding="utf-8")
    assert _publish(folder) == FILES
    assert b"registered letter" in _contents(folder)["reply.txt"]


def test_deleted_and_edited_files_are_written_again(folder: Path) -> None:
    before = _contents(folder)
    (folder / "public" / "reply.pdf").unlink()
    (folder / "public" / "reply.txt").write_text("Edited.", encoding="utf-8")
    assert _publish(folder) == {"reply.pdf", "reply.txt"}
    assert _contents(folder) == before


def test_changed_register_and_settings_make_all_files_again(folder: Path) -> None:
    register = folder / "registers" / "persons.xml"
    register.write_text(register.read_text(encoding="utf-8").replace("Dean", "David"), encoding="utf-8")
    assert _publish(folder) == FILES
    settings = folder / "edition.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '[print]\npaper = "a5"\n', encoding="utf-8")
    assert _publish(folder) == FILES


def test_picture_that_appears_is_published(folder: Path) -> None:
    document = folder / "documents" / "reply.xml"
    text = document.read_text(encoding="utf-8").replace("<p>Many", '<figure><graphic url="seal.svg"/></figure><p>Many')
    document.write_text(text, encoding="utf-8")
    _publish(folder)
    picture = folder / "documents" / "seal.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    assert "reply.epub" in _publish(folder)
    os.utime(picture, (1, 1))
    assert "reply.epub" in _publish(folder)
    assert _publish(folder) == set()


def test_time_of_reproducible_builds_is_an_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert "reply.pdf" in _publish(folder, "pdf")


def test_document_that_cannot_be_typeset_is_reported_with_its_element(folder: Path) -> None:
    (folder / "broken.typ").write_text(
        '#import "edition.typ": *\n#let head(..) = panic("no heads")\n', encoding="utf-8"
    )
    settings = folder / "edition.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '[print]\ntemplate = "broken.typ"\n', encoding="utf-8")
    with pytest.raises(StylesheetError, match=r"no heads.*at head \(reply\.xml:\d+\)"):
        _publish(folder, "pdf")
