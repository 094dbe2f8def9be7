"""Resolution of an ODD against its source: the specifications taken from it, with the changes of the ODD.

* ``moduleRef`` takes the specifications of a module of the source, limited by ``include`` and ``except``;
  ``elementRef``, ``classRef``, ``macroRef`` and ``dataRef`` in the schemaSpec take single ones.
* A specification with ``mode="change"`` changes a taken one, ``mode="replace"`` replaces it, ``mode="delete"`` removes
  it. Others are added. They do not replace an element with the same name in another namespace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from teikit.odd.merging import Merger, kind_of, own_attributes
from teikit.odd.problems import Problems
from teikit.odd.schema import Schema
from teikit.odd.vocabulary import (
    REFERENCES,
    SPECIFICATIONS,
    TEI,
    TEI_NS,
    child,
    copy_element,
    words,
)

#: Returns the schema that an item is taken from; ``None``, with a problem reported, if there is none.
SourceOf = Callable[[etree._Element], Schema | None]

_Key = tuple[str, str, str]


@dataclass
class Resolver:
    """Resolves the items of one ODD.

    :param header: the schemaSpec.
    :param items: its items in order.
    :param source_of: returns the source of an item.
    :param default_source: the source of the whole ODD, if it has one.
    """

    header: etree._Element
    items: list[etree._Element]
    source_of: SourceOf
    problems: Problems
    default_source: Callable[[], Schema | None] = lambda: None
    _taken: dict[_Key, etree._Element] = field(default_factory=dict)
    _sources: dict[_Key, Schema] = field(default_factory=dict)

    def resolve(self, *, as_source: bool = False) -> Schema:
        """Return the schema.

        :param as_source: leave attributes that change inherited ones as they are, since a customisation can change the
            class that provides them.
        """
        self._take()
        added = self._change()
        schema = Schema(self.header, [*self._taken.values(), *added])
        self._add_datatypes(schema)
        self._add_rules(schema)
        schema.modules = [item for item in self.items if item.tag == f"{TEI}moduleRef" and item.get("url")]
        schema.models = [item for item in self.items if item.get("ident") == "*"]
        if not as_source:
            self._complete_attributes(schema)
        return schema

    def _key(self, spec: etree._Element, namespace: str) -> _Key:
        is_element = spec.tag == f"{TEI}elementSpec"
        return str(spec.tag), str(spec.get("ident")), spec.get("ns", namespace) if is_element else ""

    @property
    def _namespace(self) -> str:
        return self.header.get("ns", TEI_NS)

    def _take(self) -> None:
        """Collect the specifications that are taken from the source."""
        references = [item for item in self.items if item.tag in REFERENCES and item.get("key")]
        single = {(REFERENCES[str(item.tag)], item.get("key")) for item in references}
        modules = [item for item in self.items if item.tag == f"{TEI}moduleRef" and item.get("key")]
        for module in modules:
            self._take_module(module, single)
        for reference in references:
            self._take_single(reference)
        if not modules and not references and self._only_changes():
            # An ODD of processing models takes nothing by name: it adds to all of its source.
            source = self.source_of(self.header)
            for spec in source.specifications if source else ():
                self._add_taken(spec, source)

    def _only_changes(self) -> bool:
        specs = [item for item in self.items if item.tag in SPECIFICATIONS]
        changes = [item for item in specs if _is_change(item)]
        return bool(changes) and (len(changes) == len(specs) or self.header.get("source") is not None)

    def _add_taken(self, spec: etree._Element, source: Schema | None) -> None:
        key = self._key(spec, source.namespace if source else TEI_NS)
        if source is not None and self._namespace != source.namespace and spec.tag == f"{TEI}elementSpec":
            key = key[0], key[1], spec.get("ns", self._namespace)
        self._taken[key] = spec
        if source is not None:
            self._sources[key] = source

    def _take_module(self, module: etree._Element, single: set[tuple[str, str | None]]) -> None:
        source = self.source_of(module)
        if source is None:
            return
        name = module.get("key")
        content = [spec for spec in source.specifications if spec.get("module") == name]
        if not content:
            self.problems.report(module, "odd.not-in-source", f"the source has no module {name}")
            return
        include, exclude = words(module, "include"), words(module, "except")
        is_limited = module.get("include") is not None
        if include and exclude:
            self.problems.report(module, "odd.invalid", "include and except exclude each other")
        names = {spec.get("ident") for spec in content if spec.tag == f"{TEI}elementSpec"}
        for unknown in [ident for ident in (*include, *exclude) if ident not in names]:
            self.problems.report(module, "odd.not-in-source", f"module {name} has no element {unknown}")
        for spec in content:
            ident = str(spec.get("ident"))
            if (str(spec.tag), ident) in single:
                continue
            if spec.tag != f"{TEI}elementSpec" or (ident in include if is_limited else ident not in exclude):
                self._add_taken(spec, source)

    def _take_single(self, reference: etree._Element) -> None:
        source = self.source_of(reference)
        if source is None:
            return
        kind, key = REFERENCES[str(reference.tag)], str(reference.get("key"))
        spec = source.find(kind.removeprefix(TEI).removesuffix("Spec"), key)
        if spec is None:
            self.problems.report(reference, "odd.not-in-source", f"the source has no {key}")
            return
        include, exclude = words(reference, "include"), words(reference, "except")
        if include or exclude:
            names = [attribute.get("ident") for attribute in own_attributes(spec)]
            for unknown in [name for name in (*include, *exclude) if name not in names]:
                self.problems.report(reference, "odd.not-in-source", f"{key} has no attribute {unknown}")
            spec = copy_element(spec)
            for attribute in own_attributes(spec):
                ident = attribute.get("ident")
                if (ident not in include) if include else (ident in exclude):
                    _remove(attribute)
        self._add_taken(spec, source)

    def _change(self) -> list[etree._Element]:
        """Apply the changes to the taken specifications; return those that the ODD adds."""
        added: dict[_Key, etree._Element] = {}
        deleted: set[_Key] = set()
        for item in self.items:
            if item.tag not in SPECIFICATIONS or item.get("ident") == "*":
                continue
            key = self._key(item, self._namespace)
            mode = item.get("mode", "add")
            if mode == "change" or (mode == "add" and key in self._taken and _is_change(item)):
                self._apply(item, key, added, deleted)
            elif mode == "delete":
                self._delete(item, key, added, deleted)
            elif mode == "replace" and key in self._taken:
                self._taken[key] = item
            else:
                self._add(item, key, added)
        return list(added.values())

    def _add(self, item: etree._Element, key: _Key, added: dict[_Key, etree._Element]) -> None:
        if key in added:
            self.problems.report(item, "odd.invalid", f"{item.get('ident')} is specified twice")
        self._taken.pop(key, None)
        added[key] = item

    def _delete(self, item: etree._Element, key: _Key, added: dict[_Key, etree._Element], deleted: set[_Key]) -> None:
        if key not in self._taken and key not in added and key not in deleted:
            self._report_untaken(item, key)
        self._taken.pop(key, None)
        added.pop(key, None)
        deleted.add(key)

    def _apply(self, item: etree._Element, key: _Key, added: dict[_Key, etree._Element], deleted: set[_Key]) -> None:
        if key not in self._taken and key not in added and item.get("source"):
            self._take_changed(item)
        target = self._taken if key in self._taken else added
        if key not in target:
            namesakes = [known for known in self._taken if known[:2] == key[:2]]
            if item.get("ns") is not None and len(namesakes) == 1:
                key, target = namesakes[0], self._taken
            else:
                if key not in deleted:
                    self._report_untaken(item, key)
                return
        original = target[key]
        source = self._sources.get(key)
        names: set[str | None] = set()
        if source is not None:
            inherited = source.inherited_attributes(original)
            names = {attribute.get("ident") for attribute in inherited}
        for member in (*original.iter(f"{TEI}memberOf"), *item.iter(f"{TEI}memberOf")):
            names |= self._names_of_class(str(member.get("key")), source)
        target[key] = Merger(self.problems, names.__contains__).specification(item, original)

    def _take_changed(self, item: etree._Element) -> None:
        """Take the original of an item from the source that the item itself names."""
        source = self.source_of(item)
        spec = None if source is None else source.find(_kind(item), item.get("ident"))
        if spec is not None:
            self._add_taken(spec, source)

    def _names_of_class(self, name: str, source: Schema | None) -> set[str | None]:
        """Return the names of the attributes of a class: of the ODD, or of the source."""
        found: set[str | None] = set()
        for item in self.items:
            if item.tag == f"{TEI}classSpec" and item.get("ident") == name and item.get("mode") != "delete":
                found |= {attribute.get("ident") for attribute in own_attributes(item)}
        spec = None if source is None else source.find("class", name)
        if spec is not None and source is not None:
            found |= {attribute.get("ident") for attribute in own_attributes(spec)}
            found |= {attribute.get("ident") for attribute in source.inherited_attributes(spec)}
        return found

    def _report_untaken(self, item: etree._Element, key: _Key) -> None:
        ident, mode = item.get("ident"), item.get("mode")
        source = self.default_source()
        is_known = source is not None and source.find(_kind(item), ident) is not None
        if is_known:
            message = f"the schema does not include {ident}, so there is nothing to {mode}"
        else:
            message = f"the source has no {kind_of(item)} {ident} to {mode}"
        self.problems.report(item, "odd.no-effect", message)

    def _add_datatypes(self, schema: Schema) -> None:
        """Add the datatypes of the source that the schema refers to but does not take."""
        known = {str(spec.get("ident")) for spec in schema.specifications if spec.tag != f"{TEI}elementSpec"}
        known |= {str(item.get("ident")) for item in self.items if item.get("mode") == "delete"}
        waiting = list(schema.specifications)
        while waiting:
            for reference in waiting.pop().iter(f"{TEI}dataRef"):
                name = reference.get("key")
                if not name or name in known:
                    continue
                known.add(name)
                sources = [*self._all_sources(), self.default_source()]
                found = [spec for source in sources if source and (spec := source.find("data", name)) is not None]
                schema.specifications += found[:1]
                waiting += found[:1]
        schema.forget()

    def _all_sources(self) -> list[Schema]:
        found: list[Schema] = []
        for source in self._sources.values():
            if not any(source is other for other in found):
                found.append(source)
        return found

    def _add_rules(self, schema: Schema) -> None:
        """Add the rules outside of specifications: those of the source, changed, and those of the ODD."""
        sources = self._all_sources()
        changes = [item for item in self.items if item.tag == f"{TEI}constraintSpec"]
        originals = [rule for source in sources for rule in source.rules]
        schema.rules = Merger(self.problems).rules(changes, originals)
        declarations = [item for item in self.items if item.tag == f"{TEI}constraintDecl"]
        schema.declarations = [item for source in sources for item in source.declarations] + declarations

    def _complete_attributes(self, schema: Schema) -> None:
        """Complete attributes that an element or class changes from the class that provides them."""
        for position, spec in enumerate(schema.specifications):
            changes = [attribute for attribute in own_attributes(spec) if attribute.get("mode") == "change"]
            if not changes:
                continue
            inherited = schema.inherited_attributes(spec)
            copy = copy_element(spec)
            for attribute in own_attributes(copy):
                if attribute.get("mode") != "change":
                    continue
                original = next((item for item in inherited if item.get("ident") == attribute.get("ident")), None)
                if original is not None:
                    merged = Merger(self.problems).attribute(attribute, original)
                    attribute.getparent().replace(attribute, merged)  # type: ignore[union-attr]
                else:
                    _remove(attribute)
            schema.specifications[position] = copy
        schema.forget()


def _is_change(item: etree._Element) -> bool:
    """Return whether an item is a specification that cannot be one without an original."""
    if item.get("mode") == "change":
        return item.tag in SPECIFICATIONS
    has_content = any(child(item, name) is not None for name in ("content", "valList", "attList", "classes"))
    return item.tag == f"{TEI}elementSpec" and not has_content and item.get("mode") != "delete"


def _kind(spec: etree._Element) -> str:
    return str(spec.tag).removeprefix(TEI).removesuffix("Spec")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
