"""The resolved schema as data: all that a manual, an editor or a completion service needs, without XML.

The relations between elements are read from the grammar, so that they cannot contradict it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec
from lxml import etree

from teikit.odd.compact import CompactWriter
from teikit.odd.rules import rule_id
from teikit.odd.schema import Schema, external_name
from teikit.odd.vocabulary import EXAMPLES_NS, RNG, SCH, TEI, XML, child, children, local_name, one_line

#: Texts by language; the key ``""`` is a text without a language.
Texts = dict[str, str]


class ValueDescription(msgspec.Struct, omit_defaults=True):
    """One value in a list."""

    name: str
    gloss: Texts = {}
    description: Texts = {}
    valid_until: str | None = None


class AttributeDescription(msgspec.Struct, omit_defaults=True):
    """An attribute of an element or class.

    :param origin: the class that defines it, where its texts and values are; ``None`` for an own attribute.
    :param usage: ``req``, ``rec`` or ``opt``.
    :param values: its values; all of them if ``list_type`` is ``closed``.
    """

    name: str
    origin: str | None = None
    gloss: Texts = {}
    description: Texts = {}
    usage: str = "opt"
    datatype: str | None = None
    minimum: str = "1"
    maximum: str = "1"
    default: str | None = None
    list_type: str | None = None
    values: list[ValueDescription] = []
    valid_until: str | None = None


class RuleDescription(msgspec.Struct, omit_defaults=True):
    """An assertion or report of Schematron."""

    id: str
    severity: str
    message: str
    context: str | None = None
    test: str | None = None


class ExampleDescription(msgspec.Struct, omit_defaults=True):
    """An example; ``is_valid`` is false for a counter-example."""

    xml: str
    language: str = ""
    is_valid: bool = True


class SpecificationDescription(msgspec.Struct, omit_defaults=True):
    """An element, class, macro or datatype.

    :param kind: ``element``, ``class``, ``macro`` or ``data``.
    :param classes: the classes of which it is a direct member.
    :param members: the direct members of a class.
    :param contains: the elements that an element or macro may contain.
    :param contained_by: the elements that may contain an element.
    :param used_by: the specifications that refer to a macro or datatype.
    :param declaration: its definition in the compact syntax of RELAX NG.
    """

    kind: str
    ident: str
    name: str
    namespace: str | None = None
    module: str | None = None
    class_type: str | None = None
    gloss: Texts = {}
    description: Texts = {}
    remarks: Texts = {}
    classes: list[str] = []
    members: list[str] = []
    contains: list[str] = []
    contains_text: bool = False
    contained_by: list[str] = []
    used_by: list[str] = []
    attributes: list[AttributeDescription] = []
    declaration: str = ""
    rules: list[RuleDescription] = []
    models: list[dict[str, str]] = []
    examples: list[ExampleDescription] = []
    valid_until: str | None = None


class SchemaDescription(msgspec.Struct, omit_defaults=True):
    """A schema with all its specifications.

    :param source_version: the version of TEI that it customises.
    """

    ident: str
    start: list[str]
    namespace: str
    specifications: list[SpecificationDescription]
    rules: list[RuleDescription] = []
    prefix: str = ""
    source_version: str | None = None


@dataclass
class Relations:
    """The containment of elements, as the grammar allows it."""

    schema: Schema
    grammar: etree._Element

    @cached_property
    def _defines(self) -> dict[str, etree._Element]:
        return {str(define.get("name")): define for define in self.grammar.iter(f"{RNG}define")}

    @cached_property
    def _owners(self) -> dict[str, str]:
        """The names of elements by those of their definitions."""
        return {self.schema.definition_name(spec): str(spec.get("ident")) for spec in self.schema.of_kind("element")}

    def define(self, spec: etree._Element) -> etree._Element | None:
        """Return the definition of a specification; ``None`` if the schema does not use it."""
        name = self.schema.definition_name(spec)
        is_attribute_class = spec.tag == f"{TEI}classSpec" and spec.get("type") == "atts"
        return self._defines.get(f"{name}.attributes" if is_attribute_class else name)

    def contents(self, spec: etree._Element) -> tuple[list[str], bool]:
        """Return the elements that a specification may contain, and whether it may contain text."""
        define = self.define(spec)
        if define is None:
            return [], False
        found: set[str] = set()
        holds_text = self._collect(define, found, set())
        return sorted(found, key=str.casefold), holds_text

    def _collect(self, pattern: etree._Element, found: set[str], seen: set[str]) -> bool:
        holds_text = False
        for part in pattern.iterchildren(f"{RNG}*"):
            kind = local_name(part)
            if kind == "attribute":
                continue
            if kind in ("text", "data", "value"):
                holds_text = True
            elif kind == "ref":
                holds_text |= self._follow(str(part.get("name")), found, seen)
            else:
                holds_text |= self._collect(part, found, seen)
        return holds_text

    def _follow(self, name: str, found: set[str], seen: set[str]) -> bool:
        if name in self._owners:
            found.add(self._owners[name])
            return False
        define = self._defines.get(name)
        if define is None or name in seen or define.find(f"{RNG}element") is not None:
            return False
        seen.add(name)
        return self._collect(define, found, seen)

    @cached_property
    def parents(self) -> dict[str, list[str]]:
        """The elements that may contain each element."""
        found: dict[str, list[str]] = {}
        for spec in sorted(self.schema.of_kind("element"), key=lambda spec: str(spec.get("ident")).casefold()):
            for name in self.contents(spec)[0]:
                found.setdefault(name, []).append(str(spec.get("ident")))
        return found

    @cached_property
    def uses(self) -> dict[str, list[str]]:
        """The specifications that refer to each macro and datatype."""
        found: dict[str, list[str]] = {}
        for spec in self.schema.specifications:
            for reference in spec.iter(f"{TEI}macroRef", f"{TEI}dataRef"):
                users = found.setdefault(str(reference.get("key")), [])
                if spec.get("ident") not in users:
                    users.append(str(spec.get("ident")))
        return found

    def declaration(self, spec: etree._Element) -> str:
        """Return the definition of a specification in the compact syntax."""
        define = self.define(spec)
        return "" if define is None else self._writer.definition(define)

    @cached_property
    def _writer(self) -> CompactWriter:
        return CompactWriter(self.grammar, with_documentation=False)


def describe(schema: Schema, grammar: etree._Element, source_version: str | None = None) -> SchemaDescription:
    """Return the description of a schema.

    :param grammar: its grammar.
    """
    relations = Relations(schema, grammar)
    return SchemaDescription(
        ident=schema.header.get("ident", ""),
        start=schema.start,
        namespace=schema.namespace,
        prefix=schema.prefix,
        source_version=source_version,
        rules=[rule for item in schema.rules for rule in _rules(item)],
        specifications=[_specification(spec, relations) for spec in schema.specifications],
    )


def _specification(spec: etree._Element, relations: Relations) -> SpecificationDescription:
    schema, ident = relations.schema, str(spec.get("ident"))
    kind = local_name(spec).removesuffix("Spec")
    contains, contains_text = relations.contents(spec)
    classes = child(spec, "classes")
    return SpecificationDescription(
        kind=kind,
        ident=ident,
        name=external_name(spec, schema.header.get("targetLang")),
        namespace=schema.namespace_of(spec) if kind == "element" else None,
        module=spec.get("module"),
        class_type=spec.get("type") if kind == "class" else None,
        gloss=_texts(spec, "gloss"),
        description=_texts(spec, "desc"),
        remarks=_texts(spec, "remarks"),
        classes=[] if classes is None else [str(member.get("key")) for member in children(classes, "memberOf")],
        members=[str(member.get("ident")) for member in schema.members(ident)] if kind == "class" else [],
        contains=contains,
        contains_text=contains_text,
        contained_by=relations.parents.get(ident, []) if kind == "element" else [],
        used_by=relations.uses.get(ident, []) if kind in ("macro", "data") else [],
        attributes=_attributes(spec, schema),
        declaration=relations.declaration(spec),
        rules=[rule for item in spec.iter(f"{TEI}constraintSpec") for rule in _rules(item)],
        models=[dict(model.attrib) for model in spec.iter(f"{TEI}model")],
        examples=[_example(item) for item in spec.iter(f"{{{EXAMPLES_NS}}}egXML")],
        valid_until=spec.get("validUntil"),
    )


def _attributes(spec: etree._Element, schema: Schema) -> list[AttributeDescription]:
    own = [item for attributes in children(spec, "attList") for item in attributes.iter(f"{TEI}attDef")]
    names = {item.get("ident") for item in own}
    found = [_attribute(item) for item in own if item.get("mode") != "delete"]
    if spec.tag == f"{TEI}elementSpec":
        inherited = [(item, owner) for item, owner in schema.inheritance(spec) if item.get("ident") not in names]
        found += [_inherited(item, str(owner.get("ident"))) for item, owner in inherited]
    return found


def _inherited(item: etree._Element, origin: str) -> AttributeDescription:
    """Return an inherited attribute without its texts and values, which are in the description of its class."""
    full = _attribute(item)
    return AttributeDescription(
        full.name,
        origin,
        usage=full.usage,
        datatype=full.datatype,
        minimum=full.minimum,
        maximum=full.maximum,
        default=full.default,
        list_type=full.list_type,
        valid_until=full.valid_until,
    )


def _attribute(item: etree._Element) -> AttributeDescription:
    datatype, values, default = child(item, "datatype"), child(item, "valList"), child(item, "defaultVal")
    reference = None if datatype is None else next(datatype.iter(f"{TEI}dataRef"), None)
    return AttributeDescription(
        name=str(item.get("ident")),
        gloss=_texts(item, "gloss"),
        description=_texts(item, "desc"),
        usage=item.get("usage", "opt"),
        datatype=None if reference is None else reference.get("key", reference.get("name")),
        minimum="1" if datatype is None else datatype.get("minOccurs", "1"),
        maximum="1" if datatype is None else datatype.get("maxOccurs", "1"),
        default=None if default is None else one_line(default),
        list_type=None if values is None else values.get("type", "open"),
        values=[] if values is None else [_value(value) for value in children(values, "valItem")],
        valid_until=item.get("validUntil"),
    )


def _value(item: etree._Element) -> ValueDescription:
    texts = _texts(item, "gloss"), _texts(item, "desc")
    return ValueDescription(external_name(item), *texts, valid_until=item.get("validUntil"))


def _rules(item: etree._Element) -> Iterable[RuleDescription]:
    for assertion in item.iter(f"{SCH}assert", f"{SCH}report"):
        rule = next(assertion.iterancestors(f"{SCH}rule"), None)
        is_warning = assertion.get("role") in ("warning", "warn", "info", "information", "nonfatal")
        yield RuleDescription(
            id=assertion.get("id") or rule_id(item),
            severity="warning" if is_warning else "error",
            message=one_line(assertion),
            context=None if rule is None else rule.get("context"),
            test=assertion.get("test"),
        )


def _example(item: etree._Element) -> ExampleDescription:
    exemplum = next(item.iterancestors(f"{TEI}exemplum"), None)
    owners = (item,) if exemplum is None else (item, exemplum)
    language = next((str(owner.get(f"{XML}lang")) for owner in owners if owner.get(f"{XML}lang")), "")
    inner = (item.text or "") + "".join(etree.tostring(part, encoding="unicode") for part in item)
    return ExampleDescription(inner.strip(), language, item.get("valid") != "false")


def _texts(item: etree._Element, name: str) -> Texts:
    return {text.get(f"{XML}lang", ""): one_line(text) for text in reversed(children(item, name))}
