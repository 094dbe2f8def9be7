"""What an element, or a kind of finding, is about: read from the ODD, the schema and the rules, never a second text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teikit.core import resources
from teikit.core.errors import TeikitError
from teikit.core.xml import NSMAP, TEI_NS, parse
from teikit.reporters.descriptions import descriptions

_RNG = {"r": "http://relaxng.org/ns/structure/1.0", "a": "http://relaxng.org/ns/compatibility/annotations/1.0"}
_R = "{http://relaxng.org/ns/structure/1.0}"
_SCH = {"s": "http://purl.oclc.org/dsdl/schematron"}
_EXAMPLES = "http://www.tei-c.org/ns/Examples"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element: what it says, the values it may have where these are listed."""

    name: str
    description: str = ""
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of a topic; empty where it does not apply: a finding has no children, an element no severity."""

    topic: str
    description: str
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    text: bool = False
    attributes: tuple[Attribute, ...] = ()
    remarks: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    wrong: str = ""
    right: str = ""


def explain(topic: str, odd: Path | None = None, schema: Path | None = None, rules: Path | None = None) -> Explanation:
    """Explain an element (``note``), an attribute (``@who``), a code (``rng.element-not-allowed``), a rule.

    :param odd: where elements are described; teikit's own unless given, as ``schema`` (RELAX NG) and ``rules``.
    :raises TeikitError: nothing is known of the topic (what may have been meant is suggested), or a file is missing.
    """
    grammar = _Grammar(parse(schema or resources.schema("teikit.rng")))
    asserted = _asserted(parse(rules or resources.schema("teikit.sch")))
    name = topic.strip().removeprefix("<").removesuffix(">").removeprefix("tei:")
    if name in grammar.elements:
        return _element(name, grammar, parse(odd or resources.schema("teikit.odd")))
    if name.startswith("sch.") and name[4:] in asserted:
        about, message = asserted[name[4:]]
        return Explanation(name, about, rules=((name, message),))
    if name.startswith("@") and (bearers := grammar.bearers(name[1:])):
        return _of_attribute(name, bearers, grammar)
    codes = descriptions()
    if name in codes:
        told = codes[name]
        return Explanation(name, told.means, remarks=(told.remedy,), wrong=told.wrong, right=told.right)
    known = [*grammar.elements, *grammar.attribute_names(), *codes, *(f"sch.{rule}" for rule in asserted)]
    close = difflib.get_close_matches(name, known, n=3)
    hint = f"did you mean {', '.join(close)}?" if close else "give an element or the code of a finding"
    raise TeikitError(f"nothing is known of {topic}", hint=hint)


class _Grammar:
    """What the elements of a RELAX NG schema hold; references are followed, elements are not entered."""

    def __init__(self, tree: etree._ElementTree) -> None:
        self._defines: dict[str, list[etree._Element]] = {}
        for define in tree.iter(f"{_R}define"):
            self._defines.setdefault(str(define.get("name")), []).append(define)
        self.elements = {
            str(element.get("name")): element for element in tree.iter(f"{_R}element") if element.get("name")
        }
        self._children = {name: self._held(element) for name, element in self.elements.items()}

    def children(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self._children[name].elements, key=str.lower))

    def text(self, name: str) -> bool:
        return self._children[name].text

    def parents(self, name: str) -> tuple[str, ...]:
        return tuple(sorted((one for one, held in self._children.items() if name in held.elements), key=str.lower))

    def attributes(self, name: str) -> tuple[Attribute, ...]:
        return tuple(sorted(self._children[name].attributes.values(), key=lambda attribute: attribute.name.lower()))

    def bearers(self, attribute: str) -> tuple[str, ...]:
        bearing = (name for name, held in self._children.items() if attribute in held.attributes)
        return tuple(sorted(bearing, key=str.lower))

    def attribute_names(self) -> list[str]:
        return sorted({f"@{attribute}" for held in self._children.values() for attribute in held.attributes})

    def _held(self, element: etree._Element) -> _Held:
        held = _Held()
        for child in element:
            self._gather(child, held, set(), optional=False)
        return held

    def _gather(self, pattern: etree._Element, held: _Held, seen: set[str], optional: bool) -> None:
        name = pattern.get("name", "")
        if pattern.tag == f"{_R}element":
            held.elements.update([name] if name else [])
        elif pattern.tag == f"{_R}attribute":
            held.attributes.setdefault(name, _attribute(pattern, name, optional))
        elif pattern.tag == f"{_R}ref" and name not in seen:
            for define in self._defines.get(name, ()):
                self._each(define, held, seen | {name}, optional)
        elif pattern.tag in (f"{_R}text", f"{_R}mixed"):
            held.text = True
            self._each(pattern, held, seen, optional)
        else:
            loose = pattern.tag in (f"{_R}optional", f"{_R}zeroOrMore", f"{_R}choice")
            self._each(pattern, held, seen, optional or loose)

    def _each(self, pattern: etree._Element, held: _Held, seen: set[str], optional: bool) -> None:
        for child in pattern.iterchildren(f"{_R}*"):
            self._gather(child, held, seen, optional)


@dataclass(slots=True)
class _Held:
    elements: set[str] = field(default_factory=set)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    text: bool = False


def _attribute(pattern: etree._Element, name: str, optional: bool) -> Attribute:
    values = tuple(_words(value) for value in pattern.iterfind(".//r:value", _RNG))
    return Attribute(name, _words(pattern.find("a:documentation", _RNG)), values, not optional)


def _element(name: str, grammar: _Grammar, odd: etree._ElementTree) -> Explanation:
    spec = next((spec for spec in odd.iter(f"{{{TEI_NS}}}elementSpec") if spec.get("ident") == name), None)
    about = _words(grammar.elements[name].find("a:documentation", _RNG))
    remarks: Iterable[str] = ()
    examples: Iterable[str] = ()
    rules: Iterable[tuple[str, str]] = ()
    if spec is not None:
        about = _words(spec.find("tei:desc", NSMAP)) or about
        remarks = (_words(part) for part in spec.iterfind("tei:remarks", NSMAP))
        examples = (_example(part) for part in spec.iterfind(f"tei:exemplum/{{{_EXAMPLES}}}egXML", NSMAP))
        rules = (
            (f"sch.{rule.get('ident')}", _words(rule.find("tei:desc", NSMAP)))
            for rule in spec.iterfind("tei:constraintSpec", NSMAP)
        )
    return Explanation(
        name,
        about,
        grammar.parents(name),
        grammar.children(name),
        grammar.text(name),
        grammar.attributes(name),
        tuple(remarks),
        tuple(rules),
        tuple(examples),
    )


def _of_attribute(name: str, bearers: tuple[str, ...], grammar: _Grammar) -> Explanation:
    """Describe an attribute as most of its elements do; those that say something of their own are remarks."""
    said = {bearer: one for bearer in bearers for one in grammar.attributes(bearer) if one.name == name[1:]}
    texts = [one.description for one in said.values()]
    usual = max(dict.fromkeys(texts), key=texts.count)
    own = tuple(f"On {bearer}: {one.description}" for bearer, one in said.items() if one.description != usual)
    return Explanation(name, usual, parents=bearers, remarks=own)


def _asserted(rules: etree._ElementTree) -> dict[str, tuple[str, str]]:
    """Return, for each rule with an id, the title of its pattern and its message, values shown as ``…``."""
    found = {}
    for assertion in (*rules.iterfind(".//s:assert[@id]", _SCH), *rules.iterfind(".//s:report[@id]", _SCH)):
        title = next(assertion.iterancestors(f"{{{_SCH['s']}}}pattern")).find("s:title", _SCH)
        parts = [assertion.text or "", *(f"…{value.tail or ''}" for value in assertion)]
        found[str(assertion.get("id"))] = (_words(title), " ".join("".join(parts).split()))
    return found


def _example(example: etree._Element) -> str:
    """Return an example as it would be typed: no namespaces, no indentation of the ODD."""
    text = (example.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in example)
    for declaration in (f' xmlns="{_EXAMPLES}"', *(f' xmlns:{prefix}="{uri}"' for prefix, uri in _prefixes(example))):
        text = text.replace(declaration, "")
    lines = text.strip("\n").rstrip().splitlines()
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines)


def _prefixes(element: etree._Element) -> list[tuple[str, str]]:
    return [(prefix, uri) for prefix, uri in element.nsmap.items() if prefix]


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
