"""Proposals: persons, places and organisations that a text names and no register knows, recognised by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from teikit.encode.context import Context
from teikit.encode.lexicon import Stretches
from teikit.encode.profile import Profile
from teikit.encode.rules.reporting import adverbs, verbs
from teikit.encode.transcript import Span
from teikit.registers import Organisation, Person, Place, identifier, slug, surname

_CAPITALISED = r"[A-Z][\w’-]++(?<=[^\W\d_])"

#: What is signed: ``James S. Lay, Jr.``, ``Acheson``, ``[Huddle]``.
_SIGNED = re.compile(
    r"\[?(?P<name>(?:[A-Z][\w’-]*\.?\s+(?:(?:[A-Z]\.|[A-Z][\w’-]+|de|von|van|der|la|du)\s+){0,3})?"
    r"(?P<surname>[A-Z][\w’-]*[a-z][\w’-]+|[A-Z][A-Z’-]{3,})(?:,?\s+(?:Jr|Sr)\.)?)\]?\s*(?=[\r\n]|\Z)"
)
#: Who has no more than a surname is named so many times within sentences.
_LEAST_NAMED = 3
#: As many characters are looked at before a name.
_BEFORE = 16
#: What goes on behind a word: another letter, or another name.
_GOES_ON = re.compile(r"[\w-]|\s+[A-Z]")
_WITHIN_WORD = re.compile(r"[\w-]\Z")
_NO_NAME = re.compile(r"(?:\bof|\b[Tt]he)\s\Z")


class Proposals:
    """Finds what is named; ids stay apart from those of the registers and from one another."""

    def __init__(self, context: Context, stretches: Stretches) -> None:
        self._context = context
        self._text = context.masked()
        self._stretches = stretches
        self._ids = {entry.id for entry in context.registered()}
        #: Who is named by nothing but the surname, and is not told to say anything.
        self.by_surname: set[str] = set()
        self._not_names = set(self._setting("not_names"))

    def parties(self) -> Iterator[Person]:
        """Yield the parties of the heading, and whom else a rule tagged before, that the register lacks."""
        known = {person.id for person in self._context.persons}
        for party in self._context.of("persName"):
            key = party.attributes["ref"].removeprefix("#")
            if key not in known:
                self._ids.add(key)
                name = self._context.text[party.start : party.end]
                last = surname(name)
                forms = (name, last, *((last.title(),) if last.isupper() and len(last) > 2 else ()))
                yield Person(key, name, last, tuple(dict.fromkeys(forms)), proposed=True)

    def signatories(self, parties: Iterable[Person]) -> Iterator[Person]:
        """Yield who signed under a name that is not known yet: one of the register or the heading, or somebody new."""
        entries = [*self._context.persons, *parties]
        known = {form for person in entries for form in person.forms}
        for signed in self._context.of("signed"):
            match = _SIGNED.match(self._text[signed.start : signed.end])
            if match is None or match["name"] in known or not self._not_names.isdisjoint(match["name"].split()):
                continue
            last = match["surname"].casefold()
            of_this_name = {person.id for person in entries if person.surname.casefold() == last}
            name = " ".join(match["name"].split())
            key = next(iter(of_this_name)) if len(of_this_name) == 1 else self._new(identifier, match["surname"])
            spoken = match["surname"].title() if match["surname"].isupper() else match["surname"]
            yield Person(key, name, spoken, tuple(dict.fromkeys((name, spoken))), proposed=True)

    def persons(self, known: set[str]) -> Iterator[Person]:
        """Yield who is named by a title, a forename or initials before the surname, or as the one who says something.

        Whom the text calls by nothing but the surname comes last.

        :param known: names that are somebody's already.
        """
        known = set(known)
        seen: set[str] = set()
        # A pattern that begins with a letter is searched for three times as fast as one that looks back first.
        acting: list[str] = []
        for match in self._matches(*self._of_persons()):
            if match.lastgroup == "acts":
                acting.append(match["name"].removesuffix("’s"))
                continue
            if match["name"] in seen or self._behind_what_is_no_name(match):
                continue
            seen.add(match["name"])
            name = " ".join(match["name"].split())
            last = surname(name)
            if not known.isdisjoint((last, name)) or not self._not_names.isdisjoint(name.split()):
                continue
            known |= {last, name.rsplit(" ", 1)[-1]}
            yield Person(self._new(identifier, name), name, last, tuple(dict.fromkeys((name, last))), proposed=True)
        yield from self._surnames(acting, known)

    def _surnames(self, acting: Iterable[str], known: set[str]) -> Iterator[Person]:
        """Yield whom a text calls by the surname alone: a word that acts (*Stikker has*, *Hatta’s*), three times named.

        It is never counted or in a place (*the*, *two*, *in*), and does not stand in small letters anywhere.
        """
        others = _no_surnames(self._context.profile)
        for name in dict.fromkeys(acting):
            if name not in known and name not in others and name.istitle() and self._is_surname(name):
                person = Person(self._new(identifier, name), name, name, (name,), proposed=True)
                self.by_surname.add(person.id)
                yield person

    def _is_surname(self, name: str) -> bool:
        text, times = self._text, 0
        if text.count(name) < _LEAST_NAMED or f" {name.casefold()}" in text:
            return False
        at = text.find(name)
        behind = frozenset(self._setting("no_surname_behind"))
        acting = re.compile(rf"’s\b|\s(?:{self._either('acting')})\b")
        while at >= 0:
            end = at + len(name)
            before = text[max(0, at - _BEFORE) : at].rsplit(None, 1)
            last = before[-1] if before else ""
            if last.casefold() in behind:
                return False
            acts = acting.match(text, end) is not None
            times += acts or (last.islower() and not _GOES_ON.match(text, end))
            at = text.find(name, end)
        return times >= _LEAST_NAMED

    def _behind_what_is_no_name(self, match: re.Match[str]) -> bool:
        """Tell whether a match begins within a word, or its name is one word that *the* or *of* stands before."""
        before = self._text[max(match.start() - 5, 0) : match.start()]
        if _WITHIN_WORD.search(before):
            return True
        one_word = match.start() == match.start("name") and not any(map(str.isspace, match["name"]))
        return one_word and _NO_NAME.search(before) is not None

    def places(self, known: set[str]) -> Iterator[Place]:
        """Yield countries and cities that the profile lists, places of datelines, *… Island* and *Strait of …*."""
        before, behind = self._either("place_before"), self._either("place_behind")
        word = self._word()
        listed = rf"(?<![\w-])(?P<name>{self._either('gazetteer')})(?![\w-])"
        shaped = rf"(?<![\w-])(?P<name>(?:{word}\s+){{1,2}}(?:{behind})|(?:{before})\s+{word})(?![\w-])"
        datelines = [made.span for made in self._context.of("placeName")]
        for name in [*map(self._plain, datelines), *self._names(listed, shaped)]:
            if name not in known:
                known.add(name)
                yield Place(self._new(slug, name), name, (name,), proposed=True)

    def organisations(self, known: set[str]) -> Iterator[Organisation]:
        """Yield *Department of State*, *Far Eastern Commission*, and what goes by initials (*SCAP*)."""
        word = self._word()
        heads, alone = self._either("organisation_heads"), self._either("organisations")
        complement = rf"(?:\s+(?:of|for|on)\s+(?:the\s+)?{word}(?:\s+(?:and\s+)?{word}){{0,2}})"
        listed = rf"(?<![\w-])(?P<name>{alone})(?![\w-])"
        shaped = rf"(?<![\w-])(?P<name>(?:{word}\s+){{1,3}}(?:{heads}){complement}?|(?:{heads}){complement})(?![\w-])"
        for name in self._names(listed, shaped):
            if name not in known:
                known.add(name)
                yield Organisation(self._new(slug, name), name, (name,), proposed=True)
        yield from self._initials(known)

    def _initials(self, known: set[str]) -> Iterator[Organisation]:
        no_initials = set(self._setting("no_initials"))
        for name in self._names(r"(?<![\w.&’-])(?P<name>[A-Z]{3,6})(?![\w&-]|\.[A-Z])"):
            if name not in known and name not in no_initials and not re.fullmatch("[IVXLCDM]+", name):
                known.add(name)
                yield Organisation(self._new(slug, name), name, (name,), proposed=True)

    def _of_persons(self) -> Iterator[str]:
        context = self._context
        adverbial = rf"(?:,?\s+(?:{adverbs(context)}),?)*"
        acts = rf"(?P<acts>\s(?:{self._either('acting')})\b|(?<=’s))"
        # Most capitalised words have no small letter behind them: that is asked first.
        yield rf"(?P<name>{_CAPITALISED})(?:(?=,?\s+[^\W\d_A-Z]){adverbial}\s+(?:{verbs(context)})\b|{acts})"
        forenames = rf"(?:(?:{_CAPITALISED}|[A-Z]\.)\s+){{0,3}}"
        honorifics = context.profile.alternatives("names", "honorifics")
        yield rf"(?:{honorifics})\s+(?P<name>{forenames}[A-Z][\w-]*[^\W\d_])(?![\w-])"
        yield rf"(?P<name>(?:{self._either('forenames')})\s+(?:[A-Z]\.\s*){{0,2}}{_CAPITALISED})(?![\w-])"
        behind = r"(?:(?:[A-Z]\.\s*){1,2}\s[A-Z][\w-]*[^\W\d_]|[A-Z][a-z]+-[a-z]+)"
        yield rf"(?P<name>[A-Z](?<![\w.-].)[a-z]++\s++{behind})(?![\w-])"

    def _matches(self, *patterns: str) -> Iterator[re.Match[str]]:
        """Yield what patterns find within one stretch of running text each, in the order of the text."""
        found = [match for pattern in patterns for match in re.finditer(pattern, self._text)]
        for match in sorted(found, key=lambda m: m.start("name")):
            if self._stretches.around(*match.span()):
                yield match

    def _names(self, *patterns: str) -> Iterator[str]:
        return (" ".join(match["name"].split()) for match in self._matches(*patterns))

    def _plain(self, span: Span) -> str:
        return " ".join(self._text[span.start : span.end].split())

    def _word(self) -> str:
        """Return the pattern of a capitalised word that may be part of a name."""
        return rf"(?!(?:{self._either('openers')})\b){_CAPITALISED}"

    def _setting(self, key: str) -> Any:
        return self._context.profile.get("names", key)

    def _either(self, key: str) -> str:
        return self._context.profile.alternatives("names", key)

    def _new(self, make: Callable[[str, set[str]], str], name: str) -> str:
        key = make(name, self._ids)
        self._ids.add(key)
        return key


@lru_cache(maxsize=8)
def _no_surnames(profile: Profile) -> frozenset[str]:
    """Return the capitalised words that the profile knows as something else than surnames: of places, of bodies …."""
    listed = (
        "no_surnames",
        "not_names",
        "openers",
        "gazetteer",
        "place_before",
        "place_behind",
        "organisations",
        "organisation_heads",
    )
    return frozenset(word for key in listed for phrase in profile.get("names", key) for word in phrase.split())
