"""The grammar of a schema in RELAX NG (XML syntax).

Each specification becomes a definition of the same name, as in the schemas of the TEI: ``p``, ``model.pLike``,
``att.typed.attributes``, ``att.typed.attribute.type``, ``macro.paraContent``, ``teidata.pointer``. Descriptions become
``a:documentation``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from teikit.odd import rng
from teikit.odd.merging import own_attributes
from teikit.odd.modules import remove_unknown
from teikit.odd.patterns import PatternBuilder, occurrence
from teikit.odd.problems import Problems
from teikit.odd.schema import Schema, attribute_namespace, external_name, in_language
from teikit.odd.vocabulary import ANNOTATIONS, ANNOTATIONS_NS, RNG, RNG_NS, TEI, child, children, one_line

_DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
_KINDS = ("element", "class", "macro", "data")


@dataclass
class GrammarWriter:
    """Writes the grammar of one schema.

    :param modules: RELAX NG grammars that the schema includes.
    """

    schema: Schema
    problems: Problems
    modules: list[etree._Element] = field(default_factory=list)

    @cached_property
    def patterns(self) -> PatternBuilder:
        """The builder of content models."""
        names = {str(define.get("name")) for module in self.modules for define in module.iter(f"{RNG}define")}
        return PatternBuilder(self.schema, self.problems, self._documentation, frozenset(names))

    def write(self) -> etree._Element:
        """Return the grammar; only definitions that can be reached from the start are kept."""
        grammar = etree.Element(f"{RNG}grammar", nsmap={None: RNG_NS, "a": ANNOTATIONS_NS})
        grammar.set("datatypeLibrary", _DATATYPES)
        grammar.set("ns", self.schema.namespace)
        start = self._start()
        if start is not None:
            grammar.append(start)
        grammar.extend(self.modules)
        specs = [spec for spec in self.schema.specifications if spec.tag in {f"{TEI}{kind}Spec" for kind in _KINDS}]
        defined: list[etree._Element] = []
        for spec in sorted(specs, key=_order):
            defined += self._define(spec)
        names = {str(define.get("name")) for define in defined} | self.patterns.external
        for module in self.modules:
            remove_unknown(module, names)
        for names_list in self.patterns.name_lists:
            elements = [define for define in _reachable(grammar, defined) if define.find(f"{RNG}element") is not None]
            names_list.extend(rng.reference(str(define.get("name"))) for define in elements)
        for define in _reachable(grammar, defined):
            grammar.append(define)
        prefixes = {prefix for module in self.modules for part in module.iter(f"{RNG}div") for prefix in part.nsmap}
        etree.cleanup_namespaces(grammar, keep_ns_prefixes=["a", *(prefix for prefix in prefixes if prefix)])
        return grammar

    def _start(self) -> etree._Element | None:
        references = []
        for name in self.schema.start:
            spec = self.schema.find_element(name)
            if spec is not None:
                references.append(rng.reference(self.schema.definition_name(spec)))
            elif name in self.patterns.external:
                references.append(rng.reference(name))
            else:
                message = f"the schema begins with {name}, but has no such element"
                self.problems.report(self.schema.header, "odd.ignored", message)
        if not references:
            if not any(module.find(f".//{RNG}start") is not None for module in self.modules):
                self.problems.report(self.schema.header, "odd.invalid", "no element can begin a document: set start")
            return None
        return rng.pattern("start", [rng.choice(references)])

    def _define(self, spec: etree._Element) -> list[etree._Element]:
        name = self.schema.definition_name(spec)
        if spec.tag == f"{TEI}classSpec":
            return self._model_class(spec, name) if spec.get("type") == "model" else self._attribute_class(spec, name)
        count = len(self.patterns.wildcards)
        content = self.patterns.content(spec)
        if spec.tag == f"{TEI}elementSpec":
            content = self._element(spec, content)
        define = rng.pattern("define", [content], name=name)
        wildcards = self.patterns.wildcards[count:]
        return [define, *map(self.patterns.wildcard, wildcards)]

    def _element(self, spec: etree._Element, content: etree._Element) -> etree._Element:
        element = rng.pattern("element", name=external_name(spec, self._language))
        if spec.get("ns") is not None:
            element.set("ns", str(spec.get("ns")))
        if rng.is_kind(content, "notAllowed"):
            message = f"{spec.get('ident')} can never be valid: the schema does not include its required content"
            self.problems.report(spec, "odd.never-valid", message)
        documentation = self._documentation(spec)
        if documentation is not None:
            element.append(documentation)
        element.append(content)
        own = {str(attribute.get("ident")) for attribute in own_attributes(spec)}
        for parent in self.schema.attribute_classes(spec):
            element.extend(self._class_attributes(parent, own))
        for attributes in children(spec, "attList"):
            element.extend(self._attribute_list(attributes))
        return element

    @property
    def _language(self) -> str | None:
        return self.schema.header.get("targetLang")

    def _model_class(self, spec: etree._Element, name: str) -> list[etree._Element]:
        ident = str(spec.get("ident"))
        members: list[etree._Element] = []
        for member in self.schema.members(ident):
            if member.tag == f"{TEI}classSpec" and self.schema.is_void(str(member.get("ident"))):
                continue
            if member not in members:
                members.append(member)
        return [rng.pattern("define", [rng.choice(self._member(member, ident) for member in members)], name=name)]

    def _member(self, member: etree._Element, name: str) -> etree._Element:
        """Return a member of a class, repeated as its membership requires."""
        reference = rng.reference(self.schema.definition_name(member))
        membership = next(item for item in member.iter(f"{TEI}memberOf") if item.get("key") == name)
        if membership.get("min") is None and membership.get("max") is None:
            return reference
        limits = {"minOccurs": membership.get("min", "1"), "maxOccurs": membership.get("max", "1")}
        minimum, maximum = occurrence(membership, self.problems, limits)
        return rng.repeated(reference, minimum, maximum)

    def _attribute_class(self, spec: etree._Element, name: str) -> list[etree._Element]:
        own = own_attributes(spec)
        names = {str(attribute.get("ident")) for attribute in own}
        parts: list[etree._Element] = []
        for parent in self.schema.attribute_classes(spec):
            parts += self._class_attributes(parent, names)
        for attributes in children(spec, "attList"):
            parts += self._listed(attributes, name, set())
        defined = [rng.pattern("define", [rng.group(parts)], name=f"{name}.attributes")]
        for attribute in own:
            if attribute.get("mode") != "delete":
                defined.append(
                    rng.pattern("define", [self._attribute(attribute)], name=_attribute_name(name, attribute))
                )
        return defined

    def _listed(self, attributes: etree._Element, name: str, without: set[str]) -> list[etree._Element]:
        """Return references to the attributes in a list of a class, except some."""
        parts: list[etree._Element] = []
        for item in attributes.iterchildren("*"):
            if item.tag == f"{TEI}attList":
                parts += self._listed(item, name, without)
            elif item.tag == f"{TEI}attRef":
                parts += self._borrowed(item)
            elif item.tag == f"{TEI}attDef" and item.get("mode") != "delete" and item.get("ident") not in without:
                parts.append(rng.reference(_attribute_name(name, item)))
        return _alternatives(attributes, parts)

    def _class_attributes(self, spec: etree._Element, without: set[str]) -> list[etree._Element]:
        """Return references to the attributes of a class, except some."""
        name = self.schema.definition_name(spec)
        own = own_attributes(spec)
        provided = {attribute.get("ident") for attribute in own if attribute.get("mode") != "delete"}
        provided |= {attribute.get("ident") for attribute in self.schema.inherited_attributes(spec)}
        if not provided & without:
            return [rng.reference(f"{name}.attributes")]
        parts: list[etree._Element] = []
        below = without | {str(attribute.get("ident")) for attribute in own}
        for parent in self.schema.attribute_classes(spec):
            parts += self._class_attributes(parent, below)
        for attributes in children(spec, "attList"):
            parts += self._listed(attributes, name, without)
        return parts

    def _attribute_list(self, attributes: etree._Element) -> list[etree._Element]:
        parts: list[etree._Element] = []
        for item in attributes.iterchildren("*"):
            if item.tag == f"{TEI}attList":
                parts += self._attribute_list(item)
            elif item.tag == f"{TEI}attRef":
                parts += self._borrowed(item)
            elif item.tag == f"{TEI}attDef" and item.get("mode") != "delete" and not _declares_namespace(item):
                parts.append(self._attribute(item))
        return _alternatives(attributes, parts)

    def _borrowed(self, reference: etree._Element) -> list[etree._Element]:
        """Return the attribute, or all attributes, that an attRef takes from a class."""
        name = str(reference.get("name") or "")
        if reference.get("class") is None and ".attribute" in name:
            owner, _, rest = name.partition(".attribute")
            spec, ident = self.schema.find("class", owner), rest.removeprefix("s").removeprefix(".")
        else:
            spec, ident = self.schema.find("class", reference.get("class")), name
        if spec is None:
            return []
        prefix = self.schema.definition_name(spec)
        if not ident:
            return [rng.reference(f"{prefix}.attributes")]
        for attribute in own_attributes(spec):
            if str(attribute.get("ident")).replace(":", "") == ident.replace(":", ""):
                return [rng.reference(_attribute_name(prefix, attribute))]
        return []

    def _attribute(self, attribute: etree._Element) -> etree._Element:
        element = rng.pattern("attribute")
        name = external_name(attribute, self._language)
        namespace = attribute_namespace(attribute, self._language)
        if name.startswith("xml:"):
            element.set("name", name)
        else:
            element.set("name", name.rpartition(":")[2])
            if namespace:
                element.set("ns", namespace)
        documentation = self._documentation(attribute, self._suggestions(attribute))
        if documentation is not None:
            element.append(documentation)
        element.append(self._value(attribute))
        return element if attribute.get("usage") == "req" else rng.pattern("optional", [element])

    def _value(self, attribute: etree._Element) -> etree._Element:
        """Return the values: a closed list; a semi-open list or the datatype; or the datatype."""
        values, datatype = child(attribute, "valList"), child(attribute, "datatype")
        kind = None if values is None else values.get("type")
        parts: list[etree._Element] = []
        if datatype is not None and kind != "closed":
            parts += [part for part in map(self.patterns.build, datatype.iterchildren("*")) if part is not None]
        if values is not None and kind in ("closed", "semi"):
            parts.append(self.patterns.values(values))
        if datatype is None and kind == "semi":
            parts.append(rng.pattern("data", type="Name"))
        value = rng.choice(parts) if parts else rng.pattern("text")
        if (
            next(value.iter(f"{RNG}text"), None) is not None
            or datatype is None
            or (datatype.get("minOccurs", "1"), datatype.get("maxOccurs", "1")) == ("1", "1")
        ):
            return value
        minimum, maximum = occurrence(datatype, self.problems)
        repeated = rng.repeated(value, minimum, maximum)
        return rng.pattern("list", list(repeated) if rng.is_kind(repeated, "group") else [repeated])

    def _documentation(self, item: etree._Element, more: str = "") -> etree._Element | None:
        """Return gloss and description, for display in editors."""
        language = self.schema.language()
        gloss, description = (in_language(children(item, name), language) for name in ("gloss", "desc"))
        parts = [
            "" if gloss is None else f"({one_line(gloss)})",
            "" if description is None else one_line(description),
            more,
        ]
        text = " ".join(part for part in parts if part)
        if not text:
            return None
        documentation = etree.Element(f"{ANNOTATIONS}documentation", nsmap={"a": ANNOTATIONS_NS})
        documentation.text = text
        return documentation

    def _suggestions(self, attribute: etree._Element) -> str:
        values = child(attribute, "valList")
        items = [] if values is None or values.get("type") == "closed" else children(values, "valItem")
        texts = []
        for item in items:
            description = in_language(children(item, "desc"), self.schema.language())
            texts.append(f"{item.get('ident')}" + ("" if description is None else f" ({one_line(description)})"))
        return f"– Suggested values: {'; '.join(texts)}" if texts else ""


def _attribute_name(prefix: str, attribute: etree._Element) -> str:
    return f"{prefix}.attribute.{str(attribute.get('ident')).replace(':', '')}"


def _declares_namespace(attribute: etree._Element) -> bool:
    return str(attribute.get("ident")).partition(":")[0] == "xmlns"


def _alternatives(attributes: etree._Element, parts: list[etree._Element]) -> list[etree._Element]:
    return [rng.choice(parts)] if attributes.get("org") == "choice" and parts else parts


def _order(spec: etree._Element) -> tuple[int, str, str]:
    ident = str(spec.get("ident"))
    return _KINDS.index(str(spec.tag).rpartition("}")[2].removesuffix("Spec")) * 0, ident.casefold(), ident


def _reachable(grammar: etree._Element, defined: list[etree._Element]) -> list[etree._Element]:
    """Return the definitions that can be reached from the start and the modules of a grammar."""
    by_name: dict[str, list[etree._Element]] = {}
    for define in defined:
        by_name.setdefault(str(define.get("name")), []).append(define)
    seen: set[str] = set()
    waiting = [str(reference.get("name")) for reference in grammar.iter(f"{RNG}ref")]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for define in by_name.get(name, ()):
            waiting += [str(reference.get("name")) for reference in define.iter(f"{RNG}ref")]
    return [define for define in defined if define.get("name") in seen]
