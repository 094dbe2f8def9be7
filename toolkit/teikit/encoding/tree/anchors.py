"""Anchors: a place of the source to which a link leads is an element of its own only where no other begins there."""

from __future__ import annotations

from lxml import etree

from teikit.core.xml import XML_ID, tei
from teikit.encoding.model.span import XML_SPACE

#: What begins where a paragraph, a heading, a row of the source begins: links lead there, not to a point before it.
_BLOCKS = frozenset(
    tei(name)
    for name in (
        *("ab", "cell", "closer", "dateline", "div", "floatingText", "head", "item", "lg", "list", "opener", "p"),
        *("postscript", "quote", "row", "salute", "seg", "signed", "sp", "table"),
    )
)
#: What may stand between a place and what begins there.
_POINTS = frozenset(tei(name) for name in ("anchor", "lb", "pb"))
_BEFORE = _POINTS | {tei("label")}
_ANCHOR = tei("anchor")


def folded(root: etree._Element) -> None:
    """Give the identifiers of anchors to the elements that begin there, and make all of them unique.

    The references to them follow.
    """
    anchors = list(root.iter(_ANCHOR))
    if not anchors:
        return
    used = {element.get(XML_ID, "") for element in root.iter(etree.Element) if element.tag != _ANCHOR}
    named: dict[str, str] = {}
    for anchor in anchors:
        before = anchor.get(XML_ID, "")
        host = _host(anchor)
        known = host.get(XML_ID) if host is not anchor else None
        named[before] = known or _unused(before, used)
        host.set(XML_ID, named[before])
        if host is not anchor:
            _remove(anchor)
    for reference in root.iter(tei("ref")):
        target = reference.get("target", "")
        if target.startswith("#"):
            reference.set("target", f"#{named.get(target[1:], target[1:])}")


def _unused(name: str, used: set[str]) -> str:
    made, number = name, 1
    while made in used:
        number += 1
        made = f"{name}-{number}"
    used.add(made)
    return made


def _host(anchor: etree._Element) -> etree._Element:
    """Return the element that begins where an anchor stands; the anchor itself where none does."""
    following = anchor.getnext()
    if following is not None and not anchor.tail and _is_named_point(following):
        return following
    while following is not None and following.tag in _BEFORE and _is_blank(following.getprevious()):
        following = following.getnext()
    if following is not None and following.tag in _BLOCKS and _is_blank(following.getprevious()):
        return _outer(following)
    parent = anchor.getparent()
    return _outer(parent) if parent is not None and parent.tag in _BLOCKS and _opens(anchor, parent) else anchor


def _is_named_point(element: etree._Element) -> bool:
    return element.tag in (tei("note"), tei("pb")) and element.get(XML_ID) is not None


def _is_blank(before: etree._Element | None) -> bool:
    return before is None or not (before.tail or "").strip(XML_SPACE)


def _opens(anchor: etree._Element, parent: etree._Element) -> bool:
    """Tell whether nothing but points stands between the beginning of an element and an anchor in it."""
    if (parent.text or "").strip(XML_SPACE):
        return False
    return all(e.tag in _POINTS and _is_blank(e) for e in anchor.itersiblings(preceding=True))


def _outer(element: etree._Element) -> etree._Element:
    """Return the note whose first paragraph an element is, else the element."""
    parent = element.getparent()
    first = parent is not None and parent.tag == tei("note") and next(parent.iterchildren(tei("p")), None) is element
    return parent if first and parent is not None and parent.get(XML_ID) else element


def _remove(anchor: etree._Element) -> None:
    """Take an anchor out; what stands behind it stays."""
    parent, before, tail = anchor.getparent(), anchor.getprevious(), anchor.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    anchor.tail = None
    parent.remove(anchor)
