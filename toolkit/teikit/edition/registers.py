"""Registers: persons, places, organisations of an edition, from TEI ``listPerson``, ``listPlace``, ``listOrg``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.files import cache_until_changed
from teikit.core.positions import Position
from teikit.core.xml import NSMAP, XML_ID, parse, xml_id
from teikit.edition.config import Edition

#: *Jr.* is no part of the name by which a text goes on to call somebody.
JUNIOR = re.compile(r",?\s+(?:Jr|Sr)\.?$|,?\s+I{2,3}$")
#: Two given names in one word, which stand behind the surname: *En-lai*, *Kai-shek*.
_GIVEN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held: TEI ``occupation`` or ``affiliation``, with ``@from`` and ``@to`` where known.

    The limits are figures of any precision, ``1949`` or ``1949-01-21``; empty where the register is silent.
    """

    title: str
    first: str = ""
    last: str = ""

    def held(self, on: date | None) -> bool:
        """Tell whether the office was held on a day; where the day is unknown, whether it was ever."""
        if on is None:
            return True
        day = on.isoformat()
        return (not self.first or self.first <= day[: len(self.first)]) and (
            not self.last or day[: len(self.last)] <= self.last
        )


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register.

    ``id`` is the entry's ``xml:id``; ``name`` the name to show; ``forms`` are all the names under which
    texts speak of the person, the surname among them; ``proposed`` persons are in no register yet.
    """

    id: str
    name: str
    surname: str
    forms: tuple[str, ...]
    proposed: bool = False
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the register; ``adjectives`` are what is of it: ``Norwegian`` (``placeName type="adjective"``)."""

    id: str
    name: str
    forms: tuple[str, ...]
    proposed: bool = False
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of the register: a government, a ministry, a committee, a delegation."""

    id: str
    name: str
    forms: tuple[str, ...]
    proposed: bool = False


#: What a register holds.
Named = Person | Place | Organisation


@dataclass(frozen=True, slots=True)
class Registers:
    """All that an edition knows by name."""

    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def read(edition: Edition) -> Registers:
    """Read the registers of an edition; one that does not exist is empty.

    :raises TeikitError: a file is no XML, or an entry has no ``xml:id`` or no name.
    """
    return Registers(
        persons(edition.persons_file), places(edition.places_file), organisations(edition.organisations_file)
    )


def read_path(path: Path) -> Registers:
    """Read a folder of registers (``persons.xml`` …), or one file that may hold lists of all kinds.

    :raises TeikitError: there is no such file, it is no XML, or an entry has no ``xml:id`` or no name.
    """
    if path.is_dir():
        return Registers(
            persons(path / "persons.xml"), places(path / "places.xml"), organisations(path / "organisations.xml")
        )
    if not path.is_file():
        raise TeikitError("no such file or folder, registers were expected", path)
    return Registers(persons(path), places(path), organisations(path))


@cache_until_changed
def persons(path: Path) -> tuple[Person, ...]:
    """Read the persons of a register file; a file that does not exist is an empty register.

    :raises TeikitError: the file is no XML, or an entry has no ``xml:id`` or no name.
    """
    return tuple(_person(entry, path) for entry in _entries(path, "listPerson/tei:person"))


@cache_until_changed
def places(path: Path) -> tuple[Place, ...]:
    """Read the places of a register file; a file that does not exist is an empty register.

    :raises TeikitError: the file is no XML, or an entry has no ``xml:id`` or no name.
    """
    return tuple(_place(entry, path) for entry in _entries(path, "place"))


@cache_until_changed
def organisations(path: Path) -> tuple[Organisation, ...]:
    """Read the organisations of a register file; a file that does not exist is an empty register.

    :raises TeikitError: the file is no XML, or an entry has no ``xml:id`` or no name.
    """
    return tuple(_organisation(entry, path) for entry in _entries(path, "org"))


def _entries(path: Path, element: str) -> Iterator[etree._Element]:
    if path.is_file():
        yield from parse(path).iterfind(f".//tei:{element}", NSMAP)


def _place(entry: etree._Element, path: Path) -> Place:
    names = _names(entry, "placeName", path)
    adjectives = tuple(_text(name) for name in entry.iterfind("tei:placeName[@type='adjective']", NSMAP))
    forms = tuple(name for name in names if name not in adjectives)
    if not forms:
        raise TeikitError(
            f"place {entry.get(XML_ID)} has no name but an adjective", path, Position.reported(entry.sourceline)
        )
    return Place(_id(entry, path), forms[0], forms, adjectives=adjectives)


def _organisation(entry: etree._Element, path: Path) -> Organisation:
    names = _names(entry, "orgName", path)
    return Organisation(_id(entry, path), names[0], names)


def _person(entry: etree._Element, path: Path) -> Person:
    names = _names(entry, "persName", path)
    surnames = [_text(name) for name in entry.iterfind("tei:persName/tei:surname", NSMAP)]
    last = surnames[0] if surnames else surname(names[0])
    forms = dict.fromkeys([*names, *surnames, last])
    return Person(_id(entry, path), names[0], last, tuple(forms), offices=tuple(_offices(entry)))


def _offices(entry: etree._Element) -> Iterator[Office]:
    for gi in ("occupation", "affiliation"):
        for office in entry.iterfind(f"tei:{gi}", NSMAP):
            yield Office(
                _text(office),
                office.get("from") or office.get("notBefore") or office.get("when") or "",
                office.get("to") or office.get("notAfter") or office.get("when") or "",
            )


def _id(entry: etree._Element, path: Path) -> str:
    identifier = entry.get(XML_ID)
    if identifier is None:
        kind = etree.QName(entry).localname
        raise TeikitError(
            f"this {kind} has no xml:id",
            path,
            Position.reported(entry.sourceline),
            hint="give it one, texts point to it",
        )
    return identifier


def _names(entry: etree._Element, element: str, path: Path) -> tuple[str, ...]:
    key = _id(entry, path)
    names = dict.fromkeys(_text(name) for name in entry.iterfind(f"tei:{element}", NSMAP))
    names.pop("", None)
    if not names:
        kind = etree.QName(entry).localname
        raise TeikitError(f"{kind} {key} has no {element}", path, Position.reported(entry.sourceline))
    return tuple(names)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def surname(name: str) -> str:
    """Return the surname of a person: the last word of ``James S. Lay, Jr.`` but *Jr.*, the first of *Chou En-lai*."""
    words = JUNIOR.sub("", name).split()
    if len(words) > 1 and _GIVEN_NAME.fullmatch(words[-1]):
        return words[-2]
    return words[-1] if words else name


def identifier(name: str, taken: Iterable[str] = ()) -> str:
    """Make an ``xml:id`` of a surname: ``Mr. John C. Ross`` gives ``ross``; unique among ``taken``."""
    return _unique(surname(name.rstrip(".,;: ")), taken)


def slug(name: str, taken: Iterable[str] = ()) -> str:
    """Make an ``xml:id`` of a whole name, unique in ``taken``: ``Department of State``, ``department-of-state``."""
    return _unique("-".join(re.findall(r"\w+", name)), taken)


def _unique(words: str, taken: Iterable[str]) -> str:
    folded = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    base = xml_id(re.sub(r"[^\w-]", "", plain), empty="person")
    used = set(taken)
    candidate, number = base, 2
    while candidate in used:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
