"""An ODD that customises another one; and what cannot be compiled is told, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from conftest import ROOT, Teikit
from teikit import odd
from teikit.errors import TeikitError

SOURCE = ROOT / "schemas" / "teikit.odd"
MODULES = '<moduleRef key="tei"/><moduleRef key="header"/><moduleRef key="textstructure"/><moduleRef key="core"/>'
ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
<teiHeader><fileDesc><titleStmt><title>Ours</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><p>Our rules.</p>
<schemaSpec ident="ours" start="TEI">
{}
</schemaSpec></body></text></TEI>
"""
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>"""


@pytest.fixture
def customised(tmp_path: Path) -> Path:
    return tmp_path / "ours.odd"


class Schema:
    """A compiled customisation that says whether a body is valid."""

    def __init__(self, path: Path, specifications: str) -> None:
        path.write_text(ODD.format(specifications), encoding="utf-8")
        self.grammar = odd.rng(path, SOURCE).decode()
        self._schema = etree.RelaxNG(etree.fromstring(self.grammar.encode()))

    def allows(self, body: str) -> bool:
        return bool(self._schema.validate(etree.fromstring(DOCUMENT.format(body))))


def test_modules_bring_their_elements(customised: Path) -> None:
    schema = Schema(customised, MODULES)
    assert schema.allows('<p>A <hi rend="italic">word</hi>.</p>')
    assert not schema.allows('<p>A <persName ref="#x">name</persName>.</p>')


def test_include_and_except_choose_elements(customised: Path) -> None:
    some = MODULES.replace('<moduleRef key="core"/>', '<moduleRef key="core" include="p title head publisher date"/>')
    assert not Schema(customised, some).allows('<p>A <hi rend="italic">word</hi>.</p>')
    others = MODULES.replace('key="core"', 'key="core" except="hi"')
    schema = Schema(customised, others)
    assert not schema.allows("<p>A <hi>word</hi>.</p>")
    assert schema.allows("<p>A <emph>word</emph>.</p>")


def test_an_element_is_deleted(customised: Path) -> None:
    schema = Schema(customised, MODULES + '<elementSpec ident="emph" module="core" mode="delete"/>')
    assert not schema.allows("<p>A <emph>word</emph>.</p>")
    assert 'name="emph"' not in schema.grammar


def test_an_attribute_is_deleted_and_another_required(customised: Path) -> None:
    changes = """<elementSpec ident="hi" module="core" mode="change"><attList>
      <attDef ident="rend" mode="change" usage="req"/><attDef ident="n" mode="delete"/></attList></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows('<p><hi rend="bold">x</hi></p>')
    assert not schema.allows("<p><hi>x</hi></p>")
    assert not schema.allows('<p><hi rend="bold" n="1">x</hi></p>')
    assert schema.allows('<p n="1">x</p>')


def test_a_list_of_values_is_closed(customised: Path) -> None:
    changes = """<elementSpec ident="hi" module="core" mode="change"><attList><attDef ident="rend" mode="change">
      <valList type="closed" mode="replace"><valItem ident="loud"/></valList></attDef></attList></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows('<p><hi rend="loud">x</hi></p>')
    assert not schema.allows('<p><hi rend="bold">x</hi></p>')


def test_a_class_loses_an_attribute(customised: Path) -> None:
    changes = """<classSpec ident="att.global" type="atts" mode="change"><attList>
      <attDef ident="n" mode="delete"/></attList></classSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows("<p>x</p>")
    assert not schema.allows('<p n="1">x</p>')


def test_an_element_leaves_a_class(customised: Path) -> None:
    changes = """<elementSpec ident="hi" module="core" mode="change"><classes mode="change">
      <memberOf key="att.global" mode="delete"/></classes></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert not schema.allows('<p><hi xml:id="a">x</hi></p>')


def test_an_element_of_our_own_is_added(customised: Path) -> None:
    changes = """<elementSpec ident="stamp" ns="urn:ours" mode="add"><desc>a stamp</desc>
      <classes><memberOf key="model.hiLike"/></classes><content><textNode/></content>
      <attList><attDef ident="colour" usage="req"><datatype><dataRef name="NCName"/></datatype></attDef>
      </attList></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows('<p><stamp xmlns="urn:ours" colour="red">RECEIVED</stamp></p>')
    assert not schema.allows('<p><stamp xmlns="urn:ours">RECEIVED</stamp></p>')


