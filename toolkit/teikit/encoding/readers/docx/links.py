"""Links of a Word document: addresses, and bookmarks within it (ECMA-376-1, 17.13.6 and 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from lxml import etree

from teikit.encoding.readers.coverage import TextCoverage
from teikit.encoding.readers.docx.package import W, w
from teikit.encoding.readers.draft import Draft

_REFERENCES = frozenset({w("footnoteReference"), w("endnoteReference")})
_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "urn", "doi"})
_HYPERLINK = re.compile(r'^\s*HYPERLINK\b(?:\s+(?:\\[hmnot]\s+)*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\\"\s]\S*)))?', re.I)
_BOOKMARK = re.compile(r'\\l\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\\"\s]\S*))', re.I)
_CROSS_REFERENCE = re.compile(r'^\s*(?:REF|PAGEREF|NOTEREF)\s+"?(?P<name>[^\\"\s]+)"?(?=.*\\h)', re.I | re.S)


class Destination(NamedTuple):
    """The destination of a link: an address, a bookmark in the document, or a bookmark in a document at an address."""

    address: str = ""
    bookmark: str = ""


def destination_of_field(code: str) -> Destination:
    """Return the destination of a field from its code; an empty one if the field is not a link."""
    if cross := _CROSS_REFERENCE.match(code):
        return Destination(bookmark=cross["name"])
    link = _HYPERLINK.match(code)
    if link is None:
        return Destination()
    bookmark = _BOOKMARK.search(code)
    return destination(
        link["quoted"] or link["bare"] or "", (bookmark["quoted"] or bookmark["bare"] or "") if bookmark else ""
    )


def destination(target: str, bookmark: str) -> Destination:
    """Return a destination. Some programs write a bookmark of the document itself as an address, ``#bookmark``."""
    if target.startswith("#"):
        return Destination(bookmark=target[1:])
    return Destination(target, bookmark)


class Bookmarks:
    """The bookmarks of a document, with the block that each precedes or the note that each marks."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._notes: dict[str, str] = {}
        self._before: dict[etree._Element, list[str]] = {}
        for root in roots:
            for start in root.iter(w("bookmarkStart")):
                self._add(start)

    def _add(self, start: etree._Element) -> None:
        name, note = start.get(w("name"), ""), _note(start)
        if note:
            self._notes.setdefault(name.casefold(), note)
        elif next(start.iterancestors(w("p")), None) is None:
            following = start.xpath("following::*[self::w:p or self::w:tbl][1]", namespaces={"w": W})
            for block in following:
                self._before.setdefault(block, []).append(name)

    def key(self, name: str) -> str:
        """Return the key of a bookmark in the draft. Word ignores case in the names of bookmarks."""
        return self._notes.get(name.casefold(), name.casefold())

    def write_before(self, block: etree._Element, draft: Draft) -> None:
        """Write the bookmarks directly before a block."""
        for name in self._before.get(block, ()):
            draft.anchor(self.key(name), name)

    def write(self, start: etree._Element, draft: Draft) -> None:
        """Write a bookmark in a paragraph. A bookmark on the call of a note is not written: links lead to the note."""
        name = start.get(w("name"), "")
        if name and name.casefold() not in self._notes:
            draft.anchor(self.key(name), name)

    def write_leading(self, paragraph: etree._Element, draft: Draft) -> None:
        """Write the bookmarks before the words of a paragraph, and before its number."""
        self.write_before(paragraph, draft)
        for child in paragraph.iterchildren(etree.Element):
            if child.tag == w("bookmarkStart"):
                self.write(child, draft)
            elif next(child.iter(w("t")), None) is not None:
                return


class LinkResolver:
    """Turns destinations into link targets and reports those that cannot be kept."""

    def __init__(self, draft: Draft, coverage: TextCoverage, bookmarks: Bookmarks) -> None:
        self._draft = draft
        self._coverage = coverage
        self._bookmarks = bookmarks

    def target(self, element: etree._Element, to: Destination) -> str:
        """Return the target of a link; empty if it cannot be kept, or if the element is not a link."""
        if to.address:
            target = address(to.address)
            if not target:
                self._coverage.report(element, to.address, "a link to a local file, which readers cannot reach")
            return f"{target}#{quote(to.bookmark)}" if target and to.bookmark and "#" not in target else target
        if not to.bookmark:
            return ""
        lost = self._coverage.loss(element, f"#{to.bookmark}", "a link to a place that the text does not contain")
        return self._draft.link(self._bookmarks.key(to.bookmark), lost)


def address(target: str) -> str:
    """Return an address as a URI reference; empty if its scheme is not one of the web or of mail."""
    try:
        scheme = urlsplit(target).scheme
    except ValueError:
        return ""
    return quote(target, safe="%/:=&?~#+!$,;'@()*[]") if scheme in _SCHEMES else ""


def _note(start: etree._Element) -> str:
    """Return the key of the note whose call a bookmark marks; empty if it marks anything else."""
    found = ""
    for sibling in start.itersiblings(etree.Element):
        if sibling.tag == w("bookmarkEnd") and sibling.get(w("id")) == start.get(w("id")):
            return found
        for part in sibling.iter(w("t"), *_REFERENCES):
            if part.tag == w("t") and not (part.text or "").strip():
                continue
            if part.tag == w("t") or found:
                return ""
            found = f"{etree.QName(part).localname.removesuffix('Reference')}-{part.get(w('id'))}"
    return ""
