"""Received text: the text of the source, recovered from its TEI.

White space is that of the source. An element that replaced a marker restores it as CSS generated content, declared by
``tagsDecl/rendition`` or by its ``@style`` (TEI Guidelines, 1.3.1.1.3 and 2.3.5). ``xslt/received/document.xsl`` does
the same for publishing; it takes ten times as long, too much for a check of each document. A table of cases tests both.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache

import msgspec
from lxml import etree

from teikit.core.xml import NSMAP, XML_ID, XML_NS, tei

_SELECTOR = re.compile(r'\s*([\w.-]+)(?:\[([\w:.-]+)="?([^"\]]*)"?\])?::(before|after)\s*')
_CONTENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(target-text\(attr\(target\)\))|attr\(\s*([\w:.-]+)\s*\)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
#: Elements whose content was never in the source.
_ABSENT = frozenset({tei("supplied"), tei("gap"), tei("figDesc")})
_NOTE = tei("note")
_RENDITIONS = etree.XPath("tei:teiHeader//tei:tagsDecl/tei:rendition[@selector]", namespaces=NSMAP)
_STYLED = etree.XPath("descendant::*[@style]")


class _Rule(msgspec.Struct, frozen=True):
    """A ``rendition``: a condition on an attribute, and the generated content."""

    attribute: str
    value: str
    css: str

    def applies(self, element: etree._Element) -> bool:
        return not self.attribute or element.get(_named(self.attribute)) == self.value


class _TextRecovery:
    """Recovers the text of elements: writes generated content into a copy, which libxml2 serializes as text."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._rules = _rules(root)
        self._marked = {tag for tag, _ in self._rules}
        self._targets: dict[str, etree._Element] = {}

    def text(self, element: etree._Element) -> str:
        """Return the text within an element."""
        copy = deepcopy(element)
        etree.strip_elements(copy, *_ABSENT, with_tail=False)
        for each in dict.fromkeys((*copy.iter(*self._marked, _NOTE), *_STYLED(copy))):
            if each is not copy:
                self._write_marker(each)
        return etree.tostring(copy, method="text", encoding="unicode", with_tail=False)

    def _write_marker(self, element: etree._Element) -> None:
        if element.tag == _NOTE and element.get("place") is not None:
            del element[:]
            element.text = None
        if before := self._generated(element, "before"):
            element.text = before + (element.text or "")
        if after := self._generated(element, "after"):
            last = element[-1] if len(element) else None
            if last is None:
                element.text = (element.text or "") + after
            else:
                last.tail = (last.tail or "") + after

    def _generated(self, element: etree._Element, pseudo: str) -> str:
        own = element.get("style", "") if pseudo == "before" else ""
        if "content:" in own:
            return self._content(own, element)
        rules = self._rules.get((str(element.tag), pseudo))
        css = next((rule.css for rule in rules if rule.applies(element)), "") if rules else ""
        return self._content(css, element) if css else ""

    def _content(self, css: str, element: etree._Element) -> str:
        return "".join(
            self._target_text(element) if of is None else element.get(of, "") if of else text
            for text, of in _parts(css)
        )

    def _target_text(self, element: etree._Element) -> str:
        if not self._targets:
            self._targets.update((one.get(XML_ID, ""), one) for one in self._root.iter() if XML_ID in one.attrib)
        target = self._targets.get(element.get("target", "").partition("#")[2])
        return "" if target is None else self.text(target)


@lru_cache(maxsize=512)
def _parts(css: str) -> tuple[tuple[str, str | None], ...]:
    """Return the parts of a ``content`` value as pairs: a string and ``""``, or the name of an attribute.

    The name is ``None`` for the text of the element that a pointer refers to.
    """
    matches = _CONTENT.finditer(css.partition("content:")[2])
    return tuple((_ESCAPED.sub(r"\1", m[1] or ""), None if m[2] else _named(m[3]) if m[3] else "") for m in matches)


def text_of(root: etree._Element) -> str:
    """Return the text of a document whose ``text`` elements have ``xml:space="preserve"``."""
    recovery = _TextRecovery(root)
    return "".join(recovery.text(text) for text in root.iterfind("tei:text", NSMAP))


def _rules(root: etree._Element) -> dict[tuple[str, str], list[_Rule]]:
    rules: dict[tuple[str, str], list[_Rule]] = {}
    for rendition in _RENDITIONS(root):
        if read := _rule(rendition.get("selector", ""), "".join(rendition.itertext())):
            element, pseudo, rule = read
            rules.setdefault((element, pseudo), []).append(rule)
    return rules


@lru_cache(maxsize=128)
def _rule(selector: str, css: str) -> tuple[str, str, _Rule] | None:
    match = _SELECTOR.fullmatch(selector)
    return (tei(match[1]), match[4], _Rule(match[2] or "", match[3] or "", css)) if match else None


def _named(attribute: str) -> str:
    return f"{{{XML_NS}}}{attribute[4:]}" if attribute.startswith("xml:") else attribute
