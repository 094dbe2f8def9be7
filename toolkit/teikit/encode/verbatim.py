"""The received text out of an encoding, read from the tree itself.

A second reading of what ``xslt/text/document.xsl`` does: where ``text/@xml:space`` is ``preserve``, white space is
the source's own, and an element whose marker left the text gives it back as the CSS generated content that
``tagsDecl/rendition`` or its ``@style`` says (TEI Guidelines, 1.3.1.1.3 and 2.3.5).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from teikit.tei import NSMAP, XML_ID, XML_NS, tei

_SELECTOR = re.compile(r'\s*([\w.-]+)(?:\[([\w:.-]+)="?([^"\]]*)"?\])?::(before|after)\s*')
_CONTENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(target-text\(attr\(target\)\))|attr\(\s*([\w:.-]+)\s*\)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
#: What was never in the source.
_ABSENT = frozenset({tei("supplied"), tei("gap"), tei("figDesc")})
_NOTE = tei("note")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A ``rendition``: which elements it is for, and what stands before or after them."""

    attribute: str
    value: str
    css: str

    def applies(self, element: etree._Element) -> bool:
        return not self.attribute or element.get(_named(self.attribute)) == self.value


@dataclass(slots=True)
class _Reader:
    root: etree._Element
    rules: Mapping[tuple[str, str], list[_Rule]]
    marked: frozenset[str]
    targets: dict[str, etree._Element] = field(default_factory=dict)

    def read(self, element: etree._Element, parts: list[str]) -> None:
        """Add the text within an element to ``parts``."""
        if text := element.text:
            parts.append(text)
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and tag not in _ABSENT:
                marked = tag in self.marked or child.get("style") is not None
                if marked:
                    parts.append(self._generated(child, "before"))
                if tag != _NOTE or child.get("place") is None:
                    if len(child):
                        self.read(child, parts)
                    elif text := child.text:
                        parts.append(text)
                if marked:
                    parts.append(self._generated(child, "after"))
            if tail := child.tail:
                parts.append(tail)

    def _generated(self, element: etree._Element, pseudo: str) -> str:
        own = element.get("style", "") if pseudo == "before" else ""
        if "content:" in own:
            return self._content(own, element)
        rules = self.rules.get((str(element.tag), pseudo))
        css = next((rule.css for rule in rules if rule.applies(element)), "") if rules else ""
        return self._content(css, element) if css else ""

    def _content(self, css: str, element: etree._Element) -> str:
        parts: list[str] = []
        for match in _CONTENT.finditer(css.partition("content:")[2]):
            if match[2]:
                self._read_target(element, parts)
            elif match[3]:
                parts.append(element.get(_named(match[3]), ""))
            else:
                parts.append(_ESCAPED.sub(r"\1", match[1]))
        return "".join(parts)

    def _read_target(self, element: etree._Element, parts: list[str]) -> None:
        if not self.targets:
            self.targets.update((one.get(XML_ID, ""), one) for one in self.root.iter() if XML_ID in one.attrib)
        target = self.targets.get(element.get("target", "").partition("#")[2])
        if target is not None:
            self.read(target, parts)


def text_of(root: etree._Element) -> str:
    """Return the text that an encoding gives back; its ``text`` elements say that white space is preserved."""
    rules = _rules(root)
    reader = _Reader(root, rules, frozenset(tag for tag, _ in rules))
    parts: list[str] = []
    for text in root.iterfind("tei:text", NSMAP):
        reader.read(text, parts)
    return "".join(parts)


def _rules(root: etree._Element) -> dict[tuple[str, str], list[_Rule]]:
    rules: dict[tuple[str, str], list[_Rule]] = {}
    for rendition in root.iterfind("tei:teiHeader//tei:tagsDecl/tei:rendition[@selector]", NSMAP):
        match = _SELECTOR.fullmatch(rendition.get("selector", ""))
        if match:
            css = "".join(rendition.itertext())
            rules.setdefault((tei(match[1]), match[4]), []).append(_Rule(match[2] or "", match[3] or "", css))
    return rules


def _named(attribute: str) -> str:
    return f"{{{XML_NS}}}{attribute[4:]}" if attribute.startswith("xml:") else attribute
