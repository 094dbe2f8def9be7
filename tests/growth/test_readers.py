"""Twice the content of a Word document or an HTML page takes at most about twice the time to read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from helpers.growth import LIMIT, ratio_of_doubling
from helpers.word_documents import docx, p, run
from teikit.encoding.readers import parse


@pytest.mark.parametrize(
    "repeated",
    [
        run("A sum of wood."),
        f"<w:ins>{run('A sum')}</w:ins>",
        "<w:del><w:r><w:delText>A sum</w:delText></w:r></w:del>" + run("Wood"),
    ],
    ids=["runs", "insertions", "deletions"],
)
def test_reading_a_paragraph_of_twice_the_runs(repeated: str) -> None:
    @lru_cache
    def document(count: int) -> bytes:
        return docx(p(repeated * count))

    assert ratio_of_doubling(lambda count: parse(document(count), Path("a.docx")), 1_000) <= LIMIT


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        ("<h1>Accounts</h1>", "<p>A sum.</p>"),
        ("<ul>", "<li>A sum.</li>"),
        ("<p>", "<b>A</b> sum. "),
        ("<dl>", "<dt>Wood<dd>A sum."),
        ("<table>", "<tr><td>A sum."),
        ("<div>", "A sum. <p>Wood.</p>"),
    ],
)
def test_reading_a_page_of_twice_the_content(before: str, repeated: str) -> None:
    def compute(count: int) -> None:
        parse(f"<!doctype html><body>{before}{repeated * count}".encode(), Path("a.html"))

    assert ratio_of_doubling(compute, 1_000) <= LIMIT
