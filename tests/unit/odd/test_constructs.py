"""Constructs of ODD, each in a schema of its own that needs no source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from teikit import odd
from teikit.relaxng.loading import Loader
from teikit.relaxng.schema import Schema

ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:rng="http://relaxng.org/ns/structure/1.0"
 xmlns:sch="http://purl.oclc.org/dsdl/schematron"><text><body><schemaSpec ident="s" start="r" {attributes}>
<elementSpec ident="r"><content>{content}</content></elementSpec>
<elementSpec ident="a"><content/></elementSpec><elementSpec ident="b"><content/></elementSpec>
{more}</schemaSpec></body></text></TEI>"""
A, B = '<elementRef key="a"/>', '<elementRef key="b"/>'

#: A content model, children that it allows, and children that it does not.
CONTENTS = {
    f'<alternate><elementRef key="a" minOccurs="2" maxOccurs="2"/>{B}</alternate>': (
        ["<a/><a/>", "<b/>"],
        ["<a/>", "<a/><b/>"],
    ),
    f'<alternate><elementRef key="a" maxOccurs="3"/>{B}</alternate>': (["<a/><a/><a/>", "<b/>"], ["", "<a/><b/>"]),
    f'<sequence preserveOrder="false" minOccurs="2" maxOccurs="2">{A}{B}</sequence>': (
        ["<a/><b/><b/><a/>", "<b/><a/><b/><a/>"],
        ["<a/><b/>", "<a/><a/><b/><b/>"],
    ),
    f'<interleave>{A}<elementRef key="b" minOccurs="0"/></interleave>': (["<b/><a/>", "<a/>"], ["<b/>", ""]),
    '<sequence><elementRef key="a"/><alternate><elementRef key="b"/>'
    '<alternate minOccurs="0" maxOccurs="unbounded"><elementRef key="absent"/></alternate></alternate></sequence>': (
        ["<a/>", "<a/><b/>"],
        ["<b/>"],
    ),
    '<sequence><elementRef key="a"/><elementRef key="absent"/></sequence>': (["<a/>"], [""]),
    '<rng:oneOrMore><rng:choice><rng:ref name="a"/><rng:ref name="absent"/></rng:choice></rng:oneOrMore>': (
        ["<a/><a/>"],
        ["", "<b/>"],
    ),
    '<classRef key="model.both"/>': (["<a/>", "<b/><b/>"], ["<b/>", "<a/><a/>"]),
    '<dataRef key="letters" restriction="x.*"/>': (["xy"], ["y", "x1"]),
    '<dataRef key="letters"/>': (["xy", "y"], ["x1"]),
    "<textNode/>": (["", "x"], ["<a/>"]),
}
MORE = """<classSpec ident="model.both" type="model"/>
<elementSpec ident="a" mode="change"><classes mode="change"><memberOf key="model.both"/></classes></elementSpec>
<elementSpec ident="b" mode="change"><classes mode="change"><memberOf key="model.both" min="2" max="2"/></classes>
</elementSpec>
<dataSpec ident="letters"><content><dataRef name="token" restriction="[a-z]+"/></content></dataSpec>"""


@pytest.fixture
def compile_odd(tmp_path: Path) -> Callable[..., odd.Odd]:
    def compiled(content: str = "<textNode/>", more: str = "", attributes: str = "") -> odd.Odd:
        path = tmp_path / "s.odd"
        path.write_text(ODD.format(content=content, more=more, attributes=attributes), encoding="utf-8")
        return odd.Odd(path)

    return compiled


def allows(grammar: bytes, children: str) -> bool:
    loader = Loader()
    loader.files["s.rng"] = grammar
    document = etree.fromstring(f'<r xmlns="http://www.tei-c.org/ns/1.0">{children}</r>')
    return not list(Schema(loader.load(Path("s.rng")), "s.rng").validate_tree(document.getroottree()))


