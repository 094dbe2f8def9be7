"""Anchors: a link target is an element of its own only if no other element begins at its place."""

from __future__ import annotations

from lxml import etree

from teikit.core.xml import XML_ID, tei
from teikit.encoding.model.span import XML_SPACE

#: Elements for the blocks of a source. A link leads to the block, not to a point before it.
_BLOCKS = frozenset(
    tei(name)
    for name in (
        *("ab", "cell", "closer", "dateline", "div", "floatingText", "head", "item", "lg", "list", "opener", "p"),
        *("postscript", "quote", "row", "salute", "seg", "signed", "sp", "table"),
    )
)
#: Elements that may come between an anchor and the block that begins at its place.
_POINTS = frozenset(tei(name) for name in ("anchor", "lb", "pb"))
_BEFORE_BLOCKS = _POINTS | {tei("label")}
_ANCHOR = tei("anchor")


def unify_anchors(root: etree._Element) -> None:
    """Move the identifiers of anchors to the elements that begin at their places, and make all identifiers unique.

    References are updated. Anchors whose identifier was moved are removed.
    """
    anchors = list(root.iter(_ANCHOR))
    if not anchors:
        return
    used = {element.get(XML_ID, "") for element in root.iter(etree.Element) if element.tag != _ANCHOR}
    renamed: dict[str, str] = {}
    for anchor in anchors:
        before = anchor.get(XML_ID, "")
        host = _host(anchor)
        own = host.get(XML_ID) if host is not anchor else None
        renamed[before] = own or _unused(before, used)
        host.set(XML_ID, renamed[before])
        if host is not anchor:
            _remove(anchor)
    for reference in root.iter(tei("ref")):
        target = reference.get("target", "")
        if target.startswith("#"):
            reference.set("target", f"#{renamed.get(target[1:], target[1:])}")


def _unused(name: str, used: set[str]) -> str:
    """Return an identifier that is not in use, numbered if necessary, and record it."""
    unused, number = name, 1
    while unused in used:
        number += 1
        unused = f"{name}-{number}"
    used.add(unused)
    return unused


def _host(anchor: etree._Element) -> etree._Element:
    """Return the element that begins at the place of an anchor; the anchor itself if there is none."""
    following = anchor.getnext()
    if following is not None and not anchor.tail and _is_point_with_id(following):
        return following
    while following is not None and following.tag in _BEFORE_BLOCKS and _has_blank_tail(following.getprevious()):
        following = following.getnext()
    if following is not None and following.tag in _BLOCKS and _has_blank_tail(following.getprevious()):
        return _note_or(following)
    parent = anchor.getparent()
    return _note_or(parent) if parent is not None and parent.tag in _BLOCKS and _opens(anchor, parent) else anchor


def _is_point_with_id(element: etree._Element) -> bool:
    return element.tag in (tei("note"), tei("pb")) and element.get(XML_ID) is not None


def _has_blank_tail(before: etree._Element | None) -> bool:
    return before is None or not (before.tail or "").strip(XML_SPACE)


def _opens(anchor: etree._Element, parent: etree._Element) -> bool:
    """Return whether only points come before an anchor in its parent."""
    if (parent.text or "").strip(XML_SPACE):
        return False
    return all(e.tag in _POINTS and _has_blank_tail(e) for e in anchor.itersiblings(preceding=True))


def _note_or(element: etree._Element) -> etree._Element:
    """Return the note that an element is the first paragraph of, else the element."""
    parent = element.getparent()
    if parent is None or parent.tag != tei("note") or not parent.get(XML_ID):
        return element
    return parent if next(parent.iterchildren(tei("p")), None) is element else element


def _remove(anchor: etree._Element) -> None:
    """Remove an anchor and keep its tail."""
    parent, before, tail = anchor.getparent(), anchor.getprevious(), anchor.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    anchor.tail = None
    parent.remove(anchor)
