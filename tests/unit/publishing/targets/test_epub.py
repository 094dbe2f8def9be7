"""EPUB: the contents of e-books, and their conformance."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from helpers import DOCUMENTS, MEMORANDUM, SHARED, Teikit
from helpers.epub import NS, Book, make_book
from helpers.tei_documents import write_tei
from teikit.core.xml import parse
from teikit.publishing import Epub, publish

EVERYTHING = DOCUMENTS / "everything.xml"
MONOGRAPH = SHARED / "data" / "hsg" / "frus-history.xml"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def memorandum(tmp_path_factory: pytest.TempPathFactory) -> Book:
    [path] = publish(MEMORANDUM, tmp_path_factory.mktemp("epub"), Epub())
    return Book(path)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Book:
    [path] = publish(EVERYTHING, tmp_path_factory.mktemp("epub"), Epub())
    return Book(path)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w’]+", text))


def test_media_type_is_first_and_uncompressed(memorandum: Book) -> None:
    first = memorandum.entries[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert memorandum.files["mimetype"] == b"application/epub+zip"


def test_every_word_of_the_document_is_in_the_book(everything: Book) -> None:
    text = parse(EVERYTHING).getroot().find("{*}text")
    assert text is not None
    for name in ("abbr", "sic", "orig"):
        for element in text.findall(f".//{{*}}choice/{{*}}{name}"):
            element.getparent().remove(element)  # type: ignore[union-attr]
    found = words(" ".join(string for page in everything.texts() for string in page.itertext()))
    shown = [str(string) for string in text.itertext() if not etree.iselement(string)]
    assert not words(" ".join(shown)) - found - words("Figuredescription")


def test_book_has_a_file_for_each_chapter(everything: Book) -> None:
    assert [page.findtext("h:head/h:title", "", NS) for page in everything.texts()] == [
        "All of it",
        "Prefacehead",
        "Documenthead",
        "Nexthead",
        "Registers",
        "Signedhead",
    ]


def test_contents_are_nested_like_the_headings(everything: Book) -> None:
    contents = everything.tree("nav.xhtml").find(".//h:nav[@role='doc-toc']/h:ol", NS)
    assert contents is not None
    titles = [item.findtext("h:a", "", NS) for item in contents]
    assert titles == ["All of it", "Prefacehead", "Documenthead", "Nexthead", "Registers", "Signedhead"]
    assert contents[3].findtext("h:ol/h:li/h:a", "", NS) == "Deephead"


def test_page_list_has_the_pages_of_the_original(memorandum: Book) -> None:
    links = memorandum.tree("nav.xhtml").findall(".//h:nav[@role='doc-pagelist']//h:a", NS)
    assert [link.text for link in links] == ["907", "908", "909", "910", "911"]
    [text] = memorandum.texts()
    breaks = text.findall(".//*[@role='doc-pagebreak']")
    assert [link.get("href", "").partition("#")[2] for link in links] == [mark.get("id") for mark in breaks]


def test_note_links_to_its_reference_and_back(memorandum: Book) -> None:
    [text] = memorandum.texts()
    references = [a for a in text.iter("{*}a") if a.get(EPUB_TYPE) == "noteref"]
    notes = {aside.get("id"): aside for aside in text.iter("{*}aside") if aside.get(EPUB_TYPE) == "footnote"}
    assert [a.text for a in references] == ["1", "2", "3"]
    for reference in references:
        note = notes[reference.get("href", "")[1:]]
        assert note.find("h:a", NS).get("href") == f"#{reference.get('id')}"  # type: ignore[union-attr]


def test_dangling_links_are_text_with_a_warning(tmp_path: Path, teikit: Teikit) -> None:
    body = "<p><ref target='#nowhere'>a</ref> <ref target='other.html'>b</ref> <ref target='http://a b'>c</ref></p>"
    document = write_tei(tmp_path, body)
    result = teikit("transform", document, "--to", "epub", "-o", tmp_path)
    assert result.exit_code == 0
    assert "nothing to link to: #nowhere" in result.stderr
    assert "the target of 1 link is not in the book: other.html" in result.stderr


def test_range_links_to_its_start(tmp_path: Path) -> None:
    [page] = make_book(
        tmp_path, "<p><ref target='#range(a,b)'>x</ref> <anchor xml:id='a'/>…<anchor xml:id='b'/></p>"
    ).texts()
    link = page.find(".//h:p/h:a", NS)
    assert link is not None
    assert link.get("href") == "text-0001.xhtml#a"


def test_metadata_describe_accessibility(memorandum: Book) -> None:
    metadata = memorandum.tree("package.opf").find("opf:metadata", NS)
    assert metadata is not None
    metas = {(meta.get("property", ""), meta.text) for meta in metadata.findall("opf:meta", NS)}
    for expected in (
        ("schema:accessMode", "textual"),
        ("schema:accessibilityFeature", "pageNavigation"),
        ("schema:accessibilityHazard", "none"),
    ):
        assert expected in metas
    assert metadata.findtext("{*}creator") == "John C. Ross"
    assert metadata.findtext("{*}language") == "en"


def test_cover_is_a_picture(memorandum: Book) -> None:
    assert memorandum.files["EPUB/cover.png"].startswith(b"\x89PNG")
    [item] = memorandum.tree("package.opf").findall(".//opf:item[@properties='cover-image']", NS)
    assert item.get("href") == "cover.png"


def test_only_pictures_in_the_folder_are_in_the_book(tmp_path: Path) -> None:
    picture = DOCUMENTS / "dot.png"
    (tmp_path / "e" / "pictures").mkdir(parents=True)
    shutil.copy(picture, tmp_path / "e" / "pictures" / "dot.png")
    shutil.copy(picture, tmp_path / "secret.png")
    (tmp_path / "e" / "link.png").symlink_to(tmp_path / "secret.png")
    urls = ("pictures/dot.png", "../secret.png", "link.png", "https://example.org/x.png", "absent.png")
    body = "".join(f"<figure><graphic url='{url}'/><figDesc>A dot</figDesc></figure>" for url in urls)
    made = make_book(tmp_path / "e", body)
    [page] = made.texts()
    assert [(img.get("src"), img.get("alt")) for img in page.iter("{*}img")] == [("pictures/dot.png", "A dot")]
    assert [name for name in made.files if "pictures" in name] == ["EPUB/pictures/dot.png"]
    assert "".join(page.itertext()).count("A dot") == 4


def test_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (publish(MEMORANDUM, tmp_path / name, Epub())[0].read_bytes() for name in ("one", "two"))
    assert first == second


def test_epubcheck_reports_nothing(tmp_path: Path) -> None:
    checker = shutil.which("epubcheck")
    if checker is None or shutil.which("java") is None:
        pytest.skip("epubcheck is not installed")
    [path] = publish(EVERYTHING, tmp_path, Epub())
    result = subprocess.run(["java", "-jar", checker, str(path)], capture_output=True, text=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in result.stdout + result.stderr
    assert result.returncode == 0


def test_monograph_keeps_its_notes_and_has_no_dangling_links(tmp_path: Path) -> None:
    if not MONOGRAPH.is_file():
        pytest.skip("the documents of other projects are missing")
    [path] = publish(MONOGRAPH, tmp_path, Epub())
    made = Book(path)
    pages = {name[5:]: made.tree(name[5:]) for name in made.files if name.endswith(".xhtml")}
    ids = {name: {str(i) for i in page.xpath("//@id")} for name, page in pages.items()}
    links = [(name, str(a.get("href"))) for name, page in pages.items() for a in page.iter("{*}a")]
    inside = [(name, href) for name, href in links if not href.startswith(("http", "mailto"))]
    lost = [
        href
        for name, href in inside
        if (href.partition("#")[2] or "") not in ids[href.partition("#")[0] or name] | {""}
    ]
    assert not lost
    assert sum(page.xpath("count(//h:aside)", namespaces=NS) for page in pages.values()) == 1081


def test_book_has_the_reading_direction_of_its_language(tmp_path: Path) -> None:
    document = write_tei(tmp_path, '<p>שלום <foreign xml:lang="en">peace</foreign></p>')
    document.write_text(
        document.read_text(encoding="utf-8").replace("<text>", '<text xml:lang="he">'), encoding="utf-8"
    )
    [path] = publish(document, tmp_path, Epub())
    book = Book(path)
    text = book.text("text-0001.xhtml")
    assert '<spine page-progression-direction="rtl">' in book.text("package.opf")
    assert re.search(r'<html[^>]* lang="he"[^>]* dir="rtl"', text)
    assert re.search(r'<i[^>]* lang="en" dir="ltr">peace', text)
