"""Expanded names as one string, and name classes (RELAX NG 4.5 to 4.10, 6.2.8).

An expanded name is written ``uri`` + SEPARATOR + ``local name``, or only as the local name if it is in no namespace.
This is the notation in which expat reports names, so a tag needs no conversion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any, TypeAlias
from xml.parsers import expat

#: A character that XML does not allow, so no namespace name can contain it.
SEPARATOR = "\x01"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XMLNS_NS = "http://www.w3.org/2000/xmlns"

NAME_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME_CHARACTERS = NAME_START + "\\-.0-9\xb7\u0300-\u036f\u203f-\u2040"
_ASCII_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._\-]*").fullmatch
_ASCII_NAME = re.compile(r"[A-Za-z_:][A-Za-z0-9._:\-]*").fullmatch
_ASCII_NMTOKEN = re.compile(r"[A-Za-z0-9._:\-]+").fullmatch


@cache
def _wide(expression: str) -> Callable[[str], object]:
    """Compile an expression for names beyond ASCII on first use: it takes milliseconds."""
    return re.compile(expression).fullmatch


@lru_cache(maxsize=4096)
def _is_parsed(name: str) -> bool:
    """Return whether expat accepts a name.

    The regular expressions above follow XML 1.0, 5th edition. RELAX NG, XML Schema and expat follow the 2nd, whose
    rules for letters beyond ASCII are long lists. Parsing the name avoids a copy of them.
    """
    parser = expat.ParserCreate()
    try:
        parser.Parse(f"<{name}/>", True)
    except expat.ExpatError:
        return False
    return True


def is_ncname(text: str) -> bool:
    """Return whether a string is a name without colon (Namespaces in XML, production 4)."""
    if text.isascii():
        return _ASCII_NCNAME(text) is not None
    return _wide(f"[{NAME_START}][{NAME_CHARACTERS}]*")(text) is not None and _is_parsed(text)


def is_name(text: str) -> bool:
    """Return whether a string is a name (XML 1.0, production 5)."""
    if text.isascii():
        return _ASCII_NAME(text) is not None
    return _wide(f"[:{NAME_START}][:{NAME_CHARACTERS}]*")(text) is not None and _is_parsed(text)


def is_nmtoken(text: str) -> bool:
    """Return whether a string is a name token (XML 1.0, production 7)."""
    if text.isascii():
        return _ASCII_NMTOKEN(text) is not None
    return _wide(f"[:{NAME_CHARACTERS}]+")(text) is not None and _is_parsed("_" + text)


class NameKind(IntEnum):
    """The four kinds of name class."""

    NAME = 0
    NS = 1
    ANY = 2
    CHOICE = 3


#: ``(NAME, name)``, ``(NS, uri, except)``, ``(ANY, except)`` or ``(CHOICE, members)``; ``except`` may be ``None``.
NameClass: TypeAlias = tuple[Any, ...]


def expand(uri: str, local: str) -> str:
    """Join a namespace name and a local name into one expanded name."""
    return f"{uri}{SEPARATOR}{local}" if uri else local


def split(name: str) -> tuple[str, str]:
    """Split an expanded name into namespace name and local name."""
    uri, _, local = name.rpartition(SEPARATOR)
    return uri, local


def contains(name_class: NameClass, name: str) -> bool:
    """Return whether a name belongs to a name class (RELAX NG 6.2.8)."""
    match name_class:
        case (NameKind.NAME, own):
            return bool(own == name)
        case (NameKind.CHOICE, members):
            return any(contains(member, name) for member in members)
        case (NameKind.NS, uri, excluded) if split(name)[0] != uri:
            return False
        case (_, *_, excluded):
            return excluded is None or not contains(excluded, name)
    raise AssertionError(name_class)


def leaves(name_class: NameClass) -> Iterator[NameClass]:
    """Yield the parts of a name class that are not a choice."""
    if name_class[0] == NameKind.CHOICE:
        for member in name_class[1]:
            yield from leaves(member)
    else:
        yield name_class


def finite(name_class: NameClass) -> tuple[str, ...] | None:
    """Return the names in a name class; ``None`` if it contains a wildcard."""
    if name_class[0] == NameKind.NAME:
        return (name_class[1],)
    names = []
    for leaf in leaves(name_class):
        if leaf[0] != NameKind.NAME:
            return None
        names.append(leaf[1])
    return tuple(names)


def mentioned(name_class: NameClass) -> Iterator[tuple[str, str | None]]:
    """Yield every (namespace, local name) in a name class and its exceptions; local is ``None`` for a namespace."""
    for leaf in leaves(name_class):
        match leaf:
            case (NameKind.NAME, name):
                yield split(name)
            case (NameKind.NS, uri, excluded):
                yield uri, None
                if excluded is not None:
                    yield from mentioned(excluded)
            case (_, excluded):
                if excluded is not None:
                    yield from mentioned(excluded)


_NO_LOCAL = "\x00"
_NO_URI = "\x00"


def _probes(name_class: NameClass) -> Iterator[str]:
    for uri, local in mentioned(name_class):
        if local is not None:
            yield expand(uri, local)
        yield expand(uri, _NO_LOCAL)
    yield expand(_NO_URI, _NO_LOCAL)


def overlaps(one: NameClass, other: NameClass) -> bool:
    """Return whether two name classes overlap (RELAX NG 7.3, 7.4).

    It is enough to test the names in either class, an impossible name in each of their namespaces, and an impossible
    name in an impossible namespace.
    """
    probes: Iterable[str] = {*_probes(one), *_probes(other)}
    return any(contains(one, probe) and contains(other, probe) for probe in probes)
