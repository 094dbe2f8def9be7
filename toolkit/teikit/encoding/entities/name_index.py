"""Name index: all forms under which texts name entries, found in one pass over a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait

_FIRST_WORD = re.compile(r"\w+")


class Candidate(msgspec.Struct, frozen=True):
    """An entry that a form may refer to.

    :param element: the TEI element for its name, such as ``persName``.
    """

    id: str
    element: str
    certainty: str = "high"
    reason: str = "in the register"
    traits: tuple[Trait, ...] = ()


class Mention(NamedTuple):
    """An occurrence of a form in the text, with its candidates, the most likely one first."""

    start: int
    end: int
    form: str
    candidates: tuple[Candidate, ...]


class NameIndex:
    """The forms under which texts name entries, each with its candidates in descending order of likelihood."""

    def __init__(self, base: NameIndex | None = None) -> None:
        """Start with the forms of another index, which stays unchanged and shares its compiled patterns."""
        self._candidates: dict[str, tuple[Candidate, ...]] = dict(base._candidates) if base else {}
        self._forms: dict[str, tuple[str, ...]] = dict(base._forms) if base else {}
        self._alone: set[str] = set(base._alone) if base else set()
        self._shared: dict[str, re.Pattern[str]] = base._patterns if base else {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._changed: set[str] = set()

    def add(self, form: str, candidate: Candidate, *, alone: bool = False) -> None:
        """Add a candidate for a form, less likely than those added before.

        :param alone: the form is not a name before another capitalised word or before *of* (*the Secretary*), unless
            it has been added as a name already.
        """
        form = " ".join(form.split())
        first = _FIRST_WORD.match(form)
        if first is None:
            return
        known = self._candidates.get(form, ())
        if not known:
            self._forms[first[0]] = (*self._forms.get(first[0], ()), form)
            self._changed.add(first[0])
            self._patterns.pop(first[0], None)
            if alone:
                self._alone.add(form)
        if all(other.id != candidate.id for other in known):
            self._candidates[form] = (*known, candidate)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the forms in a text, in order, the longest one at each place; they do not overlap.

        A form is delimited: no letter or hyphen is next to it. A blank in it matches any white space.
        """
        end = 0
        if not self._forms:
            return
        patterns: dict[str, re.Pattern[str]] = {}
        for candidate in _first_words(self._forms).finditer(text):
            word, start = candidate[0], candidate.start()
            if word not in self._forms or start < end:
                continue
            pattern = patterns.get(word) or patterns.setdefault(word, self._pattern(word))
            found = pattern.match(text, start)
            if found:
                end = found.end()
                form = " ".join(found[0].split())
                yield Mention(start, end, form, self._candidates[form])

    def _pattern(self, word: str) -> re.Pattern[str]:
        """Return one pattern for all forms that begin with a word; compiled when a text first has that word."""
        patterns = self._patterns if word in self._changed else self._shared
        made = patterns.get(word)
        if made is None:
            longest_first = sorted(self._forms[word], key=lambda form: (-len(form), form))
            made = re.compile("|".join(rf"{_spaced(form)}(?![\w-]){self._end(form)}" for form in longest_first))
            patterns[word] = made
        return made

    def _end(self, form: str) -> str:
        return r"(?!\s+(?:[A-Z]|of\b|for\b)|-)" if form in self._alone else ""


def _first_words(first: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the words that forms begin with: by the first letter, words in lower case in full.

    The letter precedes the look-behind in the pattern, so that the search can skip from letter to letter.
    """
    letters = re.escape("".join(sorted({word[0] for word in first})))
    small = sorted(word for word in first if word[0].islower())
    if not small:
        return re.compile(rf"[{letters}](?<![\w-].)\w*", re.DOTALL)
    initials = "".join(sorted({word[0] for word in small}))
    listed = "|".join(rf"(?<={word[0]}){word[1:]}(?!\w)" for word in small)
    return re.compile(rf"[{letters}](?<![\w-].)(?:(?<![{initials}])\w*|{listed})", re.DOTALL)


def _spaced(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+")


class RunningText:
    """The spans of running text. A name is within one span."""

    def __init__(self, context: Context) -> None:
        self._spans = sorted(span for _, span in context.texts())
        self._starts = [span.start for span in self._spans]

    def around(self, start: int, end: int) -> Span | None:
        """Return the span that contains ``text[start:end]``, ``None`` if no single span does."""
        at = bisect_right(self._starts, start) - 1
        return self._spans[at] if at >= 0 and end <= self._spans[at].end else None


class OccupiedSpans:
    """Spans that are encoded already, with a fast test for overlaps."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._ends: list[int] = []
        for span in self._spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether ``text[start:end]`` shares a character with one of the spans."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start
