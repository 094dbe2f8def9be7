"""Surnames, and identifiers made from names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from teikit.core.xml import xml_id

#: A suffix such as *Jr.*, which is not part of the surname.
JUNIOR = re.compile(r",?\s+(?:Jr|Sr)\.?$|,?\s+I{2,3}$")
#: Two given names in one word, which follow the surname: *En-lai*, *Kai-shek*.
_GIVEN_NAMES = re.compile(r"[A-Z][a-z]+-[a-z]+")


def surname(name: str) -> str:
    """Return the surname of a person: the last word, without *Jr.*, or the word before given names.

    >>> surname("James S. Lay, Jr."), surname("Chou En-lai")
    ('Lay', 'Chou')
    """
    words = JUNIOR.sub("", name).split()
    if len(words) > 1 and _GIVEN_NAMES.fullmatch(words[-1]):
        return words[-2]
    return words[-1] if words else name


def make_person_id(name: str, taken: Iterable[str] = ()) -> str:
    """Return an ``xml:id`` for a person, made from the surname.

    :param taken: identifiers that are in use.

    >>> make_person_id("Mr. John C. Ross", taken=["ross"])
    'ross-2'
    """
    return _unique(surname(name.rstrip(".,;: ")), taken)


def make_id(name: str, taken: Iterable[str] = ()) -> str:
    """Return an ``xml:id`` made from a whole name.

    :param taken: identifiers that are in use.

    >>> make_id("Department of State")
    'department-of-state'
    """
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
