"""Merging of a specification with ``mode="change"`` into the original.

Each part of the change replaces the same part of the original; attributes, rules, classes and value lists are merged
item by item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from teikit.odd.problems import Problems
from teikit.odd.vocabulary import TEI, XML, child, children, empty_copy, line_of, local_name

_CHANGE, _DELETE = "change", "delete"
_MODELS = ("model", "modelGrp", "modelSequence")
_KINDS = {"elementSpec": "element", "classSpec": "class", "macroSpec": "macro"}


@dataclass(frozen=True)
class Merger:
    """Merges the changes of one specification; each result is a new element.

    :param problems: receives the parts of a change without effect.
    :param inherited: whether the original inherits an attribute from a class.
    """

    problems: Problems
    inherited: Callable[[str], bool] = lambda _: False

    def specification(self, change: etree._Element, original: etree._Element) -> etree._Element:
        """Return a specification with a change applied."""
        merged = _merged_element(change, original)
        for name in ("altIdent", "equiv", "gloss", "desc"):
            merged.extend(_preferred(change, original, name))
        _append(merged, self._classes(change, original))
        for name in ("content", "valList"):
            if not any(part.get("mode") == _DELETE for part in children(change, name)):
                merged.extend(_preferred(change, original, name))
        merged.extend(self.rules(children(change, "constraintSpec"), children(original, "constraintSpec")))
        _append(merged, self._attributes(change, original))
        merged.extend(_preferred(change, original, *_MODELS))
        for name in ("exemplum", "remarks", "listRef"):
            merged.extend(_preferred(change, original, name))
        return merged

    def attribute(self, change: etree._Element, original: etree._Element) -> etree._Element:
        """Return an attDef with a change applied; it keeps the ``mode`` of the original."""
        merged = _merged_element(change, original)
        if original.get("mode"):
            merged.set("mode", str(original.get("mode")))
        # As in the TEI's tools, an attribute that a specification changes does not inherit the other name.
        merged.extend(deepcopy(name) for name in children(change, "altIdent"))
        for name in ("equiv", "gloss", "desc", "datatype"):
            merged.extend(_preferred(change, original, name))
        merged.extend(self.rules(children(change, "constraintSpec"), children(original, "constraintSpec")))
        merged.extend(_preferred(change, original, "defaultVal"))
        _append(merged, self._values(child(change, "valList"), child(original, "valList")))
        for name in ("valDesc", "exemplum", "remarks"):
            merged.extend(_preferred(change, original, name))
        return merged

    def rules(self, changes: Iterable[etree._Element], originals: Iterable[etree._Element]) -> list[etree._Element]:
        """Return the rules of the original that remain, then those of the change."""
        changes, originals = list(changes), list(originals)
        known = {rule.get("ident") for rule in originals}
        for rule in changes:
            if rule.get("mode") in (_CHANGE, _DELETE) and rule.get("ident") not in known:
                self._report_missing(rule, f"there is no rule {rule.get('ident')} to {rule.get('mode')}")
        changed = {rule.get("ident") for rule in changes}
        kept = [rule for rule in originals if rule.get("ident") not in changed]
        added = [rule for rule in changes if rule.get("mode") != _DELETE and child(rule, "constraint") is not None]
        return [deepcopy(rule) for rule in (*kept, *added)]

    def _report_missing(self, part: etree._Element, message: str) -> None:
        self.problems.report(part, "odd.no-effect", message)

    def _classes(self, change: etree._Element, original: etree._Element) -> etree._Element | None:
        changes, originals = child(change, "classes"), child(original, "classes")
        if changes is None or changes.get("mode") != _CHANGE:
            kept = originals if changes is None else changes
            return None if kept is None else deepcopy(kept)
        members = [] if originals is None else children(originals, "memberOf")
        known = {member.get("key") for member in members}
        named = {member.get("key") for member in children(changes, "memberOf")}
        merged = etree.Element(f"{TEI}classes")
        merged.extend(deepcopy(member) for member in members if member.get("key") not in named)
        for member in children(changes, "memberOf"):
            if member.get("mode") != _DELETE:
                merged.append(deepcopy(member))
            elif member.get("key") not in known:
                self._report_missing(member, f"{original.get('ident')} is not a member of {member.get('key')}")
        return merged

    def _attributes(self, change: etree._Element, original: etree._Element) -> etree._Element | None:
        """Return the attributes of the original, changed, replaced or deleted, then those that the change adds.

        A deletion or change without a counterpart in an element applies to an inherited attribute and is kept.
        """
        lists, changed_lists = children(original, "attList"), children(change, "attList")
        if not lists and not changed_lists:
            return None
        merged = etree.Element(f"{TEI}attList")
        for attributes in (*lists, *changed_lists):
            if attributes.get("org"):
                merged.set("org", str(attributes.get("org")))
        changes: dict[str, list[etree._Element]] = {}
        for attribute in own_attributes(change):
            changes.setdefault(str(attribute.get("ident")), []).append(attribute)
        for attributes in lists:
            merged.extend(self._changed_list(attributes, changes))
        known = {attribute.get("ident") for attribute in own_attributes(original)}
        for attributes in changed_lists:
            for part in attributes.iterchildren("*"):
                merged.extend(self._added(part, original, known))
        return merged

    def _added(self, part: etree._Element, original: etree._Element, known: set[str | None]) -> list[etree._Element]:
        """Return a part of a changed list of attributes that the original does not have."""
        if part.tag == f"{TEI}attRef":
            return [deepcopy(part)]
        if all(item.get("ident") in known for item in part.iter(f"{TEI}attDef")):
            return []
        if part.get("mode") not in (_CHANGE, _DELETE):
            return [deepcopy(part)]
        return self._changed_inherited(part, original)

    def _changed_inherited(self, part: etree._Element, original: etree._Element) -> list[etree._Element]:
        """Return a change or deletion of an attribute that the original does not define itself."""
        ident, mode = str(part.get("ident")), str(part.get("mode"))
        is_class = original.tag == f"{TEI}classSpec"
        if self.inherited(ident) and not is_class:
            return [deepcopy(part)]
        if self.inherited(ident):
            message = f"{original.get('ident')} only inherits {ident}: {mode} it in the class that defines it"
        else:
            message = f"{original.get('ident')} has no attribute {ident} to {mode}"
        self._report_missing(part, message)
        is_complete = child(part, "datatype") is not None or child(part, "valList") is not None
        if is_class or mode == _DELETE or not is_complete:
            return []
        added = deepcopy(part)
        del added.attrib["mode"]
        return [added]

    def _changed_list(
        self, attributes: etree._Element, changes: dict[str, list[etree._Element]]
    ) -> list[etree._Element]:
        result: list[etree._Element] = []
        for part in attributes.iterchildren("*"):
            if part.tag == f"{TEI}attList":
                nested = empty_copy(part)
                nested.extend(self._changed_list(part, changes))
                result.append(nested)
            elif part.tag == f"{TEI}attDef":
                result += self._changed_attribute(part, changes.get(str(part.get("ident")), []))
            else:
                result.append(deepcopy(part))
        return result

    def _changed_attribute(self, attribute: etree._Element, changes: list[etree._Element]) -> list[etree._Element]:
        deletion = next((change for change in changes if change.get("mode") == _DELETE), None)
        if deletion is not None:
            return [deepcopy(deletion)] if self.inherited(str(attribute.get("ident"))) else []
        current = deepcopy(attribute)
        for change in changes:
            if change.get("mode") == _CHANGE:
                current = self.attribute(change, current)
            else:
                current = deepcopy(change)
                current.attrib.pop("mode", None)
        return [current]

    def _values(self, change: etree._Element | None, original: etree._Element | None) -> etree._Element | None:
        mode = None if change is None else change.get("mode")
        if mode == _DELETE:
            return None
        if change is None or original is None:
            kept = original if change is None else change
            return None if kept is None else deepcopy(kept)
        if mode == _CHANGE:
            return self._changed_values(change, original)
        if mode is None and original.get("type") == "closed" and change.get("type") != "closed":
            message = "these values do not open the closed list of the original: use mode change or replace"
            self._report_missing(change, message)
            return deepcopy(original)
        return deepcopy(change)

    def _changed_values(self, change: etree._Element, original: etree._Element) -> etree._Element:
        changes = {value.get("ident"): value for value in children(change, "valItem")}
        known = {value.get("ident"): value for value in children(original, "valItem")}
        merged = etree.Element(f"{TEI}valList")
        for values in (original, change):
            if values.get("type"):
                merged.set("type", str(values.get("type")))
        for ident, value in known.items():
            if ident not in changes:
                merged.append(deepcopy(value))
            elif changes[ident].get("mode") == _CHANGE:
                merged.append(_merged_value(changes[ident], value))
        for ident, value in changes.items():
            if value.get("mode") not in (_CHANGE, _DELETE):
                merged.append(deepcopy(value))
            elif ident not in known:
                self._report_missing(value, f"there is no value {ident} to {value.get('mode')}")
        return merged


def own_attributes(spec: etree._Element) -> list[etree._Element]:
    """Return the attributes that a specification defines itself, in all its lists."""
    found: list[etree._Element] = []
    for attributes in children(spec, "attList"):
        found += attributes.iter(f"{TEI}attDef")
    return found


def kind_of(spec: etree._Element) -> str:
    """Return the kind of a specification, for messages: ``element``, ``class``, ``macro`` or ``datatype``."""
    return _KINDS.get(local_name(spec), "datatype")


def _merged_element(change: etree._Element, original: etree._Element) -> etree._Element:
    """Return an element without content, with the attributes and prefixes of both."""
    names = {prefix: uri for prefix, uri in change.nsmap.items() if prefix not in original.nsmap}
    merged = etree.Element(original.tag, nsmap={**original.nsmap, **names})
    for name, value in (*original.attrib.items(), *change.attrib.items()):
        if name not in ("mode", f"{XML}base"):
            merged.set(name, value)
    merged.sourceline = line_of(change)  # type: ignore[misc]
    if change.base:
        merged.set(f"{XML}base", change.base)
    return merged


def _merged_value(change: etree._Element, original: etree._Element) -> etree._Element:
    merged = _merged_element(change, original)
    for name in ("altIdent", "equiv", "gloss", "desc", "paramList"):
        merged.extend(_preferred(change, original, name))
    return merged


def _append(parent: etree._Element, part: etree._Element | None) -> None:
    if part is not None:
        parent.append(part)


def _preferred(change: etree._Element, original: etree._Element, *names: str) -> list[etree._Element]:
    """Return copies of the children with some names: those of the change if it has any, else those of the original."""
    return [deepcopy(part) for part in children(change, *names) or children(original, *names)]
