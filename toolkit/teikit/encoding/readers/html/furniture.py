"""Page furniture: what surrounds the text of a page, such as navigation, banners, scripts and cookie notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

_SCRIPTS = ("script", "style", "noscript", "template", "object", "embed", "iframe", "applet", "svg", "math", "canvas")
_REASONS: Mapping[str, str] = {
    "head": "head of the page",
    "nav": "navigation of the page",
    "dialog": "dialogue of the page",
    **dict.fromkeys(_SCRIPTS, "script, style or embedded object"),
    **dict.fromkeys(("button", "input", "select", "textarea", "form", "datalist"), "form or button of the page"),
    **dict.fromkeys(("audio", "video", "track", "source", "picture-source"), "sound or film"),
}
_ROLES: Mapping[str, str] = {
    "navigation": "navigation of the page",
    "banner": "banner of the page",
    "contentinfo": "footer of the page",
    "search": "search form of the page",
    "dialog": "dialogue of the page",
    "alertdialog": "dialogue of the page",
    "menu": "navigation of the page",
    "menubar": "navigation of the page",
    "toolbar": "navigation of the page",
}
#: Words in ``class`` and ``id`` that name furniture: whole words, or whole parts of hyphenated words.
_NAMED = (
    (r"cookies?|gdpr|consent", "cookie notice"),
    (r"nav|navbar|navigation|breadcrumbs?|pager|pagination|menu|sidebar|skip-?(?:link|nav|to)\w*|jump-link|toolbar"
     r"|prev-?next|hsg-navigation|mw-(?:navigation|head|panel|editsection|jump\w*|page-base|head-base|indicators?)"
     r"|page-?tools|toc", "navigation of the page"),
    (r"social|share|sharing|addthis|newsletter|subscribe|follow-us", "buttons to share the page"),
    (r"advert\w*|ads|adsense|sponsor(?:ed)?|promo|popup|modal|overlay|banner", "advertisement or banner"),
    (r"site-?(?:header|footer|sub|notice)|page-?(?:header|footer)|masthead|global-?(?:header|footer)"
     r"|footer|printfooter|catlinks|copyright-?notice|license-?container\w*|wst-header\w*|header-?template|headertemplate"
     r"|ws-noexport|noprint|no-print|screen-reader-text|sr-only|visually-hidden", "header or footer of the page"),
)  # fmt: skip
_WORDS = tuple((re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_]|-)", re.I), why) for words, why in _NAMED)
_CONTENT_IDS = ("mw-content-text", "bodyContent", "maincontent", "main-content", "content")
_NEVER_TEXT = frozenset({"head", "nav", *_SCRIPTS})
_SECTIONING = ("article", "main", "section", "blockquote", "aside")
_PREVIOUS = re.compile(
    r"^[\W_]*(?:previous|prev|next|back|(?:back to )?(?:the )?(?:top|contents|index|up|home))(?: \w+)?[\W_]*$", re.I
)
_TURNS = re.compile(r"(?:^|[\s_-])(?:prev|previous|next|up|page|top|home|contents)(?=$|[\s_-])|#top|#$", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)


def find_content(root: etree._Element) -> etree._Element:
    """Return the element that contains the text: a single ``main`` or ``article``, wiki content, or the body."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = root.findall(path)
        if len(found) == 1 and "".join(found[0].itertext()).strip():
            return found[0]
    for identifier in _CONTENT_IDS:
        found = [element for element in root.iter(etree.Element) if element.get("id") == identifier]
        if len(found) == 1 and "".join(found[0].itertext()).strip():
            return found[0]
    return next(iter(root.findall("body")), root)


def reason(element: etree._Element) -> str:
    """Return why an element is furniture, in a few words; empty if it is text."""
    why = _reason(element)
    return why if why and not _is_text(element) else ""


def _reason(element: etree._Element) -> str:
    tag, role = str(element.tag), element.get("role", "")
    if tag in _REASONS:
        return _REASONS[tag]
    if tag in ("header", "footer") and not any(a.tag in _SECTIONING for a in element.iterancestors()):
        return f"{tag} of the page"
    if role in _ROLES:
        return _ROLES[role]
    if tag == "a" and _PREVIOUS.match("".join(str(part) for part in element.itertext())) and _turns_page(element):
        return "navigation of the page"
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return "hidden on the page"
    return _named(element)


def _is_text(element: etree._Element) -> bool:
    """Return whether an element that looks like furniture is the text: it has most words, or the only ``h1``."""
    if element.tag in _NEVER_TEXT:
        return False
    root = element.getroottree().getroot()
    if element.tag == "header" and len(root.findall(".//h1")) == len(element.findall(".//h1")) == 1:
        return True
    return 2 * _words(element) > _words(root)


def _words(element: etree._Element) -> int:
    return sum(len(text.split()) for text in element.itertext(etree.Element))


def _turns_page(link: etree._Element) -> bool:
    """Return whether a link is marked as one to another page or to the top of this one."""
    words = " ".join(link.get(name, "") for name in ("class", "rel", "accesskey", "href"))
    return bool(_TURNS.search(words))


def _named(element: etree._Element) -> str:
    if element.tag in ("body", "html", "main", "article", "p", "em", "i", "b", "td", "tr", "tbody"):
        return ""
    words = f"{element.get('class', '')} {element.get('id', '')}"
    for pattern, why in _WORDS:
        if words.strip() and pattern.search(words):
            return why
    return ""


def outside(root: etree._Element, content: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost elements of a page that neither contain its content nor are in it."""
    kept = {content, *content.iterancestors()}
    for ancestor in content.iterancestors():
        yield from (child for child in ancestor if child not in kept)


def texts_outside(content: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the texts of a page between the elements around its content."""
    yield content, "tail"
    for ancestor in content.iterancestors():
        yield ancestor, "text"
        for child in ancestor:
            yield child, "tail"
