"""Where lists stand in a document, and whose the items without labels are."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit import relaxng, resources
from teikit.encode import Settings, Transcript, encode, profile
from teikit.tei import NSMAP

FRUS = Settings(profile.load("frus"))
SCHEMA = relaxng.load(resources.schema("teikit.rng"))
HEAD = "Memorandum by A to B\n[Strelsau,] May 3, 1951.\n"


def body(text: str) -> etree._Element:
    made = encode(Transcript(HEAD + text, "any.txt"), FRUS)
    assert not list(SCHEMA.validate(made.to_bytes(), "any.xml"))
    [found] = made.root.iterfind("tei:text", NSMAP)
    return found


@pytest.mark.parametrize(
    ("leading", "within"),
    [
        ("The following is agreed upon:", True),
        ("The Foreign Office could approve of a resolution only if", True),
        ("The action is the following—", True),
        ("Some points are to be made.", False),
        ("Recommendations", False),
        ("Having considered the report of the King,", False),
    ],
)
def test_a_list_stands_within_the_paragraph_that_leads_in_to_it(leading: str, within: bool) -> None:
    made = body(f"{leading}\n- (a)\n- The King is well.\n- (b)\n- So is the Queen.\nThe end.\n")
    assert len(made.findall(".//tei:div/tei:p/tei:list", NSMAP)) == within
    assert len(made.findall(".//tei:div/tei:list", NSMAP)) == (not within)


def test_an_item_without_a_label_goes_on_with_the_list_that_has_such_items() -> None:
    made = body(
        "These are the points:\n- 1.\n- The King.\n- Some pressures are:\n- (a)\n- The Queen.\n- (b)\n- The Duke.\n"
        "- In conclusion, all is well.\n"
    )
    [outer] = made.findall(".//tei:p/tei:list", NSMAP)
    words = [" ".join("".join(item.itertext()).split()) for item in outer.iterfind("tei:item", NSMAP)]
    assert words == ["The King.", "Some pressures are: (a) The Queen. (b) The Duke.", "In conclusion, all is well."]
