"""Links of a Word document: addresses, and bookmarks within it (ECMA-376-1, 17.13.6 and 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from lxml import etree

from teikit.encoding.readers.account import Account
from teikit.encoding.readers.docx.package import W, w
from teikit.encoding.readers.draft import Draft

_REFERENCES = frozenset({w("footnoteReference"), w("endnoteReference")})
_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "urn", "doi"})
_HYPERLINK = re.compile(r'^\s*HYPERLINK\b(?:\s+(?:\\[hmnot]\s+)*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\\"\s]\S*)))?', re.I)
_PLACE = re.compile(r'\\l\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\\"\s]\S*))', re.I)
_CROSS_REFERENCE = re.compile(r'^\s*(?:REF|PAGEREF|NOTEREF)\s+"?(?P<name>[^\\"\s]+)"?(?=.*\\h)', re.I | re.S)


class Destination(NamedTuple):
    """Where a link leads: an address outside, a bookmark of the document, or a bookmark of a document outside."""

    address: str = ""
    bookmark: str = ""


def of_field(code: str) -> Destination:
    """Return where a field leads by its code; nowhere for one that is no link."""
    if cross := _CROSS_REFERENCE.match(code):
        return Destination(bookmark=cross["name"])
    link = _HYPERLINK.match(code)
    if link is None:
        return Destination()
    place = _PLACE.search(code)
    return _parted(link["quoted"] or link["bare"] or "", (place["quoted"] or place["bare"] or "") if place else "")


def of_hyperlink(target: str, anchor: str) -> Destination:
    """Return where a ``w:hyperlink`` leads by the target of its relationship and its ``w:anchor``."""
    return _parted(target, anchor)


def _parted(target: str, bookmark: str) -> Destination:
    """Return a destination; some programs write a place of the document itself as an address."""
    if target.startswith("#"):
        return Destination(bookmark=target[1:])
    return Destination(target, bookmark)


class Bookmarks:
    """The bookmarks of a document: which element each stands in or before, and which note it is on."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._notes: dict[str, str] = {}
        self._before: dict[etree._Element, list[str]] = {}
        for root in roots:
            for start in root.iter(w("bookmarkStart")):
                self._know(start)

    def _know(self, start: etree._Element) -> None:
        name, note = start.get(w("name"), ""), _note(start)
        if note:
            self._notes.setdefault(name.casefold(), note)
        elif next(start.iterancestors(w("p")), None) is None:
            following = start.xpath("following::*[self::w:p or self::w:tbl][1]", namespaces={"w": W})
            for block in following:
                self._before.setdefault(block, []).append(name)

    def key(self, name: str) -> str:
        """Return what the draft knows a bookmark by: Word does not tell capitals from small letters in its name."""
        return self._notes.get(name.casefold(), name.casefold())

    def write_before(self, block: etree._Element, draft: Draft) -> None:
        """Write the bookmarks that stand right before a block."""
        for name in self._before.get(block, ()):
            draft.anchor(self.key(name), name)

    def write(self, start: etree._Element, draft: Draft) -> None:
        """Write a bookmark of a paragraph; one that is on a note is known by the note."""
        name = start.get(w("name"), "")
        if name and name.casefold() not in self._notes:
            draft.anchor(self.key(name), name)

    def leading(self, paragraph: etree._Element, draft: Draft) -> None:
        """Write the bookmarks that stand before the words of a paragraph, and before its number."""
        self.write_before(paragraph, draft)
        for child in paragraph.iterchildren(etree.Element):
            if child.tag == w("bookmarkStart"):
                self.write(child, draft)
            elif next(child.iter(w("t")), None) is not None:
                return


class Links:
    """Makes targets of destinations; what leads nowhere is listed."""

    def __init__(self, draft: Draft, account: Account, bookmarks: Bookmarks) -> None:
        self._draft = draft
        self._account = account
        self._bookmarks = bookmarks

    def target(self, element: etree._Element, to: Destination) -> str:
        """Return the target of a link, empty where it leads nowhere; ``element`` is where it stands."""
        if to.address:
            target = address(to.address)
            if not target:
                self._account.say(element, to.address, "the address of a link that nobody else can follow")
            return f"{target}#{quote(to.bookmark)}" if target and to.bookmark and "#" not in target else target
        if not to.bookmark:
            return ""
        lost = self._account.loss(element, f"#{to.bookmark}", "a link to a place that the text does not have")
        return self._draft.link(self._bookmarks.key(to.bookmark), lost)


def address(target: str) -> str:
    """Return an address that can stand in TEI; empty where it leads nowhere outside."""
    try:
        scheme = urlsplit(target).scheme
    except ValueError:
        return ""
    return quote(target, safe="%/:=&?~#+!$,;'@()*[]") if scheme in _SCHEMES else ""


def _note(start: etree._Element) -> str:
    """Return the key of the note on whose reference a bookmark is; empty for one on anything else."""
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
