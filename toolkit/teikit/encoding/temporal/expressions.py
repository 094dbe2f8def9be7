"""Phrases that date something: ``October 5–7``, ``from June to August 1950``, ``last month``, ``at 4:10 p.m.``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from teikit.encoding.model.span import Span
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.temporal import periods as calendar
from teikit.encoding.temporal.periods import Period, Point

_DAY = r"(?P<day{n}>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w:]|,[0-9]|[.][0-9])"
_YEAR = r"(?P<year{n}>1[4-9][0-9]{{2}}|20[0-9]{{2}})(?![\w%]|[,.][0-9])"
_NOT_A_TIME = r"(?!\s*[ap]\.?\s?m\b)"
_CLOCK = (
    r"(?<![\w.,:–-])(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?<=\bat )(?P<named>noon|midnight)\b)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the date or the time of day that it comes to, and how sure that is."""

    span: Span
    attributes: Mapping[str, str]
    certainty: str = "high"
    reason: str = "date in the text"
    element: str = "date"
    single_day: date | None = None
    """The day that ``the same day`` behind it means."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a phrase may count from: the date of the document, the day named last."""

    anchor: date | None
    last: date | None


_Read = Callable[[re.Match[str], _Known], Phrase | None]
_Reader = tuple[re.Pattern[str], _Read]
_WORD = re.compile(r"[^\W\d_]+")


class PhraseReader:
    """Finds dates by the words that a profile lists in ``[dates]``."""

    def __init__(self, profile: Profile) -> None:
        words = _Words(profile)
        relative = _Relative(words)
        # One look tells whether a paragraph has what any of these patterns needs; most have not.
        self._figures = words.figures
        self._signs = relative.signs()
        self._absolute: list[_Reader] = [*_absolute(words), (re.compile(_CLOCK), _clock)]
        self._relative = list(relative.readers())

    def phrases(self, text: str, stretch: Span, anchor: date | None, last: date | None) -> Iterator[Phrase]:
        """Yield the phrases of a stretch in its order, none within another; ``last`` is the day named before it."""
        matches = [
            (_dated_span(match), order, match, read)
            for order, (pattern, read) in enumerate(self._readers(text, stretch))
            for match in pattern.finditer(text, stretch.start, stretch.end)
        ]
        end = stretch.start
        for span, _, match, read in sorted(matches, key=lambda m: (m[0].start, -m[0].end, m[1])):
            found = read(match, _Known(anchor, last)) if span.start >= end else None
            if found:
                end = found.span.end
                last = found.single_day or last
                yield found

    def _readers(self, text: str, stretch: Span) -> Iterator[_Reader]:
        if self._figures.search(text, stretch.start, stretch.end):
            yield from self._absolute
        if not self._signs.isdisjoint(_WORD.findall(text[stretch.start : stretch.end].casefold())):
            yield from self._relative


def _dated_span(match: re.Match[str]) -> Span:
    """Return where the date stands in a match: all of it, or what stands behind the word that introduces it."""
    return Span(*match.span("dated" if "dated" in match.re.groupindex else 0))


class _Words:
    """The words of a profile as pieces of regular expressions."""

    def __init__(self, profile: Profile) -> None:
        names = profile.dates.months
        self.months = {name.casefold(): i % 12 + 1 for i, name in enumerate(names)}
        self.months.update({name.casefold(): n for name, n in profile.dates.more_months.items()})
        spelled = {form for name in (*names, *profile.dates.more_months) for form in (name, name.upper())}
        self.month = rf"(?P<month{{n}}>{_either(spelled)})\b\.?"
        self.figures = re.compile(rf"[0-9]|(?:{_either(spelled)})\b|noon|midnight")
        self.weekdays = profile.dates.weekdays
        self.joined = self._joined(profile.dates.joined_by)
        self.introduced = self._behind(profile.dates.introduced_by)
        self.relative = profile.dates.relative
        self.this_month = profile.dates.this_month
        self.same_day = profile.dates.same_day
        self.counted = _either(profile.dates.counted)
        self.numbers = profile.dates.numbers
        self.ahead = re.compile(rf"\b(?:{_either(profile.dates.ahead)})\b", re.IGNORECASE)

    @staticmethod
    def _joined(words: Iterable[str]) -> str:
        marks = [word for word in words if not word.isalpha()]
        spelled = [word for word in words if word.isalpha()]
        return rf"(?:\s*(?:{_either(marks)})\s*|\s+(?:{_either(spelled)})\s+)"

    @staticmethod
    def _behind(words: Iterable[str]) -> str:
        return rf"(?i:(?<!\w)(?:{_either(words)})(?:\s+the)?[\s-]+)"

    def number_of(self, month: str) -> int:
        return self.months[month.casefold()]


