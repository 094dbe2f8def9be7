"""Each rule of teikit.sch, broken and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import ROOT
from teikit.core import resources

schematron = pytest.importorskip("teikit.schematron", reason="this checkout has no Schematron processor")

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc>
<profileDesc>{profile}</profileDesc><revisionDesc>{revision}</revisionDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""
PROFILE = '<creation><date when="1950-10-07">7 October 1950</date></creation>'
DIVISION = '<div type="document" xml:id="d1"><head>H</head>{}</div>'

#: A body that breaks one rule alone, by the rule; the second keeps it.
BODIES = {
    "pointer-resolves": ('<p><persName ref="#nobody">A</persName></p>', '<p xml:id="a"><ref target="#a">A</ref></p>'),
    "page-order": ('<p><pb n="908"/>A<pb n="907"/></p>', '<p><pb n="907"/>A<pb n="908"/></p>'),
    "page-once": ('<p><pb n="907"/>A<pb n="907"/></p>', '<p><pb n="907"/>A<pb n="907" ed="second"/></p>'),
    "page-number": ("<p><pb/>A</p>", '<p><pb n="12a"/>A</p>'),
    "page-id": ('<p><pb n="907" xml:id="p907"/>A</p>', '<p><pb n="907" xml:id="pg_907"/>A</p>'),
    "note-order": (
        '<p>A<note n="1">x</note>B<note n="3">y</note></p>',
        '<p>A<note n="1" xml:id="n1">x</note>B<note n="2">y</note><note n="1" sameAs="#n1"/></p>',
    ),
    "note-first": ('<p>A<note n="2">x</note></p>', '<p>A<note n="1">x</note></p>'),
    "note-repeated": (
        '<p>A<note n="1" xml:id="n1">x</note><note n="7" sameAs="#n1"/></p>',
        '<p>A<note n="1" xml:id="n1">x</note><note n="1" sameAs="#n1"/></p>',
    ),
    "note-content": ('<p>A<note n="1"/></p>', '<p>A<note n="1"><gap reason="notTranscribed"/></note></p>'),
    "id-pattern": ('<p xml:id="Überblick">A</p>', '<p xml:id="d1fn1">A</p>'),
    "date-agrees": (
        '<p><date when="1950-10-08">October 7, 1950</date></p>',
        '<p><date when="1950-10-07">October 7th</date> <date when="1950-10-06">yesterday</date></p>',
    ),
    "date-period": (
        '<p><date from="1951-01-01" to="1950-01-01">1951</date></p>',
        '<p><date from="1950-01-01" to="1951-01-01">1951</date></p>',
    ),
    "speech-speaker": ("<sp><p>A</p></sp>", "<sp><speaker>B</speaker><p>A</p></sp>"),
    "said-who": ("<p><said>A</said></p>", '<p xml:id="a"><said who="#a">A</said></p>'),
    "gap-reason": ("<p><gap/></p>", '<p><gap reason="illegible"/></p>'),
    "double-space": ("<p>one  two</p>", "<p>one two</p>"),
    "straight-quote": ('<p>he said "no"</p>', "<p>he said “no”, 5' 7\" tall</p>"),
    "choice-pair": (
        "<p><choice><sic>teh</sic><reg>the</reg></choice></p>",
        "<p><choice><sic>teh</sic><corr>the</corr></choice></p>",
    ),
    "figure-description": (
        '<figure><graphic url="a.png"/></figure>',
        '<figure><graphic url="a.png"/><figDesc>A map.</figDesc></figure>',
    ),
    "part-next": (
        '<p><q xml:id="a" next="#b">A</q><q xml:id="b">B</q></p>',
        '<p><q xml:id="a" next="#b">A</q><q xml:id="b" prev="#a">B</q></p>',
    ),
}
WARNINGS = {"page-number", "page-id", "note-first", "double-space", "straight-quote", "figure-description"}


def broken(path: Path, **parts: str) -> dict[str, str]:
    """The rules that a document breaks, with their severity."""
    content = {"profile": PROFILE, "revision": "", "body": DIVISION.format("<p>A</p>")} | parts
    path.write_text(DOCUMENT.format(**content), encoding="utf-8")
    rules = schematron.load(resources.schema("teikit.sch"))
    return {finding.code.removeprefix("sch."): str(finding.severity) for finding in rules.validate(path)}


@pytest.mark.parametrize("rule", BODIES)
def test_a_rule_is_broken_and_kept(rule: str, tmp_path: Path) -> None:
    wrong, right = BODIES[rule]
    severity = "warning" if rule in WARNINGS else "error"
    assert broken(tmp_path / "wrong.xml", body=DIVISION.format(wrong)) == {rule: severity}
    assert broken(tmp_path / "right.xml", body=DIVISION.format(right)) == {}


def test_roman_pages_ascend_in_a_series_of_their_own(tmp_path: Path) -> None:
    pages = "".join(f'<pb n="{n}"/>x' for n in ("viii", "ix", "xl", "1", "2"))
    assert broken(tmp_path / "a.xml", body=DIVISION.format(f"<p>{pages}</p>")) == {}
    pages = pages.replace("xl", "iv")
    assert broken(tmp_path / "a.xml", body=DIVISION.format(f"<p>{pages}</p>")) == {"page-order": "error"}


def test_notes_begin_again_with_a_document(tmp_path: Path) -> None:
    two = DIVISION.format('<p>A<note n="1">x</note></p>') + DIVISION.replace("d1", "d2").format(
        '<opener><dateline><date when="1950">1950</date></dateline></opener><p>A<note n="1">x</note></p>'
    )
    first = two.replace("<head>H</head><p>", '<head>H, <date when="1950">1950</date></head><p>', 1)
    assert broken(tmp_path / "a.xml", body=first) == {}


def test_a_document_has_a_heading_and_a_date(tmp_path: Path) -> None:
    bare = '<div type="document" xml:id="d1"><p>A</p></div>'
    expected = {"document-head": "warning", "document-date": "warning"}
    assert broken(tmp_path / "a.xml", profile="", body=bare) == expected
    assert broken(tmp_path / "a.xml", body=bare.replace(' xml:id="d1"', "")) == {
        "document-head": "warning",
        "document-id": "error",
    }
    expected = {"text-head": "warning", "text-date": "warning"}
    assert broken(tmp_path / "a.xml", profile="", body="<p>A</p>") == expected


def test_persons_of_a_list_have_an_id_and_a_name(tmp_path: Path) -> None:
    persons = "<particDesc><listPerson><person/>{}</listPerson></particDesc>".format
    assert broken(tmp_path / "a.xml", profile=PROFILE + persons("")) == {"entry-id": "error", "entry-name": "error"}
    kept = persons("").replace("<person/>", '<person xml:id="ross"><persName>Ross</persName></person>')
    assert broken(tmp_path / "a.xml", profile=PROFILE + kept) == {}


def test_changes_have_a_date_and_a_person(tmp_path: Path) -> None:
    expected = {"change-date": "warning", "change-who": "warning"}
    assert broken(tmp_path / "a.xml", revision="<change>x</change>") == expected
    assert broken(tmp_path / "a.xml", revision='<change when="2026-01-01" who="https://example.org/a">x</change>') == {}


@pytest.mark.parametrize("path", ["documents/1950-10-07-ross-rusk.xml", "registers/persons.xml"])
def test_the_edition_breaks_no_rule(path: str) -> None:
    rules = schematron.load(resources.schema("teikit.sch"))
    found = [str(finding) for finding in rules.validate(ROOT / "tei" / path) if finding.severity == "error"]
    assert found == []
