"""Notes at the feet of pages: their bodies stand among the lines of the text, above the edge of the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.notes.bodies import Body, bodies_of
from teikit.encoding.notes.calls import STRONG, Call, CallReader, assign, count_up
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.layout import ENDS
from teikit.encoding.rules.opener import document_date


class Foot(NamedTuple):
    """The notes of one page: their bodies, and the places that refer to them, as many; or the places alone."""

    bodies: tuple[Body, ...]
    calls: tuple[Call, ...]
    is_within: bool
    """Whether the sentence above goes on on the next page."""


def feet(context: Context) -> tuple[Foot, ...]:
    """Return the notes at the feet of pages, where the source has pages: ``1 Not printed.`` below the text.

    Every one is referred to on its page, above; lines that are not, are text.
    """
    starts = sorted(pb.start for pb in context.by_element("pb") if Trait.PAGE_LAYOUT in pb.traits)
    if not starts:
        return ()
    pages = [Span(*edges) for edges in pairwise([0, *starts, len(context.text)])]
    lines = list(context.free_lines())
    begins = [bisect_left(lines, (page.start,)) for page in pages]
    on_pages = [lines[begin:end] for begin, end in pairwise([*begins, len(lines)])]
    found = [
        _foot(context, page, on, behind) for page, on, behind in zip(pages, on_pages, [*on_pages[1:], []], strict=True)
    ]
    return tuple(found) if any(foot.bodies for foot in found) else ()


def _foot(context: Context, page: Span, lines: Sequence[Span], behind: Sequence[Span]) -> Foot:
    marker = compiled(context.profile.notes.body)
    for i, line in enumerate(lines):
        if i and marker.match(context.masked(), line.start, line.end):
            bodies = bodies_of(context, lines[i:])
            calls = _calls(context, Span(page.start, line.start), bodies)
            if calls:
                return Foot(bodies, calls, _goes_on(context, lines[i - 1], behind))
    return Foot((), tuple(count_up(_reader(context, page))), False)


def _goes_on(context: Context, above: Span, behind: Sequence[Span]) -> bool:
    text = context.masked()
    return bool(behind) and text[above.end - 1] not in ENDS and text[behind[0].start].islower()


def _calls(context: Context, above: Span, bodies: Sequence[Body]) -> tuple[Call, ...]:
    """Return the places that refer to the bodies; nothing unless each has one that is a call by itself."""
    found = assign([body.label for body in bodies], _reader(context, above))
    calls = tuple(call for call in found if call and call.strength >= STRONG)
    return calls if len(calls) == len(bodies) else ()


def _reader(context: Context, stretch: Span) -> CallReader:
    return CallReader(context.masked(), stretch, context.profile, (), document_date(context))
