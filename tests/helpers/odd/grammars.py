"""RELAX NG grammars as a schema maker writes them: turned back into an ODD, and compared define by define."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"
OCCURRENCE = {"optional": ("0", "1"), "zeroOrMore": ("0", "unbounded"), "oneOrMore": ("1", "unbounded")}
EXPANSION = re.compile(r"(model\..+)_(sequence\w*|alternation)$")
REFERENCES = {"model.": "classRef", "macro.": "macroRef", "teidata.": "dataRef"}
Canonical = tuple[object, ...]


def children(pattern: etree._Element) -> list[etree._Element]:
    return list(pattern.iterchildren(f"{RNG}*"))


def kind(pattern: etree._Element) -> str:
    return etree.QName(pattern).localname


class Source:
    """Writes an ODD of which a grammar that names its patterns as the TEI does could have been made."""

    def __init__(self, grammar: etree._Element) -> None:
        self.defines = {str(define.get("name")): define for define in grammar.iterfind(f"{RNG}define")}
        self.members: dict[str, list[str]] = {}
        for name, define in self.defines.items():
            if name.startswith("model.") and not EXPANSION.match(name):
                for ref in define.iter(f"{RNG}ref"):
                    self.members.setdefault(str(ref.get("name")), []).append(name)

    def odd(self) -> etree._Element:
        root = etree.Element(f"{TEI}TEI", nsmap={None: TEI[1:-1], "teix": "http://www.tei-c.org/ns/Examples"})
        body = etree.SubElement(etree.SubElement(root, f"{TEI}text"), f"{TEI}body")
        for name in self.defines:
            self._specification(name, body)
        return root

    def _specification(self, name: str, into: etree._Element) -> None:
        define = self.defines[name]
        if name.startswith("anyElement_") or ".attribute." in name or EXPANSION.match(name):
            return
        if name.endswith(".attributes"):
            self._attribute_class(name.removesuffix(".attributes"), define, into)
        elif name.startswith("model."):
            spec = etree.SubElement(into, f"{TEI}classSpec", type="model", ident=name, module="all")
            self._classes(spec, self.members.get(name, []))
        elif define.find(f"{RNG}element") is None:
            tag = "dataSpec" if name.startswith("teidata.") else "macroSpec"
            spec = etree.SubElement(into, f"{TEI}{tag}", ident=name, module="all")
            self._content(define, etree.SubElement(spec, f"{TEI}content"))
        else:
            self._element(name, define[0], into)

    def _element(self, name: str, element: etree._Element, into: etree._Element) -> None:
        spec = etree.SubElement(into, f"{TEI}elementSpec", ident=name, module="all")
        if name != element.get("name"):
            etree.SubElement(spec, f"{TEI}altIdent").text = element.get("name")
        if element.get("ns"):
            spec.set("ns", str(element.get("ns")))
        refs = [str(ref.get("name")) for ref in element.iterchildren(f"{RNG}ref")]
        whole = [ref.removesuffix(".attributes") for ref in refs if ref.endswith(".attributes")]
        self._classes(spec, whole + self.members.get(name, []))
        self._content(element, etree.SubElement(spec, f"{TEI}content"))
        self._attributes(element, etree.SubElement(spec, f"{TEI}attList"))

    def _attribute_class(self, name: str, define: etree._Element, into: etree._Element) -> None:
        spec = etree.SubElement(into, f"{TEI}classSpec", type="atts", ident=name, module="all")
        refs = [str(ref.get("name")) for ref in define.iterchildren(f"{RNG}ref")]
        self._classes(spec, [ref.removesuffix(".attributes") for ref in refs if ref.endswith(".attributes")])
        attributes = etree.SubElement(spec, f"{TEI}attList")
        for ref in refs:
            if ref.startswith(f"{name}.attribute."):
                self._attributes(self.defines[ref], attributes)
            elif ".attribute." in ref:
                self._attribute_reference(ref, attributes)

    def _classes(self, spec: etree._Element, names: list[str]) -> None:
        classes = etree.SubElement(spec, f"{TEI}classes")
        for name in names:
            etree.SubElement(classes, f"{TEI}memberOf", key=name)

    def _attributes(self, holder: etree._Element, into: etree._Element) -> None:
        for pattern in children(holder):
            if kind(pattern) == "ref" and ".attribute." in str(pattern.get("name")):
                self._attribute_reference(str(pattern.get("name")), into)
            elif kind(pattern) == "choice" and pattern.find(f".//{RNG}attribute") is not None:
                self._attributes(pattern, etree.SubElement(into, f"{TEI}attList", org="choice"))
            elif kind(pattern) == "group" and pattern.find(f".//{RNG}attribute") is not None:
                self._attributes(pattern, etree.SubElement(into, f"{TEI}attList", org="group"))
            elif kind(pattern) == "attribute":
                self._attribute(pattern, into, "req")
            elif kind(pattern) == "optional" and pattern.find(f"{RNG}attribute") is not None:
                self._attribute(children(pattern)[0], into, "opt")

    def _attribute_reference(self, pattern: str, into: etree._Element) -> None:
        owner, _, attribute = pattern.rpartition(".attribute.")
        name = attribute if not attribute.startswith("xml") else f"xml:{attribute[3:]}"
        etree.SubElement(into, f"{TEI}attRef", {"class": owner, "name": name})

    def _attribute(self, attribute: etree._Element, into: etree._Element, usage: str) -> None:
        spec = etree.SubElement(into, f"{TEI}attDef", ident=str(attribute.get("name")), usage=usage)
        if attribute.get("ns"):
            spec.set("ns", str(attribute.get("ns")))
        value = children(attribute)
        if not value or kind(value[0]) == "text":
            return
        datatype = etree.SubElement(spec, f"{TEI}datatype")
        if kind(value[0]) == "list":
            value = self._list(children(value[0]), datatype)
        if kind(value[0]) != "choice":
            self._one(value[0], datatype)
            return
        values = [part for part in children(value[0]) if kind(part) == "value"]
        others = [part for part in children(value[0]) if kind(part) != "value"]
        for part in others:
            self._one(part, datatype)
        if not others:
            etree.SubElement(datatype, f"{TEI}dataRef", key="teidata.enumerated")
        self._values(values, spec, "semi" if others else "closed")

    def _list(self, patterns: list[etree._Element], datatype: etree._Element) -> list[etree._Element]:
        last = kind(patterns[-1])
        plain = len([part for part in patterns if kind(part) not in OCCURRENCE])
        datatype.set("minOccurs", str(plain + (last == "oneOrMore")))
        datatype.set("maxOccurs", "unbounded" if last in ("zeroOrMore", "oneOrMore") else str(len(patterns)))
        return patterns[:1] if kind(patterns[0]) not in OCCURRENCE else children(patterns[0])

    def _values(self, values: list[etree._Element], into: etree._Element, openness: str) -> None:
        if values:
            listed = etree.SubElement(into, f"{TEI}valList", type=openness)
            for value in values:
                etree.SubElement(listed, f"{TEI}valItem", ident=str(value.text))

    def _content(self, holder: etree._Element, into: etree._Element) -> None:
        parts = [part for part in children(holder) if not self._is_attribute(part)]
        if len(parts) > 1:
            into = etree.SubElement(into, f"{TEI}sequence")
        for part in parts:
            self._one(part, into)

    def _is_attribute(self, pattern: etree._Element) -> bool:
        if kind(pattern) == "ref":
            return str(pattern.get("name")).startswith("att.")
        return kind(pattern) == "attribute" or any(self._is_attribute(part) for part in children(pattern))

    def _one(self, pattern: etree._Element, into: etree._Element) -> None:
        name = kind(pattern)
        if name in OCCURRENCE:
            self._repeated(pattern, into)
        elif name == "ref":
            self._reference(str(pattern.get("name")), into)
        elif name in ("group", "choice", "interleave"):
            self._several(pattern, into)
        elif name == "data":
            self._data(pattern, into)
        elif name == "value":
            self._values([pattern], into, "closed")
        else:
            etree.SubElement(into, f"{TEI}{ {'text': 'textNode', 'empty': 'empty'}[name] }")

    def _several(self, pattern: etree._Element, into: etree._Element) -> None:
        group = etree.SubElement(into, f"{TEI}{'alternate' if kind(pattern) == 'choice' else 'sequence'}")
        if kind(pattern) == "interleave":
            group.set("preserveOrder", "false")
        values = [part for part in children(pattern) if kind(part) == "value"]
        for part in children(pattern):
            if part not in values:
                self._one(part, group)
        self._values(values, group, "closed")

    def _data(self, pattern: etree._Element, into: etree._Element) -> None:
        data = etree.SubElement(into, f"{TEI}dataRef", name=str(pattern.get("type")))
        for param in pattern.iterfind(f"{RNG}param"):
            if param.get("name") == "pattern":
                data.set("restriction", str(param.text))
            else:
                etree.SubElement(data, f"{TEI}dataFacet", name=str(param.get("name")), value=str(param.text))

    def _repeated(self, pattern: etree._Element, into: etree._Element) -> None:
        parts = children(pattern)
        plain = len(parts) == 1 and kind(parts[0]) in ("ref", "group", "choice")
        if plain and kind(parts[0]) == "ref" and re.match(r"macro\.|teidata\.", str(parts[0].get("name"))):
            plain = False
        holder = into if plain else etree.SubElement(into, f"{TEI}sequence")
        for part in parts:
            self._one(part, holder)
        repeated = into[-1]
        repeated.set("minOccurs", OCCURRENCE[kind(pattern)][0])
        repeated.set("maxOccurs", OCCURRENCE[kind(pattern)][1])

    def _reference(self, name: str, into: etree._Element) -> None:
        expanded = EXPANSION.match(name)
        if expanded:
            etree.SubElement(into, f"{TEI}classRef", key=expanded[1], expand=expanded[2])
        elif name.startswith("anyElement_"):
            self._any(self.defines[name], into)
        else:
            tag = next((tag for prefix, tag in REFERENCES.items() if name.startswith(prefix)), "elementRef")
            etree.SubElement(into, f"{TEI}{tag}", key=name)

    def _any(self, define: etree._Element, into: etree._Element) -> None:
        names = []
        for part in define.iter(f"{RNG}nsName", f"{RNG}name"):
            names.append(str(part.get("ns")) if kind(part) == "nsName" else f"teix:{part.text}")
        etree.SubElement(into, f"{TEI}anyElement", {"except": " ".join(names)})


def canonical(define: etree._Element) -> Canonical:
    """A definition in a form in which two that allow the same by their build are equal."""
    parts = [_canonical(part) for part in children(define)]
    if str(define.get("name")).endswith(".attributes"):
        parts = sorted(_flat("group", parts), key=repr)
    return _joined("group", parts)


def _canonical(pattern: etree._Element) -> Canonical:
    name = kind(pattern)
    parts = [_canonical(part) for part in children(pattern)]
    if name in ("group", "choice"):
        return _joined(name, parts)
    if name in OCCURRENCE:
        return _occurring(name, _joined("group", parts))
    if name == "list":
        return (name, _joined("group", parts))
    if name == "ref":
        return (name, re.sub(r"^(anyElement[_-].*?)_\d+$", r"\1", str(pattern.get("name"))))
    if name in ("element", "attribute"):
        parts = [("group", *_flat("group", parts))] if name == "element" else parts or [("text",)]
        return (name, pattern.get("name"), pattern.get("ns"), *_sorted_attributes(parts))
    text = str(pattern.text) if name in ("value", "param", "name") else None
    return (name, pattern.get("type"), pattern.get("ns"), pattern.get("name"), text, *parts)


def _sorted_attributes(parts: list[Canonical]) -> Iterator[Canonical]:
    """The order of an element's attributes means nothing: they follow its content, sorted."""
    for part in parts:
        if part[0] != "group":
            yield part
            continue
        inner = [item for item in part[1:] if isinstance(item, tuple)]
        attributes = [item for item in inner if "'attribute'" in repr(item) or "('ref', 'att." in repr(item)]
        yield _joined("group", [item for item in inner if item not in attributes])
        yield from sorted(attributes, key=repr)


