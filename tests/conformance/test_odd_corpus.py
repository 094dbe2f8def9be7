"""Public ODDs: each grammar allows the same as the one that the TEI Consortium's compiler makes.

``odd_corpus.py`` compares all 75 of them; this test takes a few that differ in kind.
"""

from __future__ import annotations

import importlib.util
import lzma
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from helpers import ROOT
from teikit import odd

SHARED = ROOT.parent / "shared"
DATA = SHARED / "data" / "odd"
COMPARISON = SHARED / "tools" / "rng_equal.py"

pytestmark = pytest.mark.skipif(
    not (DATA.is_dir() and COMPARISON.is_file()), reason="the public ODDs are not beside this checkout"
)

ODDS = (
    "exemplars/tei_bare",
    "exemplars/tei_speech",
    "exemplars/tei_xinclude",
    "p5-test/testfacs",
    "stylesheets-test/test15",
    "stylesheets-test/test33",
)
#: Closed lists of @type that the TEI's compiler loses (TEIC/Stylesheets#699), and its lists of nested optional values.
KNOWN = {"castItem", "classSpec", "constitution", "factuality", "interaction", "metDecl", "recording", "tag"}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tei") / "p5subset.xml"
    path.write_bytes(lzma.decompress((DATA / "source" / "p5subset.xml.xz").read_bytes()))
    return path


@pytest.fixture(scope="module")
def compare() -> Callable[[str, str], tuple[list[tuple[object, ...]], int, int]]:
    spec = importlib.util.spec_from_file_location("rng_equal", COMPARISON)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[str, str], tuple[list[tuple[object, ...]], int, int]] = module.compare
    return found


@pytest.mark.parametrize("name", ODDS)
def test_the_grammar_is_that_of_the_tei(
    name: str,
    source: Path,
    compare: Callable[[str, str], tuple[list[tuple[object, ...]], int, int]],
    tmp_path: Path,
) -> None:
    expected, made = tmp_path / "expected.rng", tmp_path / "made.rng"
    expected.write_bytes(lzma.decompress((DATA / "expected" / f"{name}.rng.xz").read_bytes()))
    made.write_bytes(odd.compile_relaxng(DATA / f"{name}.odd", source))
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        differences = compare(str(expected), str(made))[0]
    finally:
        sys.setrecursionlimit(limit)
    left = [item for item in differences if not (item[0] == "attribute" and item[1] in KNOWN)]
    assert [item for item in left if "anyName" not in str(item)] == []
