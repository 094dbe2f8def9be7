"""One source that holds several documents: where it is split, and what becomes of what stood between."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from teikit.cli.main import main
from teikit.encode import Transcript, profile
from teikit.encode.parts import WAYS, By, parts
from teikit.encode.readers.text import transcript

FRUS = profile.load("frus")
TWO = """795.00/10–750
Memorandum by Mr. A. Sapt to the King (Rassendyll)
The first.
=====
795.00/10–850
Memorandum by Mr. A. Sapt to the King (Rassendyll)
The second.
"""
NUMBERED = """23. Memorandum From the King to the Secretary
The first.
24. Telegram From the Embassy in Ruritania to the Department of State
The second.
"""


def texts(text: str, by: By = "auto") -> list[str]:
    return [part.transcript.text for part in parts(Transcript(text, "x.txt"), FRUS, by)]


def test_rows_before_headings_part_documents() -> None:
    first, second = texts(TWO)
    assert first.endswith("The first.\n")
    assert second.startswith("795.00/10–850\n")


def test_a_row_of_asterisks_within_a_text_is_an_omission() -> None:
    assert len(texts("Memorandum by Mr. A. Sapt\nIt begins.\n* * *\nIt goes on.\n")) == 1


def test_numbered_headings_part_documents_and_name_them() -> None:
    found = parts(Transcript(NUMBERED, "x.txt"), FRUS)
    assert [part.suffix for part in found] == ["d23", "d24"]
    assert "".join(part.transcript.text for part in found) == NUMBERED


def test_numbers_that_do_not_count_on_part_nothing() -> None:
    assert len(texts(NUMBERED.replace("24.", "31."))) == 1


def test_form_feeds_part_documents_where_the_user_says_so() -> None:
    read = transcript(b"One page.\n\fAnother.\n", Path("x.txt"), None)
    assert len(parts(read, FRUS)) == 1
    assert [part.transcript.text.strip() for part in parts(read, FRUS, "pages")] == ["One page.", "Another."]


LINES = ["=====", "* * *", "1. Memorandum", "2. Telegram", "Text.", "", "é\r"]


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(WAYS))
def test_nothing_is_lost_but_what_is_listed(source: list[str], by: By) -> None:
    text = "\n".join(source)
    found = parts(Transcript(text, "x.txt"), FRUS, by)
    kept = sum(len(part.transcript.text) for part in found)
    assert kept + sum(len(loss.text) for part in found for loss in part.transcript.losses) == len(text)
    at = 0
    for part in found:
        at = text.index(part.transcript.text, at) + len(part.transcript.text)


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["encode", *map(str, arguments)])
    return result.exit_code, result.output


def test_each_document_goes_to_a_file_of_its_own(tmp_path: Path) -> None:
    source = tmp_path / "both.txt"
    source.write_text(TWO, encoding="utf-8")
    code, output = run(source, "-o", tmp_path / "out.xml")
    assert code == 0
    assert sorted(path.name for path in tmp_path.glob("*.xml")) == ["out-1.xml", "out-2.xml"]
    assert "line 4: dropped, parts two documents" in output


def test_split_none_takes_them_for_one(tmp_path: Path) -> None:
    source = tmp_path / "both.txt"
    source.write_text(TWO, encoding="utf-8")
    assert run(source, "-o", tmp_path / "out.xml", "--split", "none")[0] == 0
    assert [path.name for path in tmp_path.glob("*.xml")] == ["out.xml"]


@pytest.mark.parametrize("option", [[], ["--split", "rows"]])
def test_several_documents_need_a_place_to_go_to(tmp_path: Path, option: list[str]) -> None:
    source = tmp_path / "both.txt"
    source.write_text(TWO, encoding="utf-8")
    code, output = run(source, *option)
    assert code == 2
    assert "--split none" in output
