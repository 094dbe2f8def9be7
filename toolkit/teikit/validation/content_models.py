"""The content models of a RELAX NG schema in XML syntax, as a reader looks them up: children, parents, attributes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

_NAMESPACES = {"r": "http://relaxng.org/ns/structure/1.0", "a": "http://relaxng.org/ns/compatibility/annotations/1.0"}
_R = f"{{{_NAMESPACES['r']}}}"
_OPTIONAL = (f"{_R}optional", f"{_R}zeroOrMore", f"{_R}choice")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element; ``values`` are the allowed ones, if the schema lists them."""

    name: str
    description: str = ""
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(slots=True)
class _Content:
    """The content of one element, without that of its children."""

    elements: set[str] = field(default_factory=set)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    text: bool = False


class ContentModels:
    """The content models of all elements of a schema."""

    def __init__(self, schema: etree._ElementTree) -> None:
        """Collect the content models of a schema."""
        self._defines: dict[str, list[etree._Element]] = {}
        for define in schema.iter(f"{_R}define"):
            self._defines.setdefault(str(define.get("name")), []).append(define)
        self.elements = {
            str(element.get("name")): element for element in schema.iter(f"{_R}element") if element.get("name")
        }
        self._contents = {name: self._content_of(element) for name, element in self.elements.items()}

    def children(self, name: str) -> tuple[str, ...]:
        """Return the names of the elements that an element can contain."""
        return tuple(sorted(self._contents[name].elements, key=str.lower))

    def allows_text(self, name: str) -> bool:
        """Return whether an element can contain text."""
        return self._contents[name].text

    def parents(self, name: str) -> tuple[str, ...]:
        """Return the names of the elements that can contain an element."""
        parents = (parent for parent, content in self._contents.items() if name in content.elements)
        return tuple(sorted(parents, key=str.lower))

    def attributes(self, name: str) -> tuple[Attribute, ...]:
        """Return the attributes that an element can have."""
        return tuple(sorted(self._contents[name].attributes.values(), key=lambda attribute: attribute.name.lower()))

    def owners(self, attribute: str) -> tuple[str, ...]:
        """Return the names of the elements that can have an attribute."""
        owners = (name for name, content in self._contents.items() if attribute in content.attributes)
        return tuple(sorted(owners, key=str.lower))

    def attribute_names(self) -> list[str]:
        """Return the names of all attributes, each with an ``@`` before it."""
        return sorted({f"@{attribute}" for content in self._contents.values() for attribute in content.attributes})

    def _content_of(self, element: etree._Element) -> _Content:
        content = _Content()
        for child in element:
            self._gather(child, content, frozenset(), optional=False)
        return content

    def _gather(self, pattern: etree._Element, content: _Content, seen: frozenset[str], *, optional: bool) -> None:
        """Add to ``content`` what a pattern contains; ``seen`` names the references that led to the pattern."""
        name = pattern.get("name", "")
        if pattern.tag == f"{_R}element":
            content.elements.update([name] if name else [])
        elif pattern.tag == f"{_R}attribute":
            content.attributes.setdefault(name, _attribute(pattern, name, required=not optional))
        elif pattern.tag == f"{_R}ref" and name not in seen:
            for define in self._defines.get(name, ()):
                self._gather_children(define, content, seen | {name}, optional=optional)
        else:
            content.text |= pattern.tag in (f"{_R}text", f"{_R}mixed")
            self._gather_children(pattern, content, seen, optional=optional or pattern.tag in _OPTIONAL)

    def _gather_children(
        self, pattern: etree._Element, content: _Content, seen: frozenset[str], *, optional: bool
    ) -> None:
        for child in pattern.iterchildren(f"{_R}*"):
            self._gather(child, content, seen, optional=optional)


def _attribute(pattern: etree._Element, name: str, *, required: bool) -> Attribute:
    values = tuple(text_of(value) for value in pattern.iterfind(".//r:value", _NAMESPACES))
    return Attribute(name, text_of(pattern.find("a:documentation", _NAMESPACES)), values, required)


def text_of(element: etree._Element | None) -> str:
    """Return the text of an element with its white space normalised, empty for ``None``."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
