"""The coverage of a source: each text is read, dropped with a reason, or reported."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit.encoding.model.losses import Loss
from teikit.encoding.readers.coverage import TextCoverage

PAGE = "<body>one <p>two <b>three</b> four</p> five</body>"


@pytest.fixture
def losses() -> list[Loss]:
    return []


@pytest.fixture
def root() -> etree._Element:
    return etree.fromstring(PAGE)


@pytest.fixture
def coverage(losses: list[Loss]) -> TextCoverage:
    return TextCoverage(losses, lambda element: element.tag)


def test_a_text_is_taken_once(coverage: TextCoverage, root: etree._Element) -> None:
    assert [coverage.take(root), coverage.take(root)] == ["one ", ""]
    assert coverage.take(root[0], "tail") == " five"


def test_all_text_of_an_element_is_without_its_tail(coverage: TextCoverage, root: etree._Element) -> None:
    assert coverage.take_all(root[0]) == "two three four"
    assert coverage.is_done(root[0])


def test_a_dropped_element_is_a_loss(coverage: TextCoverage, root: etree._Element, losses: list[Loss]) -> None:
    coverage.take(root[0][0])
    coverage.drop(root[0], "navigation")
    assert losses == [Loss("p", "dropped", "navigation", "two four")]


def test_a_skipped_element_is_not(coverage: TextCoverage, root: etree._Element, losses: list[Loss]) -> None:
    coverage.skip(root[0])
    assert losses == []
    assert [which for _, which in coverage.remaining(root)] == ["text", "tail"]


def test_text_that_was_not_taken_is_reported(coverage: TextCoverage, root: etree._Element, losses: list[Loss]) -> None:
    coverage.take_all(root[0])
    coverage.report_unread(root)
    assert [(loss.fate, loss.text) for loss in losses] == [("unread", "one"), ("unread", "five")]


def test_text_that_was_taken_and_not_written_is_reported(
    coverage: TextCoverage, root: etree._Element, losses: list[Loss]
) -> None:
    coverage.take_all(root)
    coverage.add_generated("1.")
    coverage.replace("five", "5")
    coverage.report_missing("1. one two three 5")
    assert [(loss.fate, sorted(loss.text)) for loss in losses] == [("unread", sorted("four"))]


def test_white_space_does_not_count(coverage: TextCoverage, root: etree._Element, losses: list[Loss]) -> None:
    coverage.take_all(root)
    coverage.report_missing("onetwothree\nfour\tfive")
    assert losses == []
