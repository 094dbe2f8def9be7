"""Footnotes typed by hand: a raised number in the text, and a line at the end that begins with the same number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from teikit.encode.annotation import Annotation
from teikit.encode.ledger import Loss
from teikit.encode.transcript import XML_SPACE, Span, Transcript

RULE = "source-markup"
_REASON = "footnote typed by hand"
_LABEL = re.compile(r"^\s*[\[(]?(?P<n>[0-9]{1,3}|\*{1,3}|[†‡§])[\])]?\s*$")
_PLAIN = re.compile(r"[\[(]?(?P<n>[0-9]{1,3}|\*{1,3}|[†‡§])(?:[\])][.:]?|[.:])?[ \t\u00a0]+(?=\S)")


class _Body(NamedTuple):
    label: str
    marker: Span
    span: Span


def with_hand_notes(read: Transcript) -> Transcript:
    """Return a transcript with the notes that somebody typed by hand as notes; each is listed in the ledger.

    They are told by their marks being raised and by each having a line of its own at the end, in the same order. Items
    of a list are none.
    """
    raised = [a for a in read.annotations if _is_raised(a, read.text)]
    end = min((a.start for a in read.annotations if a.element == "ab"), default=len(read.text))
    found = _bodies(read, raised, end)
    if not found:
        return read
    first = found[0].marker.start
    if any((a.level or a.element == "head") and a.end > first and a.start < end for a in read.annotations):
        return read
    calls = _calls(read, [a for a in raised if a.end < first], [body.label for body in found])
    if calls is None:
        return read
    used = {id(a) for a in raised if a in calls or a.start >= first}
    kept = [a for a in read.annotations if id(a) not in used and not (a.element == "div" and a.start >= first)]
    made = [*_shortened(kept, first, read.text), *_made(read, calls, found)]
    losses = (
        Loss(f"line {read.place(body.marker.start)[0]}", "moved", f"{_REASON}, in the TEI a note", _words(read, body))
        for body in found
    )
    return replace(read, annotations=tuple(made), losses=(*read.losses, *losses))


def _words(read: Transcript, body: _Body) -> str:
    return read.text[body.marker.start : body.span.end]


def _is_raised(annotation: Annotation, text: str) -> bool:
    said = annotation.element == "hi" and annotation.attributes.get("rend") == "superscript"
    return said and _LABEL.match(text[annotation.start : annotation.end]) is not None


def _bodies(read: Transcript, raised: Sequence[Annotation], end: int) -> list[_Body]:
    """Return the last lines of the text that begin with numbers, which rise by one from 1."""
    starts = {a.start: a for a in raised}
    taken = {a.start for a in read.annotations if a.consumes}
    lines = [line for line in read.lines if line.start < end and not read.is_blank(line)]
    marked = [(line, None if line.start in taken else _begins(read.text, line, starts)) for line in lines]
    first = _first([label[0] if label else "" for _, label in marked])
    bodies: list[_Body] = []
    for line, begun in marked[first:] if first is not None else ():
        if begun and (not bodies or _follows(bodies[-1].label, begun[0])):
            bodies.append(_Body(begun[0], Span(line.start, begun[1]), Span(begun[1], line.end)))
        elif bodies:
            bodies[-1] = bodies[-1]._replace(span=Span(bodies[-1].span.start, line.end))
    return bodies


def _begins(text: str, line: Span, raised: dict[int, Annotation]) -> tuple[str, int] | None:
    """Return the label that a line begins with, and where its words begin."""
    mark = raised.get(line.start)
    if mark is not None:
        label = _LABEL.match(text[mark.start : mark.end])
        behind = re.compile(r"[.:]?[ \t\u00a0]*").match(text, mark.end, line.end)
        at = behind.end() if behind else mark.end
        return (label["n"], at) if label and at < line.end else None
    plain = _PLAIN.match(text, line.start, line.end)
    return (plain["n"], plain.end()) if plain else None


def _first(labels: Sequence[str]) -> int | None:
    """Return the line of the first note: the last line that begins with 1, or with a first symbol."""
    for at in range(len(labels) - 1, -1, -1):
        if labels[at] in ("1", "*"):
            return at or None
    return None


def _follows(before: str, label: str) -> bool:
    return not label.isdigit() or not before.isdigit() or int(label) == int(before) + 1


def _calls(read: Transcript, raised: Sequence[Annotation], labels: Sequence[str]) -> list[Annotation] | None:
    """Return the raised number that each label has in the text, in their order; ``None`` where one has none."""
    found: list[Annotation] = []
    waiting = list(labels)
    for mark in sorted(raised, key=lambda a: a.start):
        match = _LABEL.match(read.text[mark.start : mark.end])
        if waiting and match and match["n"] == waiting[0]:
            found.append(mark)
            waiting.pop(0)
    return found if not waiting else None


def _shortened(annotations: Sequence[Annotation], end: int, text: str) -> list[Annotation]:
    """Return annotations with divisions that end before the notes begin."""
    stop = len(text[:end].rstrip(XML_SPACE))
    made = []
    for a in annotations:
        if a.element == "div" and a.end > stop:
            a = replace(a, end=stop)
        elif a.element == "ab":
            a = replace(a, start=end)
        made.append(a)
    return made


def _made(read: Transcript, calls: Sequence[Annotation], bodies: Sequence[_Body]) -> list[Annotation]:
    made: list[Annotation] = []
    taken = {a.attributes.get("xml:id", "") for a in read.annotations}
    for mark, body in zip(calls, bodies, strict=True):
        label = body.label if body.label.isdigit() else f"s{ord(body.label[0]):x}{len(body.label)}"
        identifier = f"d1fn{label}"
        while identifier in taken:
            identifier += "-hand"
        taken.add(identifier)
        note = {"n": body.label, "place": "bottom", "xml:id": identifier}
        length = mark.end - mark.start
        made.append(
            Annotation(mark.start, mark.end, "note", note, RULE, "medium", length, reason=_REASON, elsewhere=body.span)
        )
        pointer = {"type": "note", "n": body.label, "target": f"#{identifier}"}
        size = body.marker.end - body.marker.start
        made.append(Annotation(*body.marker, "ptr", pointer, RULE, consumes=size, reason="place of the body of a note"))
        made += (Annotation(*line, "p", {}, RULE, reason="body of a note", level=1) for line in _lines(read, body.span))
    if not any(a.element == "ab" for a in read.annotations):
        end = bodies[-1].span.end
        made.append(Annotation(bodies[0].marker.start, end, "ab", {"type": "notes"}, RULE, reason="notes"))
    return made


def _lines(read: Transcript, span: Span) -> list[Span]:
    inside = (Span(max(line.start, span.start), min(line.end, span.end)) for line in read.lines)
    return [line for line in inside if line.start < line.end and not read.is_blank(line)]
