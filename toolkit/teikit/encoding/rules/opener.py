"""The rule ``opener``: classification and precedence, dateline, salutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, groupby

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.datelines import dateline_parser
from teikit.encoding.rules.enclosed_documents import free_lines_in, segments
from teikit.encoding.temporal.dates import CLOCK, clock_of

RULE = "opener"
#: Two columns on a line, separated by white space.
_COLUMNS = re.compile(r"(?P<left>\S(?:.*?\S)?)[ \t]{3,}(?P<right>\S.*)")

#: A line with the time of day, and little else.
_TIME_OF_DAY = re.compile(rf"\(?(?:[Aa]t\s+)?(?P<time>{CLOCK})(?=[\s.,)]|$).{{0,20}}$")


def opener(context: Context) -> Iterator[Annotation]:
    """Encode ``secret``, ``[Washington,] July 21, 1949.`` and ``[Received …]`` after the heading as the opener.

    Each line of classification is a ``seg``; the dateline has a place and a date; ``[Received …]`` continues the
    dateline before it. ``[Extract]`` among them is an inline note. A salutation ends the opener.
    """
    parser = _OpenerParser(context)
    for segment in segments(context):
        heads = [head.span for head in context.by_element("head") if segment.start <= head.start < segment.end]
        openers = (made for made in context.by_element("opener") if segment.start <= made.start < segment.end)
        if heads and not any(openers):
            heading = Span(min(head.start for head in heads), max(head.end for head in heads))
            yield from _openers_around(context, parser, segment, heading)


def _openers_around(context: Context, parser: _OpenerParser, segment: Span, heading: Span) -> Iterator[Annotation]:
    """Yield the lines above a heading as an opener, and the opener below it.

    An enclosed document has more text than its opener; otherwise it is a label.
    """
    start = heading.start
    lines = list(free_lines_in(context, segment))
    yield from parser.parse(line for line in lines if line.start < start)
    below = [line for line in lines if line.start > start]
    reachable = (line for line in below if not context.crosses_block(start + 1, line.start))
    is_numbered = _has_number(context, heading)
    made = parser.with_paragraphs_below(list(parser.parse(reachable)), is_numbered=is_numbered)
    end = max((annotation.end for annotation in made), default=0)
    is_main = segment.start == 0
    if is_main or any(line.start >= end for line in below):
        yield from made


def _has_number(context: Context, heading: Span) -> bool:
    """Return whether a heading begins with the number of the document, on a line of its own."""
    breaks = (lb for lb in context.by_element("lb") if Trait.HEADING in lb.traits)
    return any(heading.start < lb.start <= heading.end for lb in breaks)


class _OpenerParser:
    """A parser of the lines of an opener."""

    def __init__(self, context: Context) -> None:
        settings = context.profile.opener
        self._settings = settings
        self._text = context.masked()
        self._datelines = dateline_parser(context.profile)
        self._classification = compiled(settings.classification)
        self._received = compiled(settings.received)
        self._extract = compiled(settings.extract)
        self._version = compiled(settings.version)
        self._salutation = compiled(settings.salutation)
        self._number = compiled(settings.number)

    def parse(self, lines: Iterable[Span]) -> Iterator[Annotation]:
        """Yield the opener at the beginning of lines, if they begin with one."""
        parts, notes = self._parts(lines)
        if _dateline_above_classification(parts):
            parts = [_local(part, self._settings.local_time_above_classification_from) for part in parts]
        blocks = [part for part in parts if part.element in ("seg", "dateline", "salute")]
        if not blocks:
            yield from notes
            return
        span = Span(blocks[0].start, blocks[-1].end)
        inside = [note for note in notes if span.start < note.start < span.end]
        yield from (note for note in notes if note not in inside)
        yield Annotation(*span, "opener", {}, RULE, blocks[0].certainty, reason="lines after the heading")
        yield from chain(parts, (_as_seg(note) for note in inside))

    def _parts(self, lines: Iterable[Span]) -> tuple[list[Annotation], list[Annotation]]:
        """Return the parts of the opener up to the salutation, and the inline notes among them."""
        parts: list[Annotation] = []
        notes: list[Annotation] = []
        for line in lines:
            made = self._columns(line, parts) or self._part(line, parts)
            if not made:
                break
            (notes if made[0].element == "note" else parts).extend(made)
            if any(part.element == "salute" for part in made):
                break
        return parts, notes

    def _columns(self, line: Span, before: list[Annotation]) -> list[Annotation]:
        """Return the parts of a line in two columns: ``SECRET     [WASHINGTON,] October 7, 1950.``."""
        match = _COLUMNS.fullmatch(self._text, line.start, line.end)
        left = self._part(Span(*match.span("left")), [*before]) if match else []
        right = self._part(Span(*match.span("right")), [*before, *left]) if match and left else []
        kinds = {made[0].element for made in (left, right) if made}
        return [*left, *right] if kinds == {"seg", "dateline"} else []

    def with_paragraphs_below(self, made: list[Annotation], *, is_numbered: bool) -> list[Annotation]:
        """Return an opener with the lines below its dateline as paragraphs, if the profile has them so.

        The settings depend on whether the classification is above the dateline, or the first line below it is a
        number, and on whether the document has a number above its heading.

        :param is_numbered: the document has a number above its heading.
        """
        dateline = next((part for part in made if part.element == "dateline"), None)
        segs = sorted((part for part in made if part.element == "seg"), key=lambda part: part.start)
        if dateline is None or any(part.element == "salute" for part in made):
            return made
        below = [part for part in segs if part.start > dateline.start]
        if not below:
            return made
        settings = self._settings
        is_separate = len(below) < len(segs) or self._number.search(self._text[below[0].start : below[0].end])
        if not (settings.paragraphs_if_classified if is_separate else is_numbered and settings.paragraphs_if_numbered):
            return made
        kept = [part._replace(end=dateline.end) if part.element == "opener" else part for part in made]
        return [*_paragraphs(below), *kept]

    def _part(self, line: Span, before: list[Annotation]) -> list[Annotation]:
        text = self._text[line.start : line.end].strip()
        dateline = next((i for i, part in enumerate(before) if part.element == "dateline"), None)
        if self._received.search(text) and dateline is not None:
            return self._with_receipt(line, before, dateline)
        if self._classification.search(text):
            return [Annotation(*line, "seg", {"type": "classification"}, RULE, reason="classification or precedence")]
        if dateline is None and (made := self._datelines.parse(self._text, line)):
            return made
        if dateline is not None and (made := self._with_time(line, before, dateline)):
            return made
        if self._extract.search(text):
            attributes = {"type": "extent", "rend": "inline"}
            return [Annotation(*line, "note", attributes, RULE, reason="extent of the printed text")]
        if self._version.search(text):
            return [Annotation(*line, "seg", {"type": "version"}, RULE, reason="version of the printed text")]
        if self._salutation.search(text):
            return [Annotation(*line, "salute", {}, RULE, reason="salutation on a line of its own")]
        return []

    def _with_time(self, line: Span, before: list[Annotation], at: int) -> list[Annotation]:
        """Return a line that gives the time of day; the dateline right above it is extended to its end."""
        match = _TIME_OF_DAY.match(self._text, line.start, line.end)
        clock = clock_of(match) if match else None
        if match is None or clock is None or max(part.end for part in before) != before[at].end:
            return []
        before[at] = before[at]._replace(end=line.end)
        time = Annotation(*match.span("time"), "time", {"when": clock.isoformat()}, RULE, reason="time of day")
        return [Annotation(line.start, line.start, "lb", {}, RULE, reason="time of day, on a line of its own"), time]

    def _with_receipt(self, line: Span, before: list[Annotation], at: int) -> list[Annotation]:
        """Return a line of receipt, which extends the dateline right above it; otherwise it is another dateline."""
        dateline = before[at]
        last = max(part.end for part in before)
        if last != dateline.end:
            return [Annotation(*line, "dateline", {"type": "received"}, RULE, reason="time of receipt")]
        before[at] = dateline._replace(end=line.end)
        return [Annotation(line.start, line.start, "lb", {}, RULE, reason="time of receipt, on a line of its own")]


def _paragraphs(lines: Iterable[Annotation]) -> Iterator[Annotation]:
    """Yield a paragraph for each run of lines of one type."""
    for _, run in groupby(lines, key=lambda line: line.attributes.get("type")):
        first, *others = run
        end = others[-1].end if others else first.end
        yield Annotation(
            first.start, end, "p", {"rend": "flushleft"}, RULE, reason="below the dateline", traits=(Trait.OPENING,)
        )
        yield from (Annotation(line.start, line.start, "lb", {}, RULE, reason="a line of its own") for line in others)


def _dateline_above_classification(parts: Iterable[Annotation]) -> bool:
    order = [part.element for part in parts if part.element in ("seg", "dateline")]
    return order[:1] == ["dateline"] and "seg" in order


def _local(part: Annotation, since: int) -> Annotation:
    """Return a date whose time is as printed, without its UTC offset, from a year on."""
    if part.element != "date" or "T" not in part.attributes.get("when", ""):
        return part
    when = datetime.fromisoformat(part.attributes["when"])
    if when.year < since:
        return part
    return part._replace(attributes={**part.attributes, "when": when.replace(tzinfo=None).isoformat()})


def _as_seg(note: Annotation) -> Annotation:
    return Annotation(*note.span, "seg", {"type": "extent"}, RULE, reason=note.reason)
