"""Schemas made of several files: ``include`` and ``extends`` replaced by what they name (ISO 19757-3, 5.4.7, 5.4.8).

Every Schematron and XSLT element is marked with the file and line where it was written, so that whoever finds a fault
in it later can say where; base addresses of included parts are kept as XInclude does (``xml:base``).
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lxml import etree

from teikit.core.errors import SchemaError
from teikit.core.positions import Position
from teikit.core.xml import XML_ID, parse
from teikit.schematron.names import AT_FILE, AT_LINE, SCH_NS, XML_BASE, XSL_NS, local, sch

_MARKED = (f"{{{SCH_NS}}}*", f"{{{XSL_NS}}}*")


def read(path: Path) -> etree._Element:
    """Read a file, its Schematron and XSLT elements marked with file and line; inclusions are still there.

    :raises SchemaError: the file is missing or not well formed.
    """
    root = parse(path).getroot()
    for element in root.iter(*_MARKED):
        element.set(AT_FILE, str(path))
        element.set(AT_LINE, str(element.sourceline or 0))
    root.set(XML_BASE, path.resolve().as_uri())
    return root


def resolve(root: etree._Element, path: Path) -> None:
    """Replace each ``include`` and ``extends href`` under an element, in place.

    :raises SchemaError: a file or the fragment in it is missing, is of the wrong kind, or includes itself.
    """
    _resolve(root, path, (str(path.resolve()),))


def _resolve(parent: etree._Element, path: Path, chain: tuple[str, ...]) -> None:
    for element in list(parent.iter(sch("include"), sch("extends"))):
        if element.get("href") is None and local(element) == "extends":
            continue
        _replace(element, path, chain)


def _replace(element: etree._Element, path: Path, chain: tuple[str, ...]) -> None:
    href = element.get("href")
    if href is None:
        raise _error(element, "include needs an href")
    file, fragment = _address(element, href, path)
    key = f"{file.resolve()}#{fragment}"
    if key in chain or (not fragment and str(file.resolve()) in chain):
        raise _error(element, f"{href} includes itself")
    if not file.is_file():
        raise _error(element, f"there is no such file: {href}")
    found = _part(read(file), fragment, element)
    found.set(XML_BASE, file.resolve().as_uri())
    _resolve(found, file, (*chain, key))
    _substitute(element, found)


def _address(element: etree._Element, href: str, path: Path) -> tuple[Path, str]:
    name, _, fragment = href.partition("#")
    parts = urlsplit(name)
    if parts.scheme not in ("", "file"):
        raise _error(element, f"{href} is no file; nothing is fetched from the network")
    if not name:
        return path, fragment
    return path.parent / (url2pathname(parts.path) if parts.scheme else unquote(name)), fragment


def _part(root: etree._Element, fragment: str, element: etree._Element) -> etree._Element:
    if not fragment:
        return root
    for candidate in root.iter(*_MARKED):
        if fragment in (candidate.get("id"), candidate.get(XML_ID)):
            return candidate
    raise _error(element, f"there is no element {fragment} in {element.get('href')}")


def _substitute(element: etree._Element, found: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        raise _error(element, "an inclusion has to stand in a schema")
    if local(element) == "extends" and found.tag != parent.tag:
        raise _error(
            element, f"a {local(parent)} extends a {local(parent)}, but {element.get('href')} is a {local(found)}"
        )
    whole = local(element) == "include" and found.tag != sch("schema")
    replacements = [found] if whole else list(found)
    for new in replacements:
        if not whole and isinstance(new.tag, str):
            new.set(XML_BASE, str(found.get(XML_BASE)))
    position, tail = parent.index(element), element.tail
    parent[position : position + 1] = replacements
    if replacements:
        replacements[-1].tail = tail


def _error(element: etree._Element, message: str) -> SchemaError:
    return SchemaError(message, element.get(AT_FILE), Position.reported(int(element.get(AT_LINE, "0"))))
