"""The package of a Word document: its parts, and the limits on their size."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from helpers.word_documents import docx, p
from teikit.core.errors import DocumentError
from teikit.encoding.readers.docx import package
from teikit.encoding.readers.docx.package import Package, w

LETTER = Path("letter.docx")


def _archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_parts_are_found_by_their_relationships() -> None:
    read = Package(docx(p("Text."), footnotes=""), LETTER)
    assert read.main == "word/document.xml"
    assert read.part(read.main).find(w("body")) is not None
    assert read.related("footnotes")
    assert read.related("comments") == ""


def test_the_case_of_names_is_ignored() -> None:
    assert Package(docx(p("Text.")), LETTER).has("WORD/Document.xml")


def test_parts_within_the_limits_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_SIZE", 600)
    monkeypatch.setattr(package, "MAX_TOTAL_SIZE", 1200)
    assert Package(_archive({"word/document.xml": b"x" * 600, "b.xml": b"x" * 600}), LETTER).has("b.xml")


def test_a_part_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_SIZE", 600)
    with pytest.raises(DocumentError, match="too large"):
        Package(_archive({"word/document.xml": b"x" * 601}), LETTER)


def test_parts_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_SIZE", 600)
    monkeypatch.setattr(package, "MAX_TOTAL_SIZE", 1200)
    parts = {"word/document.xml": b"x" * 600, "b.xml": b"x" * 600, "c.xml": b"x"}
    with pytest.raises(DocumentError, match="too large"):
        Package(_archive(parts), LETTER)


def test_a_part_that_is_compressed_like_a_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 2**22)
    with pytest.raises(DocumentError, match="too large"):
        Package(buffer.getvalue(), LETTER)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<w:document", "not well-formed"),
        (b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>', "document type declaration"),
    ],
)
def test_a_damaged_part_is_refused(content: bytes, reason: str) -> None:
    read = Package(_archive({"word/document.xml": content}), LETTER)
    with pytest.raises(DocumentError, match=reason):
        read.part(read.main)


def test_a_missing_part_is_named() -> None:
    with pytest.raises(DocumentError, match=r"styles\.xml is missing"):
        Package(docx(p("Text.")), LETTER).part("word/none/styles.xml")
