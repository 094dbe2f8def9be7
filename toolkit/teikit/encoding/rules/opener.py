"""The opener of a document: classification and precedence, dateline, salutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import chain, groupby

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.enclosed_documents import free_lines_in, segments
from teikit.encoding.temporal.dates import CLOCK, WrittenDate, clock_of, date_reader

RULE = "opener"
#: Two columns on a line, parted by white space.
_COLUMNS = re.compile(r"(?P<left>\S(?:.*?\S)?)[ \t]{3,}(?P<right>\S.*)")


def opener(context: Context) -> Iterator[Annotation]:
    """``secret``, ``[Washington,] July 21, 1949.`` and ``[Received …]`` behind the heading are the opener.

    Each line of classification is a ``seg``; the dateline has place and date; ``[Received …]`` ends the dateline
    before it. ``[Extract]`` between them is an inline note. A salutation on a line of its own ends the opener.
    """
    reader = _Reader(context)
    for segment in segments(context):
        heads = [head for head in context.by_element("head") if segment.start <= head.start < segment.end]
        if heads and not any(segment.start <= made.start < segment.end for made in context.by_element("opener")):
            head = min(made.start for made in heads)
            lines = list(free_lines_in(context, segment))
            yield from reader.opener(line for line in lines if line.start < head)
            behind = (line for line in lines if line.start > head and not context.crosses_block(head + 1, line.start))
            numbered = any(
                Trait.HEADING in lb.traits and head < lb.start <= max(h.end for h in heads)
                for lb in context.by_element("lb")
            )
            made = reader.with_paragraphs_below(list(reader.opener(behind)), numbered)
            if not segment.start or any(line.start > head and line.start >= _end(made) for line in lines):
                yield from made


def _end(made: Iterable[Annotation]) -> int:
    return max((annotation.end for annotation in made), default=0)


class _Reader:
    def __init__(self, context: Context) -> None:
        profile = context.profile
        self._text = context.masked()
        self._classification = compiled(profile.opener.classification)
        self._received = compiled(profile.opener.received)
        self._clock = re.compile(rf"\(?(?:[Aa]t\s+)?(?P<time>{CLOCK})(?=[\s.,)]|$).{{0,20}}$")
        self._extract = compiled(profile.opener.extract)
        self._version = compiled(profile.opener.version)
        self._salutation = compiled(profile.opener.salutation)
        self._datelines = datelines(profile)
        self._paragraphs_if_numbered = profile.opener.paragraphs_if_numbered
        self._number = compiled(profile.opener.number)
        self._paragraphs_if_classified = profile.opener.paragraphs_if_classified
        self._local_from = profile.opener.local_time_above_classification_from

    def opener(self, lines: Iterable[Span]) -> Iterator[Annotation]:
        """Yield the opener that these lines begin with, if they do."""
        parts: list[Annotation] = []
        pending: list[Annotation] = []
        for line in lines:
            made = self._columns(line, parts) or self._part(line, parts)
            if not made:
                break
            (pending if made[0].element == "note" else parts).extend(made)
            if any(part.element == "salute" for part in made):
                break
        if _dateline_above_classification(parts):
            parts = [_local(part, self._local_from) for part in parts]
        tops = [part for part in parts if part.element in ("seg", "dateline", "salute")]
        inside = [note for note in pending if tops and tops[0].start < note.start < tops[-1].end]
        yield from (note for note in pending if note not in inside)
        if tops:
            yield Annotation(
                tops[0].start, tops[-1].end, "opener", {}, RULE, tops[0].certainty, reason="lines behind the heading"
            )
            yield from chain(parts, (_as_seg(note) for note in inside))

    def _columns(self, line: Span, before: list[Annotation]) -> list[Annotation]:
        """Return what the two columns of a line are: ``SECRET     [WASHINGTON,] October 7, 1950.``."""
        match = _COLUMNS.fullmatch(self._text, line.start, line.end)
        left = self._part(Span(*match.span("left")), [*before]) if match else []
        right = self._part(Span(*match.span("right")), [*before, *left]) if match and left else []
        kinds = {made[0].element for made in (left, right) if made}
        return [*left, *right] if kinds == {"seg", "dateline"} else []

    def with_paragraphs_below(self, made: list[Annotation], numbered: bool) -> list[Annotation]:
        """Return the opener with the lines below its dateline as paragraphs, where the profile says that they are.

        They are where the classification stands above the dateline, or the first of them gives a number, or where the
        document is ``numbered`` above its heading.
        """
        dateline = next((part for part in made if part.element == "dateline"), None)
        segs = sorted((part for part in made if part.element == "seg"), key=lambda part: part.start)
        if dateline is None or any(part.element == "salute" for part in made):
            return made
        below = [part for part in segs if part.start > dateline.start]
        if not below:
            return made
        stands_apart = len(below) < len(segs) or self._number.search(self._text[below[0].start : below[0].end])
        if not (self._paragraphs_if_classified if stands_apart else numbered and self._paragraphs_if_numbered):
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
        if dateline is None and (made := self._datelines.dateline(self._text, line)):
            return made
        if dateline is not None and (made := self._with_time(line, before, dateline)):
            return made
        if self._extract.search(text):
            attributes = {"type": "extent", "rend": "inline"}
            return [Annotation(*line, "note", attributes, RULE, reason="says how much is printed")]
        if self._version.search(text):
            return [Annotation(*line, "seg", {"type": "version"}, RULE, reason="says what the printed text is")]
        if self._salutation.search(text):
            return [Annotation(*line, "salute", {}, RULE, reason="salutation on a line of its own")]
        return []

    def _with_time(self, line: Span, before: list[Annotation], at: int) -> list[Annotation]:
        """Return a line that gives the time of day: the dateline right before it goes on there."""
        match = self._clock.match(self._text, line.start, line.end)
        clock = clock_of(match) if match else None
        if match is None or clock is None or max(part.end for part in before) != before[at].end:
            return []
        before[at] = before[at]._replace(end=line.end)
        time = Annotation(*match.span("time"), "time", {"when": clock.isoformat()}, RULE, reason="time of day")
        return [Annotation(line.start, line.start, "lb", {}, RULE, reason="time of day, on a line of its own"), time]

    def _with_receipt(self, line: Span, before: list[Annotation], at: int) -> list[Annotation]:
        """Return a line that ends the dateline right before it; behind other lines it is a dateline of its own."""
        dateline = before[at]
        last = max(part.end for part in before)
        if last != dateline.end:
            return [Annotation(*line, "dateline", {"type": "received"}, RULE, reason="when it was received")]
        before[at] = dateline._replace(end=line.end)
        return [Annotation(line.start, line.start, "lb", {}, RULE, reason="when it was received, on a line of its own")]


def _paragraphs(lines: Iterable[Annotation]) -> Iterator[Annotation]:
    """Make a paragraph of the lines of one type that follow one another."""
    for _, run in groupby(lines, key=lambda line: line.attributes.get("type")):
        first, *others = run
        end = others[-1].end if others else first.end
        yield Annotation(
            first.start, end, "p", {"rend": "flushleft"}, RULE, reason="below the dateline", traits=Trait.OPENING
        )
        yield from (Annotation(line.start, line.start, "lb", {}, RULE, reason="a line of its own") for line in others)


def _dateline_above_classification(parts: Iterable[Annotation]) -> bool:
    order = [part.element for part in parts if part.element in ("seg", "dateline")]
    return order[:1] == ["dateline"] and "seg" in order


def _local(part: Annotation, since: int) -> Annotation:
    """Return a date with its time as printed, without the offset from Greenwich, from a year on."""
    if part.element != "date" or "T" not in part.attributes.get("when", ""):
        return part
    when = datetime.fromisoformat(part.attributes["when"])
    if when.year < since:
        return part
    return part._replace(attributes={**part.attributes, "when": when.replace(tzinfo=None).isoformat()})


def _as_seg(note: Annotation) -> Annotation:
    return Annotation(*note.span, "seg", {"type": "extent"}, RULE, reason=note.reason)


@lru_cache(maxsize=8)
def datelines(profile: Profile) -> Datelines:
    """Return the reader of a profile's datelines, made once."""
    return Datelines(profile)


