"""The rule ``notes``: a footnote call becomes a note, whose body comes from the end of the text or of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.notes.assignment import assign_calls, count_up
from teikit.encoding.notes.bodies import Body, find_bodies
from teikit.encoding.notes.calls import SYMBOLS, Call, CallFinder
from teikit.encoding.notes.page_notes import PageNotes, find_page_notes
from teikit.encoding.notes.weights import WEIGHTS
from teikit.encoding.rules.datelines import document_date

RULE = "notes"
#: So many consecutive numbers from 1 are new notes; fewer are further calls of the notes before them.
_LEAST_COUNT = 3
#: The end of a file number, after which a call may be: two letters before the figure or sign.
_CALL_IN_SOURCE_NOTE = re.compile(r"[^\W\d_]{2}(?=[0-9*†‡]{1,2}\Z)")
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


def notes(context: Context) -> Iterator[Annotation]:
    """Encode ``yesterday.1`` as the call of note 1; ``1. For the text, see …`` among the last lines is its body.

    Bodies are at the end of the text or at the bottom of pages; each is assigned a call, in the order of the text.
    Without bodies, calls count up from 1. A number that repeats refers to the same note, unless the count restarts
    from 1. A body may come from a separate file; if it is missing, the note contains a gap. If the source marks its
    notes itself, numbers are not calls.
    """
    if any(a.element == "note" for a in context.transcript.annotations):
        return
    if pages := find_page_notes(context):
        yield from _notes_of_pages(context, pages)
        return
    bodies = find_bodies(context)
    finder = _finder(context, bodies[0].marker.start if bodies else len(context.text))
    assigned = assign_calls([body.label for body in bodies], finder)
    if bodies and not _are_convincing(assigned):
        bodies, finder = (), _finder(context, len(context.text))
    calls = assigned if bodies else count_up(finder)
    ids = _note_ids(calls, bodies)
    yield from _notes_at_calls(context, calls, bodies, ids)
    yield from _further_calls(context, finder, [call for call in calls if call])
    yield from _pointers_at_bodies(bodies, ids)


def _notes_of_pages(context: Context, pages: Sequence[PageNotes]) -> Iterator[Annotation]:
    bodies = [body for page in pages for body in page.bodies]
    calls = [call for page in pages for call in page.calls if page.bodies]
    ids = _note_ids(calls, bodies)
    yield from _notes_at_calls(context, calls, bodies, ids)
    at = 0
    for number, page in enumerate(pages, 1):
        if not page.bodies:
            own_ids = [f"{_note_id(call.label)}-p{number}" for call in page.calls]
            yield from _notes_at_calls(context, page.calls, (), own_ids)
            continue
        is_last = not context.text[page.bodies[-1].span.end :].strip()
        subtype = _NO_ATTRIBUTES if is_last else {"subtype": "foot"}
        made = _pointers_at_bodies(page.bodies, ids[at : at + len(page.bodies)], subtype)
        yield from (one for one in made if one.element != "ab" or not page.interrupts_sentence)
        at += len(page.bodies)


def _finder(context: Context, end: int) -> CallFinder:
    """Return the possible calls between the source note and an offset."""
    sources = (note for note in context.by_element("note") if note.attributes.get("type") == "source")
    start = max((_start_of_calls(context.text, note.span) for note in sources), default=0)
    heads = [_without_space(context.text, head.span) for head in context.by_element("head", "dateline")]
    return CallFinder(context.masked(), Span(start, end), context.profile, heads, document_date(context))


def _start_of_calls(text: str, source: Span) -> int:
    """Return the first offset of a call: after the last letter of a source note, otherwise the end of the note."""
    letters = _CALL_IN_SOURCE_NOTE.search(text[source.start : source.end])
    return source.start + letters.start() if letters else source.end


def _without_space(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()))


def _are_convincing(assigned: Sequence[Call | None]) -> bool:
    """Return whether the numbered lines at the end are notes: most have calls, and these are not accidental."""
    calls = [call for call in assigned if call]
    accepted = sum(call.score >= WEIGHTS.accepted for call in calls)
    return 2 * len(calls) > len(assigned) and (2 * accepted >= len(calls) or len(calls) == len(assigned))


def _notes_at_calls(
    context: Context,
    calls: Sequence[Call | None],
    bodies: Sequence[Body],
    ids: Sequence[str],
) -> Iterator[Annotation]:
    for i, call in enumerate(calls):
        if call is None:
            continue
        if not ids[i]:
            yield _further_call(call)
            continue
        body = bodies[i].span if bodies and not bodies[i].is_empty else None
        inserted = () if body else (_body_from_elsewhere(context, call.label),)
        yield _note(call, {"xml:id": ids[i], "place": "bottom"}, inserted, body)


def _body_from_elsewhere(context: Context, label: str) -> Inserted:
    """Return the body of a note from the file with notes, or a gap."""
    body = context.notes.get(label)
    return _gap(context) if body is None else Inserted("p", {}, (body,))


def _gap(context: Context) -> Inserted:
    return Inserted("gap", {"reason": context.profile.notes.gap})


def _note_ids(calls: Sequence[Call | None], bodies: Sequence[Body]) -> list[str]:
    """Return the ``xml:id`` of each note; empty for a further call of the same note.

    A number that repeats with a body of its own is a note of its own.
    """
    times: Counter[str] = Counter()
    ids: list[str] = []
    for i, call in enumerate(calls):
        is_repeated = call is not None and times[call.label] > 0
        if call is None or (is_repeated and not (bodies and not bodies[i].is_empty)):
            ids.append("")
            continue
        times[call.label] += 1
        ids.append(f"{_note_id(call.label)}-{times[call.label]}" if is_repeated else _note_id(call.label))
    return ids


def _note_id(label: str) -> str:
    return "d1fn" + (label if label.isdigit() else f"{SYMBOLS.index(label[0]) + 1}s{len(label)}")


def _note(
    call: Call,
    attributes: dict[str, str],
    inserted: tuple[Inserted, ...] = (),
    body: Span | None = None,
) -> Annotation:
    where = ", body at the end of the text" if body else ""
    return Annotation(
        call.start,
        call.end,
        "note",
        {"n": call.label, **attributes},
        RULE,
        "high" if call.score >= WEIGHTS.accepted else "medium",
        consumes=call.end - call.start,
        inserted=inserted,
        reason=f"footnote call, the next number{where}",
        elsewhere=body,
    )


def _further_call(call: Call) -> Annotation:
    return _note(call, {"sameAs": f"#{_note_id(call.label)}", "place": "bottom"})


def _further_calls(context: Context, finder: CallFinder, calls: Sequence[Call]) -> Iterator[Annotation]:
    """Yield the accepted calls whose number has occurred before: the same notes again, or a new count from 1."""
    first: dict[str, Call] = {}
    for call in calls:
        first.setdefault(call.label, call)
    further = [call for call in _free_calls(finder, calls, first) if first[call.label].end < call.start]
    counts = dict(_counts(further))
    times = Counter(call.label for call in calls)
    for call in further:
        if call in counts:
            identifier = f"{_note_id(call.label)}-{counts[call] + 1 + times[call.label]}"
            yield _note(call, {"xml:id": identifier, "place": "bottom"}, (_gap(context),))
        else:
            yield _further_call(call)


def _free_calls(finder: CallFinder, calls: Sequence[Call], labels: Container[str]) -> Iterator[Call]:
    """Yield the accepted calls with some labels that do not overlap other calls."""
    taken = {offset for call in calls for offset in range(call.start, call.end)}
    for call in sorted(finder.accepted()):
        if call.label in labels and taken.isdisjoint(range(call.start, call.end)):
            taken.update(range(call.start, call.end))
            yield call


def _counts(calls: Sequence[Call]) -> Iterator[tuple[Call, int]]:
    """Yield the calls that count 1, 2, 3, … again, each with the index of its count."""
    index = 0
    for i, call in enumerate(calls):
        if call.label == "1":
            run = [call]
            for other in calls[i + 1 :]:
                if other.label == str(len(run) + 1):
                    run.append(other)
                elif other.label == "1":
                    break
            if len(run) >= _LEAST_COUNT:
                yield from ((one, index) for one in run)
                index += 1


def _pointers_at_bodies(
    bodies: Sequence[Body], ids: Sequence[str], attributes: Mapping[str, str] = _NO_ATTRIBUTES
) -> Iterator[Annotation]:
    """Yield a pointer in the place of each body; a body without a call stays in its place."""
    if not bodies:
        return
    span = Span(bodies[0].marker.start, bodies[-1].span.end)
    yield Annotation(*span, "ab", {"type": "notes", **attributes}, RULE, reason="bodies of the notes")
    for body, identifier in zip(bodies, ids, strict=True):
        if identifier and not body.is_empty:
            pointer = {"type": "note", "n": body.label, "target": f"#{identifier}"}
            length = body.marker.end - body.marker.start
            yield Annotation(*body.marker, "ptr", pointer, RULE, consumes=length, reason="place of the body of a note")
            yield Annotation(*body.span, "p", {}, RULE, reason="body of a note")
