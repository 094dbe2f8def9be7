"""Offices name their holders on the day of the document."""

from __future__ import annotations

from datetime import date

from teikit.edition.registers import Office, Person, Place
from teikit.encoding.entities.offices import titles

NORWAY = Place("norway", "Norway", ("Norway",), adjectives=("Norwegian",))


def forms(title: str, on: date | None = date(1950, 10, 7)) -> dict[str, bool]:
    lange = Person("lange", "Halvard Lange", ("Lange",), surname="Lange", offices=(Office(title),))
    return {one.form: one.short for one in titles((lange,), (NORWAY,), on)}


def test_an_office_has_a_full_an_adjectival_and_a_short_form() -> None:
    assert forms("Foreign Minister of Norway, 1946–1965") == {
        "the Foreign Minister of Norway": False,
        "The Foreign Minister of Norway": False,
        "the Norwegian Foreign Minister": False,
        "The Norwegian Foreign Minister": False,
        "the Foreign Minister": True,
        "The Foreign Minister": True,
    }


def test_an_office_of_other_years_is_not_a_title() -> None:
    assert forms("Foreign Minister of Norway, 1946–1949") == {}


def test_an_entry_may_list_several_offices() -> None:
    found = forms("Chairman of the Storting, 1945; Foreign Minister of Norway, 1946–1965")
    assert "the Foreign Minister" in found
    assert "the Chairman" not in found
