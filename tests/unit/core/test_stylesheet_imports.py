"""Modules of a user's stylesheet: those that it imports may be anywhere, other files only in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teikit.core.errors import StylesheetError
from teikit.core.saxon import Stylesheet
from teikit.core.stylesheet_imports import imported_folders

STYLESHEET = '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{}</xsl:stylesheet>'
GREETING = '<xsl:template name="greet"><p>Good day</p></xsl:template>'
ROOT_TEMPLATE = '<xsl:template match="/"><xsl:call-template name="greet"/></xsl:template>'


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STYLESHEET.format(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("absolute", [False, True])
def test_a_stylesheet_imports_modules_of_folders_next_to_its_own(tmp_path: Path, absolute: bool) -> None:
    write(tmp_path / "texts" / "greeting.xsl", GREETING)
    common = write(tmp_path / "common" / "base.xsl", '<xsl:include href="../texts/greeting.xsl"/>')
    href = common.as_uri() if absolute else "../common/base.xsl"
    own = write(tmp_path / "web" / "own.xsl", f'<xsl:import href="{href}"/>{ROOT_TEMPLATE}')
    assert "<p>Good day</p>" in Stylesheet(own).transform(etree.fromstring("<TEI/>")).text


def test_data_next_to_the_folder_of_a_stylesheet_is_not_readable(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<secret>word</secret>", encoding="utf-8")
    own = write(
        tmp_path / "web" / "own.xsl",
        "<xsl:template match='/'><xsl:copy-of select='doc(\"../secret.xml\")'/></xsl:template>",
    )
    with pytest.raises(StylesheetError):
        Stylesheet(own).transform(etree.fromstring("<TEI/>"))


def test_modules_that_import_each_other_are_found_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.xsl", '<xsl:import href="../b/two.xsl"/>')
    two = write(
        tmp_path / "b" / "two.xsl", '<xsl:import href="../a/one.xsl"/><xsl:import href="https://example.org/x.xsl"/>'
    )
    assert imported_folders(two, two.read_text(encoding="utf-8")) == [tmp_path / "a", tmp_path / "b"]


@pytest.mark.parametrize("content", ["", "<xsl:stylesheet>"])
def test_a_stylesheet_that_is_not_xml_is_one_error_and_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: str
) -> None:
    own = tmp_path / "own.xsl"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(StylesheetError) as raised:
        Stylesheet(own)
    assert "\n" not in str(raised.value)
    assert capfd.readouterr().err == ""
