"""Schema, rules and manual are generated from the ODD: the committed files are current, changes reach all of them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from helpers import ROOT, Teikit
from teikit import odd
from teikit.core import resources

ODD = ROOT / "schemas" / "teikit.odd"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
TEI = "{http://www.tei-c.org/ns/1.0}"
DERIVED = {"teikit.rng": odd.compile_relaxng, "teikit.sch": odd.compile_schematron}


@pytest.fixture(scope="module")
def manual() -> etree._Element:
    return html.document_fromstring(odd.compile_manual(ODD).decode())


@pytest.mark.parametrize("name", DERIVED)
def test_the_committed_schemas_are_what_the_odd_gives(name: str) -> None:
    stale = f"{name} is stale: teikit schema all schemas/teikit.odd"
    assert DERIVED[name](ODD).decode() == resources.schema(name).read_text(encoding="utf-8"), stale


@pytest.mark.parametrize("path", ["documents/1950-10-07-ross-rusk.xml", "registers/persons.xml"])
def test_the_edition_is_valid(path: str) -> None:
    schema = etree.RelaxNG(etree.parse(resources.schema("teikit.rng")))
    assert schema.validate(etree.parse(ROOT / "tei" / path)), schema.error_log


def test_editors_are_shown_the_descriptions() -> None:
    schema = etree.parse(resources.schema("teikit.rng"))
    names = {"r": "http://relaxng.org/ns/structure/1.0", "a": "http://relaxng.org/ns/compatibility/annotations/1.0"}
    [pb] = schema.iterfind(".//r:element[@name='pb']", names)
    assert "new page of the source begins" in str(pb.findtext("a:documentation", namespaces=names))
    assert not schema.findall(".//r:element[@name='p']//a:documentation/*", names)


def test_every_element_has_a_description_and_an_example() -> None:
    for spec in etree.parse(ODD).iter(f"{TEI}elementSpec"):
        assert spec.findtext(f"{TEI}desc"), spec.get("ident")
        assert spec.find(f"{TEI}exemplum") is not None, spec.get("ident")


def test_no_link_of_the_manual_leads_nowhere(manual: etree._Element) -> None:
    anchors = {element.get("id") for element in manual.iter() if element.get("id")}
    links = [str(a.get("href")) for a in manual.iter("a")]
    assert len(links) > 3000
    assert [link for link in links if link.startswith("#") and link[1:] not in anchors] == []
    assert all(link.startswith(("#", "https://")) for link in links)


def test_headings_skip_no_level(manual: etree._Element) -> None:
    levels = [int(str(heading.tag)[1]) for heading in manual.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_no_anchor_comes_twice(manual: etree._Element) -> None:
    anchors = [element.get("id") for element in manual.iter() if element.get("id")]
    assert len(anchors) == len(set(anchors))


def test_the_manual_lists_parents_and_children(manual: etree._Element) -> None:
    [card] = manual.xpath("//section[@id='el-speaker']")
    relations = dict(zip((dt.text for dt in card.iter("dt")), card.iter("dd"), strict=True))
    assert {"sp"} == set(relations["May occur in"].text_content().split())
    assert {"text", "persName", "supplied"} <= set(relations["May contain"].text_content().split())


def test_the_manual_states_the_rules_with_their_severity(manual: etree._Element) -> None:
    [card] = manual.xpath("//section[@id='el-div']")
    rules = " ".join(card.xpath(".//ul[@class='rules']")[0].text_content().split())
    assert "error: document-id" in rules
    assert "warning: document-head document-date" in rules


def test_every_assertion_can_be_linked_to(manual: etree._Element) -> None:
    rules = etree.fromstring(odd.compile_schematron(ODD)).iter("{*}assert", "{*}report")
    anchors = {element.get("id") for element in manual.iter() if element.get("id")}
    assert [rule.get("id") for rule in rules if f"rule-{rule.get('id')}" not in anchors] == []


def test_the_manual_describes_content_and_inherited_attributes(manual: etree._Element) -> None:
    [card] = manual.xpath("//section[@id='el-choice']")
    relations = {dt.text: " ".join(dt.getnext().text_content().split()) for dt in card.iter("dt")}
    assert "@xml:id" in relations["Attributes"]
    assert relations["Content"].startswith("(")


def test_every_example_keeps_to_the_schema() -> None:
    """Each is tested alone, as the root; a counter-example is not valid."""
    grammar = etree.parse(resources.schema("teikit.rng"))
    rng = "{http://relaxng.org/ns/structure/1.0}"
    [start] = grammar.iterfind(f"{rng}start")
    start.clear()
    choice = etree.SubElement(start, f"{rng}choice")
    for define in grammar.iterfind(f"{rng}define[{rng}element]"):
        etree.SubElement(choice, f"{rng}ref", name=str(define.get("name")))
    schema = etree.RelaxNG(grammar)
    wrong = []
    for example in etree.parse(ODD).iter(f"{EXAMPLES}egXML"):
        for element in example.iterchildren(f"{EXAMPLES}*"):
            for inner in element.iter(f"{EXAMPLES}*"):
                inner.tag = str(inner.tag).replace(EXAMPLES, TEI)
            alone = etree.fromstring(etree.tostring(element, with_tail=False))
            if schema.validate(alone) is (example.get("valid") == "false"):
                wrong.append(f"line {example.sourceline}")
    assert wrong == []


def test_a_new_value_reaches_schema_rules_and_manual(tmp_path: Path) -> None:
    text = ODD.read_text(encoding="utf-8")
    changed = tmp_path / "changed.odd"
    assert '<valItem ident="enclosure">' in text
    text = text.replace(
        '<valItem ident="enclosure">',
        '<valItem ident="aide-memoire"><desc>a paper</desc></valItem><valItem ident="enclosure">',
        1,
    )
    text = text.replace('test="@reason"', 'test="@reason and @quantity"', 1)
    changed.write_text(text, encoding="utf-8")
    assert "aide-memoire" in odd.compile_relaxng(changed).decode()
    assert "@reason and @quantity" in odd.compile_schematron(changed).decode()
    assert "aide-memoire" in odd.compile_manual(changed).decode()


def test_the_page_shows_examples_as_xml(manual: etree._Element) -> None:
    [card] = manual.xpath("//section[@id='el-pb']")
    example = re.sub(r"\s+", " ", card.xpath(".//pre")[0].text_content())
    assert '<pb n="907" xml:id="pg_907"/> questions' in example


def test_a_command_writes_what_the_library_makes(tmp_path: Path, teikit: Teikit) -> None:
    output = tmp_path / "manual.html"
    assert teikit("schema", "manual", ODD, "-o", output).exit_code == 0
    assert output.read_bytes() == odd.compile_manual(ODD)


def test_one_command_makes_all_three(tmp_path: Path, teikit: Teikit) -> None:
    copy = tmp_path / "ours.odd"
    copy.write_bytes(ODD.read_bytes())
    result = teikit("schema", "all", copy)
    assert result.exit_code == 0
    assert [Path(line).name for line in result.stdout.splitlines()] == ["ours.rng", "ours.sch", "ours.html"]
    assert copy.with_suffix(".rng").read_bytes() == resources.schema("teikit.rng").read_bytes()
    assert copy.with_suffix(".sch").read_bytes() == resources.schema("teikit.sch").read_bytes()
