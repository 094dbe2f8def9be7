"""Labels, months and numbers that publishing adds, in each of its languages."""

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
  <xsl:template match="/">
    <xsl:variable name="result" as="item()">{sequence}</xsl:variable>
    <xsl:value-of select="serialize($result, map{{'method': 'json'}})"/>
  </xsl:template>
</xsl:stylesheet>"""
NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def evaluate(tmp_path: Path):
    """Function that evaluates an XPath expression in a stylesheet that includes the labels."""

    def evaluate(expression: str, lang: str = "en"):
        sheet = tmp_path / "evaluate.xsl"
        sequence = f'<xsl:sequence select="{expression}"/>'
        labels = (XSLT / "common" / "labels.xsl").as_uri()
        sheet.write_text(SHEET.format(labels=labels, sequence=sequence), encoding="utf-8")
        return json.loads(Stylesheet(sheet).transform(etree.ElementTree(etree.Element("x")), lang=lang).text)

    return evaluate


def test_each_language_has_every_label(evaluate) -> None:
    labels = evaluate("$f:labels")
    assert sorted(labels) == sorted(LANGUAGES)
    for language in LANGUAGES:
        assert sorted(labels[language]) == sorted(labels["en"]), language
        assert all(label.strip() for label in labels[language].values())


def test_labels_have_the_same_placeholders_in_each_language(evaluate) -> None:
    labels = evaluate("$f:labels")
    for key, label in labels["en"].items():
        for language in LANGUAGES:
            assert labels[language][key].count("%") == label.count("%"), (language, key)


def test_every_label_that_stylesheets_use_exists(evaluate) -> None:
    used = {
        key
        for sheet in XSLT.rglob("*.xsl")
        for key in re.findall(r"f:label\('([^']+)'", sheet.read_text(encoding="utf-8"))
        if not key.endswith("-")
    }
    assert len(used) > 60
    assert used <= set(evaluate("$f:labels?en"))


def test_french_labels_follow_french_typography(evaluate) -> None:
    for key, label in evaluate("$f:labels?fr").items():
        assert not re.search(rf"(?<!{NARROW})[:;?!»]", label), (key, "a narrow space before it")
        assert not re.search(rf"«(?!{NARROW})|°(?!{NARROW})", label), (key, "a narrow space after it")
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
def test_dates_and_numbers_follow_the_language(evaluate, lang, first, seventh, number) -> None:
    values = evaluate("array{f:date('1950-10-01'), f:date('1950-10-07'), f:grouped(12345)}", lang)
    assert values == [first, seventh, number]


def test_each_language_has_twelve_months(evaluate) -> None:
    for language in LANGUAGES:
        assert len(evaluate(f"array{{$f:months?{language}}}")) == 12
