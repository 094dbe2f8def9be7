"""A simple translator of schemas from the XML syntax to the compact syntax."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from urllib.parse import urljoin

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_REPEATS = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}
_JOINS = {"choice": " | ", "group": ", ", "interleave": " & "}


class Untranslatable(Exception):  # noqa: N818 - a reason to skip a case, not an error
    """A construct that the compact syntax cannot express."""


def write(root: etree._Element) -> str:
    """Return a schema in the compact syntax. Every name has a prefix, declared at the beginning."""
    writer = _CompactWriter()
    is_grammar = root.tag == f"{RNG}grammar" and "ns" not in root.attrib
    body = writer.components(root) if is_grammar else writer.pattern(root)
    return "\n".join([*writer.declarations(root), body, ""])


class _CompactWriter:
    def __init__(self) -> None:
        self._namespaces: dict[str | None, str] = {}
        self._libraries: dict[str, str] = {}

    def declarations(self, root: etree._Element) -> Iterator[str]:
        for uri, prefix in self._namespaces.items():
            yield f"namespace {prefix} = {'inherit' if uri is None else literal(uri)}"
        if "ns" in root.attrib:
            yield f"default namespace = {literal(root.attrib['ns'])}"
        for uri, prefix in self._libraries.items():
            yield f"datatypes {prefix} = {literal(uri)}"

    def _prefix(self, uri: str | None) -> str:
        if uri == "http://www.w3.org/XML/1998/namespace":
            return "xml"
        if uri == "http://www.w3.org/2000/xmlns":
            raise Untranslatable(uri)
        return self._namespaces.setdefault(uri, f"ns{len(self._namespaces)}")

    # Name classes

    def _name(self, node: etree._Element, text: str, uri: str | None) -> str:
        prefix, colon, local = text.strip().rpartition(":")
        if colon:
            if prefix != "xml" and prefix not in node.nsmap:
                raise Untranslatable(text)
            uri = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else node.nsmap[prefix]
        return f"{self._prefix(uri)}:{local}"

    def _name_class(self, node: etree._Element) -> str:
        inner = [self._name_class(child) for child in _children(node)]
        match _kind(node):
            case "name":
                return self._name(node, node.text or "", _ns(node))
            case "choice":
                return f"({' | '.join(inner)})"
            case "except":
                return f" - ({' | '.join(inner)})"
            case "anyName":
                return f"(*{''.join(inner)})"
            case "nsName":
                return f"({self._prefix(_ns(node))}:*{''.join(inner)})"
        raise Untranslatable(node.tag)

    def _named(self, node: etree._Element) -> tuple[str, list[etree._Element]]:
        children = _children(node)
        if "name" not in node.attrib:
            return self._name_class(children[0]), children[1:]
        attribute = _kind(node) == "attribute"
        uri = node.get("ns", "") if attribute else _ns(node)
        return self._name(node, node.attrib["name"], uri), children

    # Patterns

    def _group(self, nodes: list[etree._Element], join: str = ", ") -> str:
        return join.join(self.pattern(node) for node in nodes)

    def pattern(self, node: etree._Element) -> str:
        kind = _kind(node)
        if kind in ("element", "attribute"):
            names, children = self._named(node)
            return f"{kind} {names} {{ {self._group(children) if children else 'text'} }}"
        children = _children(node)
        if kind in _REPEATS:
            return f"({self._group(children)}){_REPEATS[kind]}"
        if kind in _JOINS:
            return f"({self._group(children, _JOINS[kind])})"
        if kind in ("list", "mixed"):
            return f"{kind} {{ {self._group(children)} }}"
        if kind in ("empty", "text", "notAllowed"):
            return kind
        return self._reference(node, kind)

    def _reference(self, node: etree._Element, kind: str) -> str:
        match kind:
            case "ref":
                return f"\\{node.attrib['name'].strip()}"
            case "parentRef":
                return f"parent \\{node.attrib['name'].strip()}"
            case "externalRef":
                return f"external {self._href(node)}"
            case "grammar":
                return f"grammar {{ {self.components(node)} }}"
            case "value":
                return f"{self._datatype(node)} {literal(self._value(node))}"
            case "data":
                return self._data(node)
        raise Untranslatable(kind)

    def _value(self, node: etree._Element) -> str:
        is_name = node.get("type", "").strip() in ("QName", "NOTATION")
        return self._name(node, node.text or "", _ns(node)) if is_name else node.text or ""

    def _href(self, node: etree._Element) -> str:
        bases = [found.get(f"{XML}base", "") for found in _up(node)]
        href = reduce(urljoin, [*reversed(bases), node.attrib["href"]])
        return f"{literal(href)} inherit = {self._prefix(_ns(node))}"

    def _datatype(self, node: etree._Element) -> str:
        if "type" not in node.attrib:
            return ""
        library = next(
            (found.attrib["datatypeLibrary"] for found in _up(node) if "datatypeLibrary" in found.attrib), ""
        )
        name = node.attrib["type"].strip()
        if not library:
            if name not in ("string", "token"):
                raise Untranslatable(name)
            return name
        if library == XSD:
            return f"xsd:{name}"
        return f"{self._libraries.setdefault(library, f'dl{len(self._libraries)}')}:{name}"

    def _data(self, node: etree._Element) -> str:
        params = [f"{child.attrib['name']} = {literal(child.text or '')}" for child in _children(node, "param")]
        excluded = [self._group(_children(child), " | ") for child in _children(node, "except")]
        body = self._datatype(node) + (f" {{ {' '.join(params)} }}" if params else "")
        return f"({body} - ({excluded[0]}))" if excluded else body

    # Grammars

    def components(self, grammar: etree._Element) -> str:
        return "\n".join(self._component(child) for child in _children(grammar))

    def _component(self, node: etree._Element) -> str:
        sign = {"choice": "|=", "interleave": "&="}.get(node.get("combine", "").strip(), "=")
        match _kind(node):
            case "start":
                return f"start {sign} {self._group(_children(node))}"
            case "define":
                return f"\\{node.attrib['name'].strip()} {sign} {self._group(_children(node))}"
            case "div":
                return f"div {{ {self.components(node)} }}"
            case "include":
                return f"include {self._href(node)} {{ {self.components(node)} }}"
        raise Untranslatable(node.tag)


def literal(text: str) -> str:
    """Return text as a literal, of several segments if it contains both kinds of quotation mark."""
    parts = [f'"{part}"' for part in text.replace("\n", "\\x{A}").replace("\r", "\\x{D}").split('"')]
    return " ~ '\"' ~ ".join(parts)


def _children(node: etree._Element, kind: str | None = None) -> list[etree._Element]:
    found = [child for child in node.iterchildren(etree.Element) if str(child.tag).startswith(RNG)]
    return [child for child in found if kind is None or _kind(child) == kind]


def _kind(node: etree._Element) -> str:
    return str(node.tag).removeprefix(RNG)


def _up(node: etree._Element) -> Iterator[etree._Element]:
    yield node
    yield from node.iterancestors()


def _ns(node: etree._Element) -> str | None:
    """Return the inherited ns; ``None`` if this file does not specify one."""
    return next((found.attrib["ns"] for found in _up(node) if "ns" in found.attrib), None)
