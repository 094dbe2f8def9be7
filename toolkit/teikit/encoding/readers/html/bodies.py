"""The bodies of notes: written behind the text, each behind its number."""

from __future__ import annotations

import re
from collections.abc import Set

from lxml import etree

from teikit.encoding.readers.account import Account
from teikit.encoding.readers.draft import Draft
from teikit.encoding.readers.html.notes import Notes, without_backlinks
from teikit.encoding.readers.html.writer import Writer

_SPACE = " \t\r\n\f\u00a0"
_LABEL = re.compile(r"^[\s\u00a0]*(?P<label>[\[(]?(?:[0-9]{1,4}[a-z]?|[*†‡§¶#]{1,4})[\])]?[.:]?)[\s\u00a0]+", re.A)


def write_bodies(draft: Draft, account: Account, writer: Writer, notes: Notes) -> None:
    """Write the bodies of all notes that the text refers to, in the order of the references."""
    called = draft.called()
    if not called:
        return
    draft.notes_begin()
    for key in called:
        body = notes.bodies[key]
        label = notes.labels[notes.links[key][0]]
        marker = _marker(account, body, label, notes.places(key))
        with draft.body(key, marker):
            writer.write_content(body)


def _marker(account: Account, body: etree._Element, label: str, places: Set[str]) -> str:
    """Return what stands before a body: its own number, as the page has it, else the number of the reference."""
    shown = ""
    for link in dict.fromkeys(without_backlinks(body, places)):
        words = "".join(str(part) for part in link.itertext()).strip(_SPACE)
        if not shown and words.strip("[](). :") == label:
            shown = account.take_all(link).strip(_SPACE)
        else:
            account.drop(link, "link back from a note to the text")
    shown = shown or _opening(body, label)
    if not shown:
        shown = f"{label}."
        account.generate(shown)
    return f"{shown} "


def _opening(body: etree._Element, label: str) -> str:
    """Take the number that a body begins with as plain text; empty where it begins otherwise."""
    first = next((e for e in body.iter(etree.Element) if (e.text or "").strip(_SPACE)), None)
    match = _LABEL.match(first.text or "") if first is not None else None
    if first is None or match is None or match["label"].strip("[](). :") != label:
        return ""
    first.text = (first.text or "")[match.end() :]
    return match["label"]