@pytest.mark.parametrize("content", CONTENTS)
def test_a_content_model_allows_and_forbids(content: str, compile_odd: Callable[..., odd.Odd]) -> None:
    allowed, forbidden = CONTENTS[content]
    grammar = compile_odd(content, MORE).relaxng()
    assert [children for children in allowed if not allows(grammar, children)] == []
    assert [children for children in forbidden if allows(grammar, children)] == []


def test_elements_of_one_name_in_two_namespaces_are_both_kept(compile_odd: Callable[..., odd.Odd]) -> None:
    more = '<elementSpec ident="a" ns="urn:x" prefix="x_"><content/></elementSpec>'
    grammar = compile_odd(f"<sequence>{A}{B}</sequence>", more).relaxng()
    assert allows(grammar, "<a/><b/>")
    more += f'<elementSpec ident="c" ns="urn:x"><content>{A}</content></elementSpec>'
    grammar = compile_odd('<elementRef key="c"/>', more).relaxng()
    assert allows(grammar, '<c xmlns="urn:x"><a/></c>')
    assert not allows(grammar, '<x:c xmlns:x="urn:x"><a/></x:c>')


def test_names_of_definitions_have_the_prefix_of_the_schema(compile_odd: Callable[..., odd.Odd]) -> None:
    grammar = compile_odd(A, attributes='prefix="tei_"').relaxng().decode()
    assert '<define name="tei_a">' in grammar
    assert '<ref name="tei_a"/>' in grammar
    assert '<element name="a">' in grammar


def test_several_changes_of_one_element_are_merged(compile_odd: Callable[..., odd.Odd]) -> None:
    changes = [f'<elementSpec ident="a" mode="change"><{part}/></elementSpec>' for part in ("gloss", "remarks")]
    compiled = etree.fromstring(compile_odd(A, "".join(changes)).compiled())
    [spec] = compiled.iterfind(".//{*}elementSpec[@ident='a']")
    assert [etree.QName(part).localname for part in spec] == ["gloss", "content", "remarks"]


def test_an_element_named_with_an_asterisk_adds_models_to_all(compile_odd: Callable[..., odd.Odd]) -> None:
    compiled = compile_odd(A, '<elementSpec ident="*" mode="change"><model behaviour="inline"/></elementSpec>')
    assert b'name="*"' not in compiled.relaxng()
    assert b'<elementSpec ident="*"><model behaviour="inline"/></elementSpec>' in compiled.compiled()


def test_deprecated_items_have_a_rule(compile_odd: Callable[..., odd.Odd]) -> None:
    more = """<elementSpec ident="a" mode="change" validUntil="2030-01-01">
      <desc type="deprecationInfo">Use b.</desc></elementSpec>"""
    rules = compile_odd(A, more).schematron().decode()
    assert '<sch:rule context="tei:a">' in rules
    assert "element a is deprecated; it is valid until 2030-01-01: Use b." in rules


def test_a_declaration_for_rules_comes_first(compile_odd: Callable[..., odd.Odd]) -> None:
    more = """<constraintDecl scheme="schematron"><sch:ns prefix="x" uri="urn:x"/><sch:let name="n" value="1"/>
      </constraintDecl><constraintSpec ident="c" scheme="schematron"><constraint><sch:rule context="tei:r">
      <sch:assert test="$n">n</sch:assert></sch:rule></constraint></constraintSpec>"""
    rules = compile_odd(A, more).schematron().decode()
    assert rules.index('prefix="x"') < rules.index('<sch:let name="n"') < rules.index("<sch:pattern")


def test_a_grammar_of_another_kind_is_included(compile_odd: Callable[..., odd.Odd], tmp_path: Path) -> None:
    (tmp_path / "formula.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:formula"><start><ref name="f"/></start>'
        '<define name="f"><element name="f"><text/></element></define></grammar>'
    )
    more = '<moduleRef url="formula.rng" prefix="m_"/>'
    content = '<sequence autoPrefix="false"><rng:ref name="m_f"/></sequence>'
    grammar = compile_odd(content, more).relaxng()
    assert allows(grammar, '<f xmlns="urn:formula">x</f>')


