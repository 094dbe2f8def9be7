"""Typst markup of verse, readings, formulas, authors and corpora."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.pdf import typeset, whole_text
from helpers.tei_documents import tei_document, write_tei
from teikit.publishing import Print, publish

MATH = "<math xmlns='http://www.w3.org/1998/Math/MathML'>{}</math>"
CHOICE = "<p>He <choice><sic>wsa</sic><corr>was</corr></choice> there.</p>"


def markup(folder: Path, body: str, options: Print | None = None) -> str:
    """Return the Typst markup of a document with a body."""
    [path, *_] = publish(write_tei(folder, body), folder, options or Print())
    return path.read_text(encoding="utf-8")


def test_each_fifth_line_of_verse_has_its_number(tmp_path: Path) -> None:
    lines = "".join(f"<l n='{n}'>Line</l>" for n in range(1, 11))
    text = markup(tmp_path, f"<lg>{lines}</lg>")
    assert (text.count("#line-number["), "#line-number[10];" in text) == (2, True)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (Print(), "He was #other-reading[wsa]; there"),
        (Print(alternates="notes"), "He was#reading-note[wsa]; there"),
        (Print(alternates="none"), "He was there"),
    ],
)
def test_other_readings_have_the_place_of_the_option(options: Print, expected: str, tmp_path: Path) -> None:
    assert expected in markup(tmp_path, CHOICE, options)


def test_formula_is_on_one_line(tmp_path: Path) -> None:
    power = "<mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>"
    fraction = "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>"
    body = f"<p><formula>{MATH.format(power)}</formula>, <formula>{MATH.format(fraction)}</formula></p>"
    assert "m c^2, (a + b)/2" in whole_text(typeset(tmp_path, body))


def test_documents_of_a_corpus_begin_on_pages_of_their_own(tmp_path: Path) -> None:
    members = "".join(
        tei_document(f"<p xml:id='a'>{word}<note>Of {word}</note></p>", title=word) for word in ("One", "Two")
    )
    corpus = tmp_path / "corpus.xml"
    header = (
        "<teiHeader><fileDesc><titleStmt><title>Both</title><author>Ada</author></titleStmt></fileDesc></teiHeader>"
    )
    corpus.write_text(f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0' xml:lang='en'>{header}{members}</teiCorpus>")
    [path, *_] = publish(corpus, tmp_path, Print())
    text = path.read_text(encoding="utf-8")
    assert "#title-author[Ada]" in text
    assert text.count("#new-page") == 2
    assert text.index("#head(1)[One]") < text.index("#head(1)[Two]")
