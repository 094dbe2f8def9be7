"""Interface of a stylesheet: its global parameters, and whether it transforms TEI or the reading of TEI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teikit.core import resources
from teikit.core.xml import parse

#: Namespace of the reading, described by ``xslt/reading/reading.rnc``.
READING_NS = "urn:teikit:reading"
_XSL = "{http://www.w3.org/1999/XSL/Transform}"


@dataclass(frozen=True, slots=True)
class StylesheetInterface:
    """Interface of a stylesheet, with all the modules that it imports or includes."""

    parameters: frozenset[str]
    """Names of its global parameters."""
    takes_reading: bool
    """Whether it transforms the reading of a document: its default namespace, or that of a module, is the reading's."""


def interface_of(stylesheet: Path) -> StylesheetInterface:
    """Return the interface of a stylesheet."""
    shipped = stylesheet.is_relative_to(resources.stylesheet(""))
    return _interface_of_shipped(stylesheet) if shipped else _interface(stylesheet)


def declared_parameters(stylesheet: Path) -> frozenset[str]:
    """Return the names of the global parameters of a stylesheet and of all that it imports or includes."""
    return interface_of(stylesheet).parameters


# Shipped stylesheets do not change while teikit runs; a user's own may, while `teikit serve` does.
@lru_cache(maxsize=32)
def _interface_of_shipped(stylesheet: Path) -> StylesheetInterface:
    return _interface(stylesheet)


def _interface(stylesheet: Path) -> StylesheetInterface:
    modules = list(_modules(stylesheet, set()))
    names = (str(parameter.get("name")) for module in modules for parameter in module.iterfind(f"{_XSL}param"))
    reads = any(module.get("xpath-default-namespace") == READING_NS for module in modules)
    return StylesheetInterface(frozenset(names), reads)


def _modules(stylesheet: Path, visited: set[Path]) -> Iterator[etree._Element]:
    path = stylesheet.resolve()
    if path in visited or not path.is_file():
        return
    visited.add(path)
    root = parse(path).getroot()
    yield root
    for module in root.iterchildren(f"{_XSL}import", f"{_XSL}include"):
        yield from _modules(path.parent / unquote(str(module.get("href")).removeprefix("file://")), visited)
