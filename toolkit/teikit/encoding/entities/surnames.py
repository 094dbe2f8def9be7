"""Surnames: who is spoken of by nothing but the surname, told from what else is written with a capital letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation

#: Who has no more than a surname is named so many times within sentences.
_LEAST_NAMED = 3
#: As many characters are looked at before a name.
_BEFORE = 16
#: What goes on behind a word: another letter, or another name.
_GOES_ON = re.compile(r"[\w-]|\s+[A-Z]")


def surnames(text: str, acting: Iterable[str], profile: Profile) -> Iterator[str]:
    """Yield the words that are surnames: each acts (*Stikker has*, *Hatta’s*) and is named three times or more.

    A surname is never counted or in a place (*the*, *two*, *in*), and does not stand in small letters anywhere.

    :param acting: capitalised words that act in the text, in its order.
    :raises TeikitError: the profile lacks a list of words.
    """
    others = _others(profile)
    for word in dict.fromkeys(acting):
        if word.istitle() and word not in others and _is_surname(text, word, profile):
            yield word


def acting_words(profile: Profile) -> str:
    """Return what stands behind who acts (*has*, *would*), as alternatives of a regular expression."""
    return alternation(profile.names.acting)


def _is_surname(text: str, word: str, profile: Profile) -> bool:
    if text.count(word) < _LEAST_NAMED or f" {word.casefold()}" in text:
        return False
    no_surname_behind = frozenset(profile.names.no_surname_behind)
    acts = re.compile(rf"’s\b|\s(?:{acting_words(profile)})\b")
    times = 0
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before = text[max(0, at - _BEFORE) : at].rsplit(None, 1)
        last = before[-1] if before else ""
        if last.casefold() in no_surname_behind:
            return False
        times += acts.match(text, end) is not None or (last.islower() and not _GOES_ON.match(text, end))
        at = text.find(word, end)
    return times >= _LEAST_NAMED


@lru_cache(maxsize=8)
def _others(profile: Profile) -> frozenset[str]:
    """Return the capitalised words that a profile knows as something else than surnames: of places, of bodies."""
    names = profile.names
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
