"""The result of an encoding as users see it: decisions with text and position, and a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core.errors import TeikitError
from teikit.core.positions import Position
from teikit.encoding import Encoding, EncodingOptions, Span, Transcript, encode, load_profile

TEXT = "Neuhafen, October 7, 1950\n\nDear Mr. Brandt,\n\nMr. Adler said that the quay was closed.\nHe agreed.\n"


@pytest.fixture(scope="module")
def letter() -> Encoding:
    return encode(Transcript(TEXT, "letter.txt"), EncodingOptions(load_profile("letter")))


def test_an_annotation_gives_its_text_and_position(letter: Encoding) -> None:
    date = next(decision for decision in letter.annotations if decision.element == "date")
    assert date.text == "October 7, 1950"
    assert date.position == Position(1, 11)
    assert date.span == Span(10, 25)
    assert date.attributes["when"] == "1950-10-07"
    assert (date.certainty, date.is_uncertain, date.alternatives) == ("high", False, ())


def test_annotations_are_in_the_order_of_the_text(letter: Encoding) -> None:
    spans = [(decision.span.start, -decision.span.end) for decision in letter.annotations]
    assert spans == sorted(spans)
    assert len(letter.annotations) == len(letter.standoff)


def test_uncertain_annotations_come_with_a_reason_and_alternatives(letter: Encoding) -> None:
    assert letter.uncertain
    assert all(one.is_uncertain and one.rule and one.reason and one.alternatives for one in letter.uncertain)
    assert len(letter.uncertain) == letter.uncertain_count


def test_the_least_certain_annotations_come_first(letter: Encoding) -> None:
    order = {"low": 0, "medium": 1}
    ranks = [order[decision.certainty] for decision in letter.uncertain]
    assert ranks == sorted(ranks)


def test_text_over_several_lines_is_given_in_one(letter: Encoding) -> None:
    assert any(decision.text.endswith("closed. He agreed.") for decision in letter.annotations)


def test_reprs_are_short(letter: Encoding) -> None:
    count, uncertain = len(letter.annotations), letter.uncertain_count
    assert repr(letter) == f"<Encoding letter.txt: {count} annotations, {uncertain} uncertain>"
    assert repr(letter.transcript) == f"<Transcript letter.txt: {len(TEXT)} characters>"
    date = next(decision for decision in letter.annotations if decision.element == "date")
    assert repr(date) == "<Decision date at 1:11: 'October 7, 1950'>"


@pytest.mark.parametrize("path_type", [str, Path])
def test_an_encoding_is_saved_as_a_file(letter: Encoding, tmp_path: Path, path_type: type[str] | type[Path]) -> None:
    letter.save(path_type(tmp_path / "letter.xml"))
    assert (tmp_path / "letter.xml").read_bytes() == letter.to_bytes()


def test_a_file_that_exists_is_kept_unless_it_may_be_overwritten(letter: Encoding, tmp_path: Path) -> None:
    path = tmp_path / "letter.xml"
    path.write_text("<corrected/>")
    with pytest.raises(FileExistsError) as raised:
        letter.save(path)
    assert isinstance(raised.value, TeikitError)
    assert path.read_text() == "<corrected/>"
    letter.save(path, overwrite=True)
    assert path.read_bytes() == letter.to_bytes()
