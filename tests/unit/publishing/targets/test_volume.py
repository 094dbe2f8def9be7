"""Volume: front matter, documents and indexes of an edition as one book."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from helpers import ROOT, Teikit
from teikit.core.errors import TeikitError
from teikit.edition.config import Edition
from teikit.publishing.targets.epub import write_edition_epub
from teikit.publishing.targets.volume import write_volume

EDITION = ROOT / "tei"
LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title type="main">A letter to Mr. Rusk</title><title type="short">The letter</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><div xml:id="d1"><p>To <persName ref="#rusk">Rusk</persName>, from
<placeName ref="#new-york">New York</placeName>, see <ref target="#d1">this</ref> and
<ref target="1950-10-07-ross-rusk.xml#pg_908">that</ref>.<note>A note</note></p></div>
</body></text></TEI>"""
PLACES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Places</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<standOff><listPlace><place xml:id="new-york"><placeName>New York</placeName></place></listPlace></standOff></TEI>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("volume") / "tei"
    shutil.copytree(EDITION, folder, ignore=shutil.ignore_patterns("public"))
    shutil.copytree(ROOT / "schemas", folder.parent / "schemas")
    (folder / "documents" / "1951-letter.xml").write_text(LETTER, encoding="utf-8")
    (folder / "registers" / "places.xml").write_text(PLACES, encoding="utf-8")
    return folder


def make(folder: Path, output: Path) -> PdfReader:
    found = Edition.load(folder)
    return PdfReader(write_volume(found, sorted(found.tei.glob("*.xml")), output))


@pytest.fixture(scope="module")
def book(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return make(folder, tmp_path_factory.mktemp("book"))


def pages(book: PdfReader) -> dict[str, str]:
    """Return the text of each page by its page number."""
    return {
        label: " ".join(page.extract_text().split()) for label, page in zip(book.page_labels, book.pages, strict=True)
    }


def test_parts_of_a_volume_are_in_order(book: PdfReader) -> None:
    parts = [
        "The Vanderbilt conversation",
        "John C. Ross reports to Dean Rusk",
        "The document is in the public domain",
        "Contents",
        "Persons",
        "No. 1",
        "No. 2",
        "Index of persons",
        "Index of places",
        "was encoded in TEI",
    ]
    found = [page.replace("\u00ad ", "") for page in pages(book).values()]
    places = [
        next((n for n, page in enumerate(found) if part in page and (n > 3 or n == i)), None)
        for i, part in enumerate(parts)
    ]
    assert None not in places
    assert places == sorted(places, key=lambda n: n or 0)


def test_front_matter_has_roman_page_numbers_and_documents_have_arabic_ones(book: PdfReader) -> None:
    labels = list(pages(book))
    assert labels[:5] == ["i", "ii", "iii", "iv", "v"]
    assert labels[5] == "1"


def test_contents_give_number_title_and_page_of_each_document(book: PdfReader) -> None:
    found = pages(book)
    contents = re.sub(r"[. \u2060]+", " ", found["iv"])
    [first] = re.findall(r"No 1 Ross to Rusk, 7 October 1950 (\d+)", contents)
    [second] = re.findall(r"No 2 The letter (\d+)", contents)
    assert "No. 1" in found[first]
    assert "A letter to Mr. Rusk" in found[second]


def test_index_gives_the_pages_on_which_a_person_is_named(book: PdfReader) -> None:
    found = pages(book)
    index = next(page for page in found.values() if "Index of persons" in page and "Contents" not in page)
    listed = re.search(r"Lange, Halvard, ([\d, –]+)", index)
    assert listed
    named = [label for label, page in found.items() if label.isdecimal() and re.search(r"\bLange\b(?!, Halvard)", page)]
    assert listed[1].strip().split(", ") == named


def test_place_is_listed_by_the_register_of_places(book: PdfReader) -> None:
    assert any("Index of places New York, " in page for page in pages(book).values())


def test_reference_is_resolved_within_its_document(book: PdfReader) -> None:
    text = "".join(page.extract_text() for page in book.pages)
    assert "see this and that." in " ".join(text.split())


def test_unnumbered_notes_are_numbered_in_each_document(book: PdfReader) -> None:
    letter = next(page for label, page in pages(book).items() if label.isdecimal() and "A letter to" in page)
    assert "1 A note" in letter


def test_two_builds_are_the_same(folder: Path, tmp_path: Path) -> None:
    found = Edition.load(folder)
    documents = sorted(found.tei.glob("*.xml"))
    first, second = (write_volume(found, documents, tmp_path / name).read_bytes() for name in ("one", "two"))
    assert first == second


def test_e_book_of_an_edition_has_a_file_for_each_document(folder: Path, tmp_path: Path) -> None:
    found = Edition.load(folder)
    documents = sorted(found.tei.glob("*.xml"))
    first, second = (write_edition_epub(found, documents, tmp_path / name) for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        texts = [archive.read(name).decode() for name in sorted(archive.namelist()) if "/text-" in name]
        package = archive.read("EPUB/package.opf").decode()
    assert [re.findall(r"<title>(.*?)</title>", text) for text in texts] == [
        ["Ross to Rusk, 7 October 1950"],
        ["The letter"],
    ]
    [target] = re.findall(r'href="text-0002.xhtml#(d1[^"]*)"', texts[1])
    assert f'id="{target}"' in texts[1]
    assert 'href="text-0001.xhtml#pg_908"' in texts[1]
    assert found.title in package


def test_edition_without_documents_is_an_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="no documents"):
        write_volume(Edition.load(folder), [], tmp_path)


def test_build_publishes_the_selected_targets(folder: Path, tmp_path: Path, teikit: Teikit) -> None:
    (folder / "documents" / "1951-letter.xml").rename(tmp_path / "letter")
    try:
        result = teikit("build", folder, "-o", tmp_path / "public", "--to", "volume", "--to", "markdown")
    finally:
        (tmp_path / "letter").rename(folder / "documents" / "1951-letter.xml")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "public").iterdir()) == [
        "1950-10-07-ross-rusk.md",
        "volume.epub",
        "volume.pdf",
    ]


def test_unknown_target_is_an_error_with_valid_choices(folder: Path, tmp_path: Path, teikit: Teikit) -> None:
    (folder / "documents" / "1951-letter.xml").rename(tmp_path / "letter")
    try:
        result = teikit("build", folder, "-o", tmp_path / "public", "--to", "scroll")
    finally:
        (tmp_path / "letter").rename(folder / "documents" / "1951-letter.xml")
    assert result.exit_code == 2
    assert "'scroll' is not one of 'web', 'pdf'" in result.stderr
