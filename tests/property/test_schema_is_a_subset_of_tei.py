"""teikit.rng is a subset of TEI: random documents, and random instances of each element, are valid TEI P5."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from helpers import ROOT
from helpers.odd.random_documents import RNG, Documents
from teikit.core import resources

TEI_ALL = ROOT.parent / "shared" / "data" / "tei" / "tei_all.rng"

pytestmark = [
    pytest.mark.skipif(not TEI_ALL.is_file(), reason="tei_all.rng is not beside this checkout"),
    pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed"),
]


@pytest.fixture
def documents() -> Documents:
    return Documents(etree.parse(resources.schema("teikit.rng")).getroot(), random.Random(1950))


def faults(schema: Path, files: list[Path]) -> list[str]:
    found = subprocess.run(["jing", str(schema), *map(str, files)], capture_output=True, text=True, check=False)
    return found.stdout.splitlines()[:5]


def test_random_documents_are_tei(documents: Documents, tmp_path: Path) -> None:
    files = []
    for number in range(40):
        documents.depth = 5 + number % 6
        files.append(tmp_path / f"{number:03}.xml")
        files[-1].write_bytes(etree.tostring(documents.document()))
    assert sum(file.stat().st_size for file in files) > 100_000
    assert faults(TEI_ALL, files) == []


def test_every_element_in_all_its_forms_is_tei(documents: Documents, tmp_path: Path) -> None:
    """With a start that allows every element as the root, all are tested."""
    schema = tmp_path / "elements.rng"
    tree = etree.parse(TEI_ALL)
    [choice] = tree.iterfind(f"{RNG}start/{RNG}choice")
    files = []
    for name in documents.elements():
        etree.SubElement(choice, f"{RNG}ref", name=name)
        documents.visits.clear()
        for number in range(3):
            documents.depth = 2 + number
            files.append(tmp_path / f"{name}-{number}.xml")
            files[-1].write_bytes(etree.tostring(documents.made_of(documents.definitions[name])))
    tree.write(schema)
    assert len(files) > 500
    assert faults(schema, files) == []
