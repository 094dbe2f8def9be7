"""Typst source: the markup of a document with the templates that it imports."""

from __future__ import annotations

from pathlib import Path

from helpers import MEMORANDUM, Teikit
from teikit.core.xml import parse
from teikit.publishing.timestamps import last_modified
from teikit.publishing.typesetting import compile_typst


def test_typst_source_is_written_with_its_templates(tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", MEMORANDUM, "--to", "print", "-o", tmp_path)
    assert [Path(line).name for line in result.output.split()] == [
        f"{MEMORANDUM.stem}.typ",
        "edition.typ",
        "margin.typ",
        "late.typ",
        "settings.typ",
    ]
    assert compile_typst(tmp_path / f"{MEMORANDUM.stem}.typ", last_modified(parse(MEMORANDUM))).startswith(b"%PDF")
