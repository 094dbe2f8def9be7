"""The TEI of a text with any names and dates is valid and gives the text back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.text_stylesheet import text_of
from teikit import relaxng
from teikit.core import resources
from teikit.core.xml import ILLEGAL_CHARACTER
from teikit.edition.registers import Office, Organisation, Person, Place
from teikit.encoding import EncodingOptions, encode
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles import load_profile
from teikit.encoding.profiles.model import TAGGED

SCHEMA = relaxng.load(resources.schema("teikit.rng"))
LEGAL = st.characters(exclude_categories=("Cs",)).filter(lambda c: not ILLEGAL_CHARACTER.match(c))
#: Pieces of names and dates, so that random texts have something to find.
PIECES = st.sampled_from(
    [
        "795.00/10–750\n", "Memorandum by Mr. Ross to the Secretary (Rusk)\n", "[Oslo,] October 7, 1950.\n",
        "Mr. ", "General ", "Lange ", "Foreign Minister ", "the Secretary ", "the Norwegian ", "Norway ", "Engen said ",
        "Department of ", "State ", "SCAP ", "the Council ", "Strait of ", "Han ", "River ", "Dean G. Smith ",
        "October 5–7", "from June to August 1950 ", "yesterday ", "next week\n", "Monday, ", "the 2nd instant ",
        "in 1950 ",        "at 4:10 p.m. ", "[Page 907]", "1.", "“", "”", "\n", "\n\n", "- ", " ", "’s ", "1",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(LEGAL, max_size=4), min_size=1, max_size=30).map("".join)
KNOWN = {
    "persons": (
        Person(
            "lange",
            "Halvard Lange",
            ("Lange",),
            surname="Lange",
            offices=(Office("Foreign Minister of Norway, 1946–1965"),),
        ),
    ),
    "places": (Place("norway", "Norway", ("Norway",), adjectives=("Norwegian",)),),
    "organisations": (Organisation("council", "Council", ("the Council", "State")),),
}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, tag=st.lists(st.sampled_from(TAGGED)))
def test_any_text_with_names_and_dates_comes_back_in_valid_tei(text: str, tag: list[str]) -> None:
    encoding = encode(Transcript(text, "any.txt"), EncodingOptions(load_profile("frus").tagging(tag), **KNOWN))  # type: ignore[arg-type]
    assert text_of(encoding.root) == text
    assert [finding.message for finding in SCHEMA.validate(encoding.to_bytes(), identifiers=True)] == []
