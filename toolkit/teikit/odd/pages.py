"""The manual of a large schema as several pages: one for the prose and the lists, one for each specification."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import html

_INDEX = "index.html"
_STYLE = "manual.css"


def split_manual(page: bytes) -> dict[str, bytes]:
    """Return the pages of a manual by file name; ``index.html`` is the first.

    :param page: the manual as one page.
    """
    document = html.document_fromstring(page.decode())
    sections = [section for section in document.iter("section") if "spec" in (section.get("class") or "").split()]
    names = {id(section): f"{_file_name(str(section.get('id')))}.html" for section in sections}
    place_of: dict[str, str] = {}
    for element in document.iter("*"):
        if element.get("id"):
            place_of[str(element.get("id"))] = _INDEX
    for section in sections:
        for element in section.iter("*"):
            if element.get("id"):
                place_of[str(element.get("id"))] = names[id(section)]
    pages: dict[str, bytes] = {_INDEX: b"", _STYLE: _move_style(document)}
    for section in sections:
        section.drop_tree()
    for section in sections:
        pages[names[id(section)]] = _page(document, section, place_of, names[id(section)])
    pages[_INDEX] = _serialised(document, place_of, _INDEX)
    return pages


def _file_name(identifier: str) -> str:
    return re.sub(r"[^\w.-]", "-", identifier)


def _move_style(document: html.HtmlElement) -> bytes:
    """Replace the style sheet in the page by a link; return it."""
    [style] = document.iterfind(".//head/style")
    style.addnext(html.Element("link", rel="stylesheet", href=_STYLE))
    css = style.text or ""
    style.drop_tree()
    return css.encode()


def _page(document: html.HtmlElement, section: html.HtmlElement, place_of: dict[str, str], name: str) -> bytes:
    """Return the page of one specification, with the head of the manual and a link to its index."""
    root = html.Element("html", dict(document.attrib))
    root.extend(deepcopy(head) for head in document.iterfind("head"))
    [title] = root.iterfind("head/title")
    whole = title.text or ""
    [ident, *_] = section.iterfind(".//code")
    title.text = f"{ident.text_content()} – {whole}"
    body = html.Element("body", {"class": "manual"})
    root.append(body)
    chapters = html.Element("nav", {"class": "chapters"})
    back = html.Element("a", href=f"{_INDEX}#index")
    back.text = whole
    chapters.append(back)
    body.append(chapters)
    main = html.Element("main", id="text")
    main.append(section)
    body.append(main)
    return _serialised(root, place_of, name)


def _serialised(root: html.HtmlElement, place_of: dict[str, str], name: str) -> bytes:
    for link in root.iter("a"):
        target = link.get("href") or ""
        if target.startswith("#"):
            place = place_of.get(target[1:], _INDEX)
            link.set("href", target if place == name else f"{place}{target}")
    text: str = html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return text.encode() + b"\n"
