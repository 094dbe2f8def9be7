"""Notes: a number leaves the text, the note stands in its place, its body comes from the end of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.notes.bodies import Body, bodies
from teikit.encoding.notes.calls import STRONG, Call, CallReader, assign, count_up
from teikit.encoding.notes.page_notes import Foot, feet
from teikit.encoding.rules.opener import document_date

RULE = "notes"
#: So many numbers, one after the other from 1, are no longer notes referred to again, but other notes.
_COUNT = 3


def notes(context: Context) -> Iterator[Annotation]:
    """``yesterday.1`` refers to note 1; ``1. For the text, see …`` among the last lines is its body.

    Where bodies stand at the end, each is given the place that refers to it, in the order of the text; so are those
    at the feet of pages. Where none do, calls count up from 1. A number that comes again refers to the same note,
    unless the numbers start again from 1. The body may come from a sidecar file; where it is unknown, a gap says so.
    Where the source marks its notes itself, no number is one.
    """
    if any(a.element == "note" for a in context.transcript.annotations):
        return
    if at_feet := feet(context):
        yield from _at_feet(context, at_feet)
        return
    found = bodies(context)
    end = found[0].marker.start if found else len(context.text)
    reader = _reader(context, end)
    placed = assign([body.label for body in found], reader)
    if found and not _convincing(placed):
        found, reader = (), _reader(context, len(context.text))
    calls = placed if found else count_up(reader)
    ids = _ids(calls, found)
    yield from _at_calls(context, calls, found, ids)
    yield from _again(context, reader, [call for call in calls if call])
    yield from _at_end(found, ids)


def _at_feet(context: Context, at_feet: Sequence[Foot]) -> Iterator[Annotation]:
    """Give each note at the foot of a page its place in the text; a pointer keeps that of its body."""
    found = [body for foot in at_feet for body in foot.bodies]
    calls = [call for foot in at_feet for call in foot.calls if foot.bodies]
    ids = _ids(calls, found)
    yield from _at_calls(context, calls, found, ids)
    at = 0
    for page, foot in enumerate(at_feet, 1):
        if not foot.bodies:
            yield from _at_calls(context, foot.calls, (), [f"{_id(call.label)}-p{page}" for call in foot.calls])
            continue
        is_last = not context.text[foot.bodies[-1].span.end :].strip()
        made = _at_end(foot.bodies, ids[at : at + len(foot.bodies)], {} if is_last else {"subtype": "foot"})
        yield from (one for one in made if one.element != "ab" or not foot.is_within)
        at += len(foot.bodies)


def _reader(context: Context, end: int) -> CallReader:
    sources = (note for note in context.by_element("note") if note.attributes.get("type") == "source")
    start = max((_behind_number(context.text, note.span) for note in sources), default=0)
    heads = [_without_space(context.text, head.span) for head in context.by_element("head", "dateline")]
    return CallReader(context.masked(), Span(start, end), context.profile, heads, document_date(context))


def _behind_number(text: str, source: Span) -> int:
    """Return where the call of a note may stand in a source note: behind its last letter, else nowhere in it."""
    behind = re.search(r"[^\W\d_]{2}(?=[0-9*†‡]{1,2}\Z)", text[source.start : source.end])
    return source.start + behind.start() if behind else source.end


def _without_space(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()))


def _convincing(placed: Sequence[Call | None]) -> bool:
    """Tell whether numbered lines at the end are notes: most are referred to, and not by chance."""
    calls = [call for call in placed if call]
    strong = sum(call.strength >= STRONG for call in calls)
    return 2 * len(calls) > len(placed) and (2 * strong >= len(calls) or len(calls) == len(placed))


def _at_calls(
    context: Context, calls: Sequence[Call | None], found: Sequence[Body], ids: Sequence[str]
) -> Iterator[Annotation]:
    gap = context.profile.notes.gap
    for i, call in enumerate(calls):
        if call is None:
            continue
        if not ids[i]:
            yield _repeated(call)
            continue
        body = found[i].span if found and _has_words(found[i]) else None
        sidecar = context.notes.get(call.label)
        inserted: tuple[Inserted, ...] = ()
        if body is None:
            inserted = (Inserted("gap", {"reason": gap}) if sidecar is None else Inserted("p", {}, (sidecar,)),)
        yield _note(call, {"xml:id": ids[i], "place": "bottom"}, inserted, body)


def _ids(calls: Sequence[Call | None], found: Sequence[Body]) -> list[str]:
    """Return the identifier of each note; empty where a call refers to the note of its number once more.

    A number that comes again with a body of its own is a note of its own.
    """
    times: Counter[str] = Counter()
    ids: list[str] = []
    for i, call in enumerate(calls):
        again = call is not None and times[call.label]
        if call is None or (again and not (found and _has_words(found[i]))):
            ids.append("")
            continue
        times[call.label] += 1
        ids.append(f"{_id(call.label)}-{times[call.label]}" if again else _id(call.label))
    return ids


def _has_words(body: Body) -> bool:
    return body.span.start < body.span.end


def _id(label: str) -> str:
    return "d1fn" + (label if label.isdigit() else f"{'*†‡§'.index(label[0]) + 1}s{len(label)}")


def _note(
    call: Call, attributes: dict[str, str], inserted: tuple[Inserted, ...] = (), body: Span | None = None
) -> Annotation:
    certainty = "high" if call.strength >= STRONG else "medium"
    where = ", body at the end of the text" if body else ""
    return Annotation(
        call.start, call.end, "note", {"n": call.label, **attributes}, RULE, certainty, call.end - call.start,
        inserted, f"number glued to the word, next in turn{where}", body,
    )  # fmt: skip


def _repeated(call: Call) -> Annotation:
    return _note(call, {"sameAs": f"#{_id(call.label)}", "place": "bottom"})


def _again(context: Context, reader: CallReader, calls: Sequence[Call]) -> Iterator[Annotation]:
    """Yield the strong calls whose number was there before: the same note once more, or a new count from 1."""
    first: dict[str, Call] = {}
    for call in calls:
        first.setdefault(call.label, call)
    more = [call for call in _free(reader, calls, first) if first[call.label].end < call.start]
    gap = (Inserted("gap", {"reason": context.profile.notes.gap}),)
    counted = dict(_counts(more))
    times = Counter(call.label for call in calls)
    for call in more:
        if call in counted:
            identifier = f"{_id(call.label)}-{counted[call] + 1 + times[call.label]}"
            yield _note(call, {"xml:id": identifier, "place": "bottom"}, gap)
        else:
            yield _repeated(call)


def _free(reader: CallReader, calls: Sequence[Call], labels: Container[str]) -> Iterator[Call]:
    taken = [Span(call.start, call.end) for call in calls]
    for call in sorted(reader.strong()):
        if call.label in labels and not any(span.start < call.end and call.start < span.end for span in taken):
            taken.append(Span(call.start, call.end))
            yield call


def _counts(calls: Sequence[Call]) -> Iterator[tuple[Call, int]]:
    """Yield the calls that count 1, 2, 3, … anew, each with the number of its count."""
    count = 0
    for i, call in enumerate(calls):
        if call.label == "1":
            run = [call]
            for other in calls[i + 1 :]:
                if other.label == str(len(run) + 1):
                    run.append(other)
                elif other.label == "1":
                    break
            if len(run) >= _COUNT:
                yield from ((one, count) for one in run)
                count += 1


def _at_end(
    found: Sequence[Body], ids: Sequence[str], attributes: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Annotation]:
    """Where the bodies stood, a pointer to each keeps its place; a body that nothing refers to stays there."""
    if not found:
        return
    yield Annotation(
        found[0].marker.start, found[-1].span.end, "ab", {"type": "notes", **attributes}, RULE,
        reason="bodies of the notes",
    )  # fmt: skip
    for body, identifier in zip(found, ids, strict=True):
        if identifier and _has_words(body):
            yield Annotation(
                *body.marker, "ptr", {"type": "note", "n": body.label, "target": f"#{identifier}"}, RULE,
                consumes=body.marker.end - body.marker.start, reason="place of the body of a note",
            )  # fmt: skip
            yield Annotation(*body.span, "p", {}, RULE, reason="body of a note")
