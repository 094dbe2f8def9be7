"""Name classes of ``element`` and ``attribute`` in the simple form (RELAX NG 4.8 to 4.10, 4.16)."""

from __future__ import annotations

from teikit.relaxng.names import XMLNS_NS, NameClass, NameKind, expand, is_ncname, leaves, mentioned
from teikit.relaxng.schema_tree import SchemaNode


def split_name(node: SchemaNode) -> tuple[NameClass, list[SchemaNode]]:
    """Return the name class of an ``element`` or ``attribute``, and its children that are patterns."""
    name = node.attributes.get("name")
    if name is None:
        return _name_class(node.children[0]), node.children[1:]
    ns = node.attributes.get("ns", "") if node.kind == "attribute" else node.ns
    return _name(node, name, ns), node.children


def _name(node: SchemaNode, text: str, ns: str) -> NameClass:
    prefix, colon, local = text.strip(" \t\r\n").rpartition(":")
    if colon:
        if prefix not in node.prefixes or not is_ncname(prefix):
            node.fail(f"prefix “{prefix}” is not declared")
        ns = node.prefixes[prefix]
    if not is_ncname(local):
        node.fail(f"“{text.strip()}” is not a name")
    return (int(NameKind.NAME), expand(ns, local))


def _name_class(node: SchemaNode) -> NameClass:
    if node.kind == "name":
        return _name(node, node.text, node.ns)
    if node.kind == "choice":
        return (int(NameKind.CHOICE), tuple(_name_class(child) for child in node.children))
    excluded = None
    if node.children:
        members = tuple(_name_class(child) for child in node.children[0].children)
        excluded = members[0] if len(members) == 1 else (int(NameKind.CHOICE), members)
        _check_except(node, excluded)
    if node.kind == "nsName":
        return (int(NameKind.NS), node.ns, excluded)
    return (int(NameKind.ANY), excluded)


def _check_except(node: SchemaNode, excluded: NameClass) -> None:
    kinds = {leaf[0] for leaf in leaves(excluded)}
    if NameKind.ANY in kinds:
        node.fail(f"<anyName> is not allowed in the <except> of <{node.kind}>")
    if node.kind == "nsName" and NameKind.NS in kinds:
        node.fail("<nsName> is not allowed in the <except> of <nsName>")


def check_attribute_names(node: SchemaNode, name_class: NameClass) -> None:
    """Check that an attribute pattern does not describe a namespace declaration (4.16).

    :raises SchemaError: it does.
    """
    for uri, local in mentioned(name_class):
        if uri == XMLNS_NS or (uri == "" and local == "xmlns"):
            node.fail("an attribute pattern cannot describe a namespace declaration")
