"""Benchmarks of loading and validation, compared with libxml2 and jing; the table of each group shows the ratios.

    pytest tests/benchmarks --numprocesses=0 --benchmark-columns=median,rounds --benchmark-sort=fullname

The benchmarks fail only on wrong results, not on slow ones.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

from helpers import ROOT
from teikit import relaxng
from teikit.relaxng.loading import Loader

DATA = ROOT.parent / "shared" / "data"
SCHEMA = DATA / "tei" / "tei_all.rng"
MEMORANDUM = ROOT / "tei" / "documents" / "1950-10-07-ross-rusk.xml"
BOOK = DATA / "hsg" / "pre-1861.xml"
PLAYS = sorted((DATA / "dracor").glob("*.xml"))
DOCUMENTS = ("memorandum", "book of 2.2 MB", "60 plays")

pytestmark = pytest.mark.skipif(not SCHEMA.exists(), reason="the test data is not available")
needs_jing = pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")


@pytest.fixture(scope="module")
def plays(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return 774 plays: links to eight files, since the same path is validated only once."""
    folder = tmp_path_factory.mktemp("plays")
    links = [folder / f"{number:03}-{PLAYS[number % len(PLAYS)].name}" for number in range(774)]
    for number, link in enumerate(links):
        link.symlink_to(PLAYS[number % len(PLAYS)])
    return links


@pytest.fixture
def documents(name: str, plays: list[Path]) -> list[Path]:
    return {"memorandum": [MEMORANDUM], "book of 2.2 MB": [BOOK], "60 plays": plays[:60]}[name]


@pytest.fixture(scope="module")
def schema() -> relaxng.Schema:
    return relaxng.load(SCHEMA)


@pytest.fixture(scope="module")
def libxml2() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


def timed(benchmark: BenchmarkFixture, run: Callable[[], object], rounds: int = 5) -> object:
    return benchmark.pedantic(run, rounds=rounds, warmup_rounds=1 if rounds > 1 else 0)


@pytest.mark.benchmark(group="load tei_all.rng")
class TestLoad:
    def test_cold(self, benchmark: BenchmarkFixture) -> None:
        assert timed(benchmark, lambda: Loader().load(SCHEMA))

    def test_from_cache(self, benchmark: BenchmarkFixture) -> None:
        relaxng.load(SCHEMA)
        assert timed(benchmark, lambda: relaxng.load(SCHEMA))

    def test_libxml2(self, benchmark: BenchmarkFixture) -> None:
        assert timed(benchmark, lambda: etree.RelaxNG(etree.parse(SCHEMA)), rounds=1)


@pytest.mark.parametrize("name", DOCUMENTS)
class TestInProcess:
    def test_teikit(
        self, name: str, documents: list[Path], benchmark: BenchmarkFixture, schema: relaxng.Schema
    ) -> None:
        benchmark.group = f"validate, in process: {name}"
        assert timed(benchmark, lambda: all(schema.is_valid(file) for file in documents))

    def test_libxml2_with_parsing(
        self, name: str, documents: list[Path], benchmark: BenchmarkFixture, libxml2: etree.RelaxNG
    ) -> None:
        benchmark.group = f"validate, in process: {name}"
        assert timed(benchmark, lambda: all(libxml2(etree.parse(file)) for file in documents), rounds=1)

    def test_libxml2_on_parsed_trees(
        self, name: str, documents: list[Path], benchmark: BenchmarkFixture, libxml2: etree.RelaxNG
    ) -> None:
        benchmark.group = f"validate, in process: {name}"
        trees = [etree.parse(file) for file in documents]
        assert timed(benchmark, lambda: all(libxml2(tree) for tree in trees), rounds=1)


def command(*arguments: object) -> Callable[[], bool]:
    words = [str(argument) for argument in arguments]
    return lambda: subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", DOCUMENTS)
class TestWholeCommand:
    def test_teikit(self, name: str, documents: list[Path], benchmark: BenchmarkFixture) -> None:
        benchmark.group = f"whole command: {name}"
        run = command(sys.executable, "-m", "teikit", "validate", "-j1", "--schema", SCHEMA, *documents)
        assert timed(benchmark, run)

    @needs_jing
    def test_jing(self, name: str, documents: list[Path], benchmark: BenchmarkFixture) -> None:
        benchmark.group = f"whole command: {name}"
        assert timed(benchmark, command("jing", SCHEMA, *documents))


@pytest.mark.benchmark(group="whole command: 774 plays, two processes")
class TestManyFiles:
    def test_teikit(self, plays: list[Path], benchmark: BenchmarkFixture) -> None:
        run = command(sys.executable, "-m", "teikit", "validate", "-j2", "--schema", SCHEMA, *plays)
        assert timed(benchmark, run)

    @needs_jing
    def test_jing(self, plays: list[Path], benchmark: BenchmarkFixture) -> None:
        assert timed(benchmark, command("jing", SCHEMA, *plays))
