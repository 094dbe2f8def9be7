"""Bodies of notes: written after the text, each after its number."""

from __future__ import annotations

import re
from collections.abc import Set

from lxml import etree

from teikit.encoding.readers.coverage import TextCoverage
from teikit.encoding.readers.draft import Draft
from teikit.encoding.readers.html.notes import Notes, backlinks
from teikit.encoding.readers.html.writer import PageWriter

_SPACE = " \t\r\n\f\u00a0"
_LABEL = re.compile(r"^[\s\u00a0]*(?P<label>[\[(]?(?:[0-9]{1,4}[a-z]?|[*†‡§¶#]{1,4})[\])]?[.:]?)[\s\u00a0]+", re.A)


def write_bodies(draft: Draft, coverage: TextCoverage, writer: PageWriter, notes: Notes) -> None:
    """Write the bodies of all notes that the text calls, in the order of the calls."""
    called = draft.called_notes()
    for key, body in notes.bodies.items():
        if key not in called:
            coverage.drop(body, "a note whose call was left out")
    if not called:
        return
    draft.begin_notes()
    for key in called:
        body = notes.bodies[key]
        label = notes.labels[notes.links[key][0]]
        marker = _marker(coverage, body, label, notes.call_ids(key))
        with draft.note_body(key, marker), coverage.moving(body, "body of a note, in the TEI at its call"):
            writer.write_content(body)


def _marker(coverage: TextCoverage, body: etree._Element, label: str, call_ids: Set[str]) -> str:
    """Return the number before a body: the page's own if there is one, else that of the call."""
    shown = ""
    for link in dict.fromkeys(backlinks(body, call_ids)):
        words = "".join(str(part) for part in link.itertext()).strip(_SPACE)
        if not shown and words.strip("[](). :") == label:
            with coverage.moving(link):
                shown = coverage.take_all(link).strip(_SPACE)
        else:
            coverage.drop(link, "link back from a note to the text")
    if not shown:
        shown = _take_label(body, label) or f"{label}."
        coverage.add_generated(shown)
    return f"{shown} "


def _take_label(body: etree._Element, label: str) -> str:
    """Remove the number that a body begins with as plain text, and return it; empty if there is none."""
    first = next((e for e in body.iter(etree.Element) if (e.text or "").strip(_SPACE)), None)
    match = _LABEL.match(first.text or "") if first is not None else None
    if first is None or match is None or match["label"].strip("[](). :") != label:
        return ""
    first.text = (first.text or "")[match.end() :]
    return match["label"]
