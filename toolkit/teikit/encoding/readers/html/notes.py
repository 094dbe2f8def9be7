"""Notes of a page: which links are calls of a note, and which element is its body.

Supported markup: ``<a href="#fn1"><sup>1</sup></a>`` with the body in the element of that ``id``; Word
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
    """The notes of a page."""

    calls: Mapping[etree._Element, str]
    """Keys of the notes, by calling link."""

    labels: Mapping[etree._Element, str]
    """Labels of the notes, by calling link."""

    bodies: Mapping[str, etree._Element]
    """Bodies of the notes, by key."""

    @cached_property
    def links(self) -> Mapping[str, Sequence[etree._Element]]:
        """The calls of each note, by key."""
        found: dict[str, list[etree._Element]] = {}
        for link, key in self.calls.items():
            found.setdefault(key, []).append(link)
        return found

    def call_ids(self, key: str) -> frozenset[str]:
        """Return the identifiers at the calls of a note, to which its body may link back."""
        found: set[str | None] = set()
        for link in self.links[key]:
            raised = (a for a in link.iterancestors("sup", "span"))
            found.update(e.get(name) for e in (link, *link.iter(etree.Element), *raised) for name in ("id", "name"))
        return frozenset(name for name in found if name)


def find_notes(root: etree._Element) -> Notes:
    """Return the notes of a page."""
    targets = _targets(root)
    links = [a for a in root.iter("a") if (a.get("href") or "").startswith("#")]
    candidates = {a: match["label"] for a in links if (match := _CALL.match(_text(a))) and _is_call(a)}
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


def _is_call(link: etree._Element) -> bool:
    """Return whether a short link looks like the call of a note: it is raised, or named as one."""
    words = " ".join(
        link.get(name, "")
        for name in ("class", "role", "rel", "id", "name", "{http://www.idpf.org/2007/ops}type", "epub:type")
    )
    raised = link.find(".//sup") is not None or any(a.tag == "sup" for a in link.iterancestors())
    return raised or bool(_CALL_WORDS.search(words)) or bool(_NOTE_ID.match((link.get("href") or "")[1:]))


def _is_before(target: etree._Element, link: etree._Element) -> bool:
    """Return whether the target is the place of a call, to which the body links back."""
    if link.get("href", "")[1:].lower().startswith(("fnref", "_ftnref", "_ednref", "cite_ref", "ref")):
        return True
    return target in set(link.iterancestors()) or link in set(target.iter())


def _within(element: etree._Element, holders: Set[etree._Element]) -> bool:
    return element in holders or any(ancestor in holders for ancestor in element.iterancestors())


def _body(target: etree._Element, link: etree._Element) -> etree._Element | None:
    """Return the block that contains a target; ``None`` if it also contains the call."""
    block: etree._Element | None = target
    while block is not None and block.tag not in _BLOCKS:
        block = block.getparent()
    if block is None or link in set(block.iter("a")):
        return None
    return block


def _widened(bodies: Mapping[str, etree._Element], calls: Mapping[etree._Element, str]) -> dict[str, etree._Element]:
    """Return the bodies with all their paragraphs, such as ``<div id="ftn1">`` around the linked paragraph."""
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


def backlinks(body: etree._Element, call_ids: Set[str]) -> Iterator[etree._Element]:
    """Yield the elements of a body that only link back to its call, such as ``↩`` or ``↑``, and its number.

    :param call_ids: the identifiers at the calls.
    """
    for link in body.iter("a"):
        href = link.get("href") or ""
        words = " ".join(link.get(name, "") for name in ("class", "role", "rev"))
        shown = _text(link)
        if not href.startswith("#"):
            continue
        if href[1:] in call_ids or _BACKLINK.search(words) or _ARROWS.match(shown) or _LABEL.match(shown):
            yield _around(link, body)
    first = next((e for e in body.iter("sup", "strong", "span") if _LABEL.match(_text(e)) and _opens(e, body)), None)
    if first is not None:
        yield first


def _around(link: etree._Element, body: etree._Element) -> etree._Element:
    """Return the outermost inline element that contains only backlinks."""
    outer = link
    while (parent := outer.getparent()) is not None and parent is not body and parent.tag in _INLINE:
        words = _text(parent).strip()
        if words != _text(outer).strip() and not (_ARROWS.match(words) or "backlink" in parent.get("class", "")):
            break
        outer = parent
    return outer


def _opens(element: etree._Element, body: etree._Element) -> bool:
    """Return whether no text precedes an element in a body."""
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
