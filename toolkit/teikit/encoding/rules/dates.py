"""The rule ``dates``: dates in the running text, some relative to the date of the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.profiles import Profile
from teikit.encoding.rules.enclosed_documents import segments
from teikit.encoding.rules.heading import file_date, source_notes
from teikit.encoding.temporal.expressions import ExpressionFinder, TemporalExpression

RULE = "dates"


def dates(context: Context) -> Iterator[Annotation]:
    """Encode ``October 5–7`` as a ``date`` with ``@from`` and ``@to``, ``yesterday`` as one with ``@when``.

    ``yesterday`` is relative to the date of the document. A date whose year or day is inferred has ``@cert``. A time
    of day (``4:10 p.m.``) is a ``time``. The rule has no effect if ``[dates] running`` is false.
    """
    if not context.profile.dates.running:
        return
    text = context.masked()
    occupied = sorted(_occupied(context))
    starts = [span.start for span in occupied]
    days = _DocumentDays(context)
    finder = _finder(context.profile)
    last: date | None = None
    for block, span in context.texts():
        if block.element == "dateline":
            continue
        for found in finder.find(text, span, days.at(span.start), last):
            at = bisect_right(starts, found.span.end - 1) - 1
            if at >= 0 and occupied[at].end > found.span.start:
                continue
            last = found.single_day or last
            yield _annotation(found)


def document_day(context: Context, at: int) -> date | None:
    """Return the date of the document that contains an offset, from its dateline or file number."""
    return _DocumentDays(context).at(at)


@lru_cache(maxsize=8)
def _finder(profile: Profile) -> ExpressionFinder:
    return ExpressionFinder(profile)


def _annotation(found: TemporalExpression) -> Annotation:
    cert = {} if found.certainty == "high" else {"cert": found.certainty}
    attributes = {**found.attributes, **cert}
    return Annotation(*found.span, found.element, attributes, RULE, found.certainty, reason=found.reason)


def _occupied(context: Context) -> Iterator[Span]:
    for made in (*context.by_element("date", "dateline", "persName"), *source_notes(context)):
        yield made.span


class _DocumentDays:
    """The dates of the document and of the documents enclosed in it."""

    def __init__(self, context: Context) -> None:
        file_day = file_date(context)
        self._days = [(segment.start, _dateline_day(context, segment) or file_day) for segment in segments(context)]

    def at(self, offset: int) -> date | None:
        """Return the date of the document that contains an offset."""
        index = bisect_right(self._days, offset, key=lambda day: day[0]) - 1
        return self._days[max(index, 0)][1] if self._days else None


def _dateline_day(context: Context, segment: Span) -> date | None:
    for made in context.by_element("date"):
        when = made.attributes.get("when") or made.attributes.get("from") or ""
        if segment.start <= made.start < segment.end and len(when) >= len("1950-10-07"):
            return date.fromisoformat(when[:10])
    return None