def _either(words: Iterable[str]) -> str:
    return alternation(tuple(sorted(words)))


def _absolute(words: _Words) -> Iterator[_Reader]:
    """Yield the shapes of dates that name a month or a year."""
    month, month2 = words.month.format(n=""), words.month.format(n=2)
    day, day2 = _DAY.format(n=""), _DAY.format(n=2)
    year, year2 = _YEAR.format(n=""), _YEAR.format(n=2)
    weekday = rf"(?<!\w)(?:(?:{_either(words.weekdays)}),?\s+)?"
    end = rf"(?:{words.joined}(?:{month2}\s+)?{day2}{_NOT_A_TIME})?"
    shapes = (
        r"(?<![\w-])(?P<year>1[4-9][0-9]{2}|20[0-9]{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])(?![\w-])",
        rf"{weekday}{month}\s+{day}(?:,?\s+{year})?{end}(?:,?\s+{year2})?",
        rf"{weekday}{day}(?:\s+(?:of\s+)?{month}(?:,?\s+{year})?)?{words.joined}{day2}\s+(?:of\s+)?{month2}(?:,?\s+{year2})?",
        rf"{weekday}(?:the\s+)?{day}\s+(?:of\s+)?{month}(?:,?\s+{year})?",
        rf"(?<!\w){month}(?:,?\s+{year})?{words.joined}{month2},?\s+{year2}",
        rf"(?<!\w){month},?\s+(?:of\s+)?{year}",
        rf"(?<!\w){month}{words.joined}{month2}(?!\s+[A-Z])",
        rf"{words.introduced}(?P<dated>{month}(?:{words.joined}{month2})?)(?!\s+[A-Z])",
        rf"{words.introduced}(?P<dated>{year}(?:{words.joined}(?:{year2}|(?P<short>[0-9]{{2}})(?!\w)))?)(?!\s+(?:{words.counted})\b)",
        r"(?<![\w/.–—-])(?P<year>1[4-9][0-9]{2})[–-](?P<short>[0-9]{2})(?![\w/–-]|[.,][0-9])",
    )

    def read(match: re.Match[str], known: _Known) -> Phrase | None:
        return _dated(match, words, known)

    yield from ((re.compile(shape), read) for shape in shapes)


def _dated(match: re.Match[str], words: _Words, known: _Known) -> Phrase | None:
    parts = match.groupdict()
    ends = _ends(parts, words)
    if any(not point.exists() for point in ends):
        return None
    said = all(point.year for point in ends)
    if not said and known.anchor:
        ends = [ends[0].near(known.anchor), *(point.near(known.anchor) for point in ends[1:])]
    if len(ends) > 1 and ends[1] <= ends[0]:
        return None
    return Phrase(
        _dated_span(match),
        Period(*ends).attributes(),
        "high" if said else "medium",
        "date in the text" if said else "the year is that of the document" if known.anchor else "no year is known",
        single_day=_only_day(ends),
    )


def _ends(parts: Mapping[str, str | None], words: _Words) -> list[Point]:
    """Return the first and last point that a match names; what one end leaves out, it shares with the other."""

    def number(key: str) -> int:
        value = parts.get(key)
        return 0 if not value else int(value) if value.isdigit() else words.number_of(value)

    year, month, day = number("year"), number("month"), number("day")
    year2, month2, day2 = number("year2"), number("month2"), number("day2")
    if number("short"):
        year2 = year // 100 * 100 + number("short")
    first = Point(year or year2, month or month2, day)
    two_years = bool(year and year2) and not month
    if not (day2 or (month2 and not day) or two_years):
        return [first]
    last = Point(year2 or year, month2 or month, day2)
    if year2 and not year and (last.month, last.day) < (first.month, first.day):
        first = Point(year2 - 1, first.month, first.day)
    return [first, last]


def _only_day(ends: list[Point]) -> date | None:
    return ends[0].first() if len(ends) == 1 and ends[0].day and ends[0].year else None


