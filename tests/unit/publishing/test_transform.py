"""Stylesheets run over a document: parameters, messages, registers."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.tei_documents import write_tei
from teikit.core import resources
from teikit.publishing import Markdown
from teikit.publishing.stylesheet_interface import declared_parameters
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.transform import read_register, transform

STYLESHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="part%20two.xsl"/>
  <xsl:param name="one" select="'default'"/>
  <xsl:template match="/"><xsl:message select="'note'"/><xsl:message select="'note'"/><xsl:value-of
    select="$one || ' ' || $two"/></xsl:template>
</xsl:stylesheet>"""
PART = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="mine.xsl" use-when="false()"/>
  <xsl:param name="two" select="'default'"/>
  <xsl:template name="t"><xsl:param name="local"/></xsl:template>
</xsl:stylesheet>"""


@pytest.fixture
def options(tmp_path: Path) -> Markdown:
    (tmp_path / "mine.xsl").write_text(STYLESHEET)
    (tmp_path / "part two.xsl").write_text(PART)
    return Markdown(stylesheet=tmp_path / "mine.xsl", parameters={"two": "given"})


def test_global_parameters_of_all_modules_are_declared(options: Markdown) -> None:
    assert options.stylesheet is not None
    assert declared_parameters(Path(options.stylesheet)) == {"one", "two"}


def test_values_that_the_stylesheet_does_not_declare_are_left_out(options: Markdown, tmp_path: Path) -> None:
    document = TeiDocument.read(write_tei(tmp_path, "<p/>"))
    result = transform(document, "markdown/document.xsl", options, {"one": "own", "two": "own", "three": "own"})
    assert result.text.endswith("own given")


def test_each_message_is_logged_once(options: Markdown, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = write_tei(tmp_path, "<p/>")
    transform(TeiDocument.read(path), "markdown/document.xsl", options)
    assert [record.getMessage() for record in caplog.records] == [f"{path}: note"]


def test_document_with_another_root_needs_a_stylesheet_of_its_own(options: Markdown, tmp_path: Path) -> None:
    path = tmp_path / "doc.xml"
    path.write_text("<svg/>")
    assert transform(TeiDocument.read(path), "markdown/document.xsl", options).text.endswith("default given")


def test_missing_register_is_none_and_a_changed_one_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "persons.xml"
    assert read_register(path) is None
    path.write_text("<a/>")
    first = read_register(path)
    assert first is not None
    assert read_register(path) is first
    path.write_text("<bc/>")
    second = read_register(path)
    assert second is not None
    assert second.getroot().tag == "bc"


@pytest.mark.parametrize("entry", ["web", "print", "epub", "markdown"])
def test_shipped_stylesheets_have_the_parameter_for_the_language(entry: str) -> None:
    assert "lang" in declared_parameters(resources.stylesheet(f"{entry}/document.xsl"))
