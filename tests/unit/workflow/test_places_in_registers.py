"""Places and organisations: proposed by the encoder, adopted, renamed and merged, over all documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Teikit
from teikit.core.errors import TeikitError
from teikit.edition import registers
from teikit.edition.config import Edition
from teikit.edition.workspace import Change
from teikit.workflow import register_operations

EDITION = '[edition]\ntitle = "Two"\ntag = ["dates", "places", "organisations"]\n'
HEAD = "795.00/10–750\nMemorandum by Mr. Ross to the Assistant Secretary (Rusk)\n"
TEXTS = {
    "one": "He came to Oslo with SCAP. Mr. Kasaniev said so in Oslo.",
    "two": "The Department of State heard from Oslo. Mr. Kassaniev knew.",
}


@pytest.fixture
def encoded(tmp_path: Path, teikit: Teikit) -> Edition:
    (tmp_path / "edition.toml").write_text(EDITION, encoding="utf-8")
    for folder in ("sources", "documents", "registers"):
        (tmp_path / folder).mkdir()
    for name in TEXTS:
        assert encode(name, tmp_path, teikit) == 0
    return Edition.load(tmp_path)


def encode(name: str, folder: Path, teikit: Teikit) -> int:
    source = folder / "sources" / f"{name}.txt"
    source.write_text(HEAD + TEXTS[name], encoding="utf-8")
    return teikit("encode", source, "-o", folder / "documents" / f"{name}.xml", "--force").exit_code


def apply(changes: list[Change]) -> None:
    for change in changes:
        change.write()


def listed(of: Edition) -> dict[str, tuple[str, int, int, bool]]:
    return {e.id: (e.kind, e.mentions, e.documents, e.proposed) for e in register_operations.entries(of)}


def test_proposals_are_listed_with_kind_and_mentions(encoded: Edition) -> None:
    found = listed(encoded)
    assert found["oslo"] == ("place", 3, 2, True)
    assert found["scap"] == ("organisation", 1, 1, True)
    assert found["department-of-state"] == ("organisation", 1, 1, True)
    assert found["kasaniev"] == ("person", 1, 1, True)


def test_missing_registers_are_created_with_their_first_entry(encoded: Edition, teikit: Teikit) -> None:
    apply(register_operations.adopt(encoded, []))
    assert [place.name for place in registers.read_places(encoded.places_file)] == ["Oslo"]
    assert {org.id for org in registers.read_organisations(encoded.organisations_file)} == {
        "scap",
        "department-of-state",
    }
    assert not [entry for entry in register_operations.entries(encoded) if entry.proposed]
    files = (encoded.persons_file, encoded.places_file, encoded.organisations_file)
    assert teikit("validate", *files).exit_code == 0


def test_an_adopted_place_is_not_proposed_again(encoded: Edition, teikit: Teikit) -> None:
    apply(register_operations.adopt(encoded, ["oslo"]))
    encode("one", encoded.folder, teikit)
    text = (encoded.tei / "one.xml").read_text(encoding="utf-8")
    assert 'sameAs="../registers/places.xml#oslo"' in text
    assert '<placeName ref="#oslo">Oslo</placeName>' in text


def test_adopting_keeps_other_markup_to_the_character(encoded: Edition, teikit: Teikit) -> None:
    apply(register_operations.adopt(encoded, ["oslo"]))
    edited = encoded.places_file.read_text(encoding="utf-8").replace(
        "<placeName>Oslo</placeName>", "<placeName  >Oslo</placeName><!-- Christiania -->"
    )
    encoded.places_file.write_text(edited, encoding="utf-8")
    encode("one", encoded.folder, teikit)
    assert encoded.places_file.read_text(encoding="utf-8") == edited
    apply(register_operations.adopt(encoded, ["scap"]))
    assert encoded.places_file.read_text(encoding="utf-8") == edited


def test_a_renamed_place_is_renamed_in_all_documents(encoded: Edition) -> None:
    apply(register_operations.adopt(encoded, ["oslo"]))
    apply(register_operations.rename(encoded, "oslo", "christiania"))
    assert listed(encoded)["christiania"] == ("place", 3, 2, False)
    assert "oslo" not in listed(encoded)


def test_a_merged_spelling_is_recognised_in_the_next_encoding(encoded: Edition, teikit: Teikit) -> None:
    apply(register_operations.adopt(encoded, ["kassaniev"]))
    apply(register_operations.merge(encoded, "kasaniev", "kassaniev"))
    [person] = registers.read_persons(encoded.persons_file)
    assert "Kasaniev" in person.forms
    assert listed(encoded)["kassaniev"] == ("person", 2, 2, False)
    encode("one", encoded.folder, teikit)
    assert 'ref="#kassaniev">Kasaniev</persName>' in (encoded.tei / "one.xml").read_text(encoding="utf-8")
    assert teikit("validate", encoded.persons_file).exit_code == 0


def test_a_nested_place_is_kept_when_its_sibling_is_merged(encoded: Edition) -> None:
    apply(register_operations.adopt(encoded, ["oslo"]))
    bergen = '<place xml:id="bergen"><placeName>Bergen</placeName></place>'
    inner = f'<place xml:id="norway"><placeName>Norway</placeName>{bergen}</place>'
    text = encoded.places_file.read_text(encoding="utf-8").replace("</listPlace>", f"{inner}</listPlace>")
    encoded.places_file.write_text(text, encoding="utf-8")
    apply(register_operations.merge(encoded, "norway", "oslo"))
    assert {place.id for place in registers.read_places(encoded.places_file)} == {"oslo", "bergen"}


def test_a_place_and_an_organisation_cannot_be_merged(encoded: Edition) -> None:
    with pytest.raises(TeikitError, match="cannot merge oslo"):
        register_operations.merge(encoded, "oslo", "scap")


def test_the_list_can_be_limited_to_a_kind_or_to_proposals(encoded: Edition, teikit: Teikit) -> None:
    apply(register_operations.adopt(encoded, ["oslo"]))
    places = teikit("registers", "list", "--kind", "place", "--edition", encoded.folder).output
    assert ("oslo" in places, "scap" in places) == (True, False)
    proposed = teikit("registers", "list", "--proposed", "--edition", encoded.folder).output
    assert ("oslo" in proposed, "scap" in proposed) == (False, True)
