"""HTML pages: saved from a site, exported by a word processor, written by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.xml import ILLEGAL_CHARACTER
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.notes.typed_notes import with_typed_notes
from teikit.encoding.readers.account import Account
from teikit.encoding.readers.draft import Draft
from teikit.encoding.readers.html import furniture, notes
from teikit.encoding.readers.html.bodies import write_bodies
from teikit.encoding.readers.html.inline import base_of, within
from teikit.encoding.readers.html.page import parse
from teikit.encoding.readers.html.writer import Writer


def transcript(data: bytes, path: Path, encoding: str | None = None) -> Transcript:
    """Read a page: its text, block by block, and what its elements say; its furniture is left out and listed.

    :param encoding: a name that Python knows; without it the page's own declaration holds, else UTF-8.
    :raises TeikitError: the page holds no text, is in another encoding, or has a character that cannot stand in XML.
    """
    root, used = parse(data, path, encoding)
    draft = Draft()
    account = Account(draft.losses, _place, _is_words)
    held = furniture.content(root)
    found = notes.find(held)
    for element in furniture.outside(root, held):
        account.drop(element, furniture.reason(element) or "outside the text of the page")
    led_to = frozenset(place for link in held.iter("a") if (place := within(link)))
    writer = Writer(draft, account, found, base_of(root), led_to)
    writer.write_content(held)
    write_bodies(draft, account, writer, found)
    read = draft.transcript(path.name, used)
    if not read.text.strip():
        raise TeikitError("the page is empty, a text was expected", path)
    _refuse_illegal(read, path)
    account.unread(root)
    account.missing(read.text)
    return with_typed_notes(replace(read, losses=tuple(draft.losses)))


def _is_words(element: etree._Element) -> bool:
    return element.tag not in ("script", "style")


def _place(element: etree._Element) -> str:
    return f"line {element.sourceline}, {etree.QName(element).localname}"


def _refuse_illegal(read: Transcript, path: Path) -> None:
    illegal = ILLEGAL_CHARACTER.search(read.text)
    if illegal:
        around = read.text[max(0, illegal.start() - 20) : illegal.start()]
        raise TeikitError(
            f"character U+{ord(illegal[0]):04X} cannot stand in XML, behind {around!r}", path, hint="remove it"
        )
