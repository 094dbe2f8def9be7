"""Outputs of an ODD besides grammar and rules: compact syntax, description, manual in other languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from helpers import ROOT, Teikit
from teikit import odd
from teikit.relaxng.loading import Loader

TEIKIT = ROOT / "schemas" / "teikit.odd"
ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><text><body><schemaSpec ident="s" start="div">
<elementSpec ident="div" module="core"><gloss>division</gloss><gloss xml:lang="de">Abschnitt</gloss>
<desc>a part</desc><desc xml:lang="de">ein Teil</desc>
<classes><memberOf key="att.kind"/></classes>
<content><alternate><elementRef key="div" maxOccurs="unbounded"/><textNode/></alternate></content>
<model behaviour="block" predicate="@type"/>
<exemplum xml:lang="de"><egXML xmlns="http://www.tei-c.org/ns/Examples"><div>Wort</div></egXML></exemplum>
<exemplum><egXML xmlns="http://www.tei-c.org/ns/Examples"><div>word</div></egXML></exemplum>
</elementSpec><classSpec ident="att.kind" type="atts"><attList><attDef ident="type" usage="req" validUntil="2030-01-01">
<desc>the kind</desc><datatype><dataRef name="NCName"/></datatype><defaultVal>x</defaultVal></attDef></attList>
</classSpec>
</schemaSpec></body></text></TEI>"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "s.odd"
    path.write_text(ODD, encoding="utf-8")
    return path


def test_both_syntaxes_of_a_grammar_are_the_same_schema() -> None:
    compiled = odd.Odd(TEIKIT)
    grammars = []
    for name, data in (("s.rng", compiled.relaxng()), ("s.rnc", compiled.relaxng_compact())):
        loader = Loader()
        loader.files[name] = data
        grammars.append(loader.load(Path(name)))
    assert grammars[0] == grammars[1]


def test_keywords_are_names_of_elements_in_the_compact_syntax(small: Path) -> None:
    text = odd.Odd(small).relaxng_compact().decode()
    assert "\\div =" in text
    assert "element div {" in text


def test_the_description_has_the_relations_of_the_grammar(small: Path, teikit: Teikit) -> None:
    result = teikit("schema", "json", small)
    described = json.loads(result.stdout)
    [division, _] = described["specifications"]
    assert division["contains"] == division["contained_by"] == ["div"]
    assert division["contains_text"] is True
    assert division["gloss"] == {"": "division", "de": "Abschnitt"}
    assert division["declaration"].startswith("\\div =")
    [attribute] = division["attributes"]
    expected = {"name": "type", "origin": "att.kind", "usage": "req", "datatype": "NCName", "default": "x"}
    assert expected.items() <= attribute.items()
    assert attribute["valid_until"] == "2030-01-01"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("division", "May contain", "word", "required")), ("de", ("Abschnitt", "Kann enthalten", "Wort"))],
)
def test_the_manual_has_a_language(language: str, words: tuple[str, ...], small: Path) -> None:
    page = html.document_fromstring(odd.Odd(small).manual(language=language).decode())
    text = page.text_content()
    assert [word for word in words if word not in text] == []
    assert page.get("lang") == language
    assert len(page.xpath("//section[@id='el-div']//pre[@class='example']")) == 1


def test_the_manual_lists_models_declarations_and_deprecations(small: Path) -> None:
    page = html.document_fromstring(odd.Odd(small).manual().decode())
    [card] = page.xpath("//section[@id='el-div']")
    assert "block" in card.xpath(".//details[@class='models']")[0].text_content()
    assert "element div {" in card.xpath(".//pre[@class='declaration']")[0].text_content()
    assert "valid until 2030-01-01" in page.text_content()
    assert page.xpath("//input[@type='search']")


def test_a_manual_can_be_split_into_pages(small: Path, tmp_path: Path, teikit: Teikit) -> None:
    folder = tmp_path / "manual"
    assert teikit("schema", "manual", small, "--split", "-o", folder).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "el-div.html",
        "index.html",
        "manual.css",
        "spec-att.kind.html",
    ]
    for path in folder.glob("*.html"):
        page = html.document_fromstring(path.read_text(encoding="utf-8"))
        for target in page.xpath("//a/@href[not(contains(., '://'))]"):
            name, _, anchor = target.partition("#")
            there = html.document_fromstring((folder / (name or path.name)).read_text(encoding="utf-8"))
            assert there.xpath("//*[@id=$anchor]", anchor=anchor), (path.name, target)


def test_a_source_is_downloaded_once_with_its_checksum(
    tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def retrieve(address: str) -> bytes:
        asked.append(address)
        return TEIKIT.read_bytes()

    monkeypatch.setattr("teikit.workflow.customisation.retrieve", retrieve)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    result = teikit("schema", "fetch", "tei:4.9.0")
    assert asked == ["https://www.tei-c.org/Vault/P5/4.9.0/xml/tei/odd/p5subset.xml"]
    path, checksum = result.stdout.split()[0], result.stdout.split()[-1]
    assert Path(path).read_bytes() == TEIKIT.read_bytes()
    assert Path(path).with_suffix(".sha256").read_text().startswith(checksum)
    ours = tmp_path / "ours.odd"
    ours.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><schemaSpec start="TEI" source="tei:4.9.0"><moduleRef key="tei"/>'
        '<moduleRef key="core"/><moduleRef key="header"/><moduleRef key="textstructure"/></schemaSpec></TEI>'
    )
    assert teikit("schema", "rng", ours).exit_code == 0
    assert teikit("schema", "fetch", "tei:4.9.0", "--sha256", "0" * 64).exit_code == 2
    assert len(asked) == 2