def _flat(name: str, parts: list[Canonical]) -> list[Canonical]:
    flat: list[Canonical] = []
    for part in parts:
        flat += part[1:] if part[0] == name else [part]  # type: ignore[arg-type]
    return flat


def _joined(name: str, parts: list[Canonical]) -> Canonical:
    flat = _flat(name, parts)
    if name == "group":
        flat = _once_or_more([part for part in flat if part[0] != "empty"])
    else:
        flat = sorted(set(flat), key=repr)
    if len(flat) == 1:
        return flat[0]
    return (name, *flat) if flat else ("empty", None, None, None, None)


def _once_or_more(parts: list[Canonical]) -> list[Canonical]:
    """x, x* is x+."""
    result: list[Canonical] = []
    for part in parts:
        if part[0] == "zeroOrMore" and result and result[-1] == part[1]:
            result[-1] = ("oneOrMore", part[1])
        else:
            result.append(part)
    return result


def _occurring(name: str, part: Canonical) -> Canonical:
    """Nested occurrences become one: (x+)? is x*, and (x, x?)? is x?, x?."""
    if name == "optional" and part[0] == "group" and part[2:] == (("optional", part[1]),) * (len(part) - 2):
        return ("group", *[("optional", part[1])] * (len(part) - 1))
    if part[0] not in OCCURRENCE:
        return (name, part)
    names = {name, part[0]}
    return (name if len(names) == 1 else "zeroOrMore", part[1])
