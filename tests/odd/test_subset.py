"""What teikit.rng allows, TEI allows: random documents of it are valid TEI P5."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from conftest import ROOT
from odd.random_documents import Documents
from teikit import resources

TEI_ALL = ROOT.parent / "shared" / "data" / "tei" / "tei_all.rng"


@pytest.mark.skipif(not TEI_ALL.is_file(), reason="tei_all.rng is not beside this checkout")
@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_whatever_the_schema_allows_is_tei(tmp_path: Path) -> None:
    grammar = etree.parse(resources.schema("teikit.rng")).getroot()
    documents = Documents(grammar, random.Random(1950))
    files = []
    for number in range(80):
        documents.depth = 5 + number % 6
        files.append(tmp_path / f"{number:03}.xml")
        files[-1].write_bytes(etree.tostring(documents.document()))
    assert sum(file.stat().st_size for file in files) > 250_000
    found = subprocess.run(["jing", str(TEI_ALL), *map(str, files)], capture_output=True, text=True, check=False)
    assert found.stdout.splitlines()[:5] == []
