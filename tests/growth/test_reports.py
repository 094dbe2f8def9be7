"""Twice the links, or twice the findings, take at most about twice the time to check or to report."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path

import pytest

from helpers.growth import LIMIT, ratio_of_doubling
from teikit import links
from teikit.core.findings import Finding, Report
from teikit.core.positions import Position

BODY = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'


@pytest.mark.parametrize(
    "repeated", ['<p xml:id="p{0}"/><ref target="#p{0}"/>', '<ref target="#none{0}"/>', '<p xml:id="same"/>']
)
def test_checking_twice_the_links(repeated: str, tmp_path: Path) -> None:
    @lru_cache
    def document(count: int) -> Path:
        path = tmp_path / f"{count}.xml"
        path.write_text(BODY.format("\n".join(repeated.format(number) for number in range(count))))
        return path

    assert ratio_of_doubling(lambda count: list(links.check([document(count)])), 500) <= LIMIT


@pytest.mark.parametrize("name", ["github", "gitlab", "json", "junit", "lines", "sarif", "text"])
def test_reporting_twice_the_findings(name: str, tmp_path: Path) -> None:
    reporter = import_module(f"teikit.reporters.{name}")
    file = tmp_path / "a.xml"
    file.write_text(BODY.format("<p/>\n" * 1_000))

    def compute(count: int) -> None:
        found = (Finding(str(file), Position(line + 1, 1), "rng.attribute", "not allowed") for line in range(count))
        list(reporter.render(Report(tuple(found), (str(file),))))

    assert ratio_of_doubling(compute, 400) <= LIMIT
