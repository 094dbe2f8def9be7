"""Schemas from files: Schematron files, and rules embedded in RELAX NG schemas and ODDs.

Embedded rules are the outermost Schematron elements of a file (ISO/IEC 19757-3, annex F), collected into one schema in
their order. The context of an assertion without a rule is the element whose declaration contains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teikit.core.errors import SchemaError
from teikit.core.paths import is_file, is_inside
from teikit.core.positions import Position
from teikit.core.saxon_access import address_of
from teikit.schematron.inclusion import read_marked, resolve
from teikit.schematron.names import AT_FILE, AT_LINE, RNG_NS, SCH_NS, XML_BASE, XSL_NS, local_name, sch

_TEI_NS = "http://www.tei-c.org/ns/1.0"
_TOP = frozenset(map(sch, ("ns", "let", "phase", "pattern", "rules", "diagnostics", "properties", "include")))
_FOREIGN = frozenset(f"{{{XSL_NS}}}{name}" for name in ("key", "function", "include", "import", "variable", "param"))
_OLD_NS = "http://www.ascc.net/xml/schematron"


def read_schema(path: Path, folders: Sequence[Path]) -> etree._Element:
    """Read the schema in a file and resolve its inclusions.

    :param folders: the folders of the files that it may include.
    :raises SchemaError: the file contains no rules, or an inclusion fails.
    """
    root = read_marked(path)
    namespace = etree.QName(root).namespace
    if namespace == _OLD_NS:
        raise SchemaError(
            "expected ISO Schematron, found Schematron 1.5", path, hint=f"change its namespace to {SCH_NS}"
        )
    schema = root if root.tag == sch("schema") else _collected(root, path, folders)
    resolve(schema, path, folders)
    return schema


def _collected(root: etree._Element, path: Path, folders: Sequence[Path]) -> etree._Element:
    parts = list(_embedded(root, path, folders, set()))
    if not parts:
        raise SchemaError(f"no Schematron rules in this {local_name(root)}", path, Position.reported(root.sourceline))
    schema = etree.Element(sch("schema"), {"queryBinding": "xslt3", AT_FILE: str(path), AT_LINE: "1"})
    schema.set(XML_BASE, address_of(path))
    if etree.QName(root).namespace == _TEI_NS and not any(part.get("prefix") == "tei" for part in parts):
        etree.SubElement(schema, sch("ns"), {"prefix": "tei", "uri": _TEI_NS})
    schema.extend(_wrapped(part) for part in parts)
    return schema


def _embedded(root: etree._Element, path: Path, folders: Sequence[Path], seen: set[Path]) -> Iterator[etree._Element]:
    """Yield the outermost Schematron elements of a file and of its included grammars, each with its base URI."""
    seen.add(path.resolve())
    base = address_of(path)
    for element in root.iter(f"{{{SCH_NS}}}*", f"{{{RNG_NS}}}include", f"{{{RNG_NS}}}externalRef", f"{{{XSL_NS}}}*"):
        if etree.QName(element).namespace == RNG_NS:
            yield from _included(element, path, folders, seen)
        elif _is_outermost(element):
            element.set(XML_BASE, base)
            yield element


def _included(
    element: etree._Element, path: Path, folders: Sequence[Path], seen: set[Path]
) -> Iterator[etree._Element]:
    """Yield the rules in an included grammar; one outside of the folders is left to the validation of the schema."""
    try:
        parts = urlsplit(element.get("href", ""))
    except ValueError:
        return
    file = path.parent / unquote(parts.path)
    if parts.scheme or not any(is_inside(file, folder) for folder in folders):
        return
    if is_file(file) and file.resolve() not in seen:
        yield from _embedded(read_marked(file), file, folders, seen)


def _is_outermost(element: etree._Element) -> bool:
    if any(etree.QName(above).namespace in (SCH_NS, XSL_NS) for above in element.iterancestors(etree.Element)):
        return False
    if etree.QName(element).namespace == XSL_NS:
        return element.tag in _FOREIGN
    deleted = any(above.get("mode") == "delete" for above in element.iterancestors(f"{{{_TEI_NS}}}constraintSpec"))
    return not deleted


def _wrapped(part: etree._Element) -> etree._Element:
    """Wrap a rule or an assertion that is not part of a pattern."""
    if part.tag in _TOP or part.tag in _FOREIGN:
        return part
    origin = {AT_FILE: part.get(AT_FILE, ""), AT_LINE: part.get(AT_LINE, "0"), XML_BASE: part.get(XML_BASE, "")}
    pattern = etree.Element(sch("pattern"), origin)
    if part.tag == sch("rule"):
        pattern.append(part)
    else:
        rule = etree.SubElement(pattern, sch("rule"), origin)
        rule.set("context", _context(part))
        rule.append(part)
    return pattern


def _context(assertion: etree._Element) -> str:
    for above in assertion.iterancestors(f"{{{RNG_NS}}}element", f"{{{_TEI_NS}}}elementSpec"):
        name = above.get("name") or above.get("ident")
        if name:
            prefix = "tei:" if etree.QName(above).namespace == _TEI_NS else ""
            return prefix + name
    return "/*"
