"""Registers as they are read: names, offices, and entries in error."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers import Teikit
from teikit.core.errors import DocumentError, MissingFileError
from teikit.edition.names import make_id, make_person_id, surname
from teikit.edition.registers import Office, Organisation, Person, Place, Registers, read_persons, read_places

PERSONS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="lange"><persName>Halvard Lange</persName><persName type="variant">Dr. Lange</persName>
<occupation from="1946" to="1965-08-28">Foreign Minister</occupation>
<affiliation when="1949">NATO</affiliation></person>
<person xml:id="chou"><persName><surname>Chou</surname> <forename>En-lai</forename></persName></person>
</listPerson></standOff></TEI>"""
MIXED = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPlace><place xml:id="norway"><placeName>Norway</placeName><placeName type="adjective">Norwegian</placeName></place>
</listPlace><listOrg><org xml:id="un"><orgName>United Nations</orgName><orgName>UN</orgName></org></listOrg>
<listPerson><person xml:id="ross"><persName>John C. Ross</persName></person></listPerson></standOff></TEI>"""


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_person_has_forms_of_the_name_and_offices(tmp_path: Path) -> None:
    lange, chou = read_persons(write(tmp_path / "persons.xml", PERSONS))
    offices = (Office("Foreign Minister", "1946", "1965-08-28"), Office("NATO", "1949", "1949"))
    forms = ("Halvard Lange", "Dr. Lange", "Lange")
    assert lange == Person("lange", "Halvard Lange", forms, surname="Lange", offices=offices)
    assert (chou.surname, chou.forms) == ("Chou", ("Chou En-lai", "Chou"))


def test_one_file_may_have_lists_of_all_kinds(tmp_path: Path) -> None:
    assert Registers.read(write(tmp_path / "all.xml", MIXED)) == Registers(
        (Person("ross", "John C. Ross", ("John C. Ross", "Ross"), surname="Ross"),),
        (Place("norway", "Norway", ("Norway",), adjectives=("Norwegian",)),),
        (Organisation("un", "United Nations", ("United Nations", "UN")),),
    )


def test_a_folder_may_lack_registers(tmp_path: Path) -> None:
    write(tmp_path / "registers" / "persons.xml", PERSONS)
    found = Registers.read(tmp_path / "registers")
    assert ([person.id for person in found.persons], found.places, found.organisations) == (["lange", "chou"], (), ())


def test_registers_that_do_not_exist_are_an_error(tmp_path: Path, teikit: Teikit) -> None:
    with pytest.raises(MissingFileError, match="expected registers"):
        Registers.read(tmp_path / "nowhere")
    source = write(tmp_path / "a.txt", "A text.\n")
    result = teikit("encode", source, "--registers", tmp_path / "nowhere")
    assert (result.exit_code, "expected registers" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("<place><placeName>Oslo</placeName></place>", "1: place has no xml:id; add one, so that texts can point to"),
        ('<place xml:id="oslo"/>', "1: place oslo has no placeName"),
        ('<place xml:id="oslo"><placeName type="adjective">Oslovian</placeName></place>', "has adjectives but no"),
    ],
)
def test_an_entry_without_id_or_name_is_an_error(entry: str, message: str, tmp_path: Path) -> None:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><listPlace>{entry}</listPlace></TEI>'
    with pytest.raises(DocumentError, match=message):
        read_places(write(tmp_path / "places.xml", text))


@pytest.mark.parametrize(
    ("first", "last", "day", "is_held"),
    [
        ("1946", "1965-08-28", date(1946, 1, 1), True),
        ("1946", "1965-08-28", date(1965, 8, 28), True),
        ("1946", "1965-08-28", date(1965, 8, 29), False),
        ("1949-01-21", None, date(1949, 1, 20), False),
        ("1949-01-21", None, date(1999, 1, 1), True),
        (None, "1949-01", date(1949, 1, 31), True),
        ("1949", "1950", None, True),
    ],
)
def test_an_office_is_held_between_its_limits(
    first: str | None, last: str | None, day: date | None, is_held: bool
) -> None:
    assert Office("Minister", first, last).is_held_on(day) is is_held


@pytest.mark.parametrize(
    ("name", "expected"),
    [("James S. Lay, Jr.", "Lay"), ("Chou En-lai", "Chou"), ("Henry Ford III", "Ford"), ("Stalin", "Stalin"), ("", "")],
)
def test_the_surname_is_the_last_word_or_precedes_given_names(name: str, expected: str) -> None:
    assert surname(name) == expected


def test_identifiers_are_valid_and_unique() -> None:
    assert make_person_id("Eva Öst") == "ost"
    assert make_person_id("Mr. Ross", ["ross", "ross-2"]) == "ross-3"
    assert make_id("U.S. Mission", ["u-s-mission"]) == "u-s-mission-2"
    assert make_person_id("…") == "person"
