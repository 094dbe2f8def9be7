"""An ODD that customises another one; unsupported constructs are reported with their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers import ROOT, Teikit
from teikit import odd
from teikit.core.errors import TeikitError
from teikit.core.findings import Finding

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
ODD_OF_THE_HOUSE = etree.parse(SOURCE)
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>"""


@pytest.fixture
def customised(tmp_path: Path) -> Path:
    return tmp_path / "ours.odd"


class Schema:
    """A compiled customisation that decides on the validity of a body."""

    def __init__(self, path: Path, specifications: str) -> None:
        path.write_text(ODD.format(specifications), encoding="utf-8")
        self.grammar = odd.compile_relaxng(path, SOURCE).decode()
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


def test_a_class_is_deleted_with_its_attributes(customised: Path) -> None:
    schema = Schema(customised, MODULES + '<classSpec ident="att.typed" type="atts" mode="delete"/>')
    assert schema.allows("<div><p>x</p></div>")
    assert not schema.allows('<div type="document"><p>x</p></div>')
    assert not schema.allows('<p><name type="x">x</name></p>')


def test_an_attribute_is_borrowed_from_a_class(customised: Path) -> None:
    borrowing = """<elementSpec ident="stamp" mode="add"><classes><memberOf key="model.hiLike"/></classes><content/>
      <attList><attRef class="att.typed" name="subtype"/></attList></elementSpec>"""
    schema = Schema(customised, MODULES + borrowing)
    assert schema.allows('<p><stamp subtype="x"/></p>')
    assert not schema.allows('<p><stamp type="x"/></p>')
    deletion = """<classSpec ident="att.typed" type="atts" mode="change"><attList>
      <attDef ident="subtype" mode="delete"/></attList></classSpec>"""
    assert not Schema(customised, MODULES + borrowing + deletion).allows('<p><stamp subtype="x"/></p>')


def test_an_older_odd_can_contain_patterns_of_relax_ng(customised: Path) -> None:
    older = """<elementSpec ident="stamp" mode="add"><classes><memberOf key="model.hiLike"/></classes>
      <content xmlns:rng="http://relaxng.org/ns/structure/1.0"><rng:group><rng:ref name="hi"/>
      <rng:choice><rng:ref name="emph"/><rng:ref name="term"/></rng:choice></rng:group></content>
      <attList><attDef ident="day"><datatype><rng:data type="date" xmlns:rng="http://relaxng.org/ns/structure/1.0"/>
      </datatype></attDef></attList></elementSpec>"""
    schema = Schema(customised, MODULES + older)
    assert schema.allows('<p><stamp day="1950-10-07"><hi/><term>x</term></stamp></p>')
    assert not schema.allows('<p><stamp day="x"><hi/><emph/></stamp></p>')
    fewer = Schema(customised, MODULES + older + '<elementSpec ident="term" module="core" mode="delete"/>')
    assert fewer.allows("<p><stamp><hi/><emph>x</emph></stamp></p>")
    assert not fewer.allows("<p><stamp><hi/></stamp></p>")


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


def test_a_class_gives_only_the_attributes_that_are_named(customised: Path) -> None:
    modules = MODULES.replace('<moduleRef key="tei"/>', "")
    taken = ODD_OF_THE_HOUSE.xpath("//t:classSpec|//t:macroSpec|//t:dataSpec", namespaces=TEI)
    singles = "".join(
        f'<{etree.QName(spec).localname.replace("Spec", "Ref")} key="{spec.get("ident")}"/>'
        for spec in taken
        if spec.get("module") == "tei" and spec.get("ident") != "att.global.rendition"
    )
    schema = Schema(customised, modules + singles + '<classRef key="att.global.rendition" include="rend"/>')
    assert schema.allows('<p rend="x">x</p>')
    assert not schema.allows('<p style="x">x</p>')


def test_attributes_of_a_class_exclude_each_other(customised: Path) -> None:
    changes = """<classSpec ident="att.either" type="atts" mode="add"><attList org="choice">
      <attDef ident="east"><datatype><dataRef name="NCName"/></datatype></attDef>
      <attDef ident="west"><datatype><dataRef name="NCName"/></datatype></attDef></attList></classSpec>
      <elementSpec ident="hi" module="core" mode="change"><classes mode="change"><memberOf key="att.either"/></classes>
      </elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows('<p><hi east="x">x</hi><hi west="x">x</hi></p>')
    assert not schema.allows('<p><hi east="x" west="x">x</hi></p>')


def test_an_attribute_has_a_namespace_of_its_own(customised: Path) -> None:
    changes = """<elementSpec ident="div" module="textstructure" mode="change"><attList>
      <attDef ident="house:date" ns="urn:house" mode="add"/></attList></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows('<div xmlns:h="urn:house" h:date="1950"><p>x</p></div>')
    assert not schema.allows('<div date="1950"><p>x</p></div>')


