"""Footnotes typed by hand: a raised number in the text, and a line at the end that begins with the same number.

The number may be that of a list that counts by itself, where a heading (Notes) or a line sets the list apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.model.transcript import Transcript

RULE = "source-markup"
_REASON = "footnote typed by hand"
_LABEL = re.compile(r"^\s*[\[(]?(?P<n>[0-9]{1,3}|\*{1,3}|[†‡§])[\])]?\s*$")
_PLAIN = re.compile(r"[\[(]?(?P<n>[0-9]{1,3}|\*{1,3}|[†‡§])(?:[\])][.:]?|[.:])?[ \t\u00a0]+(?=\S)")
_LISTED = re.compile(r"[\[(]?(?P<n>[0-9]{1,3})[\])]?[.:]?$")
_HEADING = re.compile(r"(?:(?:foot|end)?notes?(?: and references)?|anmerkungen|(?:fuß|end)noten)[.:]?", re.I)
_DRAWN = re.compile(r"_{3,}|-{3,}|={3,}|[–—]{2,}")
_LISTS = frozenset({"list", "label", "item"})
#: How deep the lists of the running text lie, and what they hold.
_TOP = 2


class _Body(NamedTuple):
    """A note: its label, what stands before its words, and its words; ``listed`` as an item of a list."""

    label: str
    marker: Span
    span: Span
    listed: bool = False


def with_hand_notes(read: Transcript) -> Transcript:
    """Return a transcript with the notes that somebody typed by hand as notes; each is listed in the ledger.

    They are told by their marks being raised and by each having a line of its own at the end, in the same order. Items
    of a list are notes only behind a heading that says so, or behind a line.
    """
    raised = [a for a in read.annotations if _is_raised(a, read.text)]
    end = min((a.start for a in read.annotations if a.element == "ab"), default=len(read.text))
    found = _bodies(read, raised, end)
    if not found:
        return read
    first = found[0].marker.start
    apart = _set_apart(read, first)
    listed = any(body.listed for body in found)
    if _holds_other_blocks(read, listed, Span(first, end)) or (apart is None and listed):
        return read
    begin = first if apart is None else apart
    calls = _calls(read, [a for a in raised if a.end < begin], [body.label for body in found])
    if calls is None:
        return read
    used = {id(a) for a in (*calls, *raised) if a in calls or first <= a.start <= end}
    kept = [a for a in read.annotations if id(a) not in used and not _is_gone(a, Span(begin, end))]
    made = [*_shortened(kept, begin, read.text), *_made(read, calls, found, begin)]
    losses = (
        Loss(
            f"line {read.position(body.marker.start).line}",
            "moved",
            f"{_REASON}, in the TEI a note",
            _words(read, body),
        )
        for body in found
    )
    return replace(read, annotations=tuple(made), losses=(*read.losses, *losses))


def _set_apart(read: Transcript, first: int) -> int | None:
    """Return where the notes begin: at their heading, at the line before them; ``None`` where they have neither."""
    before = read.text[:first].rstrip(XML_SPACE)
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    words = before[start:].strip()
    if words and (_HEADING.fullmatch(words) or _DRAWN.fullmatch(words)):
        above = _set_apart(read, start) if _HEADING.fullmatch(words) else None
        return start if above is None else above
    return first if any(len(before) <= rule <= first for rule in read.rules) else None


def _holds_other_blocks(read: Transcript, listed: bool, tail: Span) -> bool:
    """Tell whether anything but notes stands at the end: a heading, a table, a list, words behind the list of notes."""
    inside = [a for a in read.annotations if a.start < a.end and a.end > tail.start and a.start < tail.end]
    if any(_is_other_block(a, listed) for a in inside):
        return True
    ends = max((a.end for a in inside if a.element == "item"), default=tail.end)
    return listed and bool(read.text[ends : tail.end].strip())


def _is_other_block(a: Annotation, listed: bool) -> bool:
    if a.element == "head" or not listed:
        return a.element == "head" or bool(a.level)
    if _is_list_of_notes(a):
        return a.element == "list" and a.attributes.get("type") != "ordered"
    return 0 < a.level <= _TOP


def _is_list_of_notes(a: Annotation) -> bool:
    return a.element in _LISTS and 0 < a.level <= _TOP


def _is_gone(a: Annotation, notes: Span) -> bool:
    """Tell whether an annotation says of the notes what they are no more: a list, a section with its heading."""
    return notes.start <= a.start <= notes.end and (a.element in ("div", "head") or _is_list_of_notes(a))


def _words(read: Transcript, body: _Body) -> str:
    return read.text[body.marker.start : body.span.end]


def _is_raised(annotation: Annotation, text: str) -> bool:
    said = annotation.element == "hi" and annotation.attributes.get("rend") == "superscript"
    return said and _LABEL.match(text[annotation.start : annotation.end]) is not None


def _bodies(read: Transcript, raised: Sequence[Annotation], end: int) -> list[_Body]:
    """Return the last lines of the text that begin with numbers, which rise by one from 1."""
    starts = {a.start: a for a in raised}
    items = _items(read)
    known = {a.start: None for a in read.annotations if a.consumes} | items
    lines = [line for line in read.lines if line.start < end and not read.is_blank(line)]
    marked = [(line, known[line.start] if line.start in known else _begins(read.text, line, starts)) for line in lines]
    first = _first([label[0] if label else "" for _, label in marked])
    bodies: list[_Body] = []
    for line, begun in marked[first:] if first is not None else ():
        if begun and (not bodies or _follows(bodies[-1].label, begun[0])):
            listed = line.start in items
            bodies.append(_Body(begun[0], Span(line.start, begun[1]), Span(begun[1], line.end), listed))
        elif bodies:
            bodies[-1] = bodies[-1]._replace(span=Span(bodies[-1].span.start, line.end))
    return bodies


def _items(read: Transcript) -> dict[int, tuple[str, int] | None]:
    """Return the numbered items of lists, by where their lines begin: the label, and where the words begin.

    Items of lists within lists begin no note.
    """
    words = {a.start for a in read.annotations if a.element == "item"}
    found: dict[int, tuple[str, int] | None] = {}
    for a in read.annotations:
        if a.element == "label" and a.level:
            label = _LISTED.match(read.text, a.start, a.end)
            begun = next((at for at in range(a.end, a.end + 3) if at in words), None)
            found[a.start] = (label["n"], begun) if label and begun is not None and a.level <= _TOP else None
    return found


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
    """Return annotations with divisions that end before the notes begin, behind all that is in them."""
    stop = max(len(text[:end].rstrip(XML_SPACE)), *(a.end for a in annotations if a.level and a.end <= end), 0)
    made = []
    for a in annotations:
        if a.element == "div" and a.end > stop:
            a = a._replace(end=stop)
        elif a.element == "ab":
            a = a._replace(start=end)
        made.append(a)
    return made


def _made(read: Transcript, calls: Sequence[Annotation], bodies: Sequence[_Body], begin: int) -> list[Annotation]:
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
        made.append(Annotation(begin, end, "ab", {"type": "notes"}, RULE, reason="notes"))
    return made


def _lines(read: Transcript, span: Span) -> list[Span]:
    """Return the paragraphs of a note: its lines, but for those that only a line break parts, or that a block holds."""
    breaks = {a.start for a in read.annotations if a.element == "lb"}
    blocks = [a.span for a in read.annotations if a.level > _TOP and span.start <= a.start < a.end <= span.end]
    found: list[Span] = []
    for line in (Span(max(line.start, span.start), min(line.end, span.end)) for line in read.lines):
        if (
            line.start >= line.end
            or read.is_blank(line)
            or any(b.start < line.end and line.start < b.end for b in blocks)
        ):
            continue
        if line.start in breaks and found:
            found[-1] = found[-1]._replace(end=line.end)
        else:
            found.append(line)
    return found
