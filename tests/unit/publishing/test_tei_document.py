"""A TEI document with its edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import MEMORANDUM, ROOT
from helpers.tei_documents import write_tei
from teikit.core.errors import DocumentError
from teikit.publishing.tei_document import TeiDocument


def test_edition_is_found_in_a_parent_folder() -> None:
    document = TeiDocument.read(MEMORANDUM)
    assert document.edition is not None
    assert document.folder == document.edition.folder.resolve() == ROOT / "tei"


def test_document_without_edition_has_its_own_folder(tmp_path: Path) -> None:
    document = TeiDocument.read(write_tei(tmp_path, "<p/>", name="letter"))
    assert (document.edition, document.folder, document.name) == (None, tmp_path.resolve(), "letter")


def test_other_root_element_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "doc.xml"
    path.write_text("<!-- one\ntwo -->\n<svg/>")
    with pytest.raises(DocumentError, match=r"doc\.xml:3: expected a TEI document, found the root element svg"):
        TeiDocument.read(path).check_root()


@pytest.mark.parametrize("root", ["<div xmlns='http://www.tei-c.org/ns/1.0'/>", "<TEI.2><p>Earlier</p></TEI.2>"])
def test_part_of_tei_is_accepted_where_parts_are(root: str, tmp_path: Path) -> None:
    path = tmp_path / "doc.xml"
    path.write_text(root)
    TeiDocument.read(path).check_root(parts=True)
    with pytest.raises(DocumentError, match="expected a TEI document"):
        TeiDocument.read(path).check_root()


@pytest.mark.parametrize("root", ["<svg/>", "<svg xmlns='http://www.w3.org/2000/svg'><text>Words</text></svg>"])
def test_document_of_another_language_is_an_error(root: str, tmp_path: Path) -> None:
    path = tmp_path / "doc.xml"
    path.write_text(root)
    with pytest.raises(DocumentError, match="found the root element svg"):
        TeiDocument.read(path).check_root(parts=True)
