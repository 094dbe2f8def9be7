"""Write the table of behaviours, ``xslt/reading/table.xsl``, from the classes of the TEI.

The table has a row for each element of TEI P5. A row with ``source="hand"`` was decided by an editor and is kept; the
others are derived from the model classes of the element, so a new version of the TEI only needs another run::

    python toolkit/maintenance/write_behaviours.py p5subset.xml
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

TABLE = Path(__file__).resolve().parents[2] / "xslt/reading/behaviours.xml"
MAPS = TABLE.with_name("table.xsl")
NAMESPACE = "urn:teikit:reading:behaviours"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<!--
  The behaviour of each element of TEI P5 in the reading. Rows with source="hand" were decided by editors; the others
  are derived from the model class that they name, by toolkit/maintenance/write_behaviours.py.

  behaviour: an element of reading.rnc; `contents`: only the content is read; `context`: a block where the parent holds
    elements only, else a phrase; `compact`: likewise, but its content is always phrases; `omit`: left out, by name.
  content: what the TEI allows in the element: `mixed`, `elements` or nothing (`empty`).
  separator: printed between the children of an element that contains elements only; a space if it is absent.
  rend, role, editorial: attributes of the reading. label: key of a label that is printed before the content.
-->
"""
#: Attributes of the rows that become maps.
_PROPERTIES = ("behaviour", "content", "separator", "rend", "role", "editorial", "label")
_MAPS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of behaviours.xml as maps, written by toolkit/maintenance/write_behaviours.py. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:rp="urn:teikit:reading:private" exclude-result-prefixes="#all">

  <!-- Turn lists of names by value into values by name. -->
  <xsl:function name="rp:by-name" as="map(xs:string, xs:string)">
    <xsl:param name="names" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
        map:merge(for $value in map:keys($names) return tokenize($names($value)) ! map:entry(., $value))"/>
  </xsl:function>
