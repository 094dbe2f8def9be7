"""Note calls: where a text refers to its notes, and how sure that is (``yesterday.1``, ``Minister2``, ``treaty*``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from teikit.encoding.model.span import Span
from teikit.encoding.notes.serial_numbers import Serials
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.temporal.dates import date_reader

#: From here on a call is taken even where no body asks for it.
STRONG = 2.0
#: What may be a call is one from here on where the number before it was found.
_NEXT = 1.2
_SKIPPED = -2.0
#: So many calls in a row may be hidden in the numbers before them.
_HIDDEN = 2
#: What a number behind the comma of a number is worth, ``569,4 paragraph 1``: no thousands, perhaps a decimal.
_FIGURE = 1.2
#: What a number apart from the word before it is worth, within a line: the call that is missing between two others.
_APART = 0.2
#: What the last digit of a number is worth that the text cites elsewhere without it: ``NSC 1722`` and ``NSC 172``.
_CITED = 1.3
#: What the last digit of any other number is worth.
_WEAK = 0.3
_UNLIKELY = 0.1
_SYMBOLS = "*†‡§"
_RUN = re.compile(r"[0-9*†‡§¹²³⁰⁴-⁹](?:(?<=[0-9])[0-9]*|(?<=\*)\**|(?<=[†‡§])[†‡§]*|(?<=[¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]*)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOT_AFTER = re.compile(r"[^\W_]|[./_@][^\W_]|[,:–—-][0-9]|[%°’'/½]|\s*per cent\b|\s+p?ercent\b|\s*[ap]\.\s?m\b")
#: A word with figures in it that is no ordinal: *3x3*, *B2B*, the address of a page.
_WITH_FIGURES = re.compile(r"(?=[^\W\d]*[0-9])(?![0-9]+(?:st|nd|rd|th|d)\Z)")
#: An hour, and the colon behind it.
_HOUR = re.compile(r"(?<![0-9])[0-9]{1,2}:\Z")
_GLUED = re.compile(r"([^\W\d_]{2,})([0-9]{1,3})(?!\w)")
#: A word with so many numbers glued to it counts something.
_COUNTED = 3
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}\Z")
_YEAR_BEHIND = re.compile(r",?\s+(?:1[5-9]|20)[0-9]{2}(?![0-9])")
#: What a number behind it belongs to: ``No.1``, ``A/C.1``.
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:[Nn]os?|pp?|[Vv]ols?|[Aa]rts?|[Pp]ars?|[Ss]ecs?|[Cc]h|[Ff]igs?|[Dd]oc|[Rr]es)\.\Z"
)
_SYMBOL_OF_DOCUMENT = re.compile(r"[A-Z]/[\w./]*\Z")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?\Z")
#: A day that a message is referred to by, ``571, Aug 1``; elsewhere a later day may be that of a plan.
_REFERENCE = re.compile(r"[0-9)\]],?\s+[A-Z][a-z]+\.?\s+[0-9]{1,2}\Z")
_MESSAGE = re.compile(r"(?<!\w)([A-Z][a-z]+)\s[0-9]+\.\Z")
_CITED_NUMBER = re.compile(r"(?<!\w)([^\W\d_]+)\.?\s+([0-9]{3,})(?!\w|[.,][0-9])")
_CITING = re.compile(r"(?<!\w)([^\W\d_]+)\.?\s+\Z")
_NEXT_WORD = re.compile(r"\s+([A-Z][a-z]+)\b")
#: What stands before the number of a telegram in its series, ``106. Gocus 561.``, at the beginning of a line.
_SERIAL = re.compile(r"(?:\A|[\r\n])(?:[0-9]+\.\s+)?(?:[A-Z][a-z]+\s+)?\Z")
_LINE_END = re.compile(r"[ \t]*(?:[\r\n]|\Z)")


def label_of(written: str) -> str:
    """Return the label of a note as it is written: raised figures are figures."""
    return written.translate(_RAISED)


class Call(NamedTuple):
    """A place in the text that may refer to a note."""

    start: int
    end: int
    label: str
    strength: float


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best way so far to give references to notes: what it is worth, and its last call."""

    worth: float
    call: Call | None = None
    before: _Chain | None = None


