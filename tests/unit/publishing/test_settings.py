"""Print settings: [print] in edition.toml, options of the command line, and their effect on the PDF."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

from helpers import DOCUMENTS, ROOT, Teikit

EDITION = ROOT / "tei"
NAME = "1950-10-07-ross-rusk"
EVERYTHING = DOCUMENTS / "everything.xml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tei"
    shutil.copytree(EDITION, folder, ignore=shutil.ignore_patterns("public", "sources"))
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return folder


def configure(folder: Path, table: str) -> None:
    file = folder / "edition.toml"
    file.write_text(file.read_text(encoding="utf-8") + f"\n[print]\n{table}\n", encoding="utf-8")


def make(folder: Path, teikit: Teikit, *options: str) -> pikepdf.Pdf:
    document = folder / "documents" / f"{NAME}.xml"
    result = teikit("transform", document, "--to", "pdf", "-o", folder, *options)
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    return pikepdf.open(folder / f"{NAME}.pdf")


def millimetres(pdf: pikepdf.Pdf) -> tuple[int, int]:
    box = [float(number) for number in pdf.pages[0].mediabox.as_list()]
    return round(box[2] * 25.4 / 72), round(box[3] * 25.4 / 72)


def tags(element: pikepdf.Object) -> list[str]:
    """The tags of a structure tree, in the order of reading."""
    found = [str(element.S)] if "/S" in element else []
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += tags(kid)
    return found


def test_page_has_the_size_in_the_settings(folder: Path, teikit: Teikit) -> None:
    configure(folder, 'paper = "a5"\nsize = "9pt"\ninner = "15mm"')
    assert millimetres(make(folder, teikit)) == (148, 210)


def test_single_measures_override_defaults(folder: Path, teikit: Teikit) -> None:
    configure(folder, 'height = "200mm"\nsides = "two"')
    assert millimetres(make(folder, teikit)) == (170, 200)


def test_missing_font_is_a_warning(folder: Path, teikit: Teikit) -> None:
    configure(folder, 'font = "No Such Font"')
    result = teikit("transform", folder / "documents" / f"{NAME}.xml", "--to", "pdf", "-o", folder)
    assert "no such font" in result.stderr


def test_template_of_the_edition_replaces_a_function(folder: Path, teikit: Teikit) -> None:
    (folder / "mine.typ").write_text('#import "edition.typ": *\n#let source-note(body) = [FILE #body]\n')
    configure(folder, 'template = "mine.typ"')
    make(folder, teikit)
    from_edition = (folder / f"{NAME}.pdf").read_bytes()
    (folder / "edition.toml").write_bytes((EDITION / "edition.toml").read_bytes())
    make(folder, teikit, "--typst-template", str(folder / "mine.typ"))
    assert (folder / f"{NAME}.pdf").read_bytes() == from_edition
    make(folder, teikit)
    assert (folder / f"{NAME}.pdf").read_bytes() != from_edition


def test_accessible_pdf_tags_headings_notes_lists_and_tables(tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", EVERYTHING, "--to", "pdf", "-o", tmp_path, "--pdf-standard", "ua-1")
    assert result.exit_code == 0, result.stderr
    with pikepdf.open(tmp_path / "everything.pdf") as pdf:
        found = tags(pdf.Root.StructTreeRoot)
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Everything"
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert found[0] == "/Document"
    for tag, number in (("/H1", 6), ("/Note", 5), ("/TH", 2), ("/TD", 3), ("/TOCI", 5), ("/LI", 5), ("/Link", 2)):
        assert found.count(tag) >= number, tag


@pytest.mark.parametrize(("standard", "part", "level"), [("a-2u", "2", "U"), ("a-3a", "3", "A")])
def test_archival_pdf_declares_its_standard_and_embeds_fonts(
    standard: str, part: str, level: str, folder: Path, teikit: Teikit
) -> None:
    configure(folder, f'standard = "{standard}"')
    with make(folder, teikit) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (part, level)
        assert pdf.Root.OutputIntents
        fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/FontFile3" in font]
        descriptors = [
            f for f in pdf.objects if isinstance(f, pikepdf.Dictionary) and f.get("/Type") == "/FontDescriptor"
        ]
        assert descriptors
        assert len(fonts) == len(descriptors)


def test_command_line_overrides_the_edition(folder: Path, teikit: Teikit) -> None:
    configure(folder, 'standard = "a-3a"')
    with make(folder, teikit, "--pdf-standard", "a-2u") as pdf:
        assert pdf.open_metadata()["pdfaid:part"] == "2"


def test_unknown_standard_is_an_error(folder: Path, teikit: Teikit) -> None:
    document = folder / "documents" / f"{NAME}.xml"
    result = teikit("transform", document, "--to", "pdf", "-o", folder, "--pdf-standard", "a-7")
    assert result.exit_code == 2
    assert "unknown PDF standard 'a-7'" in result.stderr


@pytest.mark.parametrize(("target", "file"), [("print", f"{NAME}.typ"), ("epub", f"{NAME}.epub")])
def test_added_text_is_in_the_language_of_the_edition(folder: Path, teikit: Teikit, target: str, file: str) -> None:
    toml = folder / "edition.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('language = "en"', 'language = "de"'), encoding="utf-8")
    result = teikit("transform", folder / "documents" / f"{NAME}.xml", "--to", target, "-o", folder / "out")
    assert result.exit_code == 0
    data = (folder / "out" / file).read_bytes()
    if target == "epub":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(book.read(name) for name in book.namelist() if name.endswith("html"))
    assert "Der Text dieser Anmerkung fehlt in der Vorlage" in data.decode()
    assert "The text of this note" not in data.decode()
