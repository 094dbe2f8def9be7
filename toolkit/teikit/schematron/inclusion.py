"""Inclusion: ``include`` and ``extends`` are replaced by the elements they refer to (ISO/IEC 19757-3, 5.4.7, 5.4.8).

Every Schematron and XSLT element is marked with its file and line for later error messages. Included elements keep
their base URI, as in XInclude (``xml:base``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lxml import etree

from teikit.core.errors import SchemaError
from teikit.core.paths import is_file, is_inside
from teikit.core.positions import Position
from teikit.core.saxon_access import address_of
from teikit.core.xml import XML_ID, parse
from teikit.schematron.names import AT_FILE, AT_LINE, SCH_NS, XML_BASE, XSL_NS, local_name, sch

_MARKED = (f"{{{SCH_NS}}}*", f"{{{XSL_NS}}}*")


def read_marked(path: Path) -> etree._Element:
    """Parse a file and mark its Schematron and XSLT elements with file and line; inclusions are not resolved.

    :raises FileError: the file cannot be read.
    :raises DocumentError: the file is not well-formed.
    """
    root = parse(path).getroot()
    for element in root.iter(*_MARKED):
        element.set(AT_FILE, str(path))
        element.set(AT_LINE, str(element.sourceline or 0))
    root.set(XML_BASE, address_of(path))
    return root


def resolve(root: etree._Element, path: Path, folders: Sequence[Path]) -> None:
    """Replace each ``include`` and ``extends href`` below an element, in place.

    :param folders: the folders of the files that may be included.
    :raises SchemaError: a file is outside of the folders, it or the fragment in it does not exist, is of the wrong
        kind, or includes itself.
    """
    _resolve(root, path, folders, (str(path.resolve()),))


def _resolve(parent: etree._Element, path: Path, folders: Sequence[Path], chain: tuple[str, ...]) -> None:
    for element in list(parent.iter(sch("include"), sch("extends"))):
        if element.get("href") is None and local_name(element) == "extends":
            continue
        _replace(element, path, folders, chain)


def _replace(element: etree._Element, path: Path, folders: Sequence[Path], chain: tuple[str, ...]) -> None:
    href = element.get("href")
    if href is None:
        raise _error(element, "include requires the attribute href")
    file, fragment = _target(element, href, path)
    if not any(is_inside(file, folder) for folder in folders):
        raise _error(element, f"{href} is outside of the folders from which this schema may include files")
    key = f"{file.resolve()}#{fragment}"
    if key in chain or (not fragment and str(file.resolve()) in chain):
        raise _error(element, f"{href} includes itself")
    if not is_file(file):
        raise _error(element, f"no such file: {href}")
    found = _part(read_marked(file), fragment, element)
    found.set(XML_BASE, address_of(file))
    _resolve(found, file, folders, (*chain, key))
    _substitute(element, found)


def _target(element: etree._Element, href: str, path: Path) -> tuple[Path, str]:
    name, _, fragment = href.partition("#")
    try:
        parts = urlsplit(name)
    except ValueError:
        raise _error(element, f"{href} is not a valid address") from None
    if parts.scheme not in ("", "file"):
        raise _error(element, f"{href} is not a file; nothing is read from the network")
    if not name:
        return path, fragment
    return path.parent / (url2pathname(parts.path) if parts.scheme else unquote(name)), fragment


def _part(root: etree._Element, fragment: str, element: etree._Element) -> etree._Element:
    if not fragment:
        return root
    for candidate in root.iter(*_MARKED):
        if fragment in (candidate.get("id"), candidate.get(XML_ID)):
            return candidate
    raise _error(element, f"no element {fragment} in {element.get('href')}")


def _substitute(element: etree._Element, found: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        raise _error(element, "an inclusion is not allowed as the root element")
    if local_name(element) == "extends" and found.tag != parent.tag:
        kind = local_name(parent)
        raise _error(element, f"a {kind} extends a {kind}, but {element.get('href')} is a {local_name(found)}")
    whole = local_name(element) == "include" and found.tag != sch("schema")
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
