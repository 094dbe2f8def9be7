"""Benchmarks of building an edition of twelve documents; the table of each group shows the ratios.

    pytest tests/benchmarks/test_build.py --numprocesses=0 --benchmark-columns=median,rounds

The benchmarks fail only on wrong results, not on slow ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from helpers import ROOT
from teikit.edition.config import Edition
from teikit.workflow import build

DOCUMENTS = 12
ALL = ("web", "pdf", "epub", "markdown", "text")
MEMORANDUM = ROOT / "tei" / "documents" / "1950-10-07-ross-rusk.xml"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("edition")
    shutil.copytree(ROOT / "tei" / "registers", folder / "registers")
    settings = (ROOT / "tei" / "edition.toml").read_text(encoding="utf-8").partition("[[documents]]")[0]
    schema = (ROOT / "schemas" / "teikit.rng").as_posix()
    (folder / "edition.toml").write_text(settings.replace("../schemas/teikit.rng", schema), encoding="utf-8")
    (folder / "documents").mkdir()
    text = MEMORANDUM.read_text(encoding="utf-8")
    for number in range(DOCUMENTS):
        (folder / "documents" / f"memorandum-{number:02}.xml").write_text(
            text.replace("First among the points", f"Point {number} among those"), encoding="utf-8"
        )
    return Edition.load(folder)


def publish(edition: Edition, output: Path, *formats: str, rebuild: bool = True) -> Callable[[], int]:
    """Return a function that builds an edition and returns the number of files written."""
    return lambda: len(list(build.publish(edition, output, formats, rebuild=rebuild)))


@pytest.mark.benchmark(group="first build, by output format")
@pytest.mark.parametrize("formats", [*[(one,) for one in ALL], ALL], ids="+".join)
def test_first_build(formats: tuple[str, ...], edition: Edition, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    run = publish(edition, tmp_path, *formats)
    assert benchmark.pedantic(run, rounds=3, warmup_rounds=1) >= DOCUMENTS


@pytest.mark.benchmark(group="build of all output formats")
class TestAllFormats:
    def test_first_build(self, edition: Edition, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
        assert benchmark.pedantic(publish(edition, tmp_path, *ALL), rounds=3) >= DOCUMENTS

    def test_unchanged_build(self, edition: Edition, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
        unchanged = publish(edition, tmp_path, *ALL, rebuild=False)
        unchanged()
        assert benchmark.pedantic(unchanged, rounds=3) < DOCUMENTS


@pytest.mark.benchmark(group="validation and publication of an unchanged edition")
class TestUnchanged:
    def test_validation(self, edition: Edition, benchmark: BenchmarkFixture) -> None:
        assert benchmark.pedantic(lambda: build.validate(edition).checked, rounds=3, warmup_rounds=1)

    def test_publication(self, edition: Edition, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
        unchanged = publish(edition, tmp_path, *ALL, rebuild=False)
        unchanged()
        assert benchmark.pedantic(unchanged, rounds=3) < DOCUMENTS
