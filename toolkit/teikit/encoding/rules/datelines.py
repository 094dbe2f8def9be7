"""Datelines: a place and a date on a line of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.temporal.dates import WrittenDate, date_reader

#: The name of the rule that annotations of a dateline give to editors.
_RULE = "opener"


@lru_cache(maxsize=8)
def dateline_parser(profile: Profile) -> DatelineParser:
    """Return the parser of a profile's datelines, made once."""
    return DatelineParser(profile)


class DatelineParser:
    """A parser of datelines: ``[Washington,] February 17, 1949``; ``London, August 2, 1951—noon``."""

    def __init__(self, profile: Profile) -> None:
        settings = profile.opener
        self._dateline = compiled(settings.dateline)
        self._after_date = compiled(settings.after_date)
        self._undated = compiled(settings.undated)
        self._longest = settings.longest_dateline
        self._offset_years = range(settings.offsets_from, settings.offsets_until + 1)
        self._dates = date_reader(profile)
        self._zones = {place.casefold(): zone for place, zone in profile.dates.zones.items()}

    def parse(self, text: str, line: Span) -> list[Annotation]:
        """Return the dateline, its place and its date; nothing if a line is not a dateline."""
        words = text[line.start : line.end]
        if len(words) > self._longest or not (match := self._dateline.search(words)):
            return []
        date = next(self._dates.find(text, Span(line.start + match.start("date"), line.end)), None)
        if date is None and not self._undated.search(words):
            return []
        if date and not self._after_date.search(text[date.span.end : line.end]):
            return []
        place = match["place"] or ""
        found = [Annotation(*line, "dateline", {}, _RULE, reason="place and date on a line of their own")]
        if place:
            start = line.start + match.start("place")
            found.append(Annotation(start, start + len(place), "placeName", {}, _RULE, reason="place of the dateline"))
        if date:
            found.append(self._date(date, place))
        return found

    def _date(self, date: WrittenDate, place: str) -> Annotation:
        zone = self._zones.get(" ".join(place.split()).casefold(), "")
        attributes = date.attributes(zone if date.first.year in self._offset_years else "")
        reason = "date of the dateline"
        return Annotation(*date.span, "date", attributes, _RULE, reason=reason, traits=(Trait.DATELINE,))


def document_date(context: Context) -> str:
    """Return the first day in the annotations so far, ``YYYY-MM-DD``; empty if there is none."""
    for date in context.by_element("date"):
        when = date.attributes.get("when") or date.attributes.get("from") or ""
        if re.match(r"\d{4}-\d\d-\d\d", when):
            return when[:10]
    return ""
