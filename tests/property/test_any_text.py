"""The TEI of any text gives it back, or the error names a character that XML does not allow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from helpers.text_stylesheet import text_of
from teikit.core.errors import TeikitError
from teikit.core.xml import ILLEGAL_CHARACTER, NSMAP, XML_ID
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile, shipped_profiles
from teikit.encoding.readers.text import parse

PROFILES = {name: load_profile(name) for name in shipped_profiles()}

#: Pieces that rules look for, so that random texts have something to find.
PIECES = st.sampled_from(
    [
        "795.00/10–750\n",
        "Memorandum by Mr. A. B. Ross to the Secretary (Rusk)\n",
        "[Page 907]",
        "[Page xii]",
        "[Page 907]\n",
        "- 1.\n",
        "- What?\n",
        "- ",
        "“",
        "”",
        '"',
        "Engen said ",
        "Kassaniev then asked Engen ",
        "He replied that ",
        "I told him ",
        "morning.1 ",
        "speech,2 ",
        "word.3\n",
        "as follows: (1) ",
        "(2) It ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "\u00a0",
        "\u2028",
        "\u0085",
        "Mr. Lange’s ",
        ". ",
        "\U000f0000",
        "&amp;",
        "<p>",
        "]]>",
        "“Yes.” He said ",
        "secret\n",
        "London, July 5, 1950—4 p. m.\n",
        "[Received July 6.]\n",
        "[Extract]\n",
        "My Dear Sir:\n",
        "Participants:\n",
        "Mr. Lange\n",
        "- (a)\n",
        "- a.\n",
        "as follows:\n",
        "[Enclosure 1]\n",
        "1. A body.\n",
        "2. Another.\n",
        "* A third.\n",
        "word* ",
        "word.1\n",
        "word-\nand ",
        "one\ttwo\t\n",
        "\t\tthree\n",
        "    indented\n",
        "12\n",
        "13\n",
        "14\n",
        "906     FOREIGN RELATIONS\n",
        "KOREA     907\n",
        "908     FOREIGN RELATIONS\n",
        "concerns.¹ ",
        "¹ Not printed.\n",
        "1 Not printed.\n",
        "the question of\n",
        "SECRET      London, July 5, 1950.\n",
        "Acheson\n",
        "Chou En-lai said ",
        "Q. Why?\n",
        "MR. LANGE: So.\n",
        "106. Gocus 561. ",
        "Gocus 5551 ",
        "Subject:\n",
        "only if\n",
        "1. One. ",
        "\n2. Two.\n",
        "\n(a) Three\n",
        "\n    (b) Four\n",
        "\n   It goes on.\n",
        "’",
    ]
)
LEGAL = st.characters(exclude_categories=("Cs",)).filter(lambda c: not ILLEGAL_CHARACTER.match(c))
TEXTS = st.lists(PIECES | st.text(LEGAL, max_size=6), min_size=1, max_size=40).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, name=st.sampled_from(sorted(PROFILES)))
def test_any_text_comes_back(text: str, name: str) -> None:
    root = encode(Transcript(text, "any.txt"), EncodingOptions(PROFILES[name])).root
    reread = etree.fromstring(etree.tostring(root))
    assert text_of(reread) == text


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_text_occurs_in_blocks_only(text: str) -> None:
    root = encode(Transcript(text, "any.txt"), EncodingOptions(PROFILES["frus"])).root
    for element in root.iterfind(".//tei:body//*", NSMAP):
        if etree.QName(element).localname in ("div", "list", "sp"):
            loose = (element.text or "") + "".join(child.tail or "" for child in element)
            assert not loose.strip(" \t\r\n")


@settings(max_examples=100, deadline=None)
@given(before=st.text(LEGAL, max_size=20), bad=st.sampled_from("\x00\x01\x08\x0b\x1f\ufffe\uffff"))
def test_a_character_that_xml_does_not_allow_is_named(before: str, bad: str) -> None:
    with pytest.raises(TeikitError) as caught:
        parse((before.lstrip("\ufeff") + bad).encode(), Path("any.txt"))
    assert "U+" in str(caught.value) or "binary" in str(caught.value) or "XML already" in str(caught.value)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(ending: str) -> None:
    text = ending.join(["Memorandum by A to B", "One paragraph.", "", "- 1.", "- An item.", ""])
    assert text_of(encode(Transcript(text), EncodingOptions(PROFILES["frus"])).root) == text


def test_a_quotation_across_two_statements_is_cut_and_linked() -> None:
    text = "Memorandum by Mr. Ross to Mr. Rusk\nEngen said “it is so. Kassaniev said it is” not."
    root = encode(Transcript(text), EncodingOptions(PROFILES["frus"])).root
    parts = root.findall(".//tei:q", NSMAP)
    assert ["".join(part.itertext()) for part in parts] == ["“it is so.", "Kassaniev said it is”"]
    first, second = ("#" + (part.get(XML_ID) or "") for part in parts)
    assert [(part.get("prev"), part.get("next")) for part in parts] == [(None, second), (first, None)]
