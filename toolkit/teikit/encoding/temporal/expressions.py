"""Temporal expressions: ``October 5–7``, ``from June to August 1950``, ``last month``, ``at 4:10 p.m.``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from teikit.encoding.model.span import Span
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.temporal import periods
from teikit.encoding.temporal.periods import Period, Point

_DAY = r"(?P<day{n}>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w:]|,[0-9]|[.][0-9])"
_YEAR = r"(?P<year{n}>1[4-9][0-9]{{2}}|20[0-9]{{2}})(?![\w%]|[,.][0-9])"
_NOT_A_TIME = r"(?!\s*[ap]\.?\s?m\b)"
_CLOCK = (
    r"(?<![\w.,:–-])(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?<=\bat )(?P<named>noon|midnight)\b)"
)


class TemporalExpression(msgspec.Struct, frozen=True):
    """An expression in a text, and the date or the time of day that it denotes."""

    span: Span
    attributes: Mapping[str, str]
    certainty: str = "high"
    reason: str = "date in the text"
    element: str = "date"
    single_day: date | None = None
    """The day to which ``the same day`` after the expression refers."""


class _Reference(msgspec.Struct, frozen=True):
    """The days that an expression can refer to.

    :param anchor: the date of the document.
    :param last: the day that was named last.
    """

    anchor: date | None
    last: date | None


_Interpret = Callable[[re.Match[str], _Reference], TemporalExpression | None]
_Form = tuple[re.Pattern[str], _Interpret]
_WORD = re.compile(r"[^\W\d_]+")


class ExpressionFinder:
    """The temporal expressions of a language, from the words in the ``[dates]`` of a profile."""

    def __init__(self, profile: Profile) -> None:
        words = _Words(profile)
        relative = _RelativeExpressions(words)
        # A cheap test excludes most paragraphs before any form is searched for.
        self._figures = words.figures
        self._key_words = relative.key_words()
        self._absolute_forms: list[_Form] = [*_absolute_forms(words), (re.compile(_CLOCK), _interpret_clock)]
        self._relative_forms = list(relative.forms())

    def find(self, text: str, span: Span, anchor: date | None, last: date | None) -> Iterator[TemporalExpression]:
        """Yield the expressions in a span, in order, none within another.

        :param anchor: the date of the document.
        :param last: the last day named before the span.
        """
        matches = [
            (_dated_span(match), order, match, interpret)
            for order, (pattern, interpret) in enumerate(self._forms(text, span))
            for match in pattern.finditer(text, span.start, span.end)
        ]
        end = span.start
        for dated, _, match, interpret in sorted(matches, key=lambda m: (m[0].start, -m[0].end, m[1])):
            found = interpret(match, _Reference(anchor, last)) if dated.start >= end else None
            if found:
                end = found.span.end
                last = found.single_day or last
                yield found

    def _forms(self, text: str, span: Span) -> Iterator[_Form]:
        """Yield the forms that can occur in a span."""
        if self._figures.search(text, span.start, span.end):
            yield from self._absolute_forms
        if not self._key_words.isdisjoint(_WORD.findall(text[span.start : span.end].casefold())):
            yield from self._relative_forms


def _dated_span(match: re.Match[str]) -> Span:
    """Return the span of the date in a match: without the word that introduces it."""
    return Span(*match.span("dated" if "dated" in match.re.groupindex else 0))


class _Words:
    """The words of a profile, as parts of regular expressions."""

    def __init__(self, profile: Profile) -> None:
        names = profile.dates.months
        self.months = {name.casefold(): i % 12 + 1 for i, name in enumerate(names)}
        self.months.update({name.casefold(): n for name, n in profile.dates.more_months.items()})
        spelled = {form for name in (*names, *profile.dates.more_months) for form in (name, name.upper())}
        self.month = rf"(?P<month{{n}}>{_either(spelled)})\b\.?"
        self.figures = re.compile(rf"[0-9]|(?:{_either(spelled)})\b|noon|midnight")
        self.weekdays = profile.dates.weekdays
        self.joined = self._joined(profile.dates.joined_by)
        self.introduced = self._after(profile.dates.introduced_by)
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
    def _after(words: Iterable[str]) -> str:
        return rf"(?i:(?<!\w)(?:{_either(words)})(?:\s+the)?[\s-]+)"

    def number_of(self, month: str) -> int:
        return self.months[month.casefold()]


def _either(words: Iterable[str]) -> str:
    return alternation(tuple(sorted(words)))


def _absolute_forms(words: _Words) -> Iterator[_Form]:
    """Yield the forms of dates that name a month or a year."""
    month, month2 = words.month.format(n=""), words.month.format(n=2)
    day, day2 = _DAY.format(n=""), _DAY.format(n=2)
    year, year2 = _YEAR.format(n=""), _YEAR.format(n=2)
    weekday = rf"(?<!\w)(?:(?:{_either(words.weekdays)}),?\s+)?"
    end = rf"(?:{words.joined}(?:{month2}\s+)?{day2}{_NOT_A_TIME})?"
    patterns = (
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

    def interpret(match: re.Match[str], reference: _Reference) -> TemporalExpression | None:
        return _interpret_date(match, words, reference)

    yield from ((re.compile(pattern), interpret) for pattern in patterns)


def _interpret_date(match: re.Match[str], words: _Words, reference: _Reference) -> TemporalExpression | None:
    parts = match.groupdict()
    ends = _ends(parts, words)
    if any(not point.exists() for point in ends):
        return None
    has_year = all(point.year for point in ends)
    if not has_year and reference.anchor:
        ends = [ends[0].near(reference.anchor), *(point.near(reference.anchor) for point in ends[1:])]
    if len(ends) > 1 and ends[1] <= ends[0]:
        return None
    return TemporalExpression(
        _dated_span(match),
        Period(*ends).attributes(),
        "high" if has_year else "medium",
        _year_reason(reference, has_year=has_year),
        single_day=_only_day(ends),
    )


def _year_reason(reference: _Reference, *, has_year: bool) -> str:
    if has_year:
        return "date in the text"
    return "year of the document" if reference.anchor else "unknown year"


def _ends(parts: Mapping[str, str | None], words: _Words) -> list[Point]:
    """Return the first and the last point that a match names; a part that one end lacks is that of the other."""

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


class _RelativeExpressions:
    """Expressions that refer to the date of the document. Without that date they denote nothing."""

    def __init__(self, words: _Words) -> None:
        self._words = words
        self._weekdays = {name.casefold(): i for i, name in enumerate(words.weekdays)}

    def key_words(self) -> frozenset[str]:
        """Return words in lower case, one of which is in each of these expressions."""
        words = self._words
        expressions = (*words.relative, *words.same_day, *words.this_month, *words.weekdays, "ago")
        return frozenset(_WORD.findall(expression.casefold())[-1] for expression in expressions)

    def forms(self) -> Iterator[_Form]:
        """Yield the forms of these expressions."""
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

    def _counted(self, match: re.Match[str], reference: _Reference) -> TemporalExpression | None:
        count, unit = self._words.relative[" ".join(match[0].casefold().split())].split()
        return _counted(match, reference, int(count), unit)

    def _ago(self, match: re.Match[str], reference: _Reference) -> TemporalExpression | None:
        number = match["count"].casefold()
        count = int(number) if number.isdigit() else self._words.numbers.index(number) + 1
        return _counted(match, reference, -count, match["unit"].casefold(), "low")

    def _of_month(self, match: re.Match[str], reference: _Reference) -> TemporalExpression | None:
        if reference.anchor is None:
            return None
        of = periods.month(reference.anchor, self._words.this_month[match["month"].casefold()]).first
        point = Point(of.year, of.month, int(match["day"]))
        return (
            _expression(match, Period(point), "medium", "relative to the month of the document")
            if point.exists()
            else None
        )

    def _same_day(self, match: re.Match[str], reference: _Reference) -> TemporalExpression | None:
        if reference.last is None:
            return None
        return _expression(match, periods.day(reference.last), "low", "the day named last")

    def _weekday(self, match: re.Match[str], reference: _Reference) -> TemporalExpression | None:
        if reference.anchor is None:
            return None
        number = self._weekdays[match["name"].casefold()]
        nearby = match.string[max(match.start() - 60, match.pos) : min(match.end() + 40, match.endpos)]
        which = match["which"]
        ahead = which == "next" or (which is None and bool(self._words.ahead.search(nearby)))
        direction = 1 if ahead else -1 if which == "last" else 0
        try:
            period = periods.weekday(reference.anchor, number, direction)
        except OverflowError:
            return None
        return _expression(
            match, period, "medium" if which else "low", f"the {match['name']} {'after' if ahead else 'before'}"
        )


def _counted(
    match: re.Match[str], reference: _Reference, count: int, unit: str, certainty: str = "medium"
) -> TemporalExpression | None:
    if reference.anchor is None:
        return None
    try:
        period = periods.PERIODS[unit](reference.anchor, count)
    except OverflowError:
        return None
    if not period.first.exists():
        return None
    return _expression(match, period, certainty, "counted from the date of the document")


def _expression(match: re.Match[str], period: Period, certainty: str, reason: str) -> TemporalExpression:
    ends = [period.first] if period.last is None else [period.first, period.last]
    return TemporalExpression(Span(*match.span()), period.attributes(), certainty, reason, single_day=_only_day(ends))


def _interpret_clock(match: re.Match[str], reference: _Reference) -> TemporalExpression | None:
    if match["named"]:
        when = "12:00:00" if match["named"] == "noon" else "00:00:00"
    else:
        hour = int(match["hour"]) % 12 + (12 if match["half"].casefold() == "p" else 0)
        when = f"{hour:02}:{match['minute'] or '00'}:00"
    return TemporalExpression(Span(*match.span()), {"when": when}, reason="time of day in the text", element="time")
