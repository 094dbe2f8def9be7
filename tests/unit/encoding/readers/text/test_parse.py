"""The reader of plain text: encodings, form feeds, and texts that XML cannot contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core.errors import DocumentError, OptionError
from teikit.core.positions import Position
from teikit.encoding.readers.text import parse, read_text

MEMO = Path("memo.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_determines_the_encoding_and_is_not_text(encoding: str) -> None:
    assert parse("Zoë\n".encode(encoding), MEMO).text == "Zoë\n"


def test_line_ends_are_kept() -> None:
    assert parse(b"a\r\nb\rc\n", MEMO).text == "a\r\nb\rc\n"


def test_a_form_feed_begins_a_page_and_is_reported() -> None:
    transcript = parse(b"one\n\ftwo\n\fthree", MEMO)
    assert (transcript.text, transcript.pages) == ("one\ntwo\nthree", (4, 8))
    assert [(loss.place, loss.fate) for loss in transcript.losses] == [("line 2", "moved"), ("line 3", "moved")]


@pytest.mark.parametrize(
    ("data", "message", "position"),
    [
        (b" \n\f", "the file is empty", None),
        (b"one\ntw\x0bo", r"U\+000B is not allowed in XML", Position(2, 3)),
        (b"one\n\0", "binary data", Position(2)),
        (b"%PDF-1.7", "found a PDF", None),
        (b"PK\x03\x04", "ZIP archive", None),
        (b"<TEI xmlns=''/>", "found XML", None),
        (b"caf\xe9", "byte 0xE9 is not valid UTF-8.*looks like latin-1", Position(1, 4)),
        (b"\x93caf\x94", "looks like cp1252", Position(1, 1)),
        (b"caf\x81", "looks like cp437", Position(1, 4)),
    ],
)
def test_data_other_than_text_is_refused_with_its_position(
    data: bytes, message: str, position: Position | None
) -> None:
    with pytest.raises(DocumentError, match=message) as raised:
        parse(data, MEMO)
    assert raised.value.position == position


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(OptionError, match="unknown encoding 'klingon'"):
        parse(b"x", MEMO, "klingon")


def test_a_given_encoding_is_used() -> None:
    assert parse(b"caf\xe9", MEMO, "latin-1").text == "café"


def test_a_missing_file_is_an_error_of_the_standard_type(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_text(str(tmp_path / "none.txt"))
