"""Structure of a page: which elements are blocks, empty, or there for layout only."""

from __future__ import annotations

from lxml import etree

from teikit.encoding.readers.html import furniture

#: Elements that begin and end lines.
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_SPACE = " \t\r\n\f"


def contains_blocks(element: etree._Element) -> bool:
    """Return whether a descendant of an element is a block."""
    return any(child.tag in BLOCKS for child in element.iterdescendants(etree.Element))


def is_empty(element: etree._Element) -> bool:
    """Return whether an element contains neither words nor a picture."""
    return not "".join(element.itertext()).strip() and element.find(".//img") is None


def only_block(element: etree._Element) -> etree._Element | None:
    """Return the only paragraph of an element that contains nothing else."""
    children = list(element)
    if len(children) != 1 or children[0].tag not in ("p", "div") or contains_blocks(children[0]):
        return None
    loose = (element.text or "") + (children[0].tail or "")
    return None if loose.strip(_SPACE) or furniture.reason(children[0]) else children[0]


def is_layout_table(table: etree._Element, rows: list[etree._Element]) -> bool:
    """Return whether a table is for layout: it is marked so, has one column, or contains tables."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    return table.find(".//th") is None and all(len(list(row.iterchildren("td"))) < 2 for row in rows)


def rendition(block: etree._Element) -> str:
    """Return the rendition of a paragraph: of a caption, or directly in a quotation; empty for any other."""
    parent = block.getparent()
    if block.tag in ("figcaption", "caption"):
        return "caption"
    return "blockquote" if parent is not None and parent.tag == "blockquote" and block.tag in ("p", "div") else ""
