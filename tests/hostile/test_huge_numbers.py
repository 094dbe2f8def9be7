"""Numbers of any length are read in bounded time, and never end a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.word_documents import docx, p, run
from teikit import relaxng
from teikit.core import resources
from teikit.encoding import EncodingOptions, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import parse
from teikit.relaxng.datatypes.lexical import days_in

NUMBERS = ("1000000", "9" * 5_000, "\u00b2", "-3")


@pytest.mark.parametrize("number", NUMBERS)
def test_cells_of_a_page_span_at_most_as_many_columns_and_rows_as_browsers_show(number: str) -> None:
    page = f"<h1>Harbour</h1><table><tr><td colspan='{number}' rowspan='{number}'>Wood</td><td>Sum</td></tr></table>"
    tei = encode(parse(page.encode(), Path("a.html")), EncodingOptions(load_profile("plain"))).to_bytes().decode()
    assert ('cols="1000" rows="65534"' in tei) is (number in NUMBERS[:2])


@pytest.mark.parametrize("number", NUMBERS)
def test_cells_and_outline_levels_of_a_word_document_may_have_any_number(number: str) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p(run("Wood"))}</w:tc>'
    level = f'<w:p><w:pPr><w:outlineLvl w:val="{number}"/></w:pPr>{run("Harbour")}</w:p>'
    read = parse(docx(f"{level}<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), Path("a.docx"))
    assert "Wood" in read.text


def test_a_date_with_a_year_of_thousands_of_digits_is_validated(tmp_path: Path) -> None:
    document = tmp_path / "a.xml"
    document.write_text(
        f'<p xmlns="http://www.tei-c.org/ns/1.0"><date when="{"1" * 5_000}"/><date when="1{"0" * 5_000}-02-29"/></p>'
    )
    list(relaxng.load(resources.schema("teikit.rng")).validate(document))
    assert days_in(2, 12000) == 29
