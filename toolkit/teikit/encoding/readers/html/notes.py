"""Notes of a page: which links refer to a note, and which element is its body.

The shapes known: ``<a href="#fn1"><sup>1</sup></a>`` with the body in the element of that ``id``; Word
(``_ftn1``/``_ftnref1``), LibreOffice (``sdfootnote1sym``), MediaWiki (``cite_note-1``), DPUB-ARIA
(``doc-noteref``) and EPUB (``epub:type``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

_CALL = re.compile(r"^[\s\u00a0\[(]*(?P<label>[0-9]{1,4}[a-z]?|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶#]{1,4})[\])\s\u00a0.]*$")
_CALL_WORDS = re.compile(
    r"(?:^|[\s_:-])(?:noteref|doc-noteref|footnote|endnote|fnref|note|reference|ftnref?\d*|ednref?\d*"
    r"|(?:sd)?(?:foot|end)note(?:anc|-ref|ref|call)?)(?=$|[\s_:-])", re.I,
)  # fmt: skip
_NOTE_ID = re.compile(r"^_?(?:s?d?(?:foot|end)?note|fn|ftn|edn|en|cite_note|n)[\W_]*[\w.:*†-]*$", re.I)
_INLINE = ("sup", "span", "b", "strong", "i", "small")
_BLOCKS = ("p", "li", "div", "dd", "td", "aside", "section", "blockquote", "dt")
_BACKLINK = re.compile(
    r"(?:^|[\s_-])(?:backlink|back|fn-?back|footnote-?back|doc-backlink|return|reversefootnote)(?=$|[\s_-])", re.I
)
_ARROWS = re.compile(r"^(?:[\s\u00a0\ufe0e\ufe0f↑↩⮌⏎⬆↵^«←,]|\b[a-z]\b)*$")
_LABEL = re.compile(r"^[\s\u00a0]*[\[(]?(?:[0-9]{1,4}[a-z]?|[a-z]|[ivxlc]{1,6}|[*†‡§¶#]{1,4})[\])]?[.:]?[\s\u00a0]*$")


@dataclass(frozen=True)
class Notes:
    """``calls`` gives each referring link the key of its note, ``bodies`` each key the element of the body."""

    calls: Mapping[etree._Element, str]
    labels: Mapping[etree._Element, str]
    bodies: Mapping[str, etree._Element]

    @cached_property
    def links(self) -> Mapping[str, Sequence[etree._Element]]:
        """Return the links that refer to each note."""
        found: dict[str, list[etree._Element]] = {}
        for link, key in self.calls.items():
            found.setdefault(key, []).append(link)
        return found

    def places(self, key: str) -> frozenset[str]:
        """Return the identifiers of the places that refer to a note."""
        found: set[str | None] = set()
        for link in self.links[key]:
            raised = (a for a in link.iterancestors("sup", "span"))
            found.update(e.get(name) for e in (link, *link.iter(etree.Element), *raised) for name in ("id", "name"))
        return frozenset(name for name in found if name)


def find(root: etree._Element) -> Notes:
    """Find the notes of a page."""
    targets = _targets(root)
    links = [a for a in root.iter("a") if (a.get("href") or "").startswith("#")]
    candidates = {a: match["label"] for a in links if (match := _CALL.match(_text(a))) and _refers(a)}
    bodies: dict[str, etree._Element] = {}
    calls: dict[etree._Element, str] = {}
    taken: set[etree._Element] = set()
    for link in candidates:
        key = (link.get("href") or "")[1:]
        target = targets.get(key)
        if target is None or _is_before(target, link) or _within(link, taken):
            continue
        if key not in bodies:
            body = _body(target, link)
            if body is None or body in taken:
                continue
            bodies[key] = body
            taken.add(body)
        calls[link] = key
    wide = _widened(bodies, calls)
    held = set(wide.values())
    calls = {a: key for a, key in calls.items() if not _within(a, held)}
    called = set(calls.values())
    return Notes(calls, {a: candidates[a] for a in calls}, {key: body for key, body in wide.items() if key in called})


def _targets(root: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                found.setdefault(name, element)
    return found


def _refers(link: etree._Element) -> bool:
    """Tell whether a short link looks like the reference of a note: raised, or named so."""
    words = " ".join(
        link.get(name, "")
        for name in ("class", "role", "rel", "id", "name", "{http://www.idpf.org/2007/ops}type", "epub:type")
    )
    raised = link.find(".//sup") is not None or any(a.tag == "sup" for a in link.iterancestors())
    return raised or bool(_CALL_WORDS.search(words)) or bool(_NOTE_ID.match((link.get("href") or "")[1:]))


def _is_before(target: etree._Element, link: etree._Element) -> bool:
    """Tell whether the target is the place of a reference: the links of bodies lead back there."""
    if link.get("href", "")[1:].lower().startswith(("fnref", "_ftnref", "_ednref", "cite_ref", "ref")):
        return True
    return target in set(link.iterancestors()) or link in set(target.iter())


def _within(element: etree._Element, holders: Set[etree._Element]) -> bool:
    return element in holders or any(ancestor in holders for ancestor in element.iterancestors())


def _body(target: etree._Element, link: etree._Element) -> etree._Element | None:
    """Return the block that holds a target; none where it also holds the reference."""
    block: etree._Element | None = target
    while block is not None and block.tag not in _BLOCKS:
        block = block.getparent()
    if block is None or link in set(block.iter("a")):
        return None
    return block


def _widened(bodies: Mapping[str, etree._Element], calls: Mapping[etree._Element, str]) -> dict[str, etree._Element]:
    """Return the bodies with all their paragraphs: ``<div id="ftn1">`` around the paragraph that the link leads to."""
    taken = set(bodies.values())
    wide: dict[str, etree._Element] = {}
    for key, body in bodies.items():
        parent = body.getparent()
        named = parent is not None and bool(_NOTE_ID.match(parent.get("id", "")))
        if (
            body.tag == "p"
            and parent is not None
            and (parent.tag == "li" or (parent.tag in ("div", "aside") and named))
        ):
            inside = set(parent.iter())
            if not (inside & taken) - {body} and inside.isdisjoint(calls):
                body = parent
        wide[key] = body
    return wide


def without_backlinks(body: etree._Element, places: Set[str]) -> Iterator[etree._Element]:
    """Yield what of a body only leads back to its reference: ``↩``, ``↑``, its own number as a link.

    The number that stands before the body is among them. ``places`` are the identifiers of references.
    """
    for link in body.iter("a"):
        href = link.get("href") or ""
        words = " ".join(link.get(name, "") for name in ("class", "role", "rev"))
        shown = _text(link)
        if not href.startswith("#"):
            continue
        if href[1:] in places or _BACKLINK.search(words) or _ARROWS.match(shown) or _LABEL.match(shown):
            yield _around(link, body)
    first = next((e for e in body.iter("sup", "strong", "span") if _LABEL.match(_text(e)) and _opens(e, body)), None)
    if first is not None:
        yield first


def _around(link: etree._Element, body: etree._Element) -> etree._Element:
    """Return the widest element that holds nothing but backlinks and is no block."""
    outer = link
    while (
        (parent := outer.getparent()) is not None
        and parent is not body
        and parent.tag in ("sup", "span", "b", "strong", "i", "small")
    ):
        words = _text(parent).strip()
        if words != _text(outer).strip() and not (_ARROWS.match(words) or "backlink" in parent.get("class", "")):
            break
        outer = parent
    return outer


def _opens(element: etree._Element, body: etree._Element) -> bool:
    """Tell whether no text stands before an element in a body."""
    node = element
    while node is not body:
        parent = node.getparent()
        if parent is None or (parent.text or "").strip():
            return False
        for before in node.itersiblings(preceding=True):
            if "".join(before.itertext()).strip() or (before.tail or "").strip():
                return False
        node = parent
    return True


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())
