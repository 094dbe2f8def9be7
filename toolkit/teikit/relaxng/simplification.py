"""Simplification of a schema to the simple form (RELAX NG 4.5 to 4.19): files, grammars, definitions, names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from teikit.relaxng import datatypes
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.name_classes import check_attribute_names, split_name
from teikit.relaxng.nodes import EMPTY, NOT_ALLOWED, TEXT
from teikit.relaxng.schema_tree import SchemaNode
from teikit.relaxng.table import ElementEntry, Table

#: Reads the schema referenced by the ``href`` of a node; the second argument is the ``ns`` that it inherits.
Resolver = Callable[[SchemaNode, str], SchemaNode]


@dataclass(slots=True)
class Define:
    """A definition or a start. ``parts`` are its elements, ``index`` is the resulting pattern."""

    name: str
    scope: GrammarScope
    parts: list[SchemaNode] = field(default_factory=list)
    index: int | None = None
    busy: bool = False


@dataclass(slots=True)
class GrammarScope:
    """The definitions of one grammar by name; ``""`` is its start."""

    parent: GrammarScope | None
    defines: dict[str, Define] = field(default_factory=dict)

    def add(self, node: SchemaNode) -> None:
        """Add a ``define`` or ``start``."""
        name = node.attributes.get("name", "")
        self.defines.setdefault(name, Define(name, self)).parts.append(node)


class Simplifier:
    """Builds the simple form of a schema. ``sources`` maps a node of its table to the element that it was made of."""

    def __init__(self, resolve: Resolver) -> None:
        self.table = Table()
        self.sources: dict[int, SchemaNode] = {}
        self._resolve = resolve
        self._pending: list[tuple[ElementEntry, list[SchemaNode], GrammarScope]] = []
        self._scopes: list[GrammarScope] = []
        self._unreachable = False

    def run(self, root: SchemaNode) -> Grammar:
        """Return the grammar that is reachable from the start.

        Unreachable definitions are checked too, except for recursion (4.19 removes them before that check).

        :raises SchemaError: at the first error.
        """
        start = self._simplify(root, GrammarScope(None))
        self._finish_elements()
        grammar = Grammar.of(self.table, start)
        self._unreachable = True
        for scope in self._scopes:
            for define in scope.defines.values():
                self._simplify_definition(define)
        self._finish_elements()
        return grammar

    def _finish_elements(self) -> None:
        while self._pending:
            entry, children, scope = self._pending.pop()
            entry.content = self._simplify_sequence(children, scope)

    # Patterns

    def _simplify(self, node: SchemaNode, scope: GrammarScope) -> int:
        index = self._BY_KIND[node.kind](self, node, scope)
        self.sources.setdefault(index, node)
        return index

    def _simplify_all(self, nodes: list[SchemaNode], scope: GrammarScope) -> list[int]:
        return [self._simplify(node, scope) for node in nodes]

    def _simplify_sequence(self, nodes: list[SchemaNode], scope: GrammarScope) -> int:
        if len(nodes) == 1:
            return self._simplify(nodes[0], scope)
        index = self.table.group(self._simplify_all(nodes, scope))
        self.sources.setdefault(index, nodes[0])
        return index

    def _simplify_group(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self._simplify_sequence(node.children, scope)

    def _simplify_choice(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self.table.choice(self._simplify_all(node.children, scope))

    def _simplify_interleave(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self.table.interleave(self._simplify_all(node.children, scope))

    def _simplify_mixed(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self.table.interleave([TEXT, self._simplify_sequence(node.children, scope)])

    def _simplify_optional(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self.table.choice([EMPTY, self._simplify_sequence(node.children, scope)])

    def _simplify_one_or_more(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self.table.one_or_more(self._simplify_sequence(node.children, scope))

    def _simplify_zero_or_more(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self.table.choice([EMPTY, self.table.one_or_more(self._simplify_sequence(node.children, scope))])

    def _simplify_list(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self.table.list_of(self._simplify_sequence(node.children, scope))

    def _simplify_element(self, node: SchemaNode, scope: GrammarScope) -> int:
        name_class, children = split_name(node)
        entry = ElementEntry(name_class, node.file, node.line, node.column)
        self._pending.append((entry, children, scope))
        return self.table.element(entry)

    def _simplify_attribute(self, node: SchemaNode, scope: GrammarScope) -> int:
        name_class, children = split_name(node)
        check_attribute_names(node, name_class)
        value = self._simplify(children[0], scope) if children else TEXT
        return self.table.attribute(name_class, value)

    def _simplify_data(self, node: SchemaNode, scope: GrammarScope) -> int:
        params = tuple((child.attributes["name"], child.text) for child in node.children if child.kind == "param")
        key = (node.library, node.attributes["type"], params)
        if problem := datatypes.problem(key):
            node.fail(problem)
        excluded = NOT_ALLOWED
        if node.children and node.children[-1].kind == "except":
            excluded = self.table.choice(self._simplify_all(node.children[-1].children, scope))
        return self.table.data(key, excluded)

    def _simplify_value(self, node: SchemaNode, scope: GrammarScope) -> int:
        library, name = (node.library, node.attributes["type"]) if "type" in node.attributes else ("", "token")
        if problem := datatypes.problem((library, name, ())):
            node.fail(problem)
        context: tuple[tuple[str, str], ...] = ()
        if datatypes.reads_context(library, name):
            context = tuple(sorted({**node.prefixes, "": node.ns}.items()))
        key = (library, name, node.text, context)
        if problem := datatypes.value_problem(key):
            node.fail(problem)
        return self.table.value(key)

    # Grammars (4.17 to 4.19)

    def _simplify_grammar(self, node: SchemaNode, scope: GrammarScope) -> int:
        inner = GrammarScope(scope)
        for part in self._components(node):
            inner.add(part)
        for define in inner.defines.values():
            _check_combine(define)
        if "" not in inner.defines:
            node.fail("<grammar> has no <start>")
        self._scopes.append(inner)
        return self._simplify_definition(inner.defines[""])

    def _components(self, node: SchemaNode) -> Iterator[SchemaNode]:
        """Yield the starts and definitions of a grammar, of its divs and of included files (4.7, 4.11)."""
        for child in node.children:
            if child.kind == "div":
                yield from self._components(child)
            elif child.kind == "include":
                yield from self._include(child)
            else:
                yield child

    def _include(self, node: SchemaNode) -> Iterator[SchemaNode]:
        root = self._resolve(node, node.ns)
        if root.kind != "grammar":
            node.fail(f"“{node.attributes['href']}” is not a <grammar>")
        own = list(self._components(node))
        replaced = {part.attributes.get("name", ""): part for part in own}
        found = set()
        for part in self._components(root):
            name = part.attributes.get("name", "")
            found.add(name)
            if name not in replaced:
                yield part
        for name, part in replaced.items():
            if name not in found:
                what = f"definition “{name}”" if name else "start"
                part.fail(f"“{node.attributes['href']}” has no {what} to replace")
        yield from own

    def _simplify_definition(self, define: Define) -> int:
        if define.index is None:
            if define.busy and self._unreachable:
                return NOT_ALLOWED
            if define.busy:
                define.parts[0].fail(f"“{define.name or 'start'}” refers to itself outside of an element")
            define.busy = True
            members = [self._simplify_sequence(part.children, define.scope) for part in define.parts]
            combine = next(
                (part.attributes["combine"] for part in define.parts if "combine" in part.attributes), "choice"
            )
            define.index = self.table.interleave(members) if combine == "interleave" else self.table.choice(members)
        return define.index

    def _simplify_ref(self, node: SchemaNode, scope: GrammarScope | None) -> int:
        name = node.attributes["name"]
        if scope is None or name not in scope.defines:
            node.fail(f"undefined name “{name}”")
        return self._simplify_definition(scope.defines[name])

    def _simplify_parent_ref(self, node: SchemaNode, scope: GrammarScope) -> int:
        if scope.parent is None:
            node.fail("<parentRef> is allowed only in a nested grammar")
        return self._simplify_ref(node, scope.parent)

    def _simplify_external_ref(self, node: SchemaNode, scope: GrammarScope) -> int:
        return self._simplify(self._resolve(node, node.ns), scope)

    _BY_KIND: ClassVar[dict[str, Callable[[Simplifier, SchemaNode, GrammarScope], int]]] = {
        "element": _simplify_element,
        "attribute": _simplify_attribute,
        "group": _simplify_group,
        "interleave": _simplify_interleave,
        "choice": _simplify_choice,
        "optional": _simplify_optional,
        "zeroOrMore": _simplify_zero_or_more,
        "oneOrMore": _simplify_one_or_more,
        "list": _simplify_list,
        "mixed": _simplify_mixed,
        "ref": _simplify_ref,
        "parentRef": _simplify_parent_ref,
        "empty": lambda *_: EMPTY,
        "text": lambda *_: TEXT,
        "notAllowed": lambda *_: NOT_ALLOWED,
        "value": _simplify_value,
        "data": _simplify_data,
        "externalRef": _simplify_external_ref,
        "grammar": _simplify_grammar,
    }


def _check_combine(define: Define) -> None:
    methods = {part.attributes["combine"] for part in define.parts if "combine" in part.attributes}
    plain = [part for part in define.parts if "combine" not in part.attributes]
    what = f"“{define.name}”" if define.name else "<start>"
    if len(plain) > 1:
        plain[1].fail(f"{what} is defined twice without combine")
    if len(methods) > 1:
        define.parts[-1].fail(f"{what} is combined both by choice and by interleave")
