"""Registers of an edition: persons, places and organisations, from TEI ``listPerson``, ``listPlace``, ``listOrg``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError, MissingFileError
from teikit.core.files import cache_until_changed
from teikit.core.paths import StrPath
from teikit.core.positions import Position
from teikit.core.xml import NSMAP, XML_ID, parse
from teikit.edition.config import Edition
from teikit.edition.names import surname

#: Elements in which a person's offices are recorded.
_OFFICE_ELEMENTS = ("occupation", "affiliation")


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An entry of a register.

    :param id: the ``xml:id`` of the entry.
    :param name: the name to display.
    :param forms: all forms of the name that occur in texts.
    :param proposed: whether the encoder proposes the entry, and it is not in a register.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    proposed: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held (TEI ``occupation`` or ``affiliation``).

    :param title: the title of the office.
    :param first: the first day, month or year, such as ``1949-01-21`` or ``1949``; ``None`` if it is unknown.
    :param last: the last day, month or year; ``None`` if it is unknown.
    """

    title: str
    first: str | None = None
    last: str | None = None

    def is_held_on(self, day: date | None) -> bool:
        """Return whether the office was held on a day; if the day is unknown, whether it was ever held."""
        if day is None:
            return True
        text = day.isoformat()
        return (self.first is None or self.first <= text[: len(self.first)]) and (
            self.last is None or text[: len(self.last)] <= self.last
        )


@dataclass(frozen=True, slots=True)
class Person(RegisterEntry):
    """A person.

    :param surname: the surname; it is also one of the forms.
    :param offices: the offices that the person held.
    """

    surname: str = field(kw_only=True)
    offices: tuple[Office, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Place(RegisterEntry):
    """A place.

    :param adjectives: adjectives of the place, such as *Norwegian* (``placeName type="adjective"``).
    """

    adjectives: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Organisation(RegisterEntry):
    """An organisation, such as a government, a ministry or a committee."""


@dataclass(frozen=True, slots=True)
class Registers:
    """The entries of all registers."""

    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()

    @classmethod
    def of_edition(cls, edition: Edition) -> Registers:
        """Read the registers of an edition. A register that does not exist is empty.

        :raises DocumentError: a file is not well-formed XML, or an entry has no ``xml:id`` or no name.
        """
        return cls(
            read_persons(edition.persons_file),
            read_places(edition.places_file),
            read_organisations(edition.organisations_file),
        )

    @classmethod
    def read(cls, path: StrPath) -> Registers:
        """Read a folder of registers (``persons.xml`` …), or one file with lists of any kind.

        :raises MissingFileError: the file or folder does not exist.
        :raises DocumentError: as :meth:`of_edition`.
        """
        found = Path(path)
        if not found.exists():
            raise MissingFileError("no such file or folder (expected registers)", found)
        if found.is_dir():
            files = (found / "persons.xml", found / "places.xml", found / "organisations.xml")
        else:
            files = (found, found, found)
        persons, places, organisations = files
        return cls(read_persons(persons), read_places(places), read_organisations(organisations))


@cache_until_changed
def read_persons(file: Path) -> tuple[Person, ...]:
    """Read the persons of a register. A register that does not exist is empty.

    :raises DocumentError: the file is not well-formed XML, or an entry has no ``xml:id`` or no name.
    """
    return tuple(_person(element) for element in _elements(file, "listPerson/tei:person", "persName"))


@cache_until_changed
def read_places(file: Path) -> tuple[Place, ...]:
    """Read the places of a register. A register that does not exist is empty.

    :raises DocumentError: as :func:`read_persons`.
    """
    return tuple(_place(element) for element in _elements(file, "place", "placeName"))


@cache_until_changed
def read_organisations(file: Path) -> tuple[Organisation, ...]:
    """Read the organisations of a register. A register that does not exist is empty.

    :raises DocumentError: as :func:`read_persons`.
    """
    elements = _elements(file, "org", "orgName")
    return tuple(Organisation(element.id, element.names[0], element.names) for element in elements)


@dataclass(frozen=True, slots=True)
class _EntryElement:
    """An element of a register that is an entry, with its id and its names."""

    element: etree._Element
    file: Path
    id: str
    names: tuple[str, ...]


def _elements(file: Path, path: str, name_element: str) -> Iterator[_EntryElement]:
    """Yield the entries of a register.

    :param path: the path of the entries below the root, in ElementPath.
    :param name_element: the element of their names.
    """
    if not file.is_file():
        return
    for element in parse(file).iterfind(f".//tei:{path}", NSMAP):
        identifier = element.get(XML_ID)
        if identifier is None:
            raise _error(element, file, "has no xml:id", hint="add one, so that texts can point to the entry")
        names = dict.fromkeys(_text(name) for name in element.iterfind(f"tei:{name_element}", NSMAP))
        names.pop("", None)
        if not names:
            raise _error(element, file, f"has no {name_element}")
        yield _EntryElement(element, file, identifier, tuple(names))


def _person(entry: _EntryElement) -> Person:
    name = entry.names[0]
    surnames = [_text(element) for element in entry.element.iterfind("tei:persName/tei:surname", NSMAP)]
    last = surnames[0] if surnames else surname(name)
    forms = dict.fromkeys([*entry.names, *surnames, last])
    return Person(entry.id, name, tuple(forms), surname=last, offices=tuple(_offices(entry.element)))


def _place(entry: _EntryElement) -> Place:
    adjectives = tuple(_text(name) for name in entry.element.iterfind("tei:placeName[@type='adjective']", NSMAP))
    forms = tuple(name for name in entry.names if name not in adjectives)
    if not forms:
        raise _error(entry.element, entry.file, "has adjectives but no placeName")
    return Place(entry.id, forms[0], forms, adjectives=adjectives)


def _offices(person: etree._Element) -> Iterator[Office]:
    for name in _OFFICE_ELEMENTS:
        for office in person.iterfind(f"tei:{name}", NSMAP):
            when = office.get("when")
            first, last = office.get("from") or office.get("notBefore"), office.get("to") or office.get("notAfter")
            yield Office(_text(office), first or when or None, last or when or None)


def _error(element: etree._Element, file: Path, problem: str, hint: str | None = None) -> DocumentError:
    entry = " ".join(filter(None, (etree.QName(element).localname, element.get(XML_ID))))
    return DocumentError(f"{entry} {problem}", file, Position.reported(element.sourceline), hint=hint)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
