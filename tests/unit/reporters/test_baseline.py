from __future__ import annotations

from dataclasses import replace

import pytest

from teikit.core.errors import TeikitError
from teikit.core.findings import Finding, Report
from teikit.core.positions import Position
from teikit.reporters import baseline

OLD = Report(
    (
        Finding("a.xml", Position(3, 5), "rng.x", "not allowed"),
        Finding("a.xml", Position(9, 5), "rng.x", "not allowed"),
        Finding("b.xml", Position(2, 1), "link.duplicate-id", "given twice; the first is on line 1"),
    ),
    ("a.xml", "b.xml"),
)


@pytest.fixture
def known(tmp_path):
    baseline.save(tmp_path / "baseline.txt", OLD)
    return baseline.load(tmp_path / "baseline.txt")


def test_findings_in_the_baseline_are_not_reported_again(known):
    assert baseline.without(OLD, known) == (Report((), OLD.checked), 3)


def test_findings_are_known_again_when_lines_were_added_above(known):
    moved = Report(
        tuple(replace(finding, position=Position((finding.line or 0) + 40, finding.column)) for finding in OLD),
        OLD.checked,
    )
    moved = Report((*moved.findings[:2], replace(moved.findings[2], message="given twice; the first is on line 41")))
    assert baseline.without(moved, known)[0].findings == ()


def test_one_more_of_the_same_kind_in_a_file_is_new(known):
    more = Report((*OLD.findings, replace(OLD.findings[0], position=Position(20))))
    assert [finding.line for finding in baseline.without(more, known)[0]] == [20]


def test_the_same_fault_in_another_file_is_new(known):
    other = Report((replace(OLD.findings[0], file="c.xml"),))
    assert len(baseline.without(other, known)[0].findings) == 1


def test_a_file_other_than_a_baseline_is_rejected(tmp_path):
    file = tmp_path / "x.txt"
    file.write_text("hello", encoding="utf-8")
    with pytest.raises(TeikitError, match="not a baseline"):
        baseline.load(file)