"""

#: Behaviours of model classes, from the most specific to the most general.
_OF_CLASSES: tuple[tuple[str, str], ...] = (
    ("model.global.meta", "omit"),
    ("model.certLike", "omit"),
    ("model.global.spoken", "gap"),
    ("model.pLike", "paragraph"),
    ("model.divLike", "section"),
    *((f"model.div{level}Like", "section") for level in range(1, 8)),
    ("model.headLike", "heading"),
    ("model.lLike", "line"),
    ("model.noteLike", "note"),
    ("model.graphicLike", "graphic"),
    ("model.ptrLike", "link"),
    ("model.ptrLike.form", "inline"),
    ("model.teiHeaderPart", "block"),
    ("model.encodingDescPart", "block"),
    ("model.profileDescPart", "block"),
    ("model.editorialDeclPart", "block"),
    ("model.sourceDescPart", "block"),
    ("model.physDescPart", "block"),
    ("model.msItemPart", "block"),
    ("model.standOffPart", "block"),
    ("model.entryLike", "block"),
    ("model.biblLike", "context"),
    ("model.quoteLike", "context"),
    ("model.stageLike", "stage"),
    ("model.divPart", "block"),
    ("model.divPart.spoken", "statement"),
    ("model.divWrapper", "block"),
    ("model.divTopPart", "block"),
    ("model.divBottomPart", "block"),
    ("model.titlepagePart", "block"),
    ("model.frontPart", "block"),
    ("model.frontPart.drama", "block"),
    ("model.personLike", "block"),
    ("model.placeLike", "block"),
    ("model.objectLike", "block"),
    ("model.eventLike", "block"),
    ("model.listLike", "block"),
    ("model.egLike", "code"),
    ("model.oddDecl", "block"),
    ("model.nameLike.agent", "name"),
    ("model.featureVal.single", "inline"),
    ("model.featureVal.complex", "inline"),
    ("model.fsdDeclPart", "omit"),
    ("model.msQuoteLike", "context"),
    ("model.entryPart", "context"),
    ("model.entryPart.top", "context"),
    ("model.placeStateLike", "context"),
    ("model.persStateLike", "context"),
    ("model.orgStateLike", "context"),
    ("model.personPart", "context"),
    ("model.addrPart", "context"),
    ("model.descLike", "context"),
    ("model.labelLike", "context"),
    ("model.respLike", "context"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """The behaviour of an element."""

    name: str
    attributes: Mapping[str, str]


def derived_rows(source: etree._ElementTree) -> Iterator[Row]:
    """Yield the row of each element that a TEI source declares, as its classes give it."""
    classes = {spec.get("ident", ""): _memberships(spec) for spec in source.iter(f"{_TEI}classSpec")}
    for spec in source.iter(f"{_TEI}elementSpec"):
        ancestors = _ancestors(_memberships(spec), classes)
        of_class = next(((name, behaviour) for name, behaviour in _OF_CLASSES if name in ancestors), None)
        content = _content(spec)
        if of_class is None:
            of_class = ("content", "inline" if content == "mixed" and ancestors else "context")
        yield Row(
            spec.get("ident", ""),
            {"behaviour": of_class[1], "content": content, "source": of_class[0]},
        )


def table_rows(table: Path) -> dict[str, Row]:
    """Return the rows of the table, by element name."""
    if not table.is_file():
        return {}
    rows = etree.parse(str(table)).iter(f"{{{NAMESPACE}}}element")
    return {
        row.get("name", ""): Row(row.get("name", ""), {k: v for k, v in row.attrib.items() if k != "name"})
        for row in rows
    }


def as_xml(rows: Iterable[Row]) -> str:
    """Return the table as XML, a line for each row."""
    lines = [f'<behaviours xmlns="{NAMESPACE}">']
    for row in rows:
        element = etree.Element("element", {"name": row.name, **row.attributes})
        lines.append("  " + etree.tostring(element, encoding="unicode"))
    return _HEADER + "\n".join([*lines, "</behaviours>"]) + "\n"


def as_maps(rows: Iterable[Row]) -> str:
    """Return the table as a stylesheet module with a map for each property of the rows."""
    variables = [_variable(name, rows) for name in _PROPERTIES]
    return _MAPS + "\n" + "\n".join(variables) + "</xsl:stylesheet>\n"


def _variable(name: str, rows: Iterable[Row]) -> str:
    values: dict[str, list[str]] = {}
    for row in rows:
        if name in row.attributes:
            values.setdefault(row.attributes[name], []).append(row.name)
    entries = (f"      '{escape(value)}': '{' '.join(names)}'" for value, names in sorted(values.items()))
    listed = ",\n".join(entries)
    return (
        f'  <xsl:variable name="rp:{name}-of" as="map(xs:string, xs:string)" select="rp:by-name(map{{\n{listed}}})"/>\n'
    )


def _memberships(spec: etree._Element) -> list[str]:
    return [member.get("key", "") for member in spec.iterfind(f"{_TEI}classes/{_TEI}memberOf")]


def _ancestors(names: list[str], classes: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += classes.get(name, [])
    return {name for name in found if name.startswith("model.")}


def _content(spec: etree._Element) -> str:
    content = spec.find(f"{_TEI}content")
    if content is None or len(content) == 0 or content.find(f"{_TEI}empty") is not None:
        return "empty"
    macros = {reference.get("key") for reference in content.iter(f"{_TEI}macroRef")}
    is_mixed = content.find(f".//{_TEI}textNode") is not None or bool(macros - {"macro.anyXML", "macro.schemaPattern"})
    return "mixed" if is_mixed else "elements"


def main(source: Path | None) -> None:
    """Write both forms of the table, with rows for the elements of ``source``, or with the rows it has."""
    if source is not None:
        hand = {name: row for name, row in table_rows(TABLE).items() if row.attributes["source"] == "hand"}
        rows = [hand.get(row.name, row) for row in derived_rows(etree.parse(str(source)))]
        TABLE.write_text(as_xml(sorted(rows, key=lambda row: row.name)), encoding="utf-8")
    MAPS.write_text(as_maps(list(table_rows(TABLE).values())), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
