"""The rule ``enclosures``, alone."""

from __future__ import annotations

from helpers.contexts import found, make_context
from teikit.encoding.rules.enclosed_documents import segments

TEXT = "Telegram\nThe text.\n\n[Enclosure 1]\nNote by the Embassy\nMore text.\n\nAnnex A\nA list.\nIts end.\n"


def test_an_enclosure_ends_before_the_next() -> None:
    made = found("enclosures", TEXT, "heading")
    assert [words for element, words in made if element == "floatingText"] == [
        "[Enclosure 1] Note by the Embassy More text.",
        "Annex A A list. Its end.",
    ]
    assert [words for element, words in made if element == "head"] == ["[Enclosure 1]", "Annex A"]


def test_the_main_document_ends_before_the_first_enclosure() -> None:
    main, *enclosed = segments(make_context(TEXT, "heading", "enclosures"))
    assert TEXT[main.start : main.end].endswith("The text.\n\n")
    assert len(enclosed) == 2


def test_a_label_in_the_last_line_begins_nothing() -> None:
    assert found("enclosures", "Telegram\nThe text.\nMore text.\n[Enclosure]\n", "heading") == []
