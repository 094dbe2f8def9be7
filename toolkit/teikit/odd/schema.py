"""A resolved schema: all its specifications, complete, and the relations between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from teikit.odd.merging import own_attributes
from teikit.odd.vocabulary import SPECIFICATIONS, TEI, TEI_NS, XML, child, children, words


@dataclass(eq=False)
class Schema:
    """The specifications of a schema, resolved against its source.

    :param header: the schemaSpec of the ODD; for a source without one, the root of its file.
    :param specifications: all specifications in order.
    :param rules: rules that belong to no specification.
    :param modules: references to RELAX NG grammars.
    :param own: the specifications that the ODD itself defines or changes.
    """

    header: etree._Element
    specifications: list[etree._Element]
    rules: list[etree._Element] = field(default_factory=list)
    declarations: list[etree._Element] = field(default_factory=list)
    modules: list[etree._Element] = field(default_factory=list)
    models: list[etree._Element] = field(default_factory=list)

    @cached_property
    def namespace(self) -> str:
        """The namespace of elements that define no other."""
        return self.header.get("ns", TEI_NS)

    @cached_property
    def prefix(self) -> str:
        """The prefix of the names of definitions."""
        return self.header.get("prefix", "")

    @cached_property
    def start(self) -> list[str]:
        """The names of the elements that can be the root of a document."""
        if self.header.get("start") is not None:
            return words(self.header, "start")
        return [name for name in ("TEI", "teiCorpus") if name == "TEI" or self.find("element", name) is not None]

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], list[etree._Element]]:
        found: dict[tuple[str, str], list[etree._Element]] = {}
        for spec in self.specifications:
            found.setdefault((str(spec.tag), str(spec.get("ident"))), []).append(spec)
        return found

    @cached_property
    def _members(self) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {}
        for spec in self.specifications:
            if spec.tag in (f"{TEI}elementSpec", f"{TEI}classSpec"):
                for member in _memberships(spec):
                    found.setdefault(str(member.get("key")), []).append(spec)
        return found

    def find(self, kind: str, ident: str | None) -> etree._Element | None:
        """Return the specification of a kind with a name: ``element``, ``class``, ``macro`` or ``data``."""
        found = self._by_key.get((f"{TEI}{kind}Spec", str(ident)), [])
        return found[0] if found else None

    def find_element(self, ident: str, near: etree._Element | None = None) -> etree._Element | None:
        """Return the element with a name.

        :param near: a specification; an element in the namespace of this one is preferred.
        """
        found = self._by_key.get((f"{TEI}elementSpec", ident), [])
        if len(found) > 1 and near is not None:
            same = [spec for spec in found if self.namespace_of(spec) == self.namespace_of(near)]
            found = same or found
        return found[0] if found else None

    def of_kind(self, kind: str) -> list[etree._Element]:
        """Return all specifications of a kind in order."""
        return [spec for spec in self.specifications if spec.tag == f"{TEI}{kind}Spec"]

    def namespace_of(self, spec: etree._Element) -> str:
        """Return the namespace of an element."""
        return spec.get("ns", self.namespace)

    def members(self, name: str) -> list[etree._Element]:
        """Return the direct members of a class in order: elements and classes."""
        return self._members.get(name, [])

    def elements_of_class(self, name: str) -> Iterator[etree._Element]:
        """Iterate over the elements of a class, including those of its member classes at any depth."""
        yield from self._elements_of_class(name, ())

    def _elements_of_class(self, name: str, above: tuple[str, ...]) -> Iterator[etree._Element]:
        for member in self.members(name):
            ident = str(member.get("ident"))
            if member.tag == f"{TEI}elementSpec":
                yield member
            elif ident not in above:
                yield from self._elements_of_class(ident, (*above, name))

    def attribute_classes(self, spec: etree._Element) -> list[etree._Element]:
        """Return the attribute classes of which a specification is a direct member."""
        found = (self.find("class", member.get("key")) for member in _memberships(spec))
        return [item for item in found if item is not None and item.get("type") == "atts"]

    def inherited_attributes(self, spec: etree._Element) -> list[etree._Element]:
        """Return the attributes that a specification inherits; those of nearer classes come first."""
        return [attribute for attribute, _ in self.inheritance(spec)]

    def inheritance(self, spec: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
        """Return the inherited attributes, each with the class that defines it."""
        found: list[tuple[etree._Element, etree._Element]] = []
        for name in self.attribute_classes(spec):
            found += self._attributes_of_class(name, ())
        return found

    def _attributes_of_class(
        self, spec: etree._Element, above: tuple[str, ...]
    ) -> list[tuple[etree._Element, etree._Element]]:
        ident = str(spec.get("ident"))
        if not above and ident in self._inheritance_cache:
            return self._inheritance_cache[ident]
        own = own_attributes(spec)
        names = {attribute.get("ident") for attribute in own}
        found = [(attribute, spec) for attribute in own if attribute.get("mode") != "delete"]
        for parent in self.attribute_classes(spec):
            if parent.get("ident") not in (*above, ident):
                inherited = self._attributes_of_class(parent, (*above, ident))
                found += [pair for pair in inherited if pair[0].get("ident") not in names]
        if not above:
            self._inheritance_cache[ident] = found
        return found

    @cached_property
    def _inheritance_cache(self) -> dict[str, list[tuple[etree._Element, etree._Element]]]:
        return {}

    def forget(self) -> None:
        """Forget the relations, after specifications have been replaced."""
        for name in ("_by_key", "_members", "_inheritance_cache"):
            self.__dict__.pop(name, None)

    def is_void(self, name: str) -> bool:
        """Return whether a model class has no elements."""
        return next(self.elements_of_class(name), None) is None

    def definition_name(self, spec: etree._Element) -> str:
        """Return the name of the definition of a specification in the grammar."""
        prefix = spec.get("prefix", self.prefix)
        name = f"{prefix}{spec.get('ident')}"
        same = self._by_key.get((str(spec.tag), str(spec.get("ident"))), [spec])
        if spec is not same[0] and prefix == same[0].get("prefix", self.prefix):
            return f"{name}.{same.index(spec) + 1}"
        return name

    def language(self) -> str:
        """Return the language of the documentation."""
        return self.header.get("docLang") or "en"


def _memberships(spec: etree._Element) -> list[etree._Element]:
    classes = child(spec, "classes")
    return [] if classes is None else children(classes, "memberOf")


def in_language(versions: list[etree._Element], language: str) -> etree._Element | None:
    """Return one of several versions of a text: in a language, else without one, else in English, else the first."""
    for version in versions:
        if version.get(f"{XML}lang") == language:
            return version
    for choice in (None, "en"):
        for version in versions:
            if version.get(f"{XML}lang") == choice:
                return version
    return versions[0] if versions else None


def external_name(named: etree._Element, language: str | None = None) -> str:
    """Return the name used in documents: an altIdent in a language or without one, else the ident."""
    names = children(named, "altIdent")
    for name in names:
        if language and name.get(f"{XML}lang") == language:
            return (name.text or "").strip()
    for name in names:
        if name.get(f"{XML}lang") is None and name.get("type") != "FPI":
            return (name.text or "").strip()
    return str(named.get("ident"))


def attribute_namespace(attribute: etree._Element, language: str | None = None) -> str:
    """Return the namespace of an attribute: its own, or that of its prefix."""
    if attribute.get("ns") is not None:
        return str(attribute.get("ns"))
    prefix = external_name(attribute, language).rpartition(":")[0]
    return str(attribute.nsmap.get(prefix, "")) if prefix and prefix != "xml" else ""


def is_specification(element: etree._Element) -> bool:
    """Return whether an element is a specification."""
    return element.tag in SPECIFICATIONS
