"""An encoding is valid against the schema of its edition, or it is not written."""

from __future__ import annotations

from pathlib import Path

import pytest

import teikit as api
from helpers import Teikit
from helpers.word_documents import docx, p, run

#: A schema that allows any element, except tables.
NO_TABLES = """namespace tei = "http://www.tei-c.org/ns/1.0"
start = any
any = element * - tei:table { attribute * { text }*, (text | any)* }
"""
TABLE = "Plan\n\nName\tTown\nAnders\tBergen\nBruns\tKiel\n"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    (folder / "sources").mkdir(parents=True)
    (folder / "own.rnc").write_text(NO_TABLES)
    (folder / "edition.toml").write_text('[edition]\ntitle = "Letters"\nprofile = "plain"\nschema = "own.rnc"\n')
    return folder


def test_tei_that_the_schema_of_the_edition_forbids_is_refused_with_the_place(edition: Path, teikit: Teikit) -> None:
    source = edition / "sources" / "plan.txt"
    source.write_text(TABLE)
    written = edition / "documents" / "plan.xml"
    result = teikit("encode", source, "-o", written)
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "teikit: plan.txt:3:1: the TEI would not be valid against own.rnc at “Name Town Anders Bergen Bruns”: "
        "element <table> is not allowed"
    )
    assert not written.exists()


def test_standard_output_gets_no_invalid_tei(edition: Path, teikit: Teikit) -> None:
    source = edition / "sources" / "plan.txt"
    source.write_text(TABLE)
    result = teikit("encode", source)
    assert (result.exit_code, result.stdout) == (1, "")


def test_one_invalid_source_does_not_stop_the_others(edition: Path, teikit: Teikit) -> None:
    (edition / "sources" / "a.txt").write_text(TABLE)
    (edition / "sources" / "b.txt").write_text("Only words.\n")
    result = teikit("encode", edition / "sources", "-o", edition / "documents")
    assert result.exit_code == 1
    assert "1 of 2 sources encoded" in result.stderr
    assert [path.name for path in (edition / "documents").glob("*.xml")] == ["b.xml"]


def test_the_api_raises_an_error_with_the_place(edition: Path) -> None:
    source = edition / "sources" / "plan.txt"
    source.write_text(TABLE)
    with pytest.raises(api.InvalidEncodingError) as caught:
        api.encode(source)
    assert (caught.value.line, caught.value.column) == (3, 1)


def test_a_table_of_contents_with_links_is_valid(tmp_path: Path, teikit: Teikit) -> None:
    def entry(anchor: str, title: str, page: str) -> str:
        tab = "<w:r><w:tab/></w:r>"
        return p(f'<w:hyperlink w:anchor="{anchor}">{run(title)}{tab}{run(page)}</w:hyperlink>')

    def section(anchor: str, title: str) -> str:
        mark = f'<w:bookmarkStart w:id="1" w:name="{anchor}"/>{run(title)}<w:bookmarkEnd w:id="1"/>'
        return f'<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>{mark}</w:p>' + p("Words.")

    source, written = tmp_path / "report.docx", tmp_path / "report.xml"
    body = entry("_A", "Roofs", "2") + entry("_B", "Cellars", "5") + section("_A", "Roofs") + section("_B", "Cellars")
    source.write_bytes(docx(body))
    assert teikit("encode", source, "-o", written, "--profile", "plain").exit_code == 0
    assert '<cell><ref target="#a">Roofs</ref></cell>' in written.read_text()
    assert teikit("validate", written).exit_code == 0


def test_links_over_numbered_items_are_within_label_and_item(tmp_path: Path, teikit: Teikit) -> None:
    links = "".join(f'<p><a href="#s{n}">{n}. Part {n}</a></p>' for n in (1, 2, 3))
    parts = "".join(f'<h2 id="s{n}">Part {n}</h2><p>Words.</p>' for n in (1, 2, 3))
    source, written = tmp_path / "guide.html", tmp_path / "guide.xml"
    source.write_text(f"<!DOCTYPE html><body><h1>Guide</h1>{links}{parts}</body>")
    assert teikit("encode", source, "-o", written, "--profile", "plain").exit_code == 0
    assert (
        '<label><ref target="#s1">1.</ref></label> <item><ref target="#s1">Part 1</ref></item>' in written.read_text()
    )
    assert teikit("validate", written).exit_code == 0
