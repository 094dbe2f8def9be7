"""Names of ODD and RELAX NG, and short forms for questions to their elements."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

TEI_NS = "http://www.tei-c.org/ns/1.0"
RNG_NS = "http://relaxng.org/ns/structure/1.0"
ANNOTATIONS_NS = "http://relaxng.org/ns/compatibility/annotations/1.0"
SCHEMATRON_NS = "http://purl.oclc.org/dsdl/schematron"
OLD_SCHEMATRON_NS = "http://www.ascc.net/xml/schematron"
XSLT_NS = "http://www.w3.org/1999/XSL/Transform"
EXAMPLES_NS = "http://www.tei-c.org/ns/Examples"

TEI = f"{{{TEI_NS}}}"
RNG = f"{{{RNG_NS}}}"
ANNOTATIONS = f"{{{ANNOTATIONS_NS}}}"
SCH = f"{{{SCHEMATRON_NS}}}"
XSLT = f"{{{XSLT_NS}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"

#: The four kinds of specifications.
SPECIFICATIONS = frozenset(f"{TEI}{kind}Spec" for kind in ("element", "class", "macro", "data"))
#: References in a content model or a schemaSpec, with the specification that each refers to.
REFERENCES = {f"{TEI}{kind}Ref": f"{TEI}{kind}Spec" for kind in ("element", "class", "macro", "data")}


def children(parent: etree._Element, *names: str) -> list[etree._Element]:
    """Return the children in the namespace of TEI with one of some names."""
    return list(parent.iterchildren(*(f"{TEI}{name}" for name in names)))


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """Return the first child in the namespace of TEI with a name."""
    return parent.find(f"{TEI}{name}")


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Iterate over the children that are elements."""
    return parent.iterchildren("*")


def words(element: etree._Element, attribute: str) -> list[str]:
    """Return the words in an attribute; none if it is missing."""
    return (element.get(attribute) or "").split()


def specification_of(element: etree._Element) -> etree._Element | None:
    """Return the specification that contains an element, or is it."""
    node: etree._Element | None = element
    while node is not None and node.tag not in SPECIFICATIONS:
        node = node.getparent()
    return node


def one_line(element: etree._Element) -> str:
    """Return the text of an element with white space collapsed."""
    return " ".join("".join(element.itertext(etree.Element, etree.Entity)).split())


def copy_element(element: etree._Element) -> etree._Element:
    """Return a copy that declares all prefixes in scope of the original and keeps its line."""
    copy = empty_copy(element)
    copy.text = element.text
    copy.extend([deepcopy(part) for part in element])
    return copy


def empty_copy(element: etree._Element) -> etree._Element:
    """Return a copy without content."""
    copy = etree.Element(element.tag, dict(element.attrib), nsmap=element.nsmap)
    copy.sourceline = line_of(element)  # type: ignore[misc]
    if element.base:
        copy.set(f"{XML}base", element.base)
    return copy


def line_of(element: etree._Element) -> int:
    """Return the line of an element, as far as the parser's copies can hold it."""
    return min(element.sourceline or 0, 65535)
