"""Dates in the running text: days, months, years and periods, and those that count from the document's own date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.rules.enclosed_documents import segments
from teikit.encoding.rules.heading import file_date, source_notes
from teikit.encoding.temporal.expressions import Phrase, PhraseReader

RULE = "dates"


def dates(context: Context) -> Iterator[Annotation]:
    """``October 5–7`` is a ``date`` with ``@from`` and ``@to``; ``yesterday`` has a ``@when``.

    It is counted from the date of the document. What the text does not say itself, the year or the day that is
    meant, carries ``@cert``. A time of day (``4:10 p.m.``) is ``time``. The rule is silent where the profile's
    ``[dates] running`` is false.
    """
    if not context.profile.dates.running:
        return
    text = context.masked()
    taken = sorted(_taken(context))
    starts = [span.start for span in taken]
    anchors = _Anchors(context)
    reader = PhraseReader(context.profile)
    last: date | None = None
    for block, stretch in context.texts():
        if block.element == "dateline":
            continue
        for found in reader.phrases(text, stretch, anchors.day(stretch.start), last):
            at = bisect_right(starts, found.span.end - 1) - 1
            if at >= 0 and taken[at].end > found.span.start:
                continue
            last = found.single_day or last
            yield _annotation(found)


def document_day(context: Context, at: int) -> date | None:
    """Return the date of the document that a place of the text belongs to, from its dateline or file number."""
    return _Anchors(context).day(at)


def _annotation(found: Phrase) -> Annotation:
    cert = {} if found.certainty == "high" else {"cert": found.certainty}
    return Annotation(
        *found.span, found.element, {**found.attributes, **cert}, RULE, found.certainty, reason=found.reason
    )


def _taken(context: Context) -> Iterator[Span]:
    for made in (*context.by_element("date", "dateline", "persName"), *source_notes(context)):
        yield made.span


class _Anchors:
    """The dates of the documents in a file: what ``yesterday`` counts from."""

    def __init__(self, context: Context) -> None:
        own = file_date(context)
        self._parts = [(segment.start, self._dated(context, segment) or own) for segment in segments(context)]

    def day(self, at: int) -> date | None:
        """Return the date of the document that a place of the text belongs to."""
        behind = bisect_right(self._parts, at, key=lambda part: part[0]) - 1
        return self._parts[max(behind, 0)][1] if self._parts else None

    @staticmethod
    def _dated(context: Context, segment: Span) -> date | None:
        for made in context.by_element("date"):
            when = made.attributes.get("when") or made.attributes.get("from") or ""
            if segment.start <= made.start < segment.end and len(when) >= 10:
                return date.fromisoformat(when[:10])
        return None
