"""Twice the text takes at most about twice the time to encode, whatever it consists of."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.growth import LIMIT, ratio_of_doubling
from teikit.encoding import EncodingOptions, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import read_text
from teikit.encoding.readers.formats import read

OPTIONS = EncodingOptions(load_profile("frus"))


@pytest.mark.parametrize(
    "repeated",
    [
        "x.1 ",
        "A1 ",
        "X",
        "A-b-",
        "sum* ",
        "HARBOUR ",
        "Harbour Dues ",
        "Mr. Vance said ",
        "1 ",
        "A’s ",
        ". ",
        "(",
        "“a ",
    ],
)
def test_encoding_a_line_of_twice_the_length(tmp_path: Path, repeated: str) -> None:
    def compute(length: int) -> None:
        file = tmp_path / f"{length}.txt"
        file.write_text("Harbour accounts\n\nWe paid " + repeated * (length // len(repeated)) + "\n", encoding="utf-8")
        encode(read_text(file), OPTIONS)

    assert ratio_of_doubling(compute, 12_000) <= LIMIT


@pytest.mark.parametrize("repeated", ["A sum.\n\n", "A sum.1\n\n", "Mr. Vance: Yes.\n\n", "[Page 7]\n\nA sum.\n\n"])
def test_encoding_twice_the_paragraphs(tmp_path: Path, repeated: str) -> None:
    def compute(count: int) -> None:
        file = tmp_path / f"{count}.txt"
        file.write_text("Harbour accounts\n\n" + repeated * count, encoding="utf-8")
        encode(read_text(file), OPTIONS)

    assert ratio_of_doubling(compute, 500) <= LIMIT


@pytest.mark.parametrize("cells", [2, 200])
def test_encoding_a_table_of_twice_the_rows(tmp_path: Path, cells: int) -> None:
    def compute(count: int) -> None:
        file = tmp_path / f"{count}.html"
        row = "<tr>" + "<td>Sum</td>" * cells + "</tr>"
        file.write_text(f"<h1>Accounts</h1><table>{row * (count // cells)}</table>", encoding="utf-8")
        encode(read(file), OPTIONS)

    assert ratio_of_doubling(compute, 2_000) <= LIMIT