class _Relative:
    """Phrases that count from the date of the document: nothing is read where that is not known."""

    def __init__(self, words: _Words) -> None:
        self._words = words
        self._weekdays = {name.casefold(): i for i, name in enumerate(words.weekdays)}

    def signs(self) -> frozenset[str]:
        """Return words, in small letters, of which one stands wherever one of these phrases stands."""
        words = self._words
        spelled = (*words.relative, *words.same_day, *words.this_month, *words.weekdays, "ago")
        return frozenset(_WORD.findall(phrase.casefold())[-1] for phrase in spelled)

    def readers(self) -> Iterator[_Reader]:
        words = self._words
        numbers = rf"(?P<count>{_either(words.numbers)}|[0-9]{{1,3}})"
        yield self._pattern(_either(words.relative)), self._counted
        yield self._pattern(rf"{numbers}\s+(?P<unit>day|week|month|year)s?\s+ago"), self._ago
        yield (
            self._pattern(rf"(?:the\s+)?{_DAY.format(n='')}\s+(?P<month>{_either(words.this_month)})\b\.?"),
            self._of_month,
        )
        yield self._pattern(_either(words.same_day)), self._same_day
        yield (
            re.compile(rf"(?<!\w)(?:(?P<which>last|next)\s+)?(?P<name>{_either(words.weekdays)})(?![\w-])"),
            self._weekday,
        )

    @staticmethod
    def _pattern(body: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w’-])(?:{body})(?![\w-])", re.IGNORECASE)

    def _counted(self, match: re.Match[str], known: _Known) -> Phrase | None:
        count, unit = self._words.relative[" ".join(match[0].casefold().split())].split()
        return _counted(match, known, int(count), unit)

    def _ago(self, match: re.Match[str], known: _Known) -> Phrase | None:
        said = match["count"].casefold()
        count = int(said) if said.isdigit() else self._words.numbers.index(said) + 1
        return _counted(match, known, -count, match["unit"].casefold(), "low")

    def _of_month(self, match: re.Match[str], known: _Known) -> Phrase | None:
        if known.anchor is None:
            return None
        of = calendar.month(known.anchor, self._words.this_month[match["month"].casefold()]).first
        point = Point(of.year, of.month, int(match["day"]))
        return _phrase(match, Period(point), "medium", "month of the document") if point.exists() else None

    def _same_day(self, match: re.Match[str], known: _Known) -> Phrase | None:
        if known.last is None:
            return None
        return _phrase(match, calendar.day(known.last), "low", "the day named before")

    def _weekday(self, match: re.Match[str], known: _Known) -> Phrase | None:
        if known.anchor is None:
            return None
        number = self._weekdays[match["name"].casefold()]
        nearby = match.string[max(match.start() - 60, match.pos) : min(match.end() + 40, match.endpos)]
        which = match["which"]
        ahead = which == "next" or (which is None and bool(self._words.ahead.search(nearby)))
        direction = 1 if ahead else -1 if which == "last" else 0
        try:
            period = calendar.weekday(known.anchor, number, direction)
        except OverflowError:
            return None
        return _phrase(
            match, period, "medium" if which else "low", f"the {match['name']} {'after' if ahead else 'before'}"
        )


def _counted(match: re.Match[str], known: _Known, count: int, unit: str, certainty: str = "medium") -> Phrase | None:
    if known.anchor is None:
        return None
    try:
        period = getattr(calendar, "days" if unit == "day" else unit)(known.anchor, count)
    except OverflowError:
        return None
    if not period.first.exists():
        return None
    return _phrase(match, period, certainty, "counted from the date of the document")


def _phrase(match: re.Match[str], period: Period, certainty: str, reason: str) -> Phrase:
    ends = [period.first] if period.last is None else [period.first, period.last]
    return Phrase(Span(*match.span()), period.attributes(), certainty, reason, single_day=_only_day(ends))


def _clock(match: re.Match[str], known: _Known) -> Phrase | None:
    if match["named"]:
        when = "12:00:00" if match["named"] == "noon" else "00:00:00"
    else:
        hour = int(match["hour"]) % 12 + (12 if match["half"].casefold() == "p" else 0)
        when = f"{hour:02}:{match['minute'] or '00'}:00"
    return Phrase(Span(*match.span()), {"when": when}, reason="time of day in the text", element="time")
