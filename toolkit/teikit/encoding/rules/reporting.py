"""Reporting clauses: *Engen then asked*, *This, said Engen,*, *he said*; their speakers and addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation

#: Names are represented by runs of a private character (plane 15), one character for each person.
_FIRST = 0xF0000
_NAME = "[\U000f0000-\U000ffffd]++"
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
#: A subject, not joined to other characters. The first character precedes the look-behind in the pattern, so that
#: the search skips to such characters instead of trying every position; it is three times as fast.
_SUBJECT = (
    "(?P<subject>[\U000f0000-\U000ffffdIHhSsTt](?<![\\w’-].)"
    "(?:(?<=[\U000f0000-\U000ffffd])[\U000f0000-\U000ffffd]*+|(?<=I)|(?<=[Hh])e|(?<=[Ss])he"
    r"|(?<=[Tt])he\s+(?:latter|former)))"
)
_JOINED = re.compile(rf"(?:{_NAME},?\s+)+(?:and|together\s+with|as\s+well\s+as)\s+$")
_OBJECT = rf"(?:{_NAME}|me|him|her|you|the\s+latter|the\s+former)"
_TO_SOMEBODY = re.compile(rf"to(?<=\sto)\s+{_OBJECT}(?!\w)")
_NAME_AND = re.compile("[\U000f0000-\U000ffffd]\\s+and\\b")
#: A pronoun in the nominative: the text before it is not the subject of the clause.
_NOMINATIVE = re.compile(r"(?<![\w’-])(?:I|he|she|they|we|it|He|She|They|We|It|There)\s")
#: Number of characters before a subject that may contain its subordinator.
_SUBORDINATOR_REACH = 120


class Clause(NamedTuple):
    """A reporting clause. Persons are ids, or pronouns in lower case."""

    subject: str
    verb: str
    addressee: str | None = None

    is_narrated: bool = False
    """Whether the statement is part of a narration: *I saw Engen and suggested that …*."""

    others: tuple[str, ...] = ()
    """Further speakers: *Mr. Slany and Mr. Glennon pointed out*."""


def adverbs(context: Context) -> str:
    """Return the adverbs between a speaker and the verb, as alternatives of a regular expression."""
    return alternation(context.profile.speech.adverbs)


def verbs(context: Context) -> str:
    """Return the verbs that report a statement, as alternatives of a regular expression."""
    return alternation(context.profile.speech.speech)


def with_names(text: str, names: Sequence[Annotation]) -> tuple[str, dict[str, str]]:
    """Return a text with each name replaced by a run of a private character, and the person of each character.

    Offsets are unchanged.

    :param names: the names, in the order of the text.
    """
    codes: dict[str, str] = {}
    parts: list[str] = []
    cursor = 0
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        text = _PRIVATE.sub("x", text)
    for name in names:
        if name.start >= cursor:
            person = name.attributes["ref"].removeprefix("#")
            code = codes.setdefault(person, chr(_FIRST + len(codes)))
            parts += text[cursor : name.start], code * (name.end - name.start)
            cursor = name.end
    return "".join((*parts, text[cursor:])), {code: person for person, code in codes.items()}


@lru_cache(maxsize=8)
def grammar(profile: Profile) -> Grammar:
    """Return the grammar of a profile, made once."""
    return Grammar(profile)


class Grammar:
    """The reporting clauses of a profile's language."""

    def __init__(self, profile: Profile) -> None:
        verb = f"{alternation(profile.speech.speech)}|{alternation(profile.speech.opinion)}"
        adverb = alternation(profile.speech.adverbs)
        adverbial = rf"(?:,?\s+(?:{adverb})\b,?)*"
        #: *Mr. Blair, acknowledging that such a gap existed, noted …*
        aside = r"(?:,\s[^,;.]{2,120},|\s\([^)]{2,120}\))?"
        meeting = alternation(profile.speech.meeting)
        self._clause = re.compile(rf"{_SUBJECT}{aside}{adverbial}\s+(?:had\s+)?(?P<verb>{verb})\b")
        #: *Mr. Franklin welcomed the members and announced …*: one subject, two predicates.
        self._second = re.compile(
            rf"\W*{_SUBJECT}(?P<first>{aside}{adverbial}\s+[a-z]\w+[^;:.]*?,?\s+and){adverbial}\s+(?P<verb>{verb})\b"
        )
        self._opening = re.compile(rf"\W*(?P<subject>{_NAME})(?=,?\s+[a-z])")
        self._inverted = re.compile(rf",\s+(?P<verb>{verb})\s+(?P<subject>{_NAME})(?![\w’-])")
        self._coordinate = re.compile(
            rf"{_SUBJECT}\s+(?:{meeting})\s+(?P<whom>{_NAME})\s+and\b"
            rf"(?:,[^;.]*?,)?{adverbial}\s+(?P<verb>{verb})\b"
        )
        self._subordinator = re.compile(rf"\b(?:{alternation(profile.speech.subordinators)})\s+$")
        addressing = alternation(profile.speech.addressing)
        self._object = re.compile(rf"\b(?:{addressing})(?:\s+of)?\s+(?P<whom>{_OBJECT})(?P<possessive>[’']s?)?(?!\w)")
        self._to = re.compile(rf"(?<!\w)(?:{verb})\s+to\s+(?P<whom>{_OBJECT})(?!\w)")
        self._participle_to = re.compile(rf"\W*\w+ing\b[^,;.]*?\sto\s+(?P<whom>{_OBJECT})(?!\w)")
        self._asking = set(profile.speech.asking)

    def clause(self, sentence: str, people: dict[str, str]) -> Clause | None:
        """Return the clause that reports a sentence, ``None`` if it is not a statement.

        :param sentence: the sentence, with names as private characters.
        :param people: the person of each character, from :func:`with_names`.
        """
        joins = "and" in sentence
        match = (
            self._main(sentence) or self._inverted.search(sentence) or (self._predicate(sentence) if joins else None)
        )
        coordinate = self._coordinate.search(sentence) if joins and _NAME_AND.search(sentence) else None
        if coordinate and (match is None or coordinate.start() <= match.start()):
            return _clause(coordinate, coordinate["whom"], people, is_narrated=True)
        if match is None:
            return None
        return _clause(match, self._whom(sentence, match), people, others=_others(sentence, match, people))

    def opening(self, sentence: str, people: dict[str, str]) -> str | None:
        """Return the person whose name begins a sentence as its subject: *Mr. Aandahl distributed charts*."""
        match = self._opening.match(sentence)
        return people.get(match["subject"][0]) if match else None

    def _predicate(self, sentence: str) -> re.Match[str] | None:
        match = self._second.match(sentence)
        return match if match and not _has_subject(match["first"], anywhere=True) else None

    def _main(self, sentence: str) -> re.Match[str] | None:
        match = self._clause.search(sentence)
        # The text before each match is searched once: all of it for each would take quadratic time.
        searched, has_subject = 0, False
        while match and match.start():
            start = match.start()
            comma = sentence.rfind(",", searched, start)
            has_subject = (has_subject and comma < 0) or _has_subject(sentence[max(searched, comma + 1) : start])
            if not (self._subordinator.search(sentence[max(0, start - _SUBORDINATOR_REACH) : start]) or has_subject):
                break
            searched = start
            match = self._clause.search(sentence, match.end())
        return match

    def _whom(self, sentence: str, match: re.Match[str]) -> str | None:
        object_ = self._object.match(sentence, match.start("verb"))
        if object_ and (not object_["possessive"] or match["verb"] in self._asking):
            return object_["whom"]
        if not _TO_SOMEBODY.search(sentence):
            return None
        before = self._participle_to.match(sentence[: match.start()]) if match.start() else None
        found = before or self._to.search(sentence, match.start())
        return found["whom"] if found else None


