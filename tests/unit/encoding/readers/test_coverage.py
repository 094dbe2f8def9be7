"""The coverage of a source: each text is read in its order, dropped with a reason, or reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.core.errors import DocumentError
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


def test_text_that_was_taken_and_not_written_is_an_error(coverage: TextCoverage, root: etree._Element) -> None:
    coverage.add_generated("1.")
    coverage.take_all(root)
    with pytest.raises(DocumentError, match=r"page.html: b: the text differs from the source at “four”"):
        coverage.check("1. one two three five", (root,), "page.html")


def test_a_replaced_text_and_a_generated_one_are_expected(coverage: TextCoverage, root: etree._Element) -> None:
    coverage.add_generated("1.")
    coverage.take_all(root)
    coverage.take(root[0], "tail")
    coverage.replace(" five", "5")
    coverage.check("1. one two three four 5", (root,), "page.html")


def test_white_space_does_not_count(coverage: TextCoverage, root: etree._Element, losses: list[Loss]) -> None:
    coverage.take_all(root)
    coverage.check("onetwothree\nfour\tfive", (root,), "page.html")
    assert losses == []


def test_text_that_the_source_does_not_contain_is_an_error(coverage: TextCoverage, root: etree._Element) -> None:
    coverage.take_all(root)
    with pytest.raises(DocumentError, match="the source does not contain 'six'"):
        coverage.check("one two three four five six", (root,), "page.html")


@given(data=st.data())
def test_any_other_order_of_the_words_is_an_error(data: st.DataObject) -> None:
    root = etree.fromstring(PAGE)
    coverage = TextCoverage([], lambda element: element.tag)
    words = coverage.take_all(root).split()
    shuffled = data.draw(st.permutations(words).filter(lambda order: order != words))
    with pytest.raises(DocumentError, match="differs from the source"):
        coverage.check(" ".join(shuffled), (root,), "page.html")


@given(data=st.data())
def test_texts_taken_in_any_other_order_are_an_error(data: st.DataObject) -> None:
    root = etree.fromstring(PAGE)
    coverage = TextCoverage([], lambda element: element.tag)
    nodes = [(root, "text"), (root[0], "text"), (root[0][0], "text"), (root[0][0], "tail"), (root[0], "tail")]
    shuffled = data.draw(st.permutations(nodes).filter(lambda order: order != nodes))
    text = "".join(coverage.take(*node) for node in shuffled)
    with pytest.raises(DocumentError, match="the text is not in the order of the source"):
        coverage.check(text, (root,), "page.html")


def test_a_declared_move_is_a_loss_with_place_and_reason(
    coverage: TextCoverage, root: etree._Element, losses: list[Loss]
) -> None:
    text = coverage.take(root) + coverage.take(root[0], "tail")
    with coverage.moving(root[0], "a note"):
        text += coverage.take_all(root[0])
    coverage.check(text, (root,), "page.html")
    assert losses == [Loss("p", "moved", "a note", "two three four")]


def test_a_declared_move_that_keeps_the_order_is_not(
    coverage: TextCoverage, root: etree._Element, losses: list[Loss]
) -> None:
    text = coverage.take(root)
    with coverage.moving(root[0], "a note"):
        text += coverage.take_all(root[0])
    text += coverage.take(root[0], "tail")
    coverage.check(text, (root,), "page.html")
    assert losses == []


def test_the_order_within_a_move_is_kept(coverage: TextCoverage, root: etree._Element) -> None:
    with coverage.moving(root, "a note"):
        text = coverage.take(root[0], "tail") + coverage.take(root)
    with pytest.raises(DocumentError, match="not in the order"):
        coverage.check(text, (root,), "page.html")
