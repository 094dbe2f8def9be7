"""Offices: the forms by which a text refers to the holder of an office on the day of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from teikit.edition.registers import Person, Place

#: Separator of offices in an entry in prose: ``Foreign Minister of Norway, 1946–1965; head of …``.
_PARTS = re.compile(r"\s*;\s*")
_YEARS = re.compile(r",?\s*(?P<first>[0-9]{4})(?:[–-](?P<last>[0-9]{4}))?$")
_ENDING = re.compile(r"\s+(?:of|for|in|at|to)\s+.*$")
_OF = re.compile(r"^(?P<head>.+?)\s+of\s+(?:the\s+)?(?P<place>[^,;]+)$")


class Title(msgspec.Struct, frozen=True):
    """A form of an office: ``the Norwegian Foreign Minister``."""

    form: str
    person: Person

    short: bool
    """Whether the form lacks a country or a domain: ``the Foreign Minister``."""

    dated: bool
    """Whether the register has the years of the office."""


@lru_cache(maxsize=64)
def titles(persons: tuple[Person, ...], places: tuple[Place, ...], on: date | None) -> tuple[Title, ...]:
    """Return the titles of persons on a day, those with dates first.

    ``Foreign Minister of Norway`` has the forms *the Foreign Minister of Norway*, *the Norwegian Foreign Minister* if
    the register of places has the adjective, and *the Foreign Minister*.

    :param on: the date of the document, ``None`` if unknown.
    """
    of_places = {form: place.adjectives for place in places for form in place.forms}
    found = [title for person in persons for title in _of_person(person, of_places, on)]
    return tuple(sorted(found, key=lambda title: not title.dated))


def _of_person(person: Person, of_places: dict[str, tuple[str, ...]], on: date | None) -> Iterator[Title]:
    for office in person.offices:
        if not office.is_held_on(on):
            continue
        for part in _PARTS.split(office.title):
            years = _YEARS.search(part)
            if years and on and not _within(years, on):
                continue
            title = part[: years.start()] if years else part
            dated = bool(office.first or office.last or years)
            yield from (Title(form, person, short, dated) for form, short in _forms(title, of_places) if dated)


def _within(years: re.Match[str], on: date) -> bool:
    return int(years["first"]) <= on.year <= int(years["last"] or years["first"])


def _forms(title: str, of_places: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    """Yield the forms of a title, with an article: in full, with an adjective, short; and whether each is short."""
    title = re.sub(r"^[Tt]he\s+", "", title.strip())
    if not title[:1].isupper():
        return
    of = _OF.match(title)
    short = _ENDING.sub("", title)
    forms = [(title, short == title and " " not in title)]
    if of:
        forms += [(f"{adjective} {of['head']}", False) for adjective in of_places.get(of["place"], ())]
    if short != title:
        forms.append((short, True))
    for form, is_short in forms:
        yield f"the {form}", is_short
        yield f"The {form}", is_short
