"""The page of a document: contents, readings, styles, and the parts that a stylesheet of the user may override."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from helpers.tei_documents import write_tei
from teikit.core import resources
from teikit.publishing.options import Web
from teikit.publishing.targets.web.page import render_page
from teikit.publishing.tei_document import TeiDocument

STYLESHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:teikit:web"
  xmlns:f="urn:teikit:functions" xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="urn:teikit:reading">
  <xsl:import href="{shipped}"/>
  {template}
</xsl:stylesheet>"""


def files(folder: Path, body: str, options: Web | None = None, header: str = "") -> dict[str, str]:
    document = TeiDocument.read(write_tei(folder, body, title="A book", header=header))
    return {name: content.decode() for name, content in render_page(document, options or Web()).files.items()}


def page(folder: Path, body: str, template: str = "", header: str = "") -> html.HtmlElement:
    options = Web()
    if template:
        mine = folder / "mine.xsl"
        shipped = resources.stylesheet("web/document.xsl")
        mine.write_text(STYLESHEET.format(shipped=shipped, template=template), encoding="utf-8")
        options = Web(stylesheet=mine)
    return html.fromstring(files(folder, body, options, header)["doc.html"].encode())


@pytest.mark.parametrize(
    ("template", "found"),
    [
        (
            '<xsl:template match="name" mode="w:write"><b><xsl:value-of select="."/></b></xsl:template>',
            "//p/b[.='Ann']",
        ),
        (
            '<xsl:template match="name" mode="w:attributes">'
            '<xsl:attribute name="class" select="local-name()"/></xsl:template>',
            '//span[@class="name"][.="Ann"]',
        ),
        (
            '<xsl:template match="heading" mode="w:heading"><p><xsl:value-of select="@level"/></p></xsl:template>',
            "//p[.='2']",
        ),
        ('<xsl:template name="w:cite"><p>none</p></xsl:template>', "//article/p[.='none']"),
    ],
)
def test_stylesheet_of_the_user_overrides_a_part(template: str, found: str, tmp_path: Path) -> None:
    body = "<div><head>One</head><p>To <persName>Ann</persName>.</p></div><div><head>Two</head><p/></div>"
    assert page(tmp_path, body, template).xpath(found)


def test_other_readings_are_shown_by_a_button(tmp_path: Path) -> None:
    root = page(tmp_path, "<p>He <choice><sic>wsa</sic><corr>was</corr></choice> here.</p>")
    [button] = root.xpath("//p/button")
    [others] = root.xpath(f"//*[@id='{button.get('popovertarget')}']")
    assert (button.get("aria-label"), others.text_content().split()) == ("Other reading of “was”", ["wsa"])


@pytest.mark.parametrize(("divisions", "entries"), [(3, 0), (4, 4)])
def test_long_document_has_a_list_of_contents(divisions: int, entries: int, tmp_path: Path) -> None:
    body = "".join(f"<div><head>Part {number}</head><p>Text.</p></div>" for number in range(divisions))
    root = page(tmp_path, body)
    links = root.xpath("//nav[@class='outline']//a/@href")
    assert len(links) == entries
    assert all(root.xpath(f"//h2[@id='{link[1:]}']") for link in links)


def test_styles_of_the_source_are_classes(tmp_path: Path) -> None:
    made = files(tmp_path, '<p style="color: blue; background: url(x)">Text.</p>')
    assert made["doc.css"] == ".style-1 { color: blue }\n"
    assert 'class="p style-1"' in made["doc.html"]
    assert " style=" not in made["doc.html"]


def test_without_facts_there_is_no_list_of_facts(tmp_path: Path) -> None:
    assert not page(tmp_path, "<p>Text.</p>").xpath("//dl[@class='metadata'][not(*)]")


def test_notes_in_running_text_are_separated_from_it(tmp_path: Path) -> None:
    root = page(tmp_path, '<p>one<note place="inline">two</note> three</p>')
    assert root.xpath("string(//*[@id='text'])").split() == ["one", "[two]", "three"]