class CallReader:
    """Finds what may refer to a note: digits glued to the word, the number or the stop before them.

    At the end of one of ``heads`` they may stand apart. ``today`` is the day of the document.
    """

    def __init__(self, text: str, stretch: Span, profile: Profile, heads: Iterable[Span] = (), today: str = "") -> None:
        self._text = text
        self._head_ends = {head.end for head in heads}
        self._months = date_reader(profile)
        self._today = date.fromisoformat(today) if today else None
        self._serials = Serials(text, stretch)
        self._counted = re.compile(rf"(?<!\w)(?:{alternation(profile.notes.counted)})\Z", re.IGNORECASE)
        self._calls: dict[str, list[Call]] = {}
        for call in self._find(stretch):
            self._calls.setdefault(call.label, []).append(call)

    def calls(self, label: str) -> Sequence[Call]:
        """Return the places that may refer to a note, in the order of the text."""
        return self._calls.get(label, ())

    def is_behind_stop(self, call: Call) -> bool:
        """Tell whether a call stands behind the stop of a sentence or a clause, no number before that."""
        return bool(re.search(r"[^\W\d_]{3}[.,;”’)]+\Z", self._text[max(0, call.start - 8) : call.start]))

    def strong(self) -> Iterator[Call]:
        """Yield every place that is a call by itself."""
        return (call for calls in self._calls.values() for call in calls if call.strength >= STRONG)

    def _find(self, stretch: Span) -> Iterator[Call]:
        for run in _RUN.finditer(self._text, stretch.start, stretch.end):
            if run.start() == stretch.start or _NOT_AFTER.match(self._text, run.end()):
                continue
            if run[0][0] in _SYMBOLS or not run[0].isascii():
                if not self._text[run.start() - 1].isspace() and len(run[0]) <= 3:
                    yield Call(*run.span(), label_of(run[0]), 3.0)
                continue
            for size in range(1, min(3, len(run[0])) + 1):
                label = run[0][-size:]
                if label[0] != "0":
                    start = run.end() - size
                    whole = size == len(run[0])
                    strength = self._strength(start, run.end()) if whole else self._glued_to_number(run, size)
                    if strength > 0:
                        yield Call(start, run.end(), label, strength)

    def _strength(self, start: int, end: int) -> float:
        """Judge a number by what stands before it."""
        before = self._text[max(0, start - 40) : start]
        last = before[-1:]
        if last.isspace():
            return 0.0 if "\n" in before[len(before.rstrip()) :] else self._spaced(before.rstrip(), end)
        if last.isalpha():
            word = _WORD.search(before)
            letters = word[0] if word else ""
            if letters in self._counted_words or _WITH_FIGURES.match(letters):
                return 0.0
            return 3.0 if len(letters) > 1 and letters[-1].islower() else 2.0 if len(letters) > 2 else 0.5
        if last in ')]”’"…»':
            return 3.0
        if last in ".,;:?!":
            return self._after_stop(before, end)
        return 0.0

    @cached_property
    def _counted_words(self) -> frozenset[str]:
        """Return the words that have number upon number glued to them: *Cell1*, *Cell2*, *Cell3*."""
        numbers: dict[str, set[str]] = {}
        for word, number in _GLUED.findall(self._text):
            numbers.setdefault(word, set()).add(number)
        return frozenset(word for word, glued in numbers.items() if len(glued) >= _COUNTED)

    def _after_stop(self, before: str, end: int) -> float:
        previous = before[-2:-1]
        if _ABBREVIATED.search(before) or _SYMBOL_OF_DOCUMENT.search(before):
            return 0.0
        if not previous.isdigit():
            return 3.0 if previous.isalpha() or previous in ')]”’".*' else 0.0
        if not re.match(r"\s|\Z|[)\]”’]", self._text[end : end + 1]):
            return 0.0
        if before[-1] == ":":
            return 3.0 if _LINE_END.match(self._text, end) and self._dated(before[:-1]) else _WEAK
        if before[-1] in "?!":
            return 1.5 if before[-1] == "?" else 0.0
        if self._dated(before[:-1]):
            return 3.0
        if re.match(r"\s+[“(\[]?[A-Z]|\s*\Z|\s*[\r\n]", self._text[end : end + 4]):
            return STRONG if self._numbered(before) else 1.5
        return _FIGURE if before[-1] == "," and re.match(r"[ \u00a0]", self._text[end : end + 1]) else 0.0

    def _numbered(self, before: str) -> bool:
        """Tell whether a text ends in the number of a message: ``Legtel 647.``, ``rptd Calcutta 4.``."""
        match = _MESSAGE.search(before)
        return match is not None and self._counted.search(match[1]) is None

    def _dated(self, before: str) -> bool:
        """Tell whether a text ends in a year or a day: ``1951``, ``Feb 15``."""
        return _YEAR.search(before) is not None or self._day(before) is not None

    def _spaced(self, before: str, end: int) -> float:
        if end in self._head_ends and (before[-1:].isalpha() or self._dated(before)):
            return STRONG
        if self._counted.search(before.rstrip(".")):
            return 0.0
        if before[-1:].isalpha():
            return 1.0 if self._text[end : end + 1] in ("", "\n", "\r") else _APART
        return 0.4 if before[-1:] in ".,;:?!)”" else 0.0

    def _glued_to_number(self, run: re.Match[str], size: int) -> float:
        """Judge the last digits of a number: ``19511`` is 1951 and note 1; ``Aug 11`` may be Aug 1 and note 1."""
        before = self._text[max(0, run.start() - 20) : run.end() - size]
        if _HOUR.search(self._text[max(0, run.start() - 4) : run.start()]):
            return 3.0 if len(run[0]) - size == 2 else 0.0
        if _YEAR.search(before) and len(run[0]) - size == 4:
            return 3.0
        day = self._day(before)
        if day is not None and _YEAR_BEHIND.match(self._text, run.end()):
            return 0.0
        if _YEAR.search(run[0]) and self._day(self._text[max(0, run.start() - 20) : run.start()].rstrip(", ")):
            return 0.0
        if day is None or _YEAR.search(run[0]):
            return 1.0 if run.end() in self._head_ends else self._weak(run, size)
        whole = self._day(before + self._text[run.end() - size : run.end()])
        if whole is None or (self._later(*whole) and _REFERENCE.search(before)):
            return 2.5
        return 1.0 if self._later(*whole) else _UNLIKELY

    def _weak(self, run: re.Match[str], size: int) -> float:
        """Judge the last digits of a number: least where a month follows, or in the number of this telegram."""
        before = self._text[max(0, run.start() - 24) : run.start()]
        if self._serials.is_too_high(before, run[0], size):
            return STRONG
        if self._stands_elsewhere(before, run[0][:-size]):
            return _CITED
        word = _NEXT_WORD.match(self._text, run.end())
        dated = word is not None and self._months.month(word[1]) is not None
        return _UNLIKELY if dated or _YEAR.search(run[0]) or _SERIAL.search(before) else _WEAK

    def _stands_elsewhere(self, before: str, digits: str) -> bool:
        """Tell whether the text cites a number of three digits or more elsewhere, behind the same word."""
        word = _CITING.search(before) if len(digits) >= 3 else None
        return word is not None and (word[1], digits) in self._cited

    @cached_property
    def _cited(self) -> frozenset[tuple[str, ...]]:
        return frozenset(_CITED_NUMBER.findall(self._text))

    def _day(self, before: str) -> tuple[int, int] | None:
        """Return month and day where a text ends in them."""
        match = re.search(r"(?<!\w)([A-Z][a-z]+)\.?\s+([0-9]{1,2})\Z", before)
        month = self._months.month(match[1]) if match else None
        return (month, int(match[2])) if match and month and 1 <= int(match[2]) <= 31 else None

    def _later(self, month: int, day: int) -> bool:
        """Tell whether a day is shortly after that of the document, which cannot refer to it yet."""
        if self._today is None:
            return False
        try:
            return 0 < (date(self._today.year, month, day) - self._today).days < 60
        except ValueError:
            return True


