"""Names with and without register entries: the persons, places and organisations of a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers import Teikit
from helpers.text_stylesheet import text_of
from teikit.core.errors import TeikitError
from teikit.core.xml import NSMAP
from teikit.edition import registers
from teikit.edition.registers import Organisation, Place
from teikit.encoding import EncodingOptions, encode
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles import load_profile

HEAD = "795.00/10–750\nMemorandum by Mr. Ross to the Assistant Secretary (Rusk)\n"
PERSONS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
  <person xml:id="acheson"><persName>Dean Acheson</persName>
    <occupation from="1949-01-21" to="1953-01-20">Secretary of State</occupation></person>
  <person xml:id="dulles"><persName>John Foster Dulles</persName>
    <occupation from="1953-01-21" to="1959-04-22">Secretary of State</occupation></person>
  <person xml:id="lange"><persName>Halvard Lange</persName>
    <affiliation>Labour Party; Foreign Minister of Norway, 1946–1965</affiliation></person>
</listPerson></standOff></TEI>"""
NORWAY = Place("norway", "Norway", ("Norway",), adjectives=("Norwegian",))
COUNCIL = Organisation("council", "Security Council", ("Security Council", "the Council"))


@pytest.fixture
def people(tmp_path: Path) -> tuple[registers.Person, ...]:
    path = tmp_path / "persons.xml"
    path.write_text(PERSONS, encoding="utf-8")
    return registers.read_persons(path)


def tagged(text: str, *tag: str, **known: object) -> etree._Element:
    settings = EncodingOptions(load_profile("frus").tagging(tag), **known)  # type: ignore[arg-type]
    root = encode(Transcript(HEAD + text, "a.txt"), settings).root
    assert text_of(root) == HEAD + text
    return root


def named(root: etree._Element, element: str) -> list[tuple[str, str | None]]:
    names = root.iterfind(f".//tei:body//tei:p//tei:{element}", NSMAP)
    return [(" ".join("".join(name.itertext()).split()), name.get("ref")) for name in names]


def test_an_office_names_who_held_it_on_the_day_of_the_document(people: tuple[registers.Person, ...]) -> None:
    root = tagged("Engen saw the Secretary of State. The Secretary had no objection.", persons=people)
    assert [name for name in named(root, "persName") if name[1] != "#engen"] == [
        ("the Secretary of State", "#acheson"),
        ("The Secretary", "#acheson"),
    ]


def test_an_office_in_short_is_marked_as_unsure(people: tuple[registers.Person, ...]) -> None:
    root = tagged("It was for the Secretary to decide.", persons=people)
    [name] = root.iterfind(".//tei:p//tei:persName", NSMAP)
    assert name.get("cert") == "medium"


def test_another_office_with_the_same_beginning_is_not_resolved(people: tuple[registers.Person, ...]) -> None:
    text = "It was for the Secretary General, or the Secretary of Defense, to decide."
    assert named(tagged(text, persons=people), "persName") == []


def test_a_minister_is_known_by_the_adjective_of_the_country(people: tuple[registers.Person, ...]) -> None:
    root = tagged("Nobody but the Norwegian Foreign Minister knew.", persons=people, places=(NORWAY,))
    assert named(root, "persName") == [("the Norwegian Foreign Minister", "#lange")]


def test_places_and_organisations_of_the_registers_are_tagged() -> None:
    root = tagged("In Norway the Council was discussed.", places=(NORWAY,), organisations=(COUNCIL,))
    assert named(root, "placeName") == [("Norway", "#norway")]
    assert named(root, "orgName") == [("the Council", "#council")]


def test_the_longest_name_is_meant() -> None:
    asia = Organisation("asia", "Council of Asia", ("Security Council of Asia",))
    root = tagged("The Security Council of Asia met.", organisations=(COUNCIL, asia))
    assert named(root, "orgName") == [("Security Council of Asia", "#asia")]


def test_a_name_that_two_entries_share_is_unsure() -> None:
    other = Organisation("other", "The other", ("Security Council",))
    [name] = tagged("The Security Council met.", organisations=(COUNCIL, other)).iterfind(".//tei:p/tei:orgName", NSMAP)
    assert (name.get("ref"), name.get("cert")) == ("#council", "low")


def test_names_without_entry_are_proposed_on_request() -> None:
    text = "The Department of State heard from Oslo, and from SCAP on the Han River, about Dean G. Smith."
    assert named(tagged(text), "placeName") == named(tagged(text), "orgName") == []
    root = tagged(text, "places", "organisations")
    assert named(root, "placeName") == [("Oslo", "#oslo"), ("Han River", "#han-river")]
    assert named(root, "orgName") == [("Department of State", "#department-of-state"), ("SCAP", "#scap")]
    assert named(root, "persName") == [("Dean G. Smith", "#smith")]


def test_a_proposal_is_an_entry_of_the_header_marked_for_review() -> None:
    root = tagged("He came to Oslo with SCAP.", "places", "organisations")
    [place] = root.iterfind(".//tei:settingDesc/tei:listPlace/tei:place", NSMAP)
    [org] = root.iterfind(".//tei:particDesc/tei:listOrg/tei:org", NSMAP)
    assert [(entry.get("cert"), entry.find("tei:note", NSMAP) is not None) for entry in (place, org)] == [
        ("low", True)
    ] * 2


def test_the_place_of_the_dateline_points_to_its_entry() -> None:
    root = tagged("[Oslo,] October 7, 1950.\nHe came.", "places")
    [name] = root.iterfind(".//tei:dateline/tei:placeName", NSMAP)
    assert (name.text, name.get("ref")) == ("Oslo", "#oslo")


def test_only_kinds_that_can_be_tagged_are_accepted() -> None:
    with pytest.raises(TeikitError, match="cannot tag 'ships'"):
        load_profile("frus").tagging(["ships"])


def test_a_document_with_all_names_and_dates_is_valid(tmp_path: Path, teikit: Teikit) -> None:
    text = "On October 5–7 the Department of State heard yesterday from Oslo at 4:10 p.m. that Mr. Smith left SCAP."
    source, output = tmp_path / "a.txt", tmp_path / "a.xml"
    source.write_text(HEAD + text, encoding="utf-8")
    kinds = [word for kind in ("dates", "places", "organisations") for word in ("--tag", kind)]
    assert teikit("encode", source, "-o", output, *kinds).exit_code == 0
    assert teikit("validate", output).exit_code == 0


def test_a_folder_of_registers_serves_a_text_outside_an_edition(tmp_path: Path, teikit: Teikit) -> None:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "persons.xml").write_text(PERSONS, encoding="utf-8")
    place = '<place xml:id="norway"><placeName>Norway</placeName></place>'
    places = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace>{place}</listPlace></standOff></TEI>'
    (tmp_path / "registers" / "places.xml").write_text(places, encoding="utf-8")
    source = tmp_path / "a.txt"
    source.write_text(f"{HEAD}Lange came from Norway.", encoding="utf-8")
    encoded = teikit("encode", source, "--registers", tmp_path / "registers").output
    assert '<persName ref="#lange">Lange</persName> came from <placeName ref="#norway">Norway</placeName>' in encoded