def test_groups_and_includes_over_files_are_read(compile_odd: Callable[..., odd.Odd], tmp_path: Path) -> None:
    group = """<specGrp xmlns="http://www.tei-c.org/ns/1.0" xml:id="g">
      <elementSpec ident="{}"><content/></elementSpec></specGrp>"""
    (tmp_path / "group.xml").write_text(group.format("c"))
    (tmp_path / "part.xml").write_text(group.format("d").replace('"g"', '"h"'))
    more = """<specGrpRef target="group.xml#g"/>
      <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>"""
    content = '<sequence><elementRef key="c"/><elementRef key="d"/></sequence>'
    assert allows(compile_odd(content, more).relaxng(), "<c/><d/>")


def test_a_problem_in_an_included_file_has_its_name_and_line(
    compile_odd: Callable[..., odd.Odd], tmp_path: Path
) -> None:
    text = '<specGrp xmlns="http://www.tei-c.org/ns/1.0">\n<elementSpec ident="q" mode="delete"/>\n</specGrp>'
    (tmp_path / "part.xml").write_text(text)
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>'
    [finding] = compile_odd(A, include).findings
    assert (Path(finding.file).name, finding.line, finding.code) == ("part.xml", 2, "odd.no-effect")


def test_files_outside_the_folder_of_the_edition_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text('<specGrp xmlns="http://www.tei-c.org/ns/1.0"/>')
    inner = tmp_path / "edition"
    inner.mkdir()
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../secret.xml"/>'
    (inner / "s.odd").write_text(ODD.format(content=A, more=include, attributes=""))
    codes = [finding.code for finding in odd.Odd(inner / "s.odd", within=inner).findings]
    assert codes == ["odd.outside-edition"]


def test_a_compiled_odd_is_a_source_that_gives_the_same_schema(
    compile_odd: Callable[..., odd.Odd], tmp_path: Path
) -> None:
    first = compile_odd(f"<sequence>{A}{B}</sequence>", MORE)
    compiled = tmp_path / "compiled.odd"
    compiled.write_bytes(first.compiled())
    assert odd.Odd(compiled).relaxng() == first.relaxng()


def test_a_chain_of_customisations_is_resolved(tmp_path: Path, compile_odd: Callable[..., odd.Odd]) -> None:
    compile_odd(f"<sequence>{A}{B}</sequence>", '<moduleSpec ident="m"/>')
    base = (tmp_path / "s.odd").read_text().replace("<elementSpec ", '<elementSpec module="m" ')
    (tmp_path / "base.odd").write_text(base)
    middle = '<schemaSpec ident="t" start="r" source="{}"><moduleRef key="m" {}/></schemaSpec>'
    document = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
    (tmp_path / "middle.odd").write_text(document.format(middle.format("base.odd", 'except="b"')))
    (tmp_path / "last.odd").write_text(document.format(middle.format("middle.odd", "")))
    grammar = odd.Odd(tmp_path / "last.odd").relaxng()
    assert allows(grammar, "<a/>")
    assert not allows(grammar, "<a/><b/>")


def test_a_source_of_another_version_is_reported(tmp_path: Path, compile_odd: Callable[..., odd.Odd]) -> None:
    compile_odd(A)
    header = "<teiHeader><fileDesc><editionStmt><edition>Version 4.9.0a.</edition></editionStmt></fileDesc></teiHeader>"
    source = (
        (tmp_path / "s.odd")
        .read_text()
        .replace("<text>", header + "<text>")
        .replace("<elementSpec ", '<elementSpec module="m" ')
    )
    (tmp_path / "source.odd").write_text(source)
    ours = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
      <schemaSpec start="r" source="tei:{}"><moduleRef key="m"/></schemaSpec></TEI>"""
    for version, codes in (("3.0.0", ["odd.other-source"]), ("4.9.0", []), ("current", [])):
        (tmp_path / "ours.odd").write_text(ours.format(version))
        found = odd.Odd(tmp_path / "ours.odd", str(tmp_path / "source.odd")).findings
        assert [finding.code for finding in found] == codes
