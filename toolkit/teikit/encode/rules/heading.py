"""The head of a document: its file number and its heading with the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from teikit.encode.annotation import Annotation
from teikit.encode.context import Context
from teikit.registers import Person, identifier


def source_note(context: Context) -> Iterator[Annotation]:
    """``795.00/10–750`` on the first line is the file number: an inline source note, not part of the heading."""
    pattern = context.profile.pattern("source-note", "pattern")
    for line in list(context.free_lines())[:1]:
        if pattern.search(context.text[line.start : line.end]):
            attributes = {"type": "source", "rend": "inline"}
            yield Annotation(*line, "note", attributes, "source-note", reason="file number before the heading")


def source_notes(context: Context) -> Iterator[Annotation]:
    """Yield the inline source notes found so far."""
    return (note for note in context.of("note") if note.attributes.get("type") == "source")


def file_date(context: Context) -> date | None:
    """Return the date that the file number ends in: month, day and year of ``…/10–750`` are 7 October 1950."""
    for note in source_notes(context):
        match = context.profile.pattern("source-note", "pattern").search(context.text[note.start : note.end])
        if match:
            year = int(context.profile.get("source-note", "century")) + int(match["year"])
            try:
                return date(year, int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None


def heading(context: Context) -> Iterator[Annotation]:
    """``Memorandum by X to Y (Z)`` is the heading; its parties are persons, from and to.

    A party's name stands in parentheses after the office, or begins the phrase.
    """
    lines = list(context.free_lines())[:1]
    kinds = context.profile.alternatives("heading", "kinds")
    for line in lines:
        text = context.text[line.start : line.end]
        match = context.profile.pattern("heading", "pattern", kinds=kinds).search(text)
        if match:
            yield Annotation(*line, "head", {}, "heading", reason="kind of document and two parties")
            yield from _parties(context, match, line.start)
        elif context.profile.pattern("heading", "only", kinds=kinds).search(text):
            yield Annotation(*line, "head", {}, "heading", "medium", reason="begins with a kind of document")


def _parties(context: Context, match: re.Match[str], offset: int) -> Iterator[Annotation]:
    honorifics = context.profile.alternatives("names", "honorifics")
    in_parentheses = context.profile.pattern("heading", "party_in_parentheses")
    leading = context.profile.pattern("heading", "party", honorifics=honorifics)
    for role in ("from", "to"):
        party = match[role]
        name = in_parentheses.search(party) or leading.search(party)
        if name:
            start = offset + match.start(role) + name.start("name")
            ref = {"type": role, "ref": f"#{_person_id(context.persons, name['name'])}"}
            yield Annotation(start, start + len(name["name"]), "persName", ref, "heading", reason=f"party, {role}")


def _person_id(persons: tuple[Person, ...], name: str) -> str:
    surname = name.rsplit(" ", 1)[-1]
    for person in persons:
        if name in person.forms or surname == person.surname:
            return person.id
    return identifier(name)


def kind(context: Context) -> str:
    """Return the kind of document that the heading names, in small letters; ``document`` where it names none."""
    kinds = context.profile.alternatives("heading", "kinds")
    for head in context.of("head"):
        match = re.match(kinds, context.text[head.start : head.end])
        if match:
            return match[0].lower()
    return "document"
