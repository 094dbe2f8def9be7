"""The words that publishing adds, in each of its languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from teikit.core import resources
from teikit.core.saxon import Stylesheet

XSLT = resources.stylesheet("common/labels.xsl").parent.parent
LANGUAGES = ("en", "de", "fr")
SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:teikit:functions" exclude-result-prefixes="#all">
  <xsl:include href="{labels}"/>
  <xsl:output method="text"/>
  <xsl:param name="ask" as="xs:string" select="''"/>
  <xsl:template match="/">
    <xsl:variable name="answer" as="item()">{ask}</xsl:variable>
    <xsl:value-of select="serialize($answer, map{{'method': 'json'}})"/>
  </xsl:template>
</xsl:stylesheet>"""
NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def ask(tmp_path: Path):
    """Return the answer of an XPath expression where the labels are known."""

    def ask(expression: str, lang: str = "en"):
        sheet = tmp_path / "ask.xsl"
        sequence = f'<xsl:sequence select="{expression}"/>'
        labels = (XSLT / "common" / "labels.xsl").as_uri()
        sheet.write_text(SHEET.format(labels=labels, ask=sequence), encoding="utf-8")
        return json.loads(Stylesheet(sheet).transform(etree.ElementTree(etree.Element("x")), lang=lang).text)

    return ask


def test_each_language_has_every_label(ask) -> None:
    labels = ask("$f:labels")
    assert sorted(labels) == sorted(LANGUAGES)
    for language in LANGUAGES:
        assert sorted(labels[language]) == sorted(labels["en"]), language
        assert all(label.strip() for label in labels[language].values())


def test_each_language_puts_the_same_values_into_a_label(ask) -> None:
    labels = ask("$f:labels")
    for key, label in labels["en"].items():
        for language in LANGUAGES:
            assert labels[language][key].count("%") == label.count("%"), (language, key)


def test_every_label_that_is_asked_for_is_there(ask) -> None:
    asked = {
        key
        for sheet in XSLT.rglob("*.xsl")
        for key in re.findall(r"f:label\('([^']+)'", sheet.read_text(encoding="utf-8"))
        if not key.endswith("-")
    }
    assert len(asked) > 60
    assert asked <= set(ask("$f:labels?en"))


def test_french_is_set_as_the_french_set_it(ask) -> None:
    for key, label in ask("$f:labels?fr").items():
        assert not re.search(rf"(?<!{NARROW})[:;?!»]", label), (key, "a narrow space before it")
        assert not re.search(rf"«(?!{NARROW})|°(?!{NARROW})", label), (key, "a narrow space behind it")
        assert not re.search("[\"'“”]", label), (key, "« » and ’")


@pytest.mark.parametrize(
    ("lang", "first", "seventh", "number"),
    [
        ("en", "1 October 1950", "7 October 1950", "12,345"),
        ("de", "1. Oktober 1950", "7. Oktober 1950", "12.345"),
        ("fr", "1er octobre 1950", "7 octobre 1950", f"12{NARROW}345"),
        ("fr-CH", "1er octobre 1950", "7 octobre 1950", f"12{NARROW}345"),
        ("pt", "1 October 1950", "7 October 1950", "12,345"),
    ],
)
def test_dates_and_numbers_are_written_as_the_language_writes_them(ask, lang, first, seventh, number) -> None:
    assert ask("array{f:date('1950-10-01'), f:date('1950-10-07'), f:grouped(12345)}", lang) == [first, seventh, number]


def test_each_language_has_twelve_months(ask) -> None:
    for language in LANGUAGES:
        assert len(ask(f"array{{$f:months?{language}}}")) == 12
