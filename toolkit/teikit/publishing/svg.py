"""SVG pictures for publication: without scripts, event attributes and references to other files."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from teikit.core.xml import parse

_ACTIVE = frozenset(("script", "foreignObject", "handler", "listener", "iframe", "embed", "object"))
_ANIMATION = frozenset(("animate", "set", "animateMotion", "animateTransform"))
_SAFE_DATA = ("data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")


def sanitise_svg(path: Path) -> bytes:
    """Return an SVG picture without active content; the document type declaration is left out too.

    :raises DocumentError: the file is not well-formed.
    """
    root = parse(path).getroot()
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or _is_active(element):
            parent = element.getparent()
            if parent is not None:
                _remove(parent, element)
            continue
        for name, value in list(element.attrib.items()):
            if not _is_safe_attribute(etree.QName(name).localname, value):
                del element.attrib[name]
        if etree.QName(element).localname == "style" and not _is_safe_style(element.text or ""):
            element.text = ""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, with_tail=False)


def _is_active(element: etree._Element) -> bool:
    name = etree.QName(element).localname
    return name in _ACTIVE or (name in _ANIMATION and "href" in str(element.get("attributeName")))


def _is_safe_attribute(name: str, value: str) -> bool:
    if name.lower().startswith("on"):
        return False
    if name in {"href", "src"}:
        return value.strip().startswith(("#", *_SAFE_DATA))
    return _is_safe_style(value)


def _is_safe_style(text: str) -> bool:
    compact = "".join(text.lower().split())
    local = compact.count("url(#") + compact.count("url('#") + compact.count('url("#')
    return "@import" not in compact and "\\" not in compact and compact.count("url(") == local


def _remove(parent: etree._Element, element: etree._Element) -> None:
    """Remove an element or a comment; the text after it stays."""
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)
