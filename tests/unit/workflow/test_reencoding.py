"""Three-way updates of documents, also after an interruption."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teikit.core.errors import FileError, MissingFileError
from teikit.edition.config import Edition
from teikit.workflow import reencoding
from teikit.workflow.reencoding import encoding_date, load_base, merge_encoding, save_base, save_update

OLD = "<TEI>\n<p>He saw him at noon.</p>\n<p>They did not agree.</p>\n</TEI>\n"
CORRECTED = OLD.replace("noon", "<time>noon</time>")
NEW = OLD.replace("did not agree", "agreed")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "memo.xml").write_text(CORRECTED)
    found = Edition(folder=tmp_path)
    save_base(found, tmp_path / "documents" / "memo.xml", OLD.encode())
    return found


@pytest.fixture
def document(edition: Edition) -> Path:
    return edition.tei / "memo.xml"


def update(edition: Edition, document: Path) -> int:
    merged = merge_encoding(document, load_base(edition, document), NEW.encode())
    save_update(edition, document, merged, NEW.encode())
    return merged.taken


def test_an_update_merges_and_keeps_the_new_base(edition: Edition, document: Path) -> None:
    assert update(edition, document) == 1
    assert document.read_text() == CORRECTED.replace("did not agree", "agreed")
    assert load_base(edition, document) == NEW
    assert update(edition, document) == 0


@pytest.mark.parametrize("completed", [0, 1])
def test_an_update_interrupted_between_its_files_can_be_repeated(
    completed: int, edition: Edition, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        if len(written) == completed:
            raise FileError("no space left on device", path)
        written.append(path)
        path.write_bytes(data)

    with monkeypatch.context() as patched:
        patched.setattr(reencoding, "write", write)
        with pytest.raises(FileError):
            update(edition, document)
    update(edition, document)
    assert document.read_text() == CORRECTED.replace("did not agree", "agreed")
    assert load_base(edition, document) == NEW


def test_a_document_outside_the_edition_has_no_base(edition: Edition, tmp_path: Path) -> None:
    outside = tmp_path / "memo.xml"
    outside.write_text(OLD)
    save_base(edition, outside, OLD.encode())
    with pytest.raises(MissingFileError, match="--base FILE"):
        load_base(edition, outside)


def test_the_date_of_the_first_encoding_is_read_from_the_base() -> None:
    assert encoding_date('<change when="2020-02-03" who="#teikit">') == date(2020, 2, 3)
    assert encoding_date(OLD) is None
