"""Notes at the bottom of pages: their bodies are among the lines of the text, above a page beginning."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.notes.assignment import assign_calls, count_up
from teikit.encoding.notes.bodies import Body, read_bodies
from teikit.encoding.notes.calls import Call, CallFinder
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.datelines import document_date
from teikit.encoding.rules.layout import ENDS


class PageNotes(NamedTuple):
    """The notes of one page."""

    bodies: tuple[Body, ...]
    """The bodies at the bottom of the page; none if its calls have no bodies."""

    calls: tuple[Call, ...]
    """The calls on the page: one for each body, or all that count up."""

    interrupts_sentence: bool
    """Whether the sentence above the bodies continues on the next page."""


def find_page_notes(context: Context) -> tuple[PageNotes, ...]:
    """Return the notes of each page: ``1 Not printed.`` below the text.

    There are none if the source has no pages, or no page has bodies. Each body has a call above it on its page;
    numbered lines without calls are text.
    """
    starts = sorted(pb.start for pb in context.by_element("pb") if Trait.PAGE_LAYOUT in pb.traits)
    if not starts:
        return ()
    pages = [Span(*edges) for edges in pairwise([0, *starts, len(context.text)])]
    lines = list(context.free_lines())
    first_lines = [bisect_left(lines, (page.start,)) for page in pages]
    lines_of_pages = [lines[first:following] for first, following in pairwise([*first_lines, len(lines)])]
    found = tuple(
        _find_on_page(context, page, on_page, on_next_page)
        for page, on_page, on_next_page in zip(pages, lines_of_pages, [*lines_of_pages[1:], []], strict=True)
    )
    return found if any(page.bodies for page in found) else ()


def _find_on_page(context: Context, page: Span, lines: Sequence[Span], on_next_page: Sequence[Span]) -> PageNotes:
    marker = compiled(context.profile.notes.body)
    for i, line in enumerate(lines):
        if i and marker.match(context.masked(), line.start, line.end):
            bodies = read_bodies(context, lines[i:])
            calls = _calls(context, Span(page.start, line.start), bodies)
            if calls:
                return PageNotes(bodies, calls, _continues(context, lines[i - 1], on_next_page))
    return PageNotes((), tuple(count_up(_finder(context, page))), interrupts_sentence=False)


def _continues(context: Context, above: Span, on_next_page: Sequence[Span]) -> bool:
    text = context.masked()
    return bool(on_next_page) and text[above.end - 1] not in ENDS and text[on_next_page[0].start].islower()


def _calls(context: Context, above: Span, bodies: Sequence[Body]) -> tuple[Call, ...]:
    """Return the calls of the bodies; none unless each body has one that is a call by itself."""
    finder = _finder(context, above)
    assigned = assign_calls([body.label for body in bodies], finder)
    calls = tuple(call for call in assigned if call and finder.is_accepted(call))
    return calls if len(calls) == len(bodies) else ()


def _finder(context: Context, span: Span) -> CallFinder:
    return CallFinder(context.masked(), span, context.profile, today=document_date(context))
