"""Lexicon: every form under which texts name an entry, found in one pass over the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span

_FIRST_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom or what a form may mean: an entry, the element that names it (``persName`` …), and how sure that is."""

    id: str
    element: str
    certainty: str = "high"
    reason: str = "in the register"


class Mention(NamedTuple):
    """A form where it stands in the text, with all that it may mean, the likeliest first."""

    start: int
    end: int
    form: str
    meant: tuple[Meant, ...]


class Lexicon:
    """Forms with what they mean. What is added first is the likelier reading of a form."""

    def __init__(self, base: Lexicon | None = None) -> None:
        """Begin with the forms of another lexicon, which stays as it is; what it compiled serves both."""
        self._meant: dict[str, tuple[Meant, ...]] = dict(base._meant) if base else {}
        self._forms: dict[str, tuple[str, ...]] = dict(base._forms) if base else {}
        self._alone: set[str] = set(base._alone) if base else set()
        self._shared: dict[str, re.Pattern[str]] = base._patterns if base else {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._changed: set[str] = set()

    def add(self, form: str, meant: Meant, alone: bool = False) -> None:
        """Add a form.

        ``alone``: it is none where another capitalised word or an *of* goes on (*the Secretary*), unless a register
        has it as a name already.
        """
        form = " ".join(form.split())
        first = _FIRST_WORD.match(form)
        if first is None:
            return
        known = self._meant.get(form, ())
        if not known:
            self._forms[first[0]] = (*self._forms.get(first[0], ()), form)
            self._changed.add(first[0])
            self._patterns.pop(first[0], None)
            if alone:
                self._alone.add(form)
        if all(other.id != meant.id for other in known):
            self._meant[form] = (*known, meant)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the forms in the text, in its order, the longest at each place; they do not overlap.

        A form stands apart: no letter or hyphen touches it. Where the text has any white space, a form has a blank.
        """
        end = 0
        if not self._forms:
            return
        patterns: dict[str, re.Pattern[str]] = {}
        for candidate in _words(self._forms).finditer(text):
            word, start = candidate[0], candidate.start()
            if word not in self._forms or start < end:
                continue
            pattern = patterns.get(word) or patterns.setdefault(word, self._pattern(word))
            found = pattern.match(text, start)
            if found:
                end = found.end()
                form = " ".join(found[0].split())
                yield Mention(start, end, form, self._meant[form])

    def _pattern(self, word: str) -> re.Pattern[str]:
        """Return one pattern for all forms that begin with a word; made when the text first has that word."""
        patterns = self._patterns if word in self._changed else self._shared
        made = patterns.get(word)
        if made is None:
            longest_first = sorted(self._forms[word], key=lambda form: (-len(form), form))
            made = re.compile("|".join(rf"{_spaced(form)}(?![\w-]){self._end(form)}" for form in longest_first))
            patterns[word] = made
        return made

    def _end(self, form: str) -> str:
        return r"(?!\s+(?:[A-Z]|of\b|for\b)|-)" if form in self._alone else ""


def _words(first: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the words that forms may begin with, by their first letter; small ones in full.

    The letter comes first, what must not stand before it behind that: so the text is searched from letter to letter.
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


class Stretches:
    """The stretches of running text: a name stands within one."""

    def __init__(self, context: Context) -> None:
        self._spans = [span for _, span in context.texts()]
        self._spans.sort()
        self._starts = [span.start for span in self._spans]

    def around(self, start: int, end: int) -> Span | None:
        """Return the stretch that holds ``text[start:end]``, ``None`` where that runs over the edge of one."""
        at = bisect_right(self._starts, start) - 1
        return self._spans[at] if at >= 0 and end <= self._spans[at].end else None


class Taken:
    """Stretches that are something already; asks fast whether a new one would overlap one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._ends: list[int] = []
        for span in self._spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]`` shares a character with a stretch that is taken."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start
