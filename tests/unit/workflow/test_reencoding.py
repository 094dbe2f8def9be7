"""Three-way updates of documents, also after an interruption."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teikit.core.errors import MissingFileError
from teikit.edition.config import Edition
from teikit.edition.workspace import write_together
from teikit.workflow.reencoding import change_base, change_document, encoding_date, load_base, merge_encoding

OLD = "<TEI>\n<p>He saw him at noon.</p>\n<p>They did not agree.</p>\n</TEI>\n"
CORRECTED = OLD.replace("noon", "<time>noon</time>")
NEW = OLD.replace("did not agree", "agreed")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "memo.xml").write_text(CORRECTED)
    found = Edition(folder=tmp_path)
    write_together(tmp_path, change_base(found, tmp_path / "documents" / "memo.xml", OLD.encode()))
    return found


@pytest.fixture
def document(edition: Edition) -> Path:
    return edition.tei / "memo.xml"


def update(edition: Edition, document: Path) -> int:
    merged = merge_encoding(document, load_base(edition, document), NEW.encode())
    write_together(edition.folder, change_document(edition, document, merged, NEW.encode()))
    return merged.taken


def test_an_update_merges_and_keeps_the_new_base(edition: Edition, document: Path) -> None:
    assert update(edition, document) == 1
    assert document.read_text() == CORRECTED.replace("did not agree", "agreed")
    assert load_base(edition, document) == NEW
    assert update(edition, document) == 0


def test_a_document_outside_the_edition_has_no_base(edition: Edition, tmp_path: Path) -> None:
    outside = tmp_path / "memo.xml"
    outside.write_text(OLD)
    assert change_base(edition, outside, OLD.encode()) == ()
    with pytest.raises(MissingFileError, match="--base FILE"):
        load_base(edition, outside)


def test_the_date_of_the_first_encoding_is_read_from_the_base() -> None:
    assert encoding_date('<change when="2020-02-03" who="#teikit">') == date(2020, 2, 3)
    assert encoding_date(OLD) is None