def _has_subject(before: str, *, anywhere: bool = False) -> bool:
    """Return whether text contains a subject, by default after its last comma.

    *They solved the problem he mentioned* has another subject before *he*, and is not a statement.
    """
    return _NOMINATIVE.search(before if anywhere else before.rsplit(",", 1)[-1]) is not None


def _others(sentence: str, match: re.Match[str], people: dict[str, str]) -> tuple[str, ...]:
    """Return the persons joined to the subject by *and*."""
    before = _JOINED.search(sentence, 0, match.start("subject")) if match.start("subject") else None
    if before is None:
        return ()
    found = (people.get(name[0]) for name in re.findall(_NAME, before[0]))
    return tuple(person for person in found if person)


def _clause(
    match: re.Match[str],
    whom: str | None,
    people: dict[str, str],
    *,
    is_narrated: bool = False,
    others: tuple[str, ...] = (),
) -> Clause | None:
    subject = _who(match["subject"], people)
    if subject is None:
        return None
    verb = " ".join(match["verb"].split())
    return Clause(subject, verb, _who(whom, people) if whom else None, is_narrated, others)


def _who(words: str, people: dict[str, str]) -> str | None:
    return people.get(words[0], " ".join(words.split()).casefold() if ord(words[0]) < _FIRST else None)
