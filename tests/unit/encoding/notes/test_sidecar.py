"""Files with the bodies of notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core.errors import DocumentError
from teikit.encoding.notes.sidecar import read_notes


def read(folder: Path, text: str) -> dict[str, str]:
    path = folder / "notes.txt"
    path.write_text(text, encoding="utf-8")
    return read_notes(path)


def test_a_line_without_a_number_continues_the_note(tmp_path: Path) -> None:
    assert read(tmp_path, "1. Not printed;\n   see ante.\n\n2) Ibid.\n* Sic.") == {
        "1": "Not printed; see ante.",
        "2": "Ibid.",
        "*": "Sic.",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Not printed.", r"notes\.txt:1: expected a note that begins with its number; write for example: 1\. For"),
        ("1. Ibid.\n1. Sic.", r"notes\.txt:2: duplicate note 1; number each note once"),
    ],
)
def test_a_mistake_is_reported_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read(tmp_path, text)
