"""A source as large as TEI itself: the compiled schema is that of the TEI, and a selection of it compiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers import ROOT
from helpers.odd.grammars import EXPANSION, RNG, Source, canonical
from teikit import odd

TEI_ALL = ROOT.parent / "shared" / "data" / "tei" / "tei_all.rng"
CUSTOMISATION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<schemaSpec ident="ours" start="TEI teiCorpus"><moduleRef key="all" {}/></schemaSpec></body></text></TEI>"""
SOME = "TEI teiHeader fileDesc titleStmt title publicationStmt sourceDesc text body div head p hi list item"
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>H</head><p>{}</p></div></body></text></TEI>"""

pytestmark = pytest.mark.skipif(not TEI_ALL.is_file(), reason="tei_all.rng is not beside this checkout")


@pytest.fixture(scope="module")
def tei_all() -> etree._Element:
    return etree.parse(TEI_ALL).getroot()


@pytest.fixture(scope="module")
def source(tei_all: etree._Element, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ODD of which tei_all.rng could have been made."""
    path = tmp_path_factory.mktemp("tei") / "all.odd"
    path.write_bytes(etree.tostring(Source(tei_all).odd()))
    return path


def definitions(grammar: etree._Element) -> dict[str, etree._Element]:
    """The definitions that must agree: wildcards and expanded classes have names of each maker's own."""
    found = {str(define.get("name")): define for define in grammar.iterfind(f"{RNG}define")}
    return {name: d for name, d in found.items() if not name.startswith("anyElement") and not EXPANSION.match(name)}


def test_all_of_tei_compiles_to_tei_all(tei_all: etree._Element, source: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.odd"
    ours.write_text(CUSTOMISATION.format(""))
    made = definitions(etree.fromstring(odd.compile_relaxng(ours, source)))
    expected = definitions(tei_all)
    assert len(expected) > 950
    assert sorted(expected.keys() - made.keys()) == []
    assert [name for name in expected if canonical(expected[name]) != canonical(made[name])] == []


def test_a_selection_of_tei_is_a_schema(source: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours.odd"
    ours.write_text(CUSTOMISATION.format(f'include="{SOME}"').replace(" teiCorpus", ""))
    schema = etree.RelaxNG(etree.fromstring(odd.compile_relaxng(ours, source)))
    assert schema.validate(etree.fromstring(DOCUMENT.format("<hi>x</hi>"))), schema.error_log
    assert not schema.validate(etree.fromstring(DOCUMENT.format("<emph>x</emph>")))
