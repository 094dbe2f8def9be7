"""Footnote calls: places where a text may refer to a note (``yesterday.1``, ``Minister2``, ``treaty*``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from teikit.encoding.model.span import Span
from teikit.encoding.notes.serial_numbers import SerialNumbers
from teikit.encoding.notes.weights import WEIGHTS, Weights
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.temporal.dates import date_reader

SYMBOLS = "*†‡§"
#: A number, or one symbol up to three times.
_MARK = re.compile(r"[0-9*†‡§¹²³⁰⁴-⁹](?:(?<=[0-9])[0-9]*|(?<=\*)\**|(?<=[†‡§])[†‡§]*|(?<=[¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]*)")
_LONGEST_MARK = 3
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
#: After a number, these exclude that it is a call.
_EXCLUDING = re.compile(r"[^\W_]|[./_@][^\W_]|[,:–—-][0-9]|[%°’'/½]|\s*per cent\b|\s+p?ercent\b|\s*[ap]\.\s?m\b")
#: A word with figures that is not an ordinal number: *3x3*, *B2B*, the address of a page.
_WORD_WITH_FIGURES = re.compile(r"(?=[^\W\d]*[0-9])(?![0-9]+(?:st|nd|rd|th|d)\Z)")
_HOUR_AND_COLON = re.compile(r"(?<![0-9])[0-9]{1,2}:\Z")
_NUMBERED_WORD = re.compile(r"([^\W\d_]{2,})([0-9]{1,3})(?!\w)")
#: A word with so many different numbers counts something: *Cell1*, *Cell2*, *Cell3*.
_COUNTING_FROM = 3
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}\Z")
_YEAR_AFTER = re.compile(r",?\s+(?:1[5-9]|20)[0-9]{2}(?![0-9])")
#: An abbreviation that a number belongs to: ``No.1``.
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:[Nn]os?|pp?|[Vv]ols?|[Aa]rts?|[Pp]ars?|[Ss]ecs?|[Cc]h|[Ff]igs?|[Dd]oc|[Rr]es)\.\Z"
)
#: A document symbol that a number belongs to: ``A/C.1``.
_DOCUMENT_SYMBOL = re.compile(r"[A-Z]/[\w./]*\Z")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?\Z")
#: The date by which a message is cited, ``571, Aug 1``. It is in the past; any other day may be that of a plan.
_CITED_DAY = re.compile(r"[0-9)\]],?\s+[A-Z][a-z]+\.?\s+[0-9]{1,2}\Z")
_MESSAGE_NUMBER = re.compile(r"(?<!\w)([A-Z][a-z]+)\s[0-9]+\.\Z")
_CITED_NUMBER = re.compile(r"(?<!\w)([^\W\d_]+)\.?\s+([0-9]{3,})(?!\w|[.,][0-9])")
_CITING_WORD = re.compile(r"(?<!\w)([^\W\d_]+)\.?\s+\Z")
_NEXT_WORD = re.compile(r"\s+([A-Z][a-z]+)\b")
#: The beginning of a line before the number of a telegram in its series: ``106. Gocus 561.``.
_SERIES = re.compile(r"(?:\A|[\r\n])(?:[0-9]+\.\s+)?(?:[A-Z][a-z]+\s+)?\Z")
_LINE_END = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_SENTENCE = re.compile(r"\s+[“(\[]?[A-Z]|\s*\Z|\s*[\r\n]")
_DAY = re.compile(r"(?<!\w)([A-Z][a-z]+)\.?\s+([0-9]{1,2})\Z")
_CLAUSE_END = re.compile(r"[^\W\d_]{3}[.,;”’)]+\Z")
#: A day that is further ahead of the document, in days, was in the year before.
_FAR_AHEAD = 60


def label_of(written: str) -> str:
    """Return the label of a note from its written form: raised figures become figures."""
    return written.translate(_RAISED)


class Call(NamedTuple):
    """A place in the text that may refer to a note; its score is one of :class:`.Weights`."""

    start: int
    end: int
    label: str
    score: float


class CallFinder:
    """The places in a span of a text that may be footnote calls, by label.

    :param heads: headings, at whose end a call may follow a space.
    :param today: the date of the document, ``YYYY-MM-DD``; empty if unknown.
    """

    def __init__(
        self,
        text: str,
        span: Span,
        profile: Profile,
        heads: Iterable[Span] = (),
        today: str = "",
        weights: Weights = WEIGHTS,
    ) -> None:
        self.weights = weights
        self._text = text
        self._head_ends = {head.end for head in heads}
        self._months = date_reader(profile)
        self._today = date.fromisoformat(today) if today else None
        self._serial_numbers = SerialNumbers(text, span)
        self._counted = re.compile(rf"(?<!\w)(?:{alternation(profile.notes.counted)})\Z", re.IGNORECASE)
        self._calls: dict[str, list[Call]] = {}
        for call in self._find(span):
            self._calls.setdefault(call.label, []).append(call)

    def calls(self, label: str) -> Sequence[Call]:
        """Return the possible calls of a note, in the order of the text."""
        return self._calls.get(label, ())

    def first(self, label: str, after: int, least: float | None = None) -> Call | None:
        """Return the first call of a note from an offset on with a minimum score; by default, an accepted one."""
        minimum = self.weights.accepted if least is None else least
        return next((call for call in self.calls(label) if call.score >= minimum and call.start >= after), None)

    def is_accepted(self, call: Call) -> bool:
        """Return whether a place is a call by itself."""
        return call.score >= self.weights.accepted

    def accepted(self) -> Iterator[Call]:
        """Yield every place that is a call by itself."""
        return (call for calls in self._calls.values() for call in calls if self.is_accepted(call))

    def is_after_clause(self, call: Call) -> bool:
        """Return whether a call follows the stop of a sentence or a clause that ends in a word."""
        return bool(_CLAUSE_END.search(self._text[max(0, call.start - 8) : call.start]))

    def _find(self, span: Span) -> Iterator[Call]:
        for mark in _MARK.finditer(self._text, span.start, span.end):
            if mark.start() == span.start or _EXCLUDING.match(self._text, mark.end()):
                continue
            if mark[0][0] in SYMBOLS or not mark[0].isascii():
                if not self._text[mark.start() - 1].isspace() and len(mark[0]) <= _LONGEST_MARK:
                    yield Call(*mark.span(), label_of(mark[0]), self.weights.symbol)
            else:
                yield from self._numbers(mark)

    def _numbers(self, mark: re.Match[str]) -> Iterator[Call]:
        """Yield the calls that a run of digits may be: all of it, or its last digits."""
        for size in range(1, min(_LONGEST_MARK, len(mark[0])) + 1):
            label = mark[0][-size:]
            if label[0] != "0":
                start, end = mark.end() - size, mark.end()
                is_whole = size == len(mark[0])
                score = self._score_number(start, end) if is_whole else self._score_last_digits(mark, size)
                if score > 0:
                    yield Call(start, end, label, score)

    def _score_number(self, start: int, end: int) -> float:
        """Score a number by the text before it."""
        before = self._text[max(0, start - 40) : start]
        last = before[-1:]
        if last.isspace():
            begins_line = "\n" in before[len(before.rstrip()) :]
            return 0.0 if begins_line else self._score_after_space(before.rstrip(), end)
        if last.isalpha():
            return self._score_after_letter(before)
        if last in ')]”’"…»':
            return self.weights.after_bracket
        if last in ".,;:?!":
            return self._score_after_stop(before, end)
        return 0.0

    def _score_after_letter(self, before: str) -> float:
        word = _WORD.search(before)
        letters = word[0] if word else ""
        if letters in self._counting_words or _WORD_WITH_FIGURES.match(letters):
            return 0.0
        if len(letters) > 1 and letters[-1].islower():
            return self.weights.after_word
        return self.weights.after_capitals if len(letters) > 2 else self.weights.after_letters

    @cached_property
    def _counting_words(self) -> frozenset[str]:
        """The words that count something by the numbers after them."""
        numbers: dict[str, set[str]] = {}
        for word, number in _NUMBERED_WORD.findall(self._text):
            numbers.setdefault(word, set()).add(number)
        return frozenset(word for word, found in numbers.items() if len(found) >= _COUNTING_FROM)

    def _score_after_stop(self, before: str, end: int) -> float:
        previous = before[-2:-1]
        if _ABBREVIATION.search(before) or _DOCUMENT_SYMBOL.search(before):
            return 0.0
        if not previous.isdigit():
            return self.weights.after_stop if previous.isalpha() or previous in ')]”’".*' else 0.0
        if not re.match(r"\s|\Z|[)\]”’]", self._text[end : end + 1]):
            return 0.0
        return self._score_after_number_and_stop(before, end)

    def _score_after_number_and_stop(self, before: str, end: int) -> float:
        if before[-1] == ":":
            is_date = _LINE_END.match(self._text, end) and self._ends_in_date(before[:-1])
            return self.weights.after_dated_stop if is_date else self.weights.after_number_colon
        if before[-1] in "?!":
            return self.weights.after_number_question if before[-1] == "?" else 0.0
        if self._ends_in_date(before[:-1]):
            return self.weights.after_dated_stop
        if _SENTENCE.match(self._text[end : end + 4]):
            is_message = self._ends_in_message_number(before)
            return self.weights.after_message_number if is_message else self.weights.after_number_stop
        if before[-1] == "," and self._text[end : end + 1] in (" ", "\u00a0"):
            return self.weights.after_number_comma
        return 0.0

    def _ends_in_message_number(self, before: str) -> bool:
        """Return whether a text ends in the number of a message: ``Legtel 647.``, ``rptd Calcutta 4.``."""
        match = _MESSAGE_NUMBER.search(before)
        return match is not None and self._counted.search(match[1]) is None

    def _ends_in_date(self, before: str) -> bool:
        """Return whether a text ends in a year or a day: ``1951``, ``Feb 15``."""
        return _YEAR.search(before) is not None or self._last_day(before) is not None

    def _score_after_space(self, before: str, end: int) -> float:
        if end in self._head_ends and (before[-1:].isalpha() or self._ends_in_date(before)):
            return self.weights.spaced_after_head
        if self._counted.search(before.rstrip(".")):
            return 0.0
        if before[-1:].isalpha():
            ends_line = self._text[end : end + 1] in ("", "\n", "\r")
            return self.weights.spaced_at_line_end if ends_line else self.weights.spaced
        return self.weights.spaced_after_stop if before[-1:] in ".,;:?!)”" else 0.0

    def _score_last_digits(self, run: re.Match[str], size: int) -> float:
        """Score the last digits of a number: ``19511`` is 1951 and call 1; ``Aug 11`` may be Aug 1 and call 1.

        :param size: how many digits belong to the call.
        """
        if _HOUR_AND_COLON.search(self._text[max(0, run.start() - 4) : run.start()]):
            return self.weights.digits_after_time if len(run[0]) - size == 2 else 0.0
        before = self._text[max(0, run.start() - 20) : run.end() - size]
        if _YEAR.search(before) and len(run[0]) - size == 4:
            return self.weights.digits_after_year
        day = self._last_day(before)
        if day is not None and _YEAR_AFTER.match(self._text, run.end()):
            return 0.0
        is_year = _YEAR.search(run[0])
        if is_year and self._last_day(self._text[max(0, run.start() - 20) : run.start()].rstrip(", ")):
            return 0.0
        if day is None or is_year:
            is_head_end = run.end() in self._head_ends
            return self.weights.digits_at_head_end if is_head_end else self._score_digits(run, size)
        with_digits = self._last_day(before + self._text[run.end() - size : run.end()])
        if with_digits is None:
            return self.weights.digits_after_day
        if not self._is_future(*with_digits):
            return self.weights.digits_of_date
        return self.weights.digits_after_day if _CITED_DAY.search(before) else self.weights.digits_of_future_day

    def _score_digits(self, run: re.Match[str], size: int) -> float:
        """Score the last digits of a number that is neither a time nor a day."""
        before = self._text[max(0, run.start() - 24) : run.start()]
        if self._serial_numbers.is_too_high(before, run[0], size):
            return self.weights.digits_after_serial
        if self._is_cited(before, run[0][:-size]):
            return self.weights.digits_after_cited
        word = _NEXT_WORD.match(self._text, run.end())
        precedes_month = word is not None and self._months.month(word[1]) is not None
        is_date = precedes_month or _YEAR.search(run[0]) or _SERIES.search(before)
        return self.weights.digits_of_date if is_date else self.weights.digits

    def _is_cited(self, before: str, digits: str) -> bool:
        """Return whether the text has a number of three digits or more elsewhere, after the same word."""
        word = _CITING_WORD.search(before) if len(digits) >= 3 else None
        return word is not None and (word[1], digits) in self._cited

    @cached_property
    def _cited(self) -> frozenset[tuple[str, ...]]:
        return frozenset(_CITED_NUMBER.findall(self._text))

    def _last_day(self, before: str) -> tuple[int, int] | None:
        """Return the month and the day that a text ends in."""
        match = _DAY.search(before)
        month = self._months.month(match[1]) if match else None
        return (month, int(match[2])) if match and month and 1 <= int(match[2]) <= 31 else None

    def _is_future(self, month: int, day: int) -> bool:
        """Return whether a day is shortly after the date of the document, or does not exist."""
        if self._today is None:
            return False
        try:
            return 0 < (date(self._today.year, month, day) - self._today).days < _FAR_AHEAD
        except ValueError:
            return True
