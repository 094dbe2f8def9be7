"""Registers: who the persons of an edition are, read from a TEI ``listPerson``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit.errors import TeikitError
from teikit.tei import NSMAP, XML_ID, parse


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


def persons(path: Path) -> tuple[Person, ...]:
    """Read the persons of a register file; a file that does not exist is an empty register.

    :raises TeikitError: the file is no XML, or an entry has no ``xml:id`` or no name.
    """
    if not path.is_file():
        return ()
    tree = parse(path)
    return tuple(_person(entry, path) for entry in tree.iterfind(".//tei:listPerson/tei:person", NSMAP))


def _person(entry: etree._Element, path: Path) -> Person:
    identifier = entry.get(XML_ID)
    if identifier is None:
        raise TeikitError("this person has no xml:id", path, entry.sourceline, hint="give it one, texts point to it")
    names = [_text(name) for name in entry.iterfind("tei:persName", NSMAP)]
    if not names:
        raise TeikitError(f"person {identifier} has no persName", path, entry.sourceline)
    surnames = [_text(name) for name in entry.iterfind("tei:persName/tei:surname", NSMAP)]
    surname = surnames[0] if surnames else names[0].rsplit(" ", 1)[-1]
    forms = dict.fromkeys([*names, *surnames, surname])
    return Person(identifier, names[0], surname, tuple(forms))


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def identifier(name: str, taken: Iterable[str] = ()) -> str:
    """Make an ``xml:id`` of a name's last word: ``Mr. John C. Ross`` gives ``ross``; unique among ``taken``."""
    word = name.rstrip(".,;: ").rsplit(" ", 1)[-1].casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    base = re.sub(r"[^\w-]", "", plain) or "person"
    if not (base[0].isalpha() or base[0] == "_"):
        base = f"p_{base}"
    used = set(taken)
    candidate, number = base, 2
    while candidate in used:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
