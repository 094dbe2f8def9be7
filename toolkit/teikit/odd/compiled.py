"""The compiled ODD: a schema with all its specifications, complete and without references to other files."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from teikit.odd.schema import Schema, is_specification
from teikit.odd.vocabulary import REFERENCES, TEI, TEI_NS, XML, child

_CONTAINERS = frozenset(f"{TEI}{name}" for name in ("sequence", "alternate", "interleave"))


def compiled_document(schema: Schema) -> etree._Element:
    """Return a TEI document with the header of the ODD and its compiled schemaSpec, which can be a source again."""
    root = etree.Element(f"{TEI}TEI", nsmap=_prefixes(schema))
    original = schema.header.getroottree().getroot()
    if original.get(f"{XML}lang"):
        root.set(f"{XML}lang", str(original.get(f"{XML}lang")))
    header = child(original, "teiHeader")
    if header is not None:
        root.append(deepcopy(header))
    body = etree.SubElement(etree.SubElement(root, f"{TEI}text"), f"{TEI}body")
    title = etree.SubElement(body, f"{TEI}p")
    title.text = f"The compiled schema {schema.header.get('ident', '')}".rstrip()
    body.append(compiled_odd(schema))
    return root


def compiled_odd(schema: Schema) -> etree._Element:
    """Return the schemaSpec alone."""
    compiled = etree.Element(f"{TEI}schemaSpec", nsmap=_prefixes(schema))
    for name, value in schema.header.attrib.items():
        if name != "source" and not name.startswith("{"):
            compiled.set(name, value)
    compiled.extend(deepcopy(part) for part in schema.header.iterchildren(f"{TEI}desc", f"{TEI}gloss"))
    parts = (*schema.models, *schema.modules, *schema.declarations, *schema.specifications, *schema.rules)
    for part in parts:
        copy = deepcopy(part)
        copy.tail = "\n"
        compiled.append(copy)
        if is_specification(copy):
            copy.attrib.pop("mode", None)
        for element in copy.iter():
            if isinstance(element.tag, str):
                element.attrib.pop(f"{XML}base", None)
        for content in copy.iter(f"{TEI}content"):
            _prune(content, schema)
        for member in list(copy.iter(f"{TEI}memberOf")):
            if schema.find("class", member.get("key")) is None:
                member.getparent().remove(member)  # type: ignore[union-attr]
    return compiled


def _prefixes(schema: Schema) -> dict[str | None, str]:
    """Return the prefixes of the ODD; that of TEI is the default."""
    prefixes: dict[str | None, str] = {None: TEI_NS}
    prefixes.update((prefix, uri) for prefix, uri in schema.header.nsmap.items() if prefix and uri != TEI_NS)
    return prefixes


def _prune(container: etree._Element, schema: Schema) -> None:
    """Remove references to what the schema does not include; a container without any other part becomes empty."""
    for part in list(container.iterchildren("*")):
        if part.tag in REFERENCES and part.get("key") and not schema.modules:
            if schema.find(REFERENCES[str(part.tag)].removeprefix(TEI).removesuffix("Spec"), part.get("key")) is None:
                container.remove(part)
        elif part.tag in _CONTAINERS and len(part):
            _prune(part, schema)
            if not len(part):
                container.replace(part, etree.Element(f"{TEI}empty"))