def assign(labels: Sequence[str], reader: CallReader) -> list[Call | None]:
    """Give each of the labels, which follow one another in the text, the place that refers to it.

    Of all ways to do so in the order of the text, the one that takes the strongest places and leaves the fewest
    labels without; ``None`` for those.
    """
    ends, best = [0], [_Chain(0.0)]
    for label in labels:
        new = [(call.end, _extended(call, ends, best)) for call in reader.calls(label)]
        skipped = [(end, _Chain(chain.worth + _SKIPPED, None, chain)) for end, chain in zip(ends, best, strict=True)]
        ends, best = _frontier([*skipped, *new])
    outcome: list[Call | None] = []
    chain: _Chain | None = best[-1]
    while chain is not None and chain.before is not None:
        outcome.append(chain.call)
        chain = chain.before
    return outcome[::-1]


def _extended(call: Call, ends: list[int], best: list[_Chain]) -> _Chain:
    at = bisect_right(ends, call.start) - 1
    return _Chain(best[at].worth + call.strength, call, best[at])


def _frontier(chains: Iterable[tuple[int, _Chain]]) -> tuple[list[int], list[_Chain]]:
    """Keep what nothing beats: a chain that ends later stays only where it is worth more."""
    ends: list[int] = []
    best: list[_Chain] = []
    for end, chain in sorted(chains, key=lambda pair: (pair[0], -pair[1].worth)):
        if not best or chain.worth > best[-1].worth:
            ends.append(end)
            best.append(chain)
    return ends, best


