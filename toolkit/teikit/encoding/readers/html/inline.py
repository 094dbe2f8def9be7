"""Inline formatting: the TEI elements for inline elements of HTML, their styles and their classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree


class Format(NamedTuple):
    """A TEI element for a span of running text."""

    element: str
    attributes: Mapping[str, str]
    reason: str


_TAGS: Mapping[str, tuple[str, str]] = {
    "i": ("hi", "italic"),
    "em": ("hi", "italic"),
    "cite": ("hi", "italic"),
    "dfn": ("hi", "italic"),
    "var": ("hi", "italic"),
    "b": ("hi", "bold"),
    "strong": ("hi", "bold"),
    "u": ("hi", "underline"),
    "s": ("hi", "strikethrough"),
    "strike": ("hi", "strikethrough"),
    "sup": ("hi", "superscript"),
    "sub": ("hi", "subscript"),
    "code": ("hi", "monospace"),
    "kbd": ("hi", "monospace"),
    "samp": ("hi", "monospace"),
    "tt": ("hi", "monospace"),
    "del": ("del", ""),
    "ins": ("add", ""),
    "q": ("q", ""),
}
_STYLES = (
    (re.compile(r"font-variant(?:-caps)?\s*:\s*[^;]*small-caps", re.I), "smallcaps"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I), "italic"),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I), "bold"),
    (re.compile(r"text-decoration[\w-]*\s*:\s*[^;]*underline", re.I), "underline"),
    (re.compile(r"text-decoration[\w-]*\s*:\s*[^;]*line-through", re.I), "strikethrough"),
    (re.compile(r"vertical-align\s*:\s*super", re.I), "superscript"),
    (re.compile(r"vertical-align\s*:\s*sub\b", re.I), "subscript"),
)
_CLASSES = (
    (re.compile(r"(?:^|[\s_-])(?:small-?caps|smcap|smallcap|sc|smc|wst-sc)(?=$|[\s_-])", re.I), "smallcaps"),
    (re.compile(r"(?:^|[\s_-])(?:italics?|font-italic|oblique)(?=$|[\s_-])", re.I), "italic"),
    (re.compile(r"(?:^|[\s_-])(?:bold|strong)(?=$|[\s_-])", re.I), "bold"),
    (re.compile(r"(?:^|[\s_-])underlined?(?=$|[\s_-])", re.I), "underline"),
)
_CARRIERS = frozenset({"span", "font", "a", "small", "big", "abbr", "bdi", "bdo", "time", "mark", "label", *_TAGS})


def formats(element: etree._Element, base: str) -> Iterator[Format]:
    """Yield the TEI elements for an inline element, from the outside in.

    :param base: the address of the page.
    """
    tag = str(element.tag)
    target = address(element, base)
    if target:
        yield Format("ref", {"target": target}, "link of the source")
    seen = set()
    if tag in _TAGS:
        name, rend = _TAGS[tag]
        seen.add(rend)
        yield Format(name, {"rend": rend} if rend else {}, rend or f"{tag} of the source")
    if tag in _CARRIERS:
        for rend in _renditions(element):
            if rend not in seen:
                seen.add(rend)
                yield Format("hi", {"rend": rend}, f"{rend} by style of the source")


def _renditions(element: etree._Element) -> Iterator[str]:
    for pattern, rend in _STYLES:
        if pattern.search(element.get("style", "")):
            yield rend
    for pattern, rend in _CLASSES:
        if pattern.search(element.get("class", "")):
            yield rend


def address(element: etree._Element, base: str) -> str:
    """Return the target of a link; empty if it is within the page or relative to an unknown address."""
    href = (element.get("href") or "").strip() if element.tag == "a" else ""
    if not href or href.startswith("#"):
        return ""
    try:
        whole = urljoin(base, href)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", "mailto", "ftp", "urn", "doi"):
        return ""
    return quote(whole, safe="%/:=&?~#+!$,;'@()*[]")


def fragment(element: etree._Element) -> str:
    """Return the ``id`` that a link within the page refers to; empty for any other link."""
    href = (element.get("href") or "").strip() if element.tag == "a" else ""
    return unquote(href[1:]) if href.startswith("#") else ""


def base_address(root: etree._Element) -> str:
    """Return the address of a page as declared by ``base``, by the canonical link or by Open Graph, or ""."""
    for path, name in (
        (".//base[@href]", "href"),
        (".//link[@rel='canonical']", "href"),
        (".//meta[@property='og:url']", "content"),
    ):
        found = root.find(path)
        with suppress(ValueError):
            if found is not None and urlsplit(found.get(name, "")).scheme in ("http", "https"):
                return str(found.get(name))
    return ""