def test_the_content_of_an_element_is_replaced(customised: Path) -> None:
    changes = """<elementSpec ident="head" module="core" mode="change"><content><textNode/></content></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows("<div><head>Words</head><p>x</p></div>")
    assert not schema.allows("<div><head>Words <hi>x</hi></head><p>x</p></div>")


def test_rules_come_along_and_are_changed(customised: Path) -> None:
    changes = """<elementSpec ident="hi" module="core" mode="change"><constraintSpec ident="short" scheme="schematron">
      <constraint><sch:assert test="string-length() lt 10">Too long.</sch:assert></constraint></constraintSpec>
      </elementSpec>
      <elementSpec ident="gap" module="core" mode="change"><constraintSpec ident="gap" mode="delete"/></elementSpec>"""
    customised.write_text(ODD.format(MODULES + changes), encoding="utf-8")
    rules = odd.schematron(customised, SOURCE).decode()
    assert '<sch:rule context="tei:hi">' in rules
    assert "Too long." in rules
    assert "gap-reason" not in rules
    assert "choice-pair" in rules


def test_the_manual_describes_what_was_taken(customised: Path) -> None:
    customised.write_text(ODD.format(MODULES), encoding="utf-8")
    page = odd.manual(customised, SOURCE).decode()
    assert 'id="el-hi"' in page
    assert 'id="el-persName"' not in page
    assert "Our rules." in page


FAULTS = {
    '<elementSpec ident="hi" mode="change"/>\n<moduleRef key="none"/>': (":7", "none"),
    '<elementSpec ident="nothing" mode="change"/>': (":6", "nothing"),
    '<moduleRef url="https://example.org/x.rng"/>': (":6", "moduleRef"),
    '<elementSpec ident="x"><content><classRef key="model.none"/></content></elementSpec>': (":6", "model.none"),
    '<elementSpec ident="x"><content><foo/></content></elementSpec>': (":6", "foo"),
    '<elementSpec ident="x"><content><textNode/></content>\n'
    '<constraintSpec ident="r" scheme="xquery"><constraint/></constraintSpec></elementSpec>': (
        ":7",
        "xquery",
    ),
    '<elementSpec ident="hi" mode="change"><attList><attDef ident="nope" mode="delete"/></attList></elementSpec>': (
        ":6",
        "nope",
    ),
    '<elementSpec ident="x"><content><elementRef key="p" minOccurs="3" maxOccurs="2"/></content></elementSpec>': (
        ":6",
        "minOccurs",
    ),
    '<specGrpRef target="other.odd#x"/>': (":6", "other.odd#x"),
}


@pytest.mark.parametrize("specifications", FAULTS)
def test_what_cannot_be_compiled_is_told_with_its_line(specifications: str, customised: Path, teikit: Teikit) -> None:
    place, construct = FAULTS[specifications]
    customised.write_text(ODD.format(f"{specifications}{MODULES}"), encoding="utf-8")
    output = customised.with_suffix(".rng")
    result = teikit("schema", "rng", customised, "--source", SOURCE, "-o", output)
    assert (result.exit_code, output.exists()) == (2, False)
    assert f"ours.odd{place}" in result.stderr
    assert construct in result.stderr
    with pytest.raises(TeikitError, match=construct):
        odd.rng(customised, SOURCE)


def test_without_its_source_a_customisation_is_refused(customised: Path, teikit: Teikit) -> None:
    customised.write_text(ODD.format(MODULES), encoding="utf-8")
    result = teikit("schema", "rng", customised)
    assert result.exit_code == 2
    assert "--source" in result.stderr


@pytest.mark.parametrize("content", ["", "<TEI", "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"])
def test_what_is_no_odd_is_refused(content: str, customised: Path, teikit: Teikit) -> None:
    customised.write_text(content)
    result = teikit("schema", "rng", customised)
    assert result.exit_code == 2
    assert "ours.odd" in result.stderr
    assert "Traceback" not in result.output
