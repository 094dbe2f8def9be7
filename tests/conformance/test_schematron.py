"""The public conformance suite of Schematron."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers import SHARED
from teikit import schematron
from teikit.core.errors import TeikitError

SUITE = SHARED / "data" / "schematron"
CASES = sorted(SUITE.glob("*.xml"))
NS = {"t": "tag:dmaus@dmaus.name,2019:Schematron:Testsuite"}


def outcome(case: Path, folder: Path) -> str:
    """Unpack a case into a folder and run it: ``valid``, ``invalid`` or ``error``."""
    root = etree.parse(case).getroot()
    for document in root.iterfind("t:documents/*", NS):
        write(folder / document.get("filename"), document[0])
    schemas = root.find("t:schemas", NS)
    write(folder / "schema.sch", schemas[0])
    try:
        rules = schematron.load(folder / "schema.sch", schemas.get("phase"))
        primary = root.find("t:documents/t:primary", NS).get("filename")
        return "invalid" if list(rules.validate(folder / primary)) else "valid"
    except TeikitError:
        return "error"


def expected(case: Path) -> str:
    return etree.parse(case).getroot().get("expect")


def write(path: Path, element: etree._Element) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(etree.tostring(element, with_tail=False))


@pytest.mark.skipif(not CASES, reason="the conformance suite is not available")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_public_conformance_case_has_the_expected_outcome(case, tmp_path):
    assert outcome(case, tmp_path) == expected(case)