class Datelines:
    """Reads datelines: ``[Washington,] February 17, 1949``; ``London, August 2, 1951—noon``."""

    def __init__(self, profile: Profile) -> None:
        self._pattern = compiled(profile.opener.dateline)
        self._after = compiled(profile.opener.after_date)
        self._undated = compiled(profile.opener.undated)
        self._dates = date_reader(profile)
        self._zones = {str(k).casefold(): str(v) for k, v in profile.dates.zones.items()}
        self._longest = profile.opener.longest_dateline
        self._first = profile.opener.offsets_from
        self._last = profile.opener.offsets_until

    def dateline(self, text: str, line: Span) -> list[Annotation]:
        """Return a line as dateline, place and date; nothing when it is none."""
        words = text[line.start : line.end]
        if len(words) > self._longest or not (match := self._pattern.search(words)):
            return []
        date = next(self._dates.find(text, Span(line.start + match.start("date"), line.end)), None)
        undated = self._undated.search(words)
        if date is None and undated is None:
            return []
        if date and not self._after.search(text[date.span.end : line.end]):
            return []
        place = match["place"]
        start = line.start + match.start("place")
        found = [Annotation(*line, "dateline", {}, RULE, reason="place and date on a line of their own")]
        if place:
            found.append(Annotation(start, start + len(place), "placeName", {}, RULE, reason="place of the dateline"))
        if date:
            found.append(self._date(text, date, place or ""))
        return found

    def _date(self, text: str, date: WrittenDate, place: str) -> Annotation:
        zone = self._zones.get(" ".join(place.split()).casefold(), "")
        attributes = date.attributes(zone if self._first <= date.first.year <= self._last else "")
        end = date.span.end
        return Annotation(
            date.span.start, end, "date", attributes, RULE, reason="date of the dateline", traits=Trait.DATELINE
        )


def document_date(context: Context) -> str:
    """Return the first day that a dateline found so far gives, ``YYYY-MM-DD``; empty where there is none."""
    for date in context.by_element("date"):
        when = date.attributes.get("when") or date.attributes.get("from") or ""
        if re.match(r"\d{4}-\d\d-\d\d", when):
            return when[:10]
    return ""
