"""Surnames: persons who are named by the surname alone, distinguished from other capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from teikit.encoding.profiles.language_tables import Names
from teikit.encoding.profiles.pattern import alternation

#: A surname without a forename occurs at least so many times within sentences.
_LEAST_NAMED = 3
#: Number of characters before a name in which the preceding word is looked for.
_BEFORE = 16
#: The continuation of a word: another letter, or another name.
_GOES_ON = re.compile(r"[\w-]|\s+[A-Z]")


def surnames(text: str, acting: Iterable[str], settings: Names) -> Iterator[str]:
    """Yield the words that are surnames: persons who act (*Stikker has*, *Hatta’s*), three times or more.

    A surname never follows an article, a number or a preposition of place (*the*, *two*, *in*), and does not occur in
    lower case.

    :param acting: capitalised words before a verb of acting, in the order of the text.
    """
    others = _other_words(settings)
    for word in dict.fromkeys(acting):
        if word.istitle() and word not in others and _is_surname(text, word, settings):
            yield word


def acting_words(settings: Names) -> str:
    """Return the words after a person who acts (*has*, *would*), as alternatives of a regular expression."""
    return alternation(settings.acting)


def _is_surname(text: str, word: str, settings: Names) -> bool:
    if text.count(word) < _LEAST_NAMED or f" {word.casefold()}" in text:
        return False
    excluding = frozenset(settings.no_surname_behind)
    acts = re.compile(rf"’s\b|\s(?:{acting_words(settings)})\b")
    times = 0
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before = text[max(0, at - _BEFORE) : at].rsplit(None, 1)
        last = before[-1] if before else ""
        if last.casefold() in excluding:
            return False
        times += acts.match(text, end) is not None or (last.islower() and not _GOES_ON.match(text, end))
        at = text.find(word, end)
    return times >= _LEAST_NAMED


@lru_cache(maxsize=8)
def _other_words(names: Names) -> frozenset[str]:
    """Return the capitalised words that a profile lists as something else: peoples, offices, places, bodies."""
    lists = (
        names.no_surnames,
        names.not_names,
        names.openers,
        names.gazetteer,
        names.place_before,
        names.place_behind,
        names.organisations,
        names.organisation_heads,
    )
    return frozenset(word for listed in lists for phrase in listed for word in phrase.split())
