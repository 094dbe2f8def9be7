"""Readings: languages, renditions, pointers, and readings of the same words."""

from __future__ import annotations

import pytest

from helpers.readings import find, read_contents, read_tei, text_of
from helpers.tei_documents import tei_document


@pytest.mark.parametrize(
    ("rend", "expected"),
    [("italics", "italic"), ("smallcaps", "small-caps"), ("font-weight: bold", "bold"), ("sup", "superscript")],
)
def test_rendition_is_read_from_the_words_of_projects(rend: str, expected: str) -> None:
    [phrase] = find(read_contents(f"<p><hi rend='{rend}'>x</hi></p>"), ".//r:inline")
    assert phrase.get("rend") == expected


def test_rendition_of_tags_declaration_applies() -> None:
    rendition = "<rendition xml:id='b' scheme='css'>font-weight: bold</rendition>"
    header = f"<encodingDesc><tagsDecl>{rendition}</tagsDecl></encodingDesc>"
    [phrase] = find(read_contents("<p><hi rendition='#b'>x</hi></p>", header), ".//r:inline")
    assert phrase.get("rend") == "bold"


def test_only_safe_declarations_of_a_style_are_read() -> None:
    [phrase] = find(
        read_contents("<p><hi style='color: blue; background: url(https://example.org/x); position: fixed'>x</hi></p>"),
        ".//r:inline",
    )
    assert phrase.get("style") == "color: blue"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x"])
def test_address_that_may_run_code_is_not_linked(address: str) -> None:
    [link] = find(read_contents(f"<p><ref target='{address}'>x</ref></p>"), ".//r:link")
    assert link.get("href") is None


def test_link_to_an_element_that_does_not_exist_points_nowhere() -> None:
    [link] = find(read_contents("<p><ref target='#nowhere'>x</ref></p>"), ".//r:link")
    assert (link.get("to"), link.get("href"), text_of(link)) == (None, None, "x")


@pytest.mark.parametrize(
    ("choice", "default", "other"),
    [
        ("<choice><sic>teh</sic><corr>the</corr></choice>", "the", "teh"),
        ("<choice><abbr>Mr.</abbr><expan>Mister</expan></choice>", "Mister", "Mr."),
    ],
)
def test_one_of_several_readings_is_the_text(choice: str, default: str, other: str) -> None:
    [alternate] = find(read_contents(f"<p>{choice}</p>"), ".//r:alternate")
    assert text_of(find(alternate, "r:default")[0]) == default
    assert other in text_of(find(alternate, "r:other")[0])


def test_apparatus_entry_is_the_lemma_and_a_note_with_the_readings() -> None:
    body = "<p>A <app><lem>wild</lem><rdg wit='#A'>wide</rdg></app> sea.</p>"
    [paragraph] = find(read_contents(body), "r:paragraph")
    [note] = find(paragraph, ".//r:note")
    assert note.get("by") == "apparatus"
    assert "wide" in text_of(note)
    assert text_of(paragraph).startswith("A wild")


@pytest.mark.parametrize(("tag", "language"), [("eng", "en"), ("de_AT", "de-AT"), ("no language", "und")])
def test_language_is_a_valid_tag(tag: str, language: str) -> None:
    assert read_tei(tei_document("<p>x</p>", lang=tag)).get("lang") == language


def test_mathml_is_kept() -> None:
    formula = "<formula><math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math></formula>"
    assert len(find(read_contents(f"<p>{formula}</p>"), ".//m:math/m:mi")) == 1
