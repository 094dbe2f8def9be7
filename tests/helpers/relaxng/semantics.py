"""The semantics of RELAX NG, section 6, implemented literally: every way to split a content is tried.

A pattern is a tuple: ``("group", p, q)``, ``("element", names, name of a definition)`` and so on. An element of a
document is a ``Node``. The implementation is slow and shares no code with the engine, so that each checks the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Pattern: TypeAlias = tuple[Any, ...]
Attributes: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Node:
    name: str
    attributes: Attributes = ()
    children: tuple[Node | str, ...] = ()

    def to_xml(self) -> str:
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes)
        content = "".join(child if isinstance(child, str) else child.to_xml() for child in self.children)
        return f"<{self.name}{attributes}>{content}</{self.name}>"


Content: TypeAlias = tuple[Node | str, ...]


class Semantics:
    """Decides whether a document matches a start pattern, given the definitions."""

    def __init__(self, definitions: Mapping[str, Pattern]) -> None:
        self._definitions = definitions

    def matches_document(self, start: Pattern, root: Node) -> bool:
        return self.matches(start, (), (_joined(root),))

    def matches(self, pattern: Pattern, attributes: Attributes, content: Content) -> bool:
        """Return whether a pattern matches a set of attributes and a sequence of strings and elements (6.2)."""
        match pattern:
            case ("empty",):
                return not attributes and not content
            case ("notAllowed",):
                return False
            case ("text",):
                return not attributes and all(isinstance(child, str) for child in content)
            case ("choice", *members):
                return any(self.matches(member, attributes, content) for member in members)
            case ("group", first, rest):
                return any(
                    self.matches(first, own, content[:cut]) and self.matches(rest, others, content[cut:])
                    for own, others in _parted(attributes)
                    for cut in range(len(content) + 1)
                )
            case ("interleave", first, rest):
                return any(
                    self.matches(first, own, left) and self.matches(rest, others, right)
                    for own, others in _parted(attributes)
                    for left, right in _parted(content)
                )
            case ("oneOrMore", member):
                return self._repeated(member, attributes, content)
        return self._matches_leaf(pattern, attributes, content)

    def _matches_leaf(self, pattern: Pattern, attributes: Attributes, content: Content) -> bool:
        match pattern:
            case ("attribute", names, value):
                return (
                    not content
                    and len(attributes) == 1
                    and in_class(names, attributes[0][0])
                    and self._matches_value(value, attributes[0][1])
                )
            case ("element", names, definition):
                return (
                    not attributes
                    and len(content) == 1
                    and isinstance(content[0], Node)
                    and in_class(names, content[0].name)
                    and self._matches_element(self._definitions[definition], content[0])
                )
        return not attributes and self._matches_string(pattern, content)

    def _matches_string(self, pattern: Pattern, content: Content) -> bool:
        if len(content) != 1 or not isinstance(content[0], str):
            return False
        text = content[0]
        match pattern:
            case ("value", "token", value):
                return text.split() == value.split()
            case ("value", "string", value):
                return bool(text == value)
            case ("data", "token", excluded):
                return excluded is None or not self._matches_value(excluded, text)
            case ("data", "integer", excluded):
                digits = text.strip(" ").removeprefix("-")
                return (
                    digits.isascii()
                    and digits.isdecimal()
                    and (excluded is None or not self._matches_value(excluded, text))
                )
            case ("list", member):
                return self.matches(member, (), tuple(text.split()))
        raise AssertionError(pattern)

    def _repeated(self, member: Pattern, attributes: Attributes, content: Content) -> bool:
        if self.matches(member, attributes, content):
            return True
        return any(
            (own or cut) and self.matches(member, own, content[:cut]) and self._repeated(member, others, content[cut:])
            for own, others in _parted(attributes)
            for cut in range(len(content) + 1)
            if len(others) + len(content) - cut < len(attributes) + len(content)
        )

    def _matches_value(self, pattern: Pattern, text: str) -> bool:
        """Match an attribute's value: as a string or, if it is white space, as an empty sequence (6.2.8, 6.2.9)."""
        return self.matches(pattern, (), (text,)) or (not text.strip() and self.matches(pattern, (), ()))

    def _matches_element(self, pattern: Pattern, node: Node) -> bool:
        """Match attributes and children; white space around elements, or alone, can be ignored (6.2.9)."""
        if self.matches(pattern, node.attributes, node.children):
            return True
        if not any(isinstance(child, Node) for child in node.children):
            if not node.children:
                return self.matches(pattern, node.attributes, ("",))
            return not str(node.children[0]).strip() and self.matches(pattern, node.attributes, ())
        solid = tuple(child for child in node.children if isinstance(child, Node) or child.strip())
        return self.matches(pattern, node.attributes, solid)


def in_class(names: Pattern, name: str) -> bool:
    match names:
        case ("name", own):
            return bool(own == name)
        case ("anyName", excluded):
            return excluded is None or not in_class(excluded, name)
        case ("choice", *members):
            return any(in_class(member, name) for member in members)
    raise AssertionError(names)


def _parted(items: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Yield every way to distribute items to two sequences in their order."""
    if not items:
        yield (), ()
        return
    for left, right in _parted(items[1:]):
        yield (items[0], *left), right
        yield left, (items[0], *right)


def _joined(node: Node) -> Node:
    """Return a node with adjacent strings joined and empty ones removed."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node):
            children.append(_joined(child))
        elif children and isinstance(children[-1], str):
            children[-1] += child
        elif child:
            children.append(child)
    return Node(node.name, node.attributes, tuple(children))
