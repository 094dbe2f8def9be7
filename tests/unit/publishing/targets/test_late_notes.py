"""Notes start on the page of their reference, wherever the page breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from helpers.pdf import typeset

LETTERS = "abcdefghijklmn"


def paragraphs_with_notes(before: int, note: str) -> str:
    """Return paragraphs with a note on the first line of each, after ``before`` sentences that move them down."""
    first = "<p>" + "This sentence moves what follows down the page. " * before + "</p>"
    lines = "of several lines of text that goes on and on " * 6
    return first + "".join(
        f"<p>Anchor{each}word begins<note>Foot{each}word {note}</note> a paragraph {lines}</p>" for each in LETTERS
    )


def late_notes(reader: PdfReader) -> list[str]:
    """Return the letters of the notes that do not start on the page of their reference."""
    pages = ["".join(page.extract_text().split()) for page in reader.pages]

    def page_with(word: str) -> int:
        return next(number for number, page in enumerate(pages) if word in page)

    return [letter for letter in LETTERS if page_with(f"Anchor{letter}word") != page_with(f"Foot{letter}word")]


@pytest.mark.parametrize("before", range(40, 52, 2))
def test_note_moves_with_its_line_to_the_next_page(before: int, tmp_path: Path) -> None:
    note = "is a note of two lines, since it has more words than one line holds. " * 2
    assert late_notes(typeset(tmp_path, paragraphs_with_notes(before, note))) == []


@pytest.mark.parametrize("before", range(40, 52, 3))
def test_note_moves_with_its_list_item_to_the_next_page(before: int, tmp_path: Path) -> None:
    first, *others = paragraphs_with_notes(before, "is a note.").split("<p>Anchor")
    items = "".join(f"<item>Anchor{other.removesuffix('</p>')}</item>" for other in others)
    assert late_notes(typeset(tmp_path, f"{first}<list>{items}</list>")) == []
