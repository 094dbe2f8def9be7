"""The structure of a schema: elements must have the attributes and children that RELAX NG's grammar requires (3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.relaxng.names import is_ncname
from teikit.relaxng.schema_tree import SchemaNode

PATTERNS = frozenset(
    {
        "element", "attribute", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed",
        "ref", "parentRef", "empty", "value", "data", "notAllowed", "text", "externalRef", "grammar",
    }
)  # fmt: skip
NAME_CLASSES = frozenset({"name", "anyName", "nsName", "choice"})
_GRAMMAR = frozenset({"start", "define", "div", "include"})
_NOTHING: frozenset[str] = frozenset()
_COMMON = frozenset({"ns", "datatypeLibrary"})


@dataclass(frozen=True, slots=True)
class _Rule:
    children: frozenset[str] = _NOTHING
    least: int = 0
    most: int | None = None
    required: frozenset[str] = _NOTHING
    optional: frozenset[str] = _NOTHING


_MANY = _Rule(PATTERNS, least=1)
_NAMED = _Rule(required=frozenset({"name"}))
_RULES = {
    **dict.fromkeys(("group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"), _MANY),
    **dict.fromkeys(("ref", "parentRef", "param"), _NAMED),
    **dict.fromkeys(("empty", "text", "notAllowed", "name"), _Rule()),
    "value": _Rule(optional=frozenset({"type"})),
    "data": _Rule(frozenset({"param", "except"}), required=frozenset({"type"})),
    "externalRef": _Rule(required=frozenset({"href"})),
    "grammar": _Rule(_GRAMMAR),
    "include": _Rule(_GRAMMAR - {"include"}, required=frozenset({"href"})),
    "start": _Rule(PATTERNS, least=1, most=1, optional=frozenset({"combine"})),
    "define": _Rule(PATTERNS, least=1, required=frozenset({"name"}), optional=frozenset({"combine"})),
}
_NAME_CLASS_RULES = {
    "name": _Rule(),
    "choice": _Rule(NAME_CLASSES, least=1),
    "anyName": _Rule(frozenset({"except"}), most=1),
    "nsName": _Rule(frozenset({"except"}), most=1),
    "except": _Rule(NAME_CLASSES, least=1),
}
_URI_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^#]+")
_URI = re.compile(r"(?:[^%]|%[0-9A-Fa-f]{2})*")


def check(root: SchemaNode) -> None:
    """Check the structure of a schema file.

    :raises SchemaError: at the first element that is misplaced, or has missing or unknown attributes.
    """
    if root.kind not in PATTERNS:
        root.fail(f"<{root.kind}> cannot be the root of a schema: expected a pattern or <grammar>")
    todo = [(root, "pattern")]
    while todo:
        node, context = todo.pop()
        todo.extend(_check_node(node, context))


def _check_node(node: SchemaNode, context: str) -> list[tuple[SchemaNode, str]]:
    kind = node.kind
    if kind in ("element", "attribute"):
        return _check_named(node)
    rule = _rule(node, context)
    if rule is None:
        node.fail(f"<{kind}> is not a RELAX NG element, or not allowed here")
    _check_attributes(node, rule)
    _check_children(node, node.children, rule)
    if kind == "data":
        return _check_data(node)
    if kind in ("div", "include"):
        return [(child, context if kind == "div" else "include") for child in node.children]
    if kind == "grammar":
        return [(child, "grammar") for child in node.children]
    inner = "name class" if context == "name class" else "pattern"
    return [(child, inner) for child in node.children]


def _rule(node: SchemaNode, context: str) -> _Rule | None:
    if context == "name class":
        return _NAME_CLASS_RULES.get(node.kind)
    if node.kind == "div":
        return _Rule(_GRAMMAR if context == "grammar" else _GRAMMAR - {"include"})
    if node.kind == "except":
        return _MANY
    return _RULES.get(node.kind)


def _check_named(node: SchemaNode) -> list[tuple[SchemaNode, str]]:
    """Check ``element`` or ``attribute``, which have a name or a name class, then patterns."""
    _check_attributes(node, _Rule(optional=frozenset({"name"})))
    children = node.children
    result: list[tuple[SchemaNode, str]] = []
    if "name" not in node.attributes:
        if not children or children[0].kind not in NAME_CLASSES:
            node.fail(f"<{node.kind}> has neither a name nor a name class as its first child")
        result.append((children[0], "name class"))
        children = children[1:]
    rule = _MANY if node.kind == "element" else _Rule(PATTERNS, most=1)
    _check_children(node, children, rule)
    return result + [(child, "pattern") for child in children]


def _check_data(node: SchemaNode) -> list[tuple[SchemaNode, str]]:
    kinds = [child.kind for child in node.children]
    if "except" in kinds[:-1]:
        node.fail("<except> must be the last child of <data> and occur only once")
    return [(child, "pattern") for child in node.children]


def _check_attributes(node: SchemaNode, rule: _Rule) -> None:
    present = node.attributes.keys()
    for name in rule.required - present:
        node.fail(f"<{node.kind}> is missing the attribute {name}")
    for name in present - rule.required - rule.optional - _COMMON:
        node.fail(f"attribute {name} is not allowed on <{node.kind}>")
    library = node.attributes.get("datatypeLibrary")
    if library and not (_URI_SCHEME.fullmatch(library) and _URI.fullmatch(library)):
        node.fail(f"datatypeLibrary “{library}” is not an absolute URI without a fragment")
    if node.kind in ("define", "ref", "parentRef", "param") and not is_ncname(node.attributes["name"]):
        node.fail(f"“{node.attributes['name']}” is not an NCName")
    combine = node.attributes.get("combine")
    if combine is not None and combine not in ("choice", "interleave"):
        node.fail(f"combine is “{combine}”: expected choice or interleave")


def _check_children(node: SchemaNode, children: list[SchemaNode], rule: _Rule) -> None:
    for child in children:
        if child.kind not in rule.children:
            child.fail(f"<{child.kind}> is not allowed in <{node.kind}>")
    if len(children) < rule.least:
        node.fail(f"<{node.kind}> is empty: expected a pattern in it")
    if rule.most is not None and len(children) > rule.most:
        children[rule.most].fail(f"<{node.kind}> can have only {rule.most} such child")
