"""Footnotes typed by hand: a raised number in the text, and a line at the end that begins with the same number.

The number may be the label of a numbered list, if a heading (Notes) or a rule separates the list from the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
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
_STOP_AND_SPACE = re.compile(r"[.:]?[ \t\u00a0]*")
_LISTS = frozenset({"list", "label", "item"})
#: The greatest level of a list in the running text, and of its items.
_TOP = 2


class _Body(NamedTuple):
    """The body of a note.

    :param marker: the span of the label, and of the stop and the space after it.
    :param is_item: whether it is an item of a list.
    """

    label: str
    marker: Span
    span: Span
    is_item: bool = False


class _Notes(NamedTuple):
    """The notes of a transcript: raised numbers, and the bodies that they refer to, in the same order.

    :param begin: the offset at which the notes begin, with their heading.
    :param end: the offset at which the last lines of the text end, before the notes that the source marks itself.
    """

    calls: Sequence[Annotation]
    bodies: Sequence[_Body]
    begin: int
    end: int


def with_typed_notes(read: Transcript) -> Transcript:
    """Return a transcript in which footnotes typed by hand are notes; each is listed in the loss report.

    The marks are raised, and each is at the beginning of a line at the end of the text, in the same order. Items of a
    list are notes only below a heading for notes or a rule.
    """
    raised = [a for a in read.annotations if _is_raised(a, read.text)]
    notes = _find_notes(read, raised)
    if notes is None:
        return read
    first = notes.bodies[0].marker.start
    replaced = {id(a) for a in raised if a in notes.calls or first <= a.start <= notes.end}
    region = Span(notes.begin, notes.end)
    kept = [a for a in read.annotations if id(a) not in replaced and not _describes_notes(a, region)]
    annotations = (*_shortened(kept, notes.begin, read.text), *_annotate(read, notes))
    return replace(read, annotations=annotations, losses=(*read.losses, *_losses(read, notes.bodies)))


def _find_notes(read: Transcript, raised: Sequence[Annotation]) -> _Notes | None:
    """Return the notes at the end of the text, if every one has a call and nothing else is among them."""
    end = min((a.start for a in read.annotations if a.element == "ab"), default=len(read.text))
    bodies = _find_bodies(read, raised, end)
    if not bodies:
        return None
    first = bodies[0].marker.start
    separator = _find_separator(read, first)
    has_items = any(body.is_item for body in bodies)
    if has_items and separator is None:
        return None
    if _has_other_blocks(read, Span(first, end), has_items=has_items):
        return None
    begin = first if separator is None else separator
    calls = _find_calls(read, [a for a in raised if a.end < begin], [body.label for body in bodies])
    return None if calls is None else _Notes(calls, bodies, begin, end)


def _losses(read: Transcript, bodies: Sequence[_Body]) -> Iterator[Loss]:
    for body in bodies:
        words = read.text[body.marker.start : body.span.end]
        yield Loss(read.place(body.marker.start), "moved", f"{_REASON}, in the TEI a note", words)


def _find_separator(read: Transcript, first: int) -> int | None:
    """Return the offset of the heading of the notes, or of the rule above them; ``None`` if they have neither."""
    before = read.text[:first].rstrip(XML_SPACE)
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    words = before[start:].strip()
    is_heading = _HEADING.fullmatch(words) is not None
    if is_heading or _DRAWN.fullmatch(words):
        above = _find_separator(read, start) if is_heading else None
        return start if above is None else above
    return first if any(len(before) <= rule <= first for rule in read.rules) else None


def _has_other_blocks(read: Transcript, tail: Span, *, has_items: bool) -> bool:
    """Return whether the end of the text has more than notes: a heading, a table, a list, text after the list."""
    inside = [a for a in read.annotations if a.start < a.end and a.end > tail.start and a.start < tail.end]
    if any(_is_other_block(a, has_items=has_items) for a in inside):
        return True
    last_item = max((a.end for a in inside if a.element == "item"), default=tail.end)
    return has_items and bool(read.text[last_item : tail.end].strip())


def _is_other_block(a: Annotation, *, has_items: bool) -> bool:
    if a.element == "head" or not has_items:
        return a.element == "head" or bool(a.level)
    if _is_list_of_notes(a):
        return a.element == "list" and a.attributes.get("type") != "ordered"
    return 0 < a.level <= _TOP


def _is_list_of_notes(a: Annotation) -> bool:
    return a.element in _LISTS and 0 < a.level <= _TOP


def _describes_notes(a: Annotation, notes: Span) -> bool:
    """Return whether an annotation is a list of the notes, or the section that contains them, with its heading."""
    return notes.start <= a.start <= notes.end and (a.element in ("div", "head") or _is_list_of_notes(a))


def _is_raised(annotation: Annotation, text: str) -> bool:
    is_superscript = annotation.element == "hi" and annotation.attributes.get("rend") == "superscript"
    return is_superscript and _LABEL.match(text[annotation.start : annotation.end]) is not None


def _find_bodies(read: Transcript, raised: Sequence[Annotation], end: int) -> list[_Body]:
    """Return the last lines of the text that begin with numbers, which increase by one from 1."""
    marks = {a.start: a for a in raised}
    items = _items(read)
    consumed: dict[int, _Marker | None] = {a.start: None for a in read.annotations if a.consumes}
    known = consumed | items
    lines = [line for line in read.lines if line.start < end and not read.is_blank(line)]
    markers = [known[line.start] if line.start in known else _read_marker(read.text, line, marks) for line in lines]
    first = _first_note([marker.label if marker else "" for marker in markers])
    bodies: list[_Body] = []
    for line, marker in zip(lines[first:], markers[first:], strict=True) if first is not None else ():
        if marker and (not bodies or _follows(bodies[-1].label, marker.label)):
            span = Span(marker.end, line.end)
            bodies.append(_Body(marker.label, Span(line.start, marker.end), span, line.start in items))
        elif bodies:
            bodies[-1] = bodies[-1]._replace(span=Span(bodies[-1].span.start, line.end))
    return bodies


class _Marker(NamedTuple):
    """The label at the beginning of a line, and the offset of the text after it."""

    label: str
    end: int


def _items(read: Transcript) -> dict[int, _Marker | None]:
    """Return the markers of the numbered items of lists, by the offset of their lines.

    Items of nested lists, and items without text, do not begin a note.
    """
    item_starts = {a.start for a in read.annotations if a.element == "item"}
    found: dict[int, _Marker | None] = {}
    for a in read.annotations:
        if a.element == "label" and a.level:
            label = _LISTED.match(read.text, a.start, a.end)
            start = next((at for at in range(a.end, a.end + 3) if at in item_starts), None)
            found[a.start] = _Marker(label["n"], start) if label and start is not None and a.level <= _TOP else None
    return found


def _read_marker(text: str, line: Span, marks: Mapping[int, Annotation]) -> _Marker | None:
    """Return the marker that a line begins with: a raised number, or a plain one before a space."""
    mark = marks.get(line.start)
    if mark is None:
        plain = _PLAIN.match(text, line.start, line.end)
        return _Marker(plain["n"], plain.end()) if plain else None
    label = _LABEL.match(text[mark.start : mark.end])
    space = _STOP_AND_SPACE.match(text, mark.end, line.end)
    start = space.end() if space else mark.end
    return _Marker(label["n"], start) if label and start < line.end else None


def _first_note(labels: Sequence[str]) -> int | None:
    """Return the line of the first note: the last line that begins with 1 or with the first symbol."""
    for at in range(len(labels) - 1, -1, -1):
        if labels[at] in ("1", "*"):
            return at or None
    return None


def _follows(before: str, label: str) -> bool:
    return not label.isdigit() or not before.isdigit() or int(label) == int(before) + 1


def _find_calls(read: Transcript, raised: Sequence[Annotation], labels: Sequence[str]) -> list[Annotation] | None:
    """Return the raised number of each label, in order; ``None`` if a label has none."""
    found: list[Annotation] = []
    for mark in sorted(raised, key=lambda a: a.start):
        match = _LABEL.match(read.text[mark.start : mark.end])
        if match and labels[len(found) : len(found) + 1] == [match["n"]]:
            found.append(mark)
    return found if len(found) == len(labels) else None


def _shortened(annotations: Sequence[Annotation], end: int, text: str) -> Iterator[Annotation]:
    """Yield annotations, divisions shortened so that they end before the notes, after the last of their blocks."""
    stop = max(len(text[:end].rstrip(XML_SPACE)), *(a.end for a in annotations if a.level and a.end <= end), 0)
    for a in annotations:
        if a.element == "div" and a.end > stop:
            yield a._replace(end=stop)
        else:
            yield a._replace(start=end) if a.element == "ab" else a


def _annotate(read: Transcript, notes: _Notes) -> Iterator[Annotation]:
    """Yield each note at its call, and a pointer and paragraphs in the place of its body."""
    ids = {a.attributes.get("xml:id", "") for a in read.annotations}
    for mark, body in zip(notes.calls, notes.bodies, strict=True):
        identifier = _unique_id(body.label, ids)
        ids.add(identifier)
        attributes = {"n": body.label, "place": "bottom", "xml:id": identifier}
        length = mark.end - mark.start
        yield Annotation(*mark.span, "note", attributes, RULE, "medium", length, reason=_REASON, elsewhere=body.span)
        pointer = {"type": "note", "n": body.label, "target": f"#{identifier}"}
        length = body.marker.end - body.marker.start
        yield Annotation(*body.marker, "ptr", pointer, RULE, consumes=length, reason="place of the body of a note")
        for paragraph in _paragraphs(read, body.span):
            yield Annotation(*paragraph, "p", {}, RULE, reason="body of a note", level=1)
    if not any(a.element == "ab" for a in read.annotations):
        yield Annotation(notes.begin, notes.bodies[-1].span.end, "ab", {"type": "notes"}, RULE, reason="notes")


def _unique_id(label: str, ids: Collection[str]) -> str:
    """Return an ``xml:id`` that differs from those of the notes that the source marks itself."""
    identifier = "d1fn" + (label if label.isdigit() else f"s{ord(label[0]):x}{len(label)}")
    while identifier in ids:
        identifier += "-hand"
    return identifier


def _paragraphs(read: Transcript, span: Span) -> list[Span]:
    """Return the paragraphs of a note: its lines, except those within a block; a line break joins two lines."""
    breaks = {a.start for a in read.annotations if a.element == "lb"}
    blocks = [a.span for a in read.annotations if a.level > _TOP and span.start <= a.start < a.end <= span.end]
    found: list[Span] = []
    for line in (Span(max(line.start, span.start), min(line.end, span.end)) for line in read.lines):
        is_empty = line.start >= line.end or read.is_blank(line)
        if is_empty or any(block.start < line.end and line.start < block.end for block in blocks):
            continue
        if line.start in breaks and found:
            found[-1] = found[-1]._replace(end=line.end)
        else:
            found.append(line)
    return found
