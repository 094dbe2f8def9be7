"""Markers in the text that are markup: page breaks and the references of notes."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encode.annotation import Annotation, Inserted
from teikit.encode.context import Context


def page_breaks(context: Context) -> Iterator[Annotation]:
    """``[Page 907]`` is where page 907 begins: ``<pb n="907" xml:id="pg_907"/>``, in place of the marker."""
    pattern = context.profile.pattern("page-breaks", "pattern")
    template = str(context.profile.get("page-breaks", "id"))
    seen: dict[str, int] = {}
    for match in pattern.finditer(context.text):
        n = match["n"]
        seen[n] = seen.get(n, 0) + 1
        unique = template.replace("{n}", n) + (f"-{seen[n]}" if seen[n] > 1 else "")
        certainty = "high" if seen[n] == 1 else "low"
        yield Annotation(
            *match.span(), "pb", {"n": n, "xml:id": unique}, "page-breaks", certainty, len(match[0]),
            reason="page marker" if seen[n] == 1 else f"page {n} begins a second time",
        )  # fmt: skip


def note_references(context: Context) -> Iterator[Annotation]:
    """``yesterday.1`` refers to note 1: the number leaves the text, the note stands in its place.

    References count up from 1; a glued number out of turn is text. The body comes with the context
    (a sidecar file), or is marked as a gap.
    """
    pattern = context.profile.pattern("note-references", "pattern")
    reason = str(context.profile.get("note-references", "gap"))
    masked = context.masked()
    expected = 1
    for match in pattern.finditer(masked):
        n = match["n"] or match["m"]
        if n != str(expected):
            continue
        expected += 1
        attributes = {"n": n, "xml:id": f"d1fn{n}", "place": "bottom"}
        body = context.notes.get(n)
        inserted = Inserted("gap", {"reason": reason}) if body is None else Inserted("p", {}, (body,))
        yield Annotation(
            *match.span(match.lastgroup or 0), "note", attributes, "note-references", "high", len(n), (inserted,),
            reason="number glued to the word, next in turn",
        )  # fmt: skip