def test_a_list_that_is_half_open_lets_other_names_in(customised: Path) -> None:
    changes = """<elementSpec ident="hi" module="core" mode="change"><attList><attDef ident="how" mode="add">
      <valList type="semi"><valItem ident="loud"/></valList></attDef></attList></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows('<p><hi how="loud">x</hi><hi how="softly">x</hi></p>')
    assert not schema.allows('<p><hi how="very loud">x</hi></p>')


def test_an_element_holds_one_of_a_list_of_values(customised: Path) -> None:
    changes = """<elementSpec ident="hi" module="core" mode="change">
      <valList type="closed"><valItem ident="RECEIVED"/></valList></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows("<p><hi>RECEIVED</hi></p>")
    assert not schema.allows("<p><hi>SENT</hi></p>")


def test_a_class_is_expanded_to_a_sequence(customised: Path) -> None:
    changes = """<classSpec ident="model.stamps" type="model" mode="add"/>
      <elementSpec ident="stamp" mode="add"><classes><memberOf key="model.stamps"/></classes><content/></elementSpec>
      <elementSpec ident="seal" mode="add"><classes><memberOf key="model.stamps"/></classes><content/></elementSpec>
      <elementSpec ident="hi" module="core" mode="change"><content>
      <classRef key="model.stamps" expand="sequenceOptional"/></content></elementSpec>"""
    schema = Schema(customised, MODULES + changes)
    assert schema.allows("<p><hi><stamp/><seal/></hi><hi><seal/></hi><hi/></p>")
    assert not schema.allows("<p><hi><seal/><stamp/></hi></p>")


def test_classes_emptied_by_a_selection_leave_no_trace(customised: Path) -> None:
    schema = Schema(customised, MODULES)
    assert "model.placeStateLike" not in schema.grammar
    assert "notAllowed" not in schema.grammar


def test_rules_come_along_and_are_changed(customised: Path) -> None:
    changes = """<elementSpec ident="hi" module="core" mode="change"><constraintSpec ident="short" scheme="schematron">
      <constraint><sch:assert test="string-length() lt 10">Too long.</sch:assert></constraint></constraintSpec>
      </elementSpec>
      <elementSpec ident="gap" module="core" mode="change"><constraintSpec ident="gap" mode="delete"/></elementSpec>"""
    customised.write_text(ODD.format(MODULES + changes), encoding="utf-8")
    rules = odd.compile_schematron(customised, SOURCE).decode()
    assert '<sch:rule context="tei:hi">' in rules
    assert "Too long." in rules
    assert "gap-reason" not in rules
    assert "choice-pair" in rules


def test_the_manual_describes_what_was_taken(customised: Path) -> None:
    customised.write_text(ODD.format(MODULES), encoding="utf-8")
    page = odd.compile_manual(customised, SOURCE).decode()
    assert 'id="el-hi"' in page
    assert 'id="el-persName"' not in page
    assert "Our rules." in page


#: Errors, each with its line, its code and a word of its message.
ERRORS = {
    '<elementSpec ident="x"><content><foo/></content></elementSpec>': (6, "odd.unsupported", "foo"),
    '<elementSpec ident="x"><content><elementRef key="p" minOccurs="3" maxOccurs="2"/></content></elementSpec>': (
        6,
        "odd.invalid",
        "minOccurs",
    ),
    '<specGrpRef target="other.odd#x"/>': (6, "odd.missing-file", "other.odd"),
    '<moduleRef key="core" include="p" except="hi"/>': (6, "odd.invalid", "exclude each other"),
    '<specGrp xml:id="a"><specGrpRef target="#a"/></specGrp>': (6, "odd.circular", "refers to itself"),
    '<macroSpec ident="m"><content><macroRef key="m"/></content></macroSpec>': (6, "odd.circular", "refers to itself"),
    '<classSpec type="model" ident="model.a"><classes><memberOf key="model.a"/></classes></classSpec>': (
        6,
        "odd.circular",
        "refers to itself",
    ),
    '<elementSpec ident="hi" mode="change"><attList><attDef ident="a"/><attDef ident="a"/></attList></elementSpec>': (
        6,
        "odd.invalid",
        "twice",
    ),
    '<elementSpec ident="hi" mode="change"><attList><attDef ident="none:a"/></attList></elementSpec>': (
        6,
        "odd.invalid",
        "prefix",
    ),
    '<constraintSpec ident="r" scheme="schematron"><constraint><sch:include href="x"/></constraint></constraintSpec>': (
        6,
        "odd.unsupported",
        "include",
    ),
    '<constraintSpec ident="r" scheme="schematron"><constraint><sch:assert test="1">x</sch:assert></constraint>'
    "</constraintSpec>": (6, "odd.invalid", "outside a rule"),
    '<elementSpec ident="x"><content><interleave><textNode/><textNode/></interleave></content></elementSpec>'
    '<elementSpec ident="hi" mode="change"><content><elementRef key="x"/></content></elementSpec>': (
        6,
        "odd.invalid-grammar",
        "text",
    ),
}

