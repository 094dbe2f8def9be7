"""The table of behaviours: complete, compiled, and compared with the models of TEI simplePrint."""

from __future__ import annotations

import importlib.util
import lzma
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from helpers.paths import ROOT, SHARED
from helpers.readings import TABLE, TEI, behaviours
from teikit.core.xml import parse


def load_script() -> ModuleType:
    """Return the maintenance script that writes the table; it is not part of the package."""
    path = ROOT / "toolkit" / "maintenance" / "write_behaviours.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[path.stem] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


write_behaviours = load_script()
SIMPLE_PRINT = SHARED / "data/odd/exemplars/tei_simplePrint.odd"
SUBSET = SHARED / "data/odd/source/p5subset.xml.xz"
#: Behaviours under their names in simplePrint.
NAMES = {
    "block": {
        "compact",
        "contents",
        "context",
        "figure",
        "label",
        "line",
        "section",
        "stage",
        "stanza",
        "statement",
        "title-page",
    },
    "inline": {"compact", "context", "formula", "gap", "name", "rule"},
    "break": {"page"},
    "listItem": {"item", "context"},
    "body": {"contents"},
    "cit": {"context"},
    "title": {"contents"},
    "metadata": {"omit"},
    "list": {"block"},
}
#: Where the table departs from simplePrint, and why.
DEVIATIONS = {
    "cb": "columns of the source are not printed",
    "docAuthor": "a line of the title page",
    "docDate": "a line of the title page",
    "docEdition": "a line of the title page",
    "docImprint": "a line of the title page",
    "encodingDesc": "shown where the header is all there is",
    "profileDesc": "shown where the header is all there is",
    "figDesc": "describes the picture instead of following it",
    "fw": "running heads interrupt the text",
    "pubPlace": "part of a bibliographic entry",
    "publisher": "part of a bibliographic entry",
    "role": "in one line with its description",
    "roleDesc": "in one line with its role",
}


def test_maps_are_up_to_date() -> None:
    rows = list(write_behaviours.table_rows(TABLE).values())

    assert write_behaviours.as_maps(rows) == TABLE.with_name("table.xsl").read_text(encoding="utf-8")


def test_behaviours_have_a_level() -> None:
    structure = (ROOT / "xslt/reading/structure.xsl").read_text(encoding="utf-8")
    levels = set(re.findall(r"'([\w-]+)'", structure[structure.index("rp:levels") : structure.index("<xsl:function")]))

    assert set(behaviours().values()) <= levels


@pytest.mark.skipif(not SUBSET.is_file(), reason="needs the source of the TEI")
def test_table_is_complete(tmp_path: Path) -> None:
    source = tmp_path / "p5subset.xml"
    source.write_bytes(lzma.decompress(SUBSET.read_bytes()))
    derived = {row.name: row for row in write_behaviours.derived_rows(etree.parse(str(source)))}
    rows = write_behaviours.table_rows(TABLE)

    assert set(derived) == set(rows)
    assert {name for name, row in rows.items() if row.attributes["source"] != "hand" and row != derived[name]} == set()


def _simple_print() -> dict[str, set[str]]:
    if not SIMPLE_PRINT.is_file():
        return {}
    specs = parse(SIMPLE_PRINT).iter(f"{TEI}elementSpec")
    return {spec.get("ident", ""): {model.get("behaviour", "") for model in spec.iter(f"{TEI}model")} for spec in specs}


@pytest.mark.skipif(not SIMPLE_PRINT.is_file(), reason="needs the ODD of simplePrint")
def test_behaviours_agree_with_simple_print() -> None:
    departing = set()
    for name, models in _simple_print().items():
        allowed = models.union(*(NAMES.get(model, set()) for model in models))
        if models and behaviours().get(name) not in allowed:
            departing.add(name)

    assert departing == set(DEVIATIONS)
