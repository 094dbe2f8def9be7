"""The check of the round trip: any difference between the recovered text and the source is an error."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.positions import Position
from teikit.core.xml import TEI_NS
from teikit.encoding import Transcript
from teikit.encoding.roundtrip.fidelity import check_text


def _tei(text: str) -> etree._Element:
    return etree.fromstring(f'<TEI xmlns="{TEI_NS}"><text xml:space="preserve">{text}</text></TEI>')


def test_equal_texts_pass() -> None:
    check_text(Transcript(" one\n\ntwo \n"), _tei(" one\n\ntwo \n"))


@pytest.mark.parametrize(
    ("source", "recovered", "position"),
    [
        ("one two", "one too", Position(1, 6)),
        ("one\ntwo\n", "one\ntwo", Position(2, 4)),
        ("one", "one ", Position(1, 4)),
        (" one", "one", Position(1, 1)),
        ("one", "\none", Position(1, 1)),
        ("one\n\n", "one\n", Position(2, 1)),
        ("one", "", Position(1, 1)),
        ("one  two", "one two", Position(1, 5)),
    ],
)
def test_any_difference_is_an_error_at_its_position(source: str, recovered: str, position: Position) -> None:
    with pytest.raises(DocumentError, match="changes the text") as raised:
        check_text(Transcript(source, "memo.txt"), _tei(recovered))
    assert (raised.value.file, raised.value.position) == ("memo.txt", position)


def test_the_message_shows_both_texts() -> None:
    with pytest.raises(DocumentError, match=r"source has 'o', the TEI has no more text"):
        check_text(Transcript("two"), _tei("tw"))
