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
