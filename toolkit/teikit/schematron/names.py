"""The names that Schematron schemas and what we make of them are written in."""

from __future__ import annotations

from lxml import etree

SCH_NS = "http://purl.oclc.org/dsdl/schematron"
XSL_NS = "http://www.w3.org/1999/XSL/Transform"
RNG_NS = "http://relaxng.org/ns/structure/1.0"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
RUN_NS = "https://teikit.org/ns/schematron"
AT_NS = "https://teikit.org/ns/schematron/source"
AT_FILE = f"{{{AT_NS}}}file"
AT_LINE = f"{{{AT_NS}}}line"


def sch(name: str) -> str:
    """Return a Schematron element name in lxml's notation: ``sch("rule")``."""
    return f"{{{SCH_NS}}}{name}"


def run(name: str) -> str:
    """Return the name of an element that a compiled schema writes: ``run("found")``."""
    return f"{{{RUN_NS}}}{name}"


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(etree.QName(element).localname)
