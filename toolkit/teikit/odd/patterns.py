"""Content models and datatypes of a schema as RELAX NG patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from teikit.odd import rng
from teikit.odd.problems import Problems
from teikit.odd.schema import Schema, external_name
from teikit.odd.vocabulary import (
    ANNOTATIONS_NS,
    EXAMPLES_NS,
    RNG,
    RNG_NS,
    TEI,
    TEI_NS,
    child,
    children,
    elements,
    local_name,
    specification_of,
    words,
)

_EXPANSIONS = {
    "sequence": "group",
    "sequenceOptional": "optional",
    "sequenceRepeatable": "oneOrMore",
    "sequenceOptionalRepeatable": "zeroOrMore",
}
_EXPANDED = re.compile(r"(.+)_(alternation|sequence(?:Optional)?(?:Repeatable)?)")
_NAME_CLASSES = frozenset(f"{RNG}{name}" for name in ("name", "anyName", "nsName", "param", "except"))

#: Returns the text of a value or element, for display in editors.
Documentation = Callable[[etree._Element], "etree._Element | None"]


@dataclass
class PatternBuilder:
    """Builds the patterns of one schema.

    References to elements, macros and datatypes that the schema does not include are left out, as in the grammars of
    the TEI. A container without any remaining part matches nothing.

    :param external: names that other grammars define.
    :param wildcards: the anyElement parts that were built.
    :param name_lists: choices of all elements, to be filled when these are known.
    """

    schema: Schema
    problems: Problems
    documentation: Documentation
    external: frozenset[str] = frozenset()
    wildcards: list[etree._Element] = field(default_factory=list)
    name_lists: list[etree._Element] = field(default_factory=list)

    def content(self, spec: etree._Element) -> etree._Element:
        """Return the pattern for the content of an element, a macro or a datatype."""
        values = child(spec, "valList")
        if values is not None and values.get("type") == "closed":
            return self.values(values)
        content = child(spec, "content")
        parts = [] if content is None else [self.build(part) for part in elements(content)]
        if content is not None and not parts and content.xpath("processing-instruction('NameList')"):
            self.name_lists.append(rng.pattern("choice"))
            return self.name_lists[-1]
        return rng.group([part for part in parts if part is not None])

    def build(self, part: etree._Element) -> etree._Element | None:
        """Return the pattern for a part of a content model; ``None`` if the schema does not include it."""
        if not str(part.tag).startswith(TEI):
            return self._foreign(part)
        name = local_name(part)
        method = getattr(self, f"_{name}", None)
        if method is None:
            container = part.getparent()
            inside = "" if container is None else f" in {local_name(container)}"
            self.problems.report(part, "odd.unsupported", f"{name} is not supported{inside}")
            return None
        built: etree._Element | None = method(part)
        return built

    def values(self, values: etree._Element) -> etree._Element:
        """Return the choice of the values in a list."""
        result = rng.pattern("choice")
        for value in children(values, "valItem"):
            item = rng.pattern("value")
            item.text = external_name(value, self.schema.header.get("targetLang"))
            result.append(item)
            documentation = self.documentation(value)
            if documentation is not None:
                result.append(documentation)
        if not len(result):
            result.append(rng.pattern("notAllowed"))
        return result

    def _occurring(self, built: etree._Element | None, part: etree._Element) -> etree._Element | None:
        if built is None:
            return None
        minimum, maximum = occurrence(part, self.problems)
        return rng.repeated(built, minimum, maximum)

    def _textNode(self, part: etree._Element) -> etree._Element:  # noqa: N802
        return rng.pattern("text")

    def _empty(self, part: etree._Element) -> etree._Element:
        return rng.pattern("empty")

    def _valList(self, part: etree._Element) -> etree._Element:  # noqa: N802
        return self.values(part)

    def _elementRef(self, part: etree._Element) -> etree._Element | None:  # noqa: N802
        near = specification_of(part)
        found = self.schema.find_element(str(part.get("key")), near)
        return self._occurring(self._reference(found, part), part)

    def _macroRef(self, part: etree._Element) -> etree._Element | None:  # noqa: N802
        return self._occurring(self._reference(self.schema.find("macro", part.get("key")), part), part)

    def _reference(self, spec: etree._Element | None, part: etree._Element) -> etree._Element | None:
        name = str(part.get("key"))
        if spec is None:
            return rng.reference(name) if name in self.external else None
        return rng.reference(self._prefixed(spec, part))

    def _prefixed(self, spec: etree._Element, part: etree._Element) -> str:
        content = next(part.iterancestors(f"{TEI}content"), None)
        is_literal = content is not None and content.get("autoPrefix") in ("false", "0")
        name = self.schema.definition_name(spec)
        if is_literal and str(part.get("key", part.get("name"))) in self.external:
            return str(part.get("key", part.get("name")))
        return name

    def _dataRef(self, part: etree._Element) -> etree._Element | None:  # noqa: N802
        if part.get("name"):
            return self._occurring(self._data(part), part)
        if not part.get("key"):
            self.problems.report(part, "odd.unsupported", "dataRef needs name or key")
            return None
        found = (self.schema.find(kind, part.get("key")) for kind in ("data", "macro"))
        spec = next((spec for spec in found if spec is not None), None)
        if spec is None or not (part.get("restriction") or children(part, "dataFacet")):
            return self._occurring(self._reference(spec, part), part)
        restricted = self.content(spec)
        for data in self._opened(restricted).iter(f"{RNG}data"):
            self._restrict(data, part)
        return self._occurring(restricted, part)

    def _opened(self, built: etree._Element) -> etree._Element:
        """Replace references to datatypes by their patterns, so that these can be restricted."""
        names = {self.schema.definition_name(spec): spec for spec in self.schema.of_kind("data")}
        for reference in list(built.iter(f"{RNG}ref")):
            spec = names.get(str(reference.get("name")))
            parent = reference.getparent()
            if spec is not None and parent is not None:
                parent.replace(reference, self._opened(self.content(spec)))
        return built

    def _data(self, part: etree._Element) -> etree._Element:
        data = rng.pattern("data", type=str(part.get("name")))
        self._restrict(data, part)
        return data

    def _restrict(self, data: etree._Element, part: etree._Element) -> None:
        facets = [(str(facet.get("name")), str(facet.get("value"))) for facet in children(part, "dataFacet")]
        if part.get("restriction"):
            if facets:
                self.problems.report(part, "odd.invalid", "restriction and dataFacet exclude each other")
            facets.append(("pattern", str(part.get("restriction"))))
        for name, value in facets:
            param = rng.pattern("param", name=name)
            param.text = value
            data.append(param)

    def _classRef(self, part: etree._Element) -> etree._Element | None:  # noqa: N802
        name = str(part.get("key"))
        built = self._class(name, part.get("expand"), part)
        return self._occurring(built, part)

    def _class(self, name: str, expand: str | None, part: etree._Element) -> etree._Element | None:
        spec = self.schema.find("class", name)
        if spec is None:
            return rng.reference(name) if name in self.external else None
        if expand not in (None, "alternation", *_EXPANSIONS):
            message = f'expand="{expand}" is not one of {", ".join(("alternation", *_EXPANSIONS))}'
            self.problems.report(part, "odd.ignored", message)
        include, exclude = words(part, "include"), words(part, "except")
        if expand in _EXPANSIONS:
            members = [
                rng.reference(self.schema.definition_name(item)) for item in self._allowed(name, include, exclude)
            ]
            parts = [item if expand == "sequence" else rng.pattern(_EXPANSIONS[expand], [item]) for item in members]
            return rng.group(parts)
        if include or exclude:
            allowed = self._allowed(name, include, exclude)
            return rng.choice(rng.reference(self.schema.definition_name(item)) for item in allowed)
        if self.schema.is_void(name):
            return rng.pattern("notAllowed")
        return rng.reference(self._prefixed(spec, part))

    def _allowed(self, name: str, include: list[str], exclude: list[str]) -> list[etree._Element]:
        """Return the elements of a class that ``include`` and ``except`` allow, by their name or by a class."""
        found: list[etree._Element] = []
        for spec in self.schema.elements_of_class(name):
            names = {spec.get("ident"), *(member.get("key") for member in spec.iter(f"{TEI}memberOf"))}
            if (not include or names.intersection(include)) and not names.intersection(exclude) and spec not in found:
                found.append(spec)
        return found

    def _container(
        self, part: etree._Element, combine: Callable[[list[etree._Element]], etree._Element]
    ) -> etree._Element | None:
        parts = list(elements(part))
        built = [pattern for pattern in map(self.build, parts) if pattern is not None]
        if parts and not built:
            return rng.pattern("empty")
        return self._occurring(combine(built), part)

    def _sequence(self, part: etree._Element) -> etree._Element | None:
        if part.get("preserveOrder") in ("false", "0"):
            return self._interleave(part)
        return self._container(part, self._group)

    def _group(self, parts: list[etree._Element]) -> etree._Element:
        is_data = parts and all(rng.is_kind(part, "data") for part in parts)
        return rng.pattern("list", parts) if is_data and len(parts) > 1 else rng.group(parts)

    def _interleave(self, part: etree._Element) -> etree._Element | None:
        return self._container(part, rng.interleave)

    def _alternate(self, part: etree._Element) -> etree._Element | None:
        return self._container(part, rng.choice)

    def _anyElement(self, part: etree._Element) -> etree._Element | None:  # noqa: N802
        self.wildcards.append(part)
        return self._occurring(rng.reference(wildcard_name(part)), part)

    def wildcard(self, part: etree._Element) -> etree._Element:
        """Return the definition for any element, except some, or only those of some namespaces."""
        name = wildcard_name(part)
        element = rng.pattern("element")
        required = words(part, "require")
        if required:
            element.append(rng.choice(_name_class(word, part) for word in required))
        else:
            default = self.schema.header.get("defaultExceptions", f"{TEI_NS} teix:egXML")
            excluded = part.get("except", default).split()
            any_name = rng.pattern("anyName")
            if excluded:
                any_name.append(rng.pattern("except", [_name_class(word, part) for word in excluded]))
            element.append(any_name)
        attribute = rng.pattern("attribute", [rng.pattern("anyName")])
        element.append(rng.pattern("zeroOrMore", [attribute]))
        element.append(rng.pattern("zeroOrMore", [rng.pattern("choice", [rng.pattern("text"), rng.reference(name)])]))
        return rng.pattern("define", [element], name=name)

    def _foreign(self, part: etree._Element) -> etree._Element | None:
        """Return a copy of a RELAX NG pattern, as in older ODDs, without references to unknown names."""
        if not str(part.tag).startswith(RNG):
            return _copied(part, part.text) if str(part.tag).startswith(f"{{{ANNOTATIONS_NS}}}") else None
        if rng.is_kind(part, "ref"):
            return self._old_reference(part)
        parts = list(elements(part))
        built = [pattern for pattern in map(self._foreign, parts) if pattern is not None]
        if parts and not built and local_name(part) not in ("element", "attribute", "data", "value"):
            return rng.pattern("empty")
        if rng.is_kind(part, "div"):
            return rng.group(built)
        copy = _copied(part, part.text if not parts else None)
        copy.extend(built)
        if local_name(part) in ("optional", "zeroOrMore", "oneOrMore") and all(rng.is_kind(b, "empty") for b in built):
            return rng.pattern("empty")
        return copy

    def _old_reference(self, part: etree._Element) -> etree._Element | None:
        name = str(part.get("name"))
        if name in self.external:
            return rng.reference(name)
        expanded = _EXPANDED.fullmatch(name)
        if expanded:
            return self._class(expanded[1], expanded[2], part)
        for suffix in (".attributes", ""):
            if not name.endswith(suffix):
                continue
            found = self._named(name.removesuffix(suffix) if suffix else name, part)
            if found is not None:
                if found.tag == f"{TEI}classSpec" and not suffix and self.schema.is_void(str(found.get("ident"))):
                    return rng.pattern("notAllowed")
                return rng.reference(self.schema.definition_name(found) + suffix)
        if ".attribute." in name and self._named(name.partition(".attribute.")[0], part) is not None:
            return rng.reference(self.schema.prefix + name)
        return None

    def _named(self, name: str, part: etree._Element) -> etree._Element | None:
        found = self.schema.find_element(name, specification_of(part))
        if found is None:
            kinds = ("class", "macro", "data")
            found = next((spec for spec in (self.schema.find(kind, name) for kind in kinds) if spec is not None), None)
        if found is not None:
            return found
        return next((spec for spec in self.schema.specifications if self.schema.definition_name(spec) == name), None)


def occurrence(
    part: etree._Element, problems: Problems, limits: Mapping[str, str] | None = None
) -> tuple[int, int | None]:
    """Return the minimum and maximum number of occurrences; ``None`` for no limit.

    :param limits: ``minOccurs`` and ``maxOccurs``, if these are not the attributes of the part.
    """
    given: Mapping[str, str] = dict(part.attrib) if limits is None else limits
    low, high = given.get("minOccurs", "1").strip(), given.get("maxOccurs", "1").strip()
    if re.fullmatch("[0-9]{1,3}", low) and re.fullmatch("[0-9]{1,3}|unbounded", high):
        if high == "unbounded":
            return int(low), None
        if int(high) >= int(low):
            return int(low), int(high)
    if "maxOccurs" not in given and re.fullmatch("[0-9]{1,3}", low):
        return int(low), max(int(low), 1)
    message = f'minOccurs="{low}" and maxOccurs="{high}" contradict each other; whole numbers up to 999 are supported'
    problems.report(part, "odd.invalid", message)
    return 1, 1


def wildcard_name(part: etree._Element) -> str:
    """Return the name of the definition for an anyElement."""
    spec = next(item for item in part.iterancestors() if item.get("ident"))
    return f"anyElement_{spec.get('ident')}_{list(spec.iter(f'{TEI}anyElement')).index(part) + 1}"


def _name_class(word: str, context: etree._Element) -> etree._Element:
    """Return a namespace, or a name whose prefix is in scope."""
    prefix, _, name = word.partition(":")
    namespace = context.nsmap.get(prefix) if name and re.fullmatch(r"[\w.-]+", name) else None
    if word == "teix:egXML":
        namespace = EXAMPLES_NS
    if namespace is None:
        return rng.pattern("nsName", ns=word)
    result = rng.pattern("name", ns=namespace)
    result.text = name
    return result


def _copied(part: etree._Element, text: str | None) -> etree._Element:
    copy = etree.Element(part.tag, dict(part.attrib), nsmap={None: RNG_NS} if str(part.tag).startswith(RNG) else None)
    copy.text = text
    return copy
