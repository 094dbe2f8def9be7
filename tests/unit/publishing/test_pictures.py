"""Pictures of a document: which files are used, and their published names."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.tei_documents import write_tei
from teikit.core.errors import DocumentError
from teikit.publishing.pictures import Pictures, expected_paths, find_pictures
from teikit.publishing.tei_document import TeiDocument

PNG = b"\x89PNG\r\n\x1a\n"
SUFFIXES = (".png", ".svg")


def document(folder: Path, body: str) -> TeiDocument:
    return TeiDocument.read(write_tei(folder, body))


def graphics(*addresses: str) -> str:
    return "".join(f'<figure><graphic url="{address}"/></figure>' for address in addresses)


def test_files_in_the_folder_are_found(tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(PNG)
    (tmp_path / "c.svg").write_text("  <svg/>")
    found = find_pictures(document(tmp_path, graphics("a%20b.png", "c.svg", "missing.png", "c.pdf")), SUFFIXES)
    assert found.by_address == {"a%20b.png": tmp_path / "a b.png", "c.svg": tmp_path / "c.svg"}


@pytest.mark.parametrize("address", ["../out.png", "https://example.org/a.png", "link.png", "/etc/a.png", ""])
def test_files_outside_the_folder_are_ignored(address: str, tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(PNG)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "out.png")
    assert find_pictures(document(folder, graphics(address)), SUFFIXES).by_address == {}


def test_file_of_another_type_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"GIF8")
    with pytest.raises(DocumentError, match=r"doc\.xml:4: a\.png does not contain a picture of the type \.png"):
        find_pictures(document(tmp_path, graphics("a.png")), SUFFIXES)


def test_facsimiles_are_found_on_request(tmp_path: Path) -> None:
    (tmp_path / "1.png").write_bytes(PNG)
    source = document(tmp_path, '<p><pb facs=" 1.png #zone"/><pb facs=" "/><pb/></p>')
    assert find_pictures(source, SUFFIXES).by_address == {}
    assert list(find_pictures(source, SUFFIXES, facsimiles=True).by_address) == ["1.png"]


def test_missing_files_are_expected(tmp_path: Path) -> None:
    source = document(tmp_path, graphics("missing.png", "other.txt"))
    assert expected_paths(source, SUFFIXES) == {tmp_path / "missing.png"}


def test_files_of_the_same_name_get_different_names() -> None:
    pictures = Pictures({"a/x.png": Path("a/x.png"), "b/x.png": Path("b/x.png"), "./a/x.png": Path("a/x.png")})
    assert pictures.files("p") == {"p/x.png": Path("a/x.png"), "p/x-2.png": Path("b/x.png")}
    assert pictures.as_parameter("p") == "./a/x.png\tp/x.png\na/x.png\tp/x.png\nb/x.png\tp/x-2.png"
