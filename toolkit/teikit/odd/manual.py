"""The input of the encoding manual besides the ODD: relations between specifications, and the language."""

from __future__ import annotations

from lxml import etree

from teikit.odd.description import Relations
from teikit.odd.schema import Schema
from teikit.odd.vocabulary import XML, local_name

_ODD = "{https://teikit.org/ns/odd}"
#: The languages in which the manual has labels.
LANGUAGES = ("en", "de", "fr")


def relations_document(schema: Schema, grammar: etree._Element) -> etree._ElementTree:
    """Return the relations of all specifications as a document, with their declarations."""
    relations = Relations(schema, grammar)
    root = etree.Element(f"{_ODD}relations", nsmap={"odd": _ODD.strip("{}")})
    for spec in schema.specifications:
        ident, kind = str(spec.get("ident")), local_name(spec).removesuffix("Spec")
        contains, holds_text = relations.contents(spec) if kind in ("element", "macro") else ([], False)
        item = etree.SubElement(root, f"{_ODD}spec", kind=kind, ident=ident)
        item.set("contains", " ".join(contains))
        item.set("text", str(holds_text).lower())
        item.set("contained-by", " ".join(relations.parents.get(ident, ()) if kind == "element" else ()))
        item.set("used-by", " ".join(relations.uses.get(ident, ()) if kind in ("macro", "data") else ()))
        item.text = relations.declaration(spec)
    return root.getroottree()


def interface_language(language: str, schema: Schema) -> str:
    """Return the language of the labels: the one given, else that of the ODD, if it has labels, else English."""
    root = schema.header.getroottree().getroot()
    wanted = (language, *schema.header.get("docLang", "").split(), root.get(f"{XML}lang", ""))
    return next((tag[:2] for tag in wanted if tag[:2] in LANGUAGES), "en")
