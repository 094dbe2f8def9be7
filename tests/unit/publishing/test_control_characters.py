"""Control characters are shown as the characters of Windows-1252 with the same numbers; the TEI keeps them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html

from helpers.epub import Book
from helpers.small_edition import build_site, write_edition
from teikit.core import resources
from teikit.publishing import Epub, Web, publish

CONTROLS = re.compile(r"[\x7f-\x9f]|&#(x[0-9a-f]+|\d+);|\\u00[89][0-9a-f]", re.IGNORECASE)
XSL = "{http://www.w3.org/1999/XSL/Transform}"


def in_windows_1252(number: int) -> str:
    """Return the character of Windows-1252 with a number; U+FFFD if it is not printable."""
    shown = bytes([number]).decode("cp1252", errors="replace")
    return shown if shown.isprintable() else "\N{REPLACEMENT CHARACTER}"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document with control characters in its title, heading, text and a note."""
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
def test_control_character_is_shown_as_in_windows_1252(number: int) -> None:
    sheet = etree.parse(resources.stylesheet("common/controls.xsl"))
    strings = {each.get("character"): each.get("string") for each in sheet.iter(f"{XSL}output-character")}
    assert strings[chr(number)] == in_windows_1252(number)


def test_page_contains_no_control_characters(document: Path) -> None:
    output = document.parent / "web"
    publish(document, output, Web())
    page = (output / "letter.html").read_text(encoding="utf-8")
    root = html.fromstring(page)
    assert root.findtext(".//h1") == "Engen’s lunch"
    assert "".join(map(in_windows_1252, range(127, 160))) in root.xpath("string(//div[@id='text'])")
    for file in ("letter.html", "letter.bib", "letter.ris", "letter.csl.json"):
        text = (output / file).read_text(encoding="utf-8")
        assert CONTROLS.findall(text) == []
        assert "Engen’s" in text


def test_e_book_contains_no_control_characters(document: Path) -> None:
    output = document.parent / "epub"
    publish(document, output, Epub())
    files = Book(output / "letter.epub").files
    texts = {name: data.decode() for name, data in files.items() if name.endswith((".opf", ".xhtml"))}
    assert [name for name, text in texts.items() if CONTROLS.search(text)] == []
    assert "Engen’s lunch" in texts["EPUB/package.opf"]
    assert any("".join(map(in_windows_1252, range(127, 160))) in text for text in texts.values())


def test_edition_contains_no_control_characters_except_in_its_tei(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "tei")
    for file in (folder / "documents" / "letter.xml", folder / "registers" / "persons.xml"):
        text = file.read_text(encoding="utf-8")
        assert "Ross" in text
        file.write_text(re.sub(r"(?<=>)([^<>]*)\bRoss\b", "\\1Ro\x92ss", text), encoding="utf-8")
    build_site(folder, tmp_path / "public")
    letter = (tmp_path / "public" / "letter.xml").read_bytes()
    assert letter == (folder / "documents" / "letter.xml").read_bytes()
    assert b"\xc2\x92" in letter
    kinds = ("*.html", "*.json", "*.csv", "*.atom", "correspondence.xml", "sitemap.xml")
    made = {path: path.read_text(encoding="utf-8") for kind in kinds for path in (tmp_path / "public").rglob(kind)}
    assert [path.name for path, text in made.items() if CONTROLS.search(text)] == []
    assert {"letter.html", "ross.html", "documents.csv", "documents.json", "correspondence.xml"} <= {
        path.name for path, text in made.items() if "Ro’ss" in text
    }