def count_up(reader: CallReader) -> list[Call]:
    """Return the calls that count up, where no bodies say how many there are; and symbols, each the first time.

    They count from 1, or from a number on that the next follows, as where the notes of a chapter are numbered.
    A place that is no call by itself is one between two that are: the number between theirs; so is one that may be
    the next of a count.
    """
    symbols = [call for label in _symbols() if (call := _first(reader, label, 0))]
    return sorted([*_counted(reader), *symbols])


def _symbols() -> Iterator[str]:
    return (symbol * times for times in (1, 2, 3) for symbol in _SYMBOLS)


def _counted(reader: CallReader) -> list[Call]:
    found: list[Call] = []
    number, after = _lowest(reader), 0
    while call := _next(reader, number, after, counting=bool(found)):
        found.append(call)
        number, after = int(call.label) + 1, call.end
    return found


def _next(reader: CallReader, number: int, after: int, counting: bool) -> Call | None:
    """Return the call of a number; where the text hides it, that of the next number that is a call by itself."""
    if call := _first(reader, str(number), after):
        return call
    for other in range(number + 1, number + 1 + _HIDDEN):
        if later := _first(reader, str(other), after):
            between = (call for call in reader.calls(str(number)) if after <= call.start < later.start)
            weak = [call for call in between if call.strength >= _APART]
            sure = later.strength > STRONG and reader.is_behind_stop(later)
            if weak or counting or sure or _first(reader, str(other + 1), later.end):
                return max(weak, key=lambda call: call.strength, default=later)
    return _first(reader, str(number), after, least=_NEXT) if counting else None


def _lowest(reader: CallReader) -> int:
    if any(_first(reader, str(number), 0) for number in range(1, 2 + _HIDDEN)):
        return 1
    for call in sorted(reader.strong()):
        behind_stop = call.strength > STRONG and reader.is_behind_stop(call)
        if call.label.isdigit() and (behind_stop or _first(reader, str(int(call.label) + 1), call.end)):
            return int(call.label)
    return 1


def _first(reader: CallReader, label: str, after: int, least: float = STRONG) -> Call | None:
    return next((c for c in reader.calls(label) if c.strength >= least and c.start >= after), None)