#: Parts of an ODD without effect, which are reported although the schema is written.
WARNINGS = {
    '<moduleRef key="none"/>': (6, "odd.not-in-source", "none"),
    '<elementSpec ident="nothing" mode="change"/>': (6, "odd.no-effect", "nothing"),
    '<moduleRef url="https://example.org/x.rng"/>': (6, "odd.missing-module", "https://example.org/x.rng"),
    '<elementSpec ident="x"><content><textNode/></content>\n'
    '<constraintSpec ident="r" scheme="xquery"><constraint/></constraintSpec></elementSpec>': (
        7,
        "odd.ignored",
        "xquery",
    ),
    '<elementSpec ident="x"><content><classRef key="model.none"/></content></elementSpec>': (
        6,
        "odd.unknown-name",
        "model.none",
    ),
    '<elementSpec ident="hi" mode="change"><attList><attDef ident="nope" mode="delete"/></attList></elementSpec>': (
        6,
        "odd.no-effect",
        "nope",
    ),
    '<elementSpec ident="persName" mode="change"/>': (6, "odd.no-effect", "does not include persName"),
    '<elementSpec ident="y"/>': (6, "odd.ignored", "no content"),
    '<elementSpec ident="x"><content><elementRef key="p" autoPrefix="false"/></content></elementSpec>': (
        6,
        "odd.ignored",
        "autoPrefix",
    ),
    '<elementSpec ident="hi" mode="change"><classes mode="change">'
    '<memberOf key="model.pLike" mode="delete"/></classes></elementSpec>': (6, "odd.no-effect", "not a member"),
    '<elementSpec ident="hi" mode="change"><attList><attDef ident="rend" mode="change"><valList mode="change">'
    '<valItem ident="shy" mode="delete"/></valList></attDef></attList></elementSpec>': (6, "odd.no-effect", "shy"),
    '<elementSpec ident="hi" mode="change"><attList><attRef class="att.none" name="a"/></attList></elementSpec>': (
        6,
        "odd.unknown-name",
        "att.none",
    ),
    '<elementSpec ident="hi" mode="change"><constraintSpec ident="none" mode="delete"/></elementSpec>': (
        6,
        "odd.no-effect",
        "none",
    ),
    '<classSpec ident="att.global" type="atts" mode="change"><attList><attDef ident="rend" mode="delete"/></attList>'
    "</classSpec>": (6, "odd.no-effect", "only inherits rend"),
    '<elementSpec ident="x"><content><elementRef key="p" minOccur="0"/></content></elementSpec>': (
        6,
        "odd.ignored",
        "minOccur",
    ),
}


def report(specifications: str, customised: Path) -> list[Finding]:
    customised.write_text(ODD.format(f"{specifications}{MODULES}"), encoding="utf-8")
    return odd.find_faults(customised, SOURCE)


@pytest.mark.parametrize("specifications", ERRORS)
def test_an_error_is_reported_with_its_line_and_nothing_is_written(
    specifications: str, customised: Path, teikit: Teikit
) -> None:
    line, code, word = ERRORS[specifications]
    found = [(finding.line, finding.code) for finding in report(specifications, customised) if word in finding.message]
    assert found == [(line, code)]
    output = customised.with_suffix(".rng")
    result = teikit("schema", "rng", customised, "--source", SOURCE, "-o", output)
    assert (result.exit_code, output.exists()) == (2, False)
    assert f"ours.odd:{line}: error {code}" in result.stderr


@pytest.mark.parametrize("specifications", WARNINGS)
def test_a_part_without_effect_is_a_warning_and_the_schema_is_written(specifications: str, customised: Path) -> None:
    line, code, word = WARNINGS[specifications]
    found = report(specifications, customised)
    assert {(finding.line, finding.code, str(finding.severity)) for finding in found} == {(line, code, "warning")}
    assert any(word in finding.message for finding in found)
    assert odd.compile_relaxng(customised, SOURCE)


def test_strict_refuses_warnings(customised: Path, teikit: Teikit) -> None:
    customised.write_text(ODD.format(MODULES + '<elementSpec ident="nothing" mode="delete"/>'), encoding="utf-8")
    output = customised.with_suffix(".rng")
    assert teikit("schema", "rng", customised, "--source", SOURCE, "-o", output, "--strict").exit_code == 2
    assert not output.exists()
    assert teikit("schema", "rng", customised, "--source", SOURCE, "-o", output).exit_code == 0
    assert output.exists()


def test_the_library_refuses_with_the_same_words(customised: Path) -> None:
    customised.write_text(ODD.format(MODULES + '<macroSpec ident="m"><content><foo/></content></macroSpec>'), "utf-8")
    with pytest.raises(TeikitError, match="foo is not supported") as refused:
        odd.compile_relaxng(customised, SOURCE)
    assert refused.value.line == 6


def test_without_its_source_a_customisation_is_refused(
    customised: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(customised.parent))
    customised.write_text(ODD.format(MODULES), encoding="utf-8")
    result = teikit("schema", "rng", customised)
    assert result.exit_code == 2
    assert "--source" in result.stderr


@pytest.mark.parametrize("content", ["", "<TEI", "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"])
def test_a_file_other_than_an_odd_is_rejected(content: str, customised: Path, teikit: Teikit) -> None:
    customised.write_text(content)
    result = teikit("schema", "rng", customised)
    assert result.exit_code == 2
    assert "ours.odd" in result.stderr
    assert "Traceback" not in result.output
