"""Names in Schematron schemas and in the results of compiled schemas."""

from __future__ import annotations

from lxml import etree

SCH_NS = "http://purl.oclc.org/dsdl/schematron"
XSL_NS = "http://www.w3.org/1999/XSL/Transform"
RNG_NS = "http://relaxng.org/ns/structure/1.0"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
RESULT_NS = "https://teikit.org/ns/schematron"
AT_NS = "https://teikit.org/ns/schematron/source"
AT_FILE = f"{{{AT_NS}}}file"
AT_LINE = f"{{{AT_NS}}}line"


def sch(name: str) -> str:
    """Return a Schematron element name in lxml's notation: ``sch("rule")``."""
    return f"{{{SCH_NS}}}{name}"


def result(name: str) -> str:
    """Return the name of an element in the result of a compiled schema: ``result("found")``."""
    return f"{{{RESULT_NS}}}{name}"


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(etree.QName(element).localname)
