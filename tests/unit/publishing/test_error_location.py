"""Errors in a stylesheet or template of the user name its line, and the element at which they occur."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Teikit
from helpers.tei_documents import write_tei
from teikit.core import resources
from teikit.publishing.stylesheet_interface import READING_NS

BODY = """
<p>One<note>first</note></p>
<p>Two <num>forty</num><note>second</note>
<note n="fault">third</note></p>
"""
STYLESHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="{namespace}"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="{elements}">
  <xsl:import href="{shipped}"/>
  <xsl:template match="{match}" mode="{mode}">
    <xsl:sequence select="{select}"/>
  </xsl:template>
</xsl:stylesheet>"""
READING = {"elements": READING_NS, "match": "inline[@kind = 'num']"}
#: How a stylesheet of the user matches a number, by output.
MATCHES = {
    "pdf": {**READING, "namespace": "urn:teikit:print", "mode": "m:write"},
    "markdown": {**READING, "namespace": "urn:teikit:markdown", "mode": "m:phrase"},
    "epub": {**READING, "namespace": "urn:teikit:epub", "mode": "m:write"},
    "web": {**READING, "namespace": "urn:teikit:web", "mode": "m:write"},
}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return write_tei(tmp_path, BODY)


@pytest.mark.parametrize("target", MATCHES)
def test_stylesheet_error_names_the_element(target: str, document: Path, teikit: Teikit) -> None:
    mine = document.with_name("mine.xsl")
    shipped = resources.stylesheet(f"{'print' if target == 'pdf' else target}/document.xsl")
    mine.write_text(STYLESHEET.format(shipped=shipped, select="xs:integer(.)", **MATCHES[target]), encoding="utf-8")
    result = teikit("transform", document, "--to", target, "-o", document.parent / "out", "--xslt", mine)
    assert result.exit_code == 2
    assert "mine.xsl:5: the stylesheet failed" in result.stderr
    assert "at num (doc.xml:6)" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_typst_error_in_stylesheet_output_names_the_element(document: Path, teikit: Teikit) -> None:
    mine = document.with_name("mine.xsl")
    shipped = resources.stylesheet("print/document.xsl")
    stylesheet = STYLESHEET.format(shipped=shipped, select="'#no-such-function[x];'", **MATCHES["pdf"])
    mine.write_text(stylesheet, encoding="utf-8")
    result = teikit("transform", document, "--to", "pdf", "-o", document.parent / "out", "--xslt", mine)
    assert result.exit_code == 2
    assert "unknown variable: no-such-function" in result.stderr
    assert "at num (doc.xml:6)" in result.stderr


def test_template_error_names_its_line_and_the_element(document: Path, teikit: Teikit) -> None:
    mine = document.with_name("mine.typ")
    mine.write_text('#import "edition.typ": *\n#let note(n, body) = {\n  if n == "fault" { panic(n) }\n  body\n}\n')
    result = teikit("transform", document, "--to", "pdf", "-o", document.parent / "out", "--typst-template", mine)
    assert result.exit_code == 2
    assert "mine.typ:3: Typst: panicked" in result.stderr
    assert "at note (doc.xml:7)" in result.stderr
    assert not (document.parent / "out").exists()


def test_missing_template_is_an_error(document: Path, teikit: Teikit) -> None:
    result = teikit("transform", document, "--to", "pdf", "-o", document.parent, "--typst-template", "nowhere.typ")
    assert result.exit_code == 2
    assert "nowhere.typ: no such file (expected a Typst template)" in result.stderr


def test_invalid_picture_names_the_element(document: Path, teikit: Teikit) -> None:
    document.with_name("broken.png").write_bytes(b"no picture")
    body = BODY.replace("<num>forty</num>", "<figure>\n<graphic url='broken.png'/></figure>")
    write_tei(document.parent, body)
    result = teikit("transform", document, "--to", "pdf", "-o", document.parent / "out")
    assert result.exit_code == 2
    assert "doc.xml:7: broken.png does not contain a picture of the type .png, at graphic" in result.stderr
