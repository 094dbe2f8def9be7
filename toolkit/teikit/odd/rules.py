"""The rules of a schema in Schematron (ISO/IEC 19757-3), with the query binding ``xslt3``.

Each constraintSpec becomes a pattern. Rules keep their contexts; an assertion outside a rule gets the element,
attribute or class of its specification as the context. Keys, functions and namespaces are moved to the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from teikit.odd.merging import own_attributes
from teikit.odd.schema import Schema, attribute_namespace, external_name, in_language
from teikit.odd.vocabulary import (
    OLD_SCHEMATRON_NS,
    SCH,
    SCHEMATRON_NS,
    TEI,
    TEI_NS,
    XML,
    XSLT,
    XSLT_NS,
    child,
    children,
    one_line,
    specification_of,
)

_ASSERTIONS = (f"{SCH}assert", f"{SCH}report")
_NOT_PREFIXES = ("xml", "tei", "sch", "xsl")


@dataclass
class RulesWriter:
    """Writes the rules of one schema."""

    schema: Schema

    def write(self) -> etree._Element:
        """Return the Schematron schema."""
        rules = self._rules()
        root = etree.Element(f"{SCH}schema", nsmap={"sch": SCHEMATRON_NS, "xsl": XSLT_NS})
        root.set("queryBinding", "xslt3")
        title = etree.SubElement(root, f"{SCH}title")
        title.text = f"Rules of {self.schema.header.get('ident', 'the ODD')}"
        root.extend(self._namespaces(rules))
        for rule in (*self.schema.declarations, *rules):
            root.extend(self._head(rule))
        for rule in rules:
            root.extend(self._patterns(rule))
        root.extend(self._deprecations())
        diagnostics = [part for rule in rules for part in rule.iter(f"{SCH}diagnostic")]
        if diagnostics:
            holder = etree.SubElement(root, f"{SCH}diagnostics")
            holder.extend(_clean_copy(part) for part in diagnostics)
        return root

    def _rules(self) -> list[etree._Element]:
        """Return all rules of the schema that are not deleted, with current namespaces."""
        found: list[etree._Element] = []
        for owner in (*self.schema.specifications, *self.schema.rules):
            for rule in owner.iter(f"{TEI}constraintSpec"):
                deleted = any(item.get("mode") == "delete" for item in (rule, *rule.iterancestors(f"{TEI}attDef")))
                if not deleted and rule.get("scheme", "schematron") in ("schematron", "isoschematron"):
                    found.append(_with_current_namespace(rule))
        return found

    def _head(self, rule: etree._Element) -> list[etree._Element]:
        parts: list[etree._Element] = []
        for constraint in [*children(rule, "constraint"), *([rule] if rule.tag == f"{TEI}constraintDecl" else [])]:
            has_patterns = constraint.find(f"{SCH}pattern") is not None and constraint.find(f"{SCH}rule") is None
            for part in constraint.iterchildren("*"):
                is_let = part.tag == f"{SCH}let" and (has_patterns or constraint is rule)
                if str(part.tag).startswith(XSLT) or part.tag == f"{SCH}phase" or is_let:
                    parts.append(_clean_copy(part))
        return parts

    def _patterns(self, rule: etree._Element) -> list[etree._Element]:
        constraints = children(rule, "constraint")
        patterns = [self._numbered(part, rule) for item in constraints for part in item.iterchildren(f"{SCH}pattern")]
        rules = [part for item in constraints for part in item.iterchildren(f"{SCH}rule")]
        bare = [part for item in constraints for part in item.iterchildren(*_ASSERTIONS)]
        if not rules and not bare:
            return patterns
        pattern = etree.Element(f"{SCH}pattern", id=rule_id(rule))
        description = in_language(children(rule, "desc"), self.schema.language())
        if description is not None:
            etree.SubElement(pattern, f"{SCH}title").text = one_line(description)
        if rules:
            for item in constraints:
                if item.find(f"{SCH}rule") is not None:
                    pattern.extend(_clean_copy(part) for part in item.iterchildren(f"{SCH}let"))
            pattern.extend(self._numbered(part, rule) for part in rules)
        if bare:
            holder = etree.SubElement(pattern, f"{SCH}rule", context=self.context(rule))
            if not rules:
                for item in constraints:
                    holder.extend(_clean_copy(part) for part in item.iterchildren(f"{SCH}let"))
            holder.extend(self._numbered(part, rule) for part in bare)
        return [*patterns, pattern]

    def _numbered(self, part: etree._Element, rule: etree._Element) -> etree._Element:
        """Return a copy in which each assertion has an ID: that of its rule, with a number if there are several."""
        nameless = [item for item in rule.iter(*_ASSERTIONS) if item.get("id") is None]
        copy = _clean_copy(part)
        for original, item in zip(part.iter(*_ASSERTIONS), copy.iter(*_ASSERTIONS), strict=True):
            if original in nameless:
                number = f".{nameless.index(original) + 1}" if len(nameless) > 1 else ""
                attributes = dict(item.attrib)
                item.attrib.clear()
                item.set("id", rule_id(rule) + number)
                item.attrib.update(attributes)
        return copy

    def context(self, rule: etree._Element) -> str:
        """Return the context of an assertion outside a rule."""
        spec = specification_of(rule)
        if spec is None:
            names = [f"tei:{name}" for name in self.schema.start]
        elif spec.tag == f"{TEI}elementSpec":
            names = [self._qualified(spec)]
        else:
            names = [self._qualified(item) for item in self.schema.elements_of_class(str(spec.get("ident")))]
        attribute = next(rule.iterancestors(f"{TEI}attDef"), None)
        suffix = "" if attribute is None else f"/@{self._attribute_test(attribute)}"
        return " | ".join(f"{name}{suffix}" for name in dict.fromkeys(names))

    def _qualified(self, spec: etree._Element) -> str:
        return _test(external_name(spec, self._language), self.schema.namespace_of(spec))

    def _attribute_test(self, attribute: etree._Element) -> str:
        name = external_name(attribute, self._language)
        if name.startswith("xml:"):
            return name
        namespace = attribute_namespace(attribute, self._language)
        return (f"Q{{{namespace}}}" if namespace else "") + name.rpartition(":")[2]

    @property
    def _language(self) -> str | None:
        return self.schema.header.get("targetLang")

    def _namespaces(self, rules: list[etree._Element]) -> list[etree._Element]:
        """Return the prefixes in use: those that the rules declare, ``tei``, and those in scope."""
        found: dict[str, str] = {}
        for rule in (*self.schema.declarations, *rules):
            for declaration in rule.iter(f"{SCH}ns"):
                found.setdefault(str(declaration.get("prefix")), str(declaration.get("uri")))
        found.setdefault("tei", TEI_NS)
        expressions = " ".join(
            value for rule in rules for part in rule.iter(f"{SCH}*", f"{XSLT}*") for value in part.attrib.values()
        )
        for rule in rules:
            for prefix, uri in rule.nsmap.items():
                if prefix and prefix not in _NOT_PREFIXES and f"{prefix}:" in expressions:
                    found.setdefault(prefix, uri)
        return [etree.Element(f"{SCH}ns", prefix=prefix, uri=found[prefix]) for prefix in sorted(found)]

    def _deprecations(self) -> Iterable[etree._Element]:
        """Yield a warning for each use of an item that ``validUntil`` marks as deprecated."""
        for spec in self.schema.of_kind("element"):
            element = self._qualified(spec)
            if spec.get("validUntil"):
                yield self._deprecation(spec, element, f"element {spec.get('ident')}")
            yield from self._deprecated_attributes(spec, [element])
        for spec in self.schema.of_kind("class"):
            if any(item.get("validUntil") for item in spec.iter(f"{TEI}attDef", f"{TEI}valItem")):
                elements = [self._qualified(item) for item in self.schema.elements_of_class(str(spec.get("ident")))]
                if elements:
                    yield from self._deprecated_attributes(spec, list(dict.fromkeys(elements)))

    def _deprecated_attributes(self, spec: etree._Element, elements: list[str]) -> Iterable[etree._Element]:
        for attribute in own_attributes(spec):
            if attribute.get("mode") == "delete":
                continue
            name = self._attribute_test(attribute)
            if attribute.get("validUntil"):
                context = " | ".join(f"{element}/@{name}" for element in elements)
                yield self._deprecation(attribute, context, f"attribute {attribute.get('ident')}")
            values = child(attribute, "valList")
            for value in children(values, "valItem") if values is not None else ():
                if value.get("validUntil"):
                    text = external_name(value, self._language).replace("'", "''")
                    context = " | ".join(f"{element}/@{name}[tokenize(.) = '{text}']" for element in elements)
                    yield self._deprecation(value, context, f"value {value.get('ident')} of {attribute.get('ident')}")

    def _deprecation(self, item: etree._Element, context: str, name: str) -> etree._Element:
        owners = [str(owner.get("ident")) for owner in (*reversed(list(item.iterancestors())), item) if _owns(owner)]
        identifier = _identifier("-".join((*owners, "deprecated")))
        pattern = etree.Element(f"{SCH}pattern", id=identifier)
        rule = etree.SubElement(pattern, f"{SCH}rule", context=context)
        report = etree.SubElement(rule, f"{SCH}report", id=identifier, test="true()", role="warning")
        notes = [text for text in children(item, "desc") if text.get("type") == "deprecationInfo"]
        note = in_language(notes, self.schema.language())
        explanation = "" if note is None else f": {one_line(note)}"
        report.text = f"{name} is deprecated; it is valid until {item.get('validUntil')}{explanation}"
        return pattern


def rule_id(rule: etree._Element) -> str:
    """Return the ID of a rule: its name, preceded by the names of its specification."""
    owners = [str(owner.get("ident")) for owner in reversed(list(rule.iterancestors())) if _owns(owner)]
    return _identifier("-".join((*owners, str(rule.get("ident")))))


def _identifier(text: str) -> str:
    return re.sub(r"[:/@ |*]", ".", text)


def _owns(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.get("ident") is not None and element.tag != f"{TEI}schemaSpec"


def _test(name: str, namespace: str) -> str:
    if namespace == TEI_NS:
        return f"tei:{name}"
    return f"Q{{{namespace}}}{name}" if namespace else name


def _with_current_namespace(rule: etree._Element) -> etree._Element:
    """Return a rule with the elements of Schematron 1.5 renamed; others are returned unchanged."""
    old = f"{{{OLD_SCHEMATRON_NS}}}"
    if next(rule.iter(f"{old}*"), None) is None:
        return rule
    for part in rule.iter(f"{old}*"):
        part.tag = f"{SCH}{str(part.tag).removeprefix(old)}"
    return rule


def _clean_copy(part: etree._Element) -> etree._Element:
    """Return a copy without comments and unused declarations; each message is one line of text."""
    copy = deepcopy(part)
    copy.tail = None
    etree.strip_tags(copy, etree.Comment, etree.ProcessingInstruction)
    for item in copy.iter(*_ASSERTIONS):
        _join_lines(item)
    copy.attrib.pop(f"{XML}base", None)
    etree.cleanup_namespaces(copy)
    return copy


def _join_lines(message: etree._Element) -> None:
    """Collapse the white space of a message, and remove it at both ends."""
    parts = list(message)
    message.text = re.sub(r"\s+", " ", message.text or "").lstrip()
    for part in parts:
        part.tail = re.sub(r"\s+", " ", part.tail or "")
    if parts:
        parts[-1].tail = (parts[-1].tail or "").rstrip()
    else:
        message.text = message.text.rstrip()
