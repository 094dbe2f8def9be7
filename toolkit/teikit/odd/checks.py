"""Checks of the items of an ODD: names without a declaration, missing names, unknown parts, circular references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.core.suggestions import closest
from teikit.odd.merging import own_attributes
from teikit.odd.problems import Problems
from teikit.odd.schema import Schema
from teikit.odd.vocabulary import (
    REFERENCES,
    RNG,
    SCH,
    SPECIFICATIONS,
    TEI,
    XSLT,
    child,
    children,
    local_name,
    specification_of,
)

#: The attributes that an element of a content model or a list can have, besides the global attributes of TEI.
_ATTRIBUTES = {
    "elementRef": "key minOccurs maxOccurs source prefix",
    "classRef": "key minOccurs maxOccurs include except expand source",
    "macroRef": "key minOccurs maxOccurs source",
    "dataRef": "key name ref restriction minOccurs maxOccurs source",
    "sequence": "minOccurs maxOccurs preserveOrder",
    "alternate": "minOccurs maxOccurs",
    "interleave": "minOccurs maxOccurs",
    "anyElement": "minOccurs maxOccurs require except",
    "datatype": "minOccurs maxOccurs",
    "valList": "type mode",
    "memberOf": "key mode min max",
    "attRef": "class name",
}
_GLOBAL_NAMES = (
    "n rend rendition style corresp sameAs copyOf synch next prev exclude select change facs ana resp cert"
    + " validUntil versionDate status predeclare"
)
_GLOBAL = frozenset(_GLOBAL_NAMES.split())
_RULE_PARTS = frozenset(
    f"{SCH}{name}"
    for name in ("assert", "report", "rule", "pattern", "let", "ns", "phase", "diagnostics", "title", "p")
)
_KINDS = {"elementRef": "element", "classRef": "class", "macroRef": "macro", "dataRef": "datatype"}


def check_items(
    items: list[etree._Element], schema: Schema, default_source: Callable[[], Schema | None], problems: Problems
) -> None:
    """Report the problems of the items of an ODD.

    :param schema: the resolved schema.
    :param default_source: returns the source, if there is one.
    """
    checker = _ItemChecker(schema, default_source, problems)
    for item in items:
        checker.check(item)
    _check_circles(schema, problems)


@dataclass
class _ItemChecker:
    schema: Schema
    default_source: Callable[[], Schema | None]
    problems: Problems

    def check(self, item: etree._Element) -> None:
        if item.tag == f"{TEI}constraintSpec":
            self._check_rule(item)
        if item.tag not in SPECIFICATIONS or item.get("mode") == "delete":
            return
        if not item.get("ident"):
            self.problems.report(item, "odd.invalid", f"{local_name(item)} has no ident")
        for part in self._parts(item):
            method: Callable[[etree._Element], None] | None = getattr(self, f"_check_{local_name(part)}", None)
            if method is not None:
                method(part)
            if local_name(part) in _ATTRIBUTES:
                self._check_attributes(part)
        spec = self.schema.find("element", item.get("ident")) if item.tag == f"{TEI}elementSpec" else None
        if spec is not None and child(spec, "content") is None and child(spec, "valList") is None:
            self.problems.report(item, "odd.ignored", f"{item.get('ident')} has no content: the element must be empty")

    def _parts(self, item: etree._Element) -> Iterator[etree._Element]:
        for name in ("classes", "content", "valList", "attList", "constraintSpec"):
            for part in children(item, name):
                for inner in part.iter(f"{TEI}*", f"{RNG}ref"):
                    if inner.tag == f"{RNG}ref" or not _is_documentation(inner):
                        yield inner

    def _check_attributes(self, part: etree._Element) -> None:
        name = local_name(part)
        known = _ATTRIBUTES[name].split()
        for attribute in part.attrib:
            if attribute not in known and attribute not in _GLOBAL and not attribute.startswith("{"):
                near = closest(attribute, known)
                hint = f"did you mean {near}?" if near else None
                message = f'{attribute}="{part.get(attribute)}" has no meaning in {name}'
                self.problems.report(part, "odd.ignored", message, hint)

    def _check_attDef(self, part: etree._Element) -> None:  # noqa: N802
        ident = part.get("ident")
        if not ident:
            self.problems.report(part, "odd.invalid", "attDef has no ident")
            return
        same = [other for other in part.itersiblings(f"{TEI}attDef", preceding=True) if other.get("ident") == ident]
        if same and part.get("mode") not in ("change", "delete"):
            self.problems.report(part, "odd.invalid", f"attribute {ident} is defined twice")
        prefix = ident.rpartition(":")[0]
        if prefix and part.get("ns") is None and prefix not in part.nsmap and prefix not in ("xml", "xmlns"):
            self.problems.report(part, "odd.invalid", f"the prefix of {ident} is not declared")

    def _check_valItem(self, part: etree._Element) -> None:  # noqa: N802
        if part.get("ident") is None:
            self.problems.report(part, "odd.invalid", "valItem has no ident")

    def _check_memberOf(self, part: etree._Element) -> None:  # noqa: N802
        if part.get("mode") != "delete":
            self._check_name(part, f"{TEI}classSpec", "class")

    def _check_reference(self, part: etree._Element) -> None:
        if part.get("key"):
            self._check_name(part, REFERENCES[str(part.tag)], _KINDS[local_name(part)])
        elif not part.get("name") and not part.get("ref"):
            self.problems.report(part, "odd.invalid", f"{local_name(part)} has no key")

    _check_elementRef = _check_classRef = _check_macroRef = _check_dataRef = _check_reference  # noqa: N815

    def _check_name(self, part: etree._Element, tag: str, kind: str) -> None:
        name = str(part.get("key"))
        if self._is_known(tag, name):
            return
        if tag == f"{TEI}dataSpec" and self._is_known(f"{TEI}macroSpec", name):
            return
        if self._is_module_name(name):
            return
        names = [str(spec.get("ident")) for spec in self.schema.specifications if spec.tag == tag]
        near = closest(name, names)
        hint = f"did you mean {near}?" if near else None
        self.problems.report(part, "odd.unknown-name", f"there is no {kind} {name}; the reference is ignored", hint)

    def _is_known(self, tag: str, name: str) -> bool:
        kind = tag.removeprefix(TEI).removesuffix("Spec")
        if self.schema.find(kind, name) is not None:
            return True
        source = self.default_source()
        return source is not None and source.find(kind, name) is not None

    def _is_module_name(self, name: str) -> bool:
        """Return whether a name can be that of a definition in a RELAX NG grammar."""
        return bool(self.schema.modules) or any(
            spec.get("prefix") and name.startswith(str(spec.get("prefix"))) for spec in self.schema.specifications
        )

    def _check_attRef(self, part: etree._Element) -> None:  # noqa: N802
        name, owner = part.get("name"), part.get("class")
        if owner is None:
            return
        if not self._is_known(f"{TEI}classSpec", owner):
            self.problems.report(part, "odd.unknown-name", f"there is no class {owner}; the reference is ignored")
            return
        spec = self.schema.find("class", owner)
        if name and spec is not None and name not in [item.get("ident") for item in own_attributes(spec)]:
            message = f"class {owner} has no attribute {name}; the reference is ignored"
            self.problems.report(part, "odd.unknown-name", message)

    def _check_constraintSpec(self, part: etree._Element) -> None:  # noqa: N802
        self._check_rule(part)

    def _check_rule(self, rule: etree._Element) -> None:
        if not rule.get("ident"):
            self.problems.report(rule, "odd.invalid", "constraintSpec has no ident")
        if rule.get("mode") == "delete":
            return
        scheme = rule.get("scheme", "schematron")
        if scheme not in ("schematron", "isoschematron"):
            message = f"rules in {scheme} are not compiled: Schematron is expected"
            self.problems.report(rule, "odd.ignored", message)
            return
        for constraint in children(rule, "constraint"):
            for part in constraint.iterchildren("*"):
                name = re.sub(r"^\{http://www\.ascc\.net/xml/schematron\}", SCH, str(part.tag))
                if (
                    name not in _RULE_PARTS
                    and not name.startswith(XSLT)
                    and not name.startswith("{http://www.schematron-quickfix")
                ):
                    self.problems.report(part, "odd.unsupported", f"{local_name(part)} is not supported in a rule")
                elif name in (f"{SCH}assert", f"{SCH}report") and specification_of(rule) is None:
                    self.problems.report(part, "odd.invalid", f"{local_name(part)} outside a rule has no context")


def _is_documentation(part: etree._Element) -> bool:
    documentation = {
        f"{TEI}{name}" for name in ("desc", "gloss", "remarks", "exemplum", "equiv", "altIdent", "valDesc")
    }
    return part.tag in documentation or any(owner.tag in documentation for owner in part.iterancestors(*documentation))


def _check_circles(schema: Schema, problems: Problems) -> None:
    """Report classes, macros and datatypes that refer to themselves."""
    following: dict[str, set[str]] = {}
    specs: dict[str, etree._Element] = {}
    for spec in schema.specifications:
        if spec.tag == f"{TEI}elementSpec":
            continue
        ident = str(spec.get("ident"))
        specs[ident] = spec
        names = (
            {str(item.get("key")) for item in spec.iter(f"{TEI}memberOf")} if spec.tag == f"{TEI}classSpec" else set()
        )
        content = child(spec, "content")
        if content is not None:
            names |= {str(item.get("key")) for item in content.iter(f"{TEI}macroRef", f"{TEI}dataRef")}
        following[ident] = names
    for ident in following:
        reached: set[str] = set()
        waiting = list(following[ident])
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += following.get(name, ())
        if ident in reached:
            problems.report(specs[ident], "odd.circular", f"{ident} refers to itself")
