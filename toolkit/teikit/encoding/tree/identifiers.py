"""Identifiers: each ``xml:id`` of a document is unique, also among the persons and places in its header."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from teikit.core.xml import XML_ID, tei


def unify_identifiers(root: etree._Element) -> None:
    """Rename the identifiers of the document, of its divisions and of this program that are in use elsewhere.

    Persons and places keep theirs, which come from the registers: a document ``lange`` that mentions *lange* becomes
    ``d-lange``.
    """
    # Anchors get theirs later, from those that are left.
    used = Counter(element.get(XML_ID) for element in root.iter(etree.Element) if element.tag != tei("anchor"))
    for element in (root, *root.iter(tei("application"), tei("div"))):
        name = element.get(XML_ID)
        if name is None or used[name] == 1:
            continue
        unused, number = f"d-{name}", 1
        while unused in used:
            number += 1
            unused = f"d-{name}-{number}"
        used[name] -= 1
        used[unused] += 1
        element.set(XML_ID, unused)
        if element.tag == tei("application"):
            for change in root.iter(tei("change")):
                change.set("who", f"#{unused}")
