"""Page breaks in HTML: ``<span class="pagenum" id="Page_12">[12]</span>``, DPUB-ARIA, EPUB, Wikisource, CSS."""

from __future__ import annotations

import re

from lxml import etree

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:page-?num(?:ber)?s?|page-?break|pb|ws-pagenum|tei-pb|page-marker|doc-pagebreak|pagination-mark)(?=$|[\s_-])",
    re.I,
)
_NUMBER = re.compile(
    r"^[\s\u00a0\u200b\[(|{—–-]*(?:(?:page|pg|p|pag|seite|s)\.?[\s\u00a0_-]*)?(?P<n>[0-9]{1,5}[a-z]?|[ivxlcdm]{1,8})[\s\u00a0\u200b\])|}.—–-]*$",
    re.I,
)
_CSS = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page|left|right)", re.I)
_INLINE = ("span", "a", "div", "p", "sup", "small", "hr", "br", "i", "b")


def page_number(element: etree._Element) -> str | None:
    """Return the number of the page that begins at an element, empty if unnumbered, or ``None`` if no page begins."""
    if element.tag not in _INLINE:
        return None
    if element.tag == "br" and _CSS.search(element.get("style", "")):
        return ""
    words = " ".join(element.get(name, "") for name in ("class", "role", "epub:type"))
    if not _NAMES.search(words):
        return None
    shown = "".join(str(part) for part in element.itertext())
    named = (shown, element.get("data-page-number"), element.get("aria-label"), element.get("title"), element.get("id"))
    for words in (name for name in named if name):
        match = _NUMBER.match(words)
        if match:
            return match["n"]
    return "" if not shown.strip(" \t\n\u00a0\u200b") else None


def breaks_before(element: etree._Element) -> bool:
    """Return whether the style of a block begins a new page."""
    return bool(re.search(r"break-before\s*:\s*(?:always|page|left|right)", element.get("style", ""), re.I))
