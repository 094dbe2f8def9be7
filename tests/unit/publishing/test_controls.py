"""Control characters of a source: pages and books show what Windows-1252 meant by them, the TEI keeps them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree, html

from helpers.small_edition import publish, write_edition
from teikit.cli import main
from teikit.core import resources

CONTROLS = re.compile(r"[\x7f-\x9f]|&#(x[0-9a-f]+|\d+);|\\u00[89][0-9a-f]", re.IGNORECASE)
XSL = "{http://www.w3.org/1999/XSL/Transform}"


def meant(number: int) -> str:
    """Return what Windows-1252 has at a number, U+FFFD where it has nothing to be seen."""
    shown = bytes([number]).decode("cp1252", errors="replace")
    return shown if shown.isprintable() else "\N{REPLACEMENT CHARACTER}"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document that has them in its title, heading, text and a note."""
    every = "".join(f"&#{number};" for number in range(127, 160))
    path = tmp_path_factory.mktemp("controls") / "letter.xml"
    path.write_text(
        f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
        <titleStmt><title>Engen&#x92;s lunch</title><author>O&#x92;Neill</author></titleStmt>
        <publicationStmt><publisher>Rusk&#x92;s</publisher></publicationStmt>
        <sourceDesc><bibl><title>The &#x93;Volume&#x94;</title></bibl></sourceDesc></fileDesc></teiHeader>
        <text><body><head>Engen&#x92;s lunch</head>
        <p>He said: {every}<note n="1">A &#x93;note&#x94;.</note></p></body></text></TEI>""",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("number", range(127, 160))
def test_each_is_shown_as_what_windows_meant(number: int) -> None:
    sheet = etree.parse(resources.stylesheet("common/controls.xsl"))
    strings = {each.get("character"): each.get("string") for each in sheet.iter(f"{XSL}output-character")}
    assert strings[chr(number)] == meant(number)


def test_a_page_shows_them_and_holds_none(document: Path) -> None:
    output = document.parent / "web"
    result = CliRunner().invoke(main, ["transform", str(document), "--to", "web", "-o", str(output)])
    assert result.exit_code == 0, result.output
    page = (output / "letter.html").read_text(encoding="utf-8")
    root = html.fromstring(page)
    assert root.findtext(".//h1") == "Engen’s lunch"
    assert "".join(map(meant, range(127, 160))) in root.xpath("string(//div[@id='text'])")
    for file in ("letter.html", "letter.bib", "letter.ris", "letter.csl.json"):
        text = (output / file).read_text(encoding="utf-8")
        assert CONTROLS.findall(text) == []
        assert "Engen’s" in text


def test_a_book_shows_them_and_holds_none(document: Path) -> None:
    output = document.parent / "epub"
    result = CliRunner().invoke(main, ["transform", str(document), "--to", "epub", "-o", str(output)])
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(output / "letter.epub") as book:
        texts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".opf", ".xhtml"))}
    assert [name for name, text in texts.items() if CONTROLS.search(text)] == []
    assert "Engen’s lunch" in texts["EPUB/package.opf"]
    assert any("".join(map(meant, range(127, 160))) in text for text in texts.values())


def test_no_page_table_or_feed_of_an_edition_holds_one_and_its_tei_is_as_it_was(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "tei")
    for file in (folder / "documents" / "letter.xml", folder / "registers" / "persons.xml"):
        text = file.read_text(encoding="utf-8")
        assert "Ross" in text
        file.write_text(re.sub(r"(?<=>)([^<>]*)\bRoss\b", "\\1Ro\x92ss", text), encoding="utf-8")
    publish(folder, tmp_path / "public")
    letter = (tmp_path / "public" / "letter.xml").read_bytes()
    assert letter == (folder / "documents" / "letter.xml").read_bytes()
    assert b"\xc2\x92" in letter
    kinds = ("*.html", "*.json", "*.csv", "*.atom", "correspondence.xml", "sitemap.xml")
    made = {path: path.read_text(encoding="utf-8") for kind in kinds for path in (tmp_path / "public").rglob(kind)}
    assert [path.name for path, text in made.items() if CONTROLS.search(text)] == []
    assert {"letter.html", "ross.html", "documents.csv", "documents.json", "correspondence.xml"} <= {
        path.name for path, text in made.items() if "Ro’ss" in text
    }
