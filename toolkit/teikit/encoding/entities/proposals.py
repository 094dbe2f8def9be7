"""Proposals: persons, places and organisations that a text names and no register has, recognised by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from teikit.edition.names import make_id, make_person_id, surname
from teikit.edition.registers import Organisation, Person, Place
from teikit.encoding.entities.name_index import RunningText
from teikit.encoding.entities.surnames import acting_words, surnames
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.rules.reporting import adverbs, verbs

# The length is bounded because a search tries the pattern at each capital of a word.
_CAPITALISED = r"[A-Z][\w’-]{1,60}+(?![\w’-])(?<=[^\W\d_])"

#: A signature: ``James S. Lay, Jr.``, ``Acheson``, ``[Huddle]``.
_SIGNED = re.compile(
    r"\[?(?P<name>(?:[A-Z][\w’-]*\.?\s+(?:(?:[A-Z]\.|[A-Z][\w’-]+|de|von|van|der|la|du)\s+){0,3})?"
    r"(?P<surname>[A-Z][\w’-]*[a-z][\w’-]+|[A-Z][A-Z’-]{3,})(?:,?\s+(?:Jr|Sr)\.)?)\]?\s*(?=[\r\n]|\Z)"
)
_WITHIN_WORD = re.compile(r"[\w-]\Z")
_NO_NAME = re.compile(r"(?:\bof|\b[Tt]he)\s\Z")


class ProposedPersons(NamedTuple):
    """Persons whom a text names and no register has."""

    participants: tuple[Person, ...]
    """Persons named by a title, a forename or initials before the surname, or reported as speakers."""

    mentioned: tuple[Person, ...]
    """Persons named by the surname alone."""


class Proposals:
    """Proposed entries for one text. Their ids differ from each other and from those of the registers."""

    def __init__(self, context: Context, running_text: RunningText) -> None:
        self._context = context
        self._text = context.masked()
        self._running_text = running_text
        self._ids = {entry.id for entry in context.registered()}
        self._settings = context.profile.names
        self._not_names = set(self._settings.not_names)

    def parties(self) -> Iterator[Person]:
        """Yield the persons that earlier rules tagged, such as parties of the heading, if the register lacks them."""
        known = {person.id for person in self._context.persons}
        for party in self._context.by_element("persName"):
            key = party.attributes["ref"].removeprefix("#")
            if key not in known:
                self._ids.add(key)
                name = self._context.text[party.start : party.end]
                last = surname(name)
                forms = (name, last, *((last.title(),) if last.isupper() and len(last) > 2 else ()))
                yield Person(key, name, tuple(dict.fromkeys(forms)), surname=last, proposed=True)

    def signatories(self, parties: Iterable[Person]) -> Iterator[Person]:
        """Yield the signatories under forms of their names that are not known yet.

        A signatory may be a person of the register or of the heading, or a new one.
        """
        entries = [*self._context.persons, *parties]
        known = {form for person in entries for form in person.forms}
        for signed in self._context.by_element("signed"):
            match = _SIGNED.match(self._text[signed.start : signed.end])
            if match is None or match["name"] in known or not self._not_names.isdisjoint(match["name"].split()):
                continue
            last = match["surname"].casefold()
            of_this_name = {person.id for person in entries if person.surname.casefold() == last}
            name = " ".join(match["name"].split())
            key = next(iter(of_this_name)) if len(of_this_name) == 1 else self._new(make_person_id, match["surname"])
            spoken = match["surname"].title() if match["surname"].isupper() else match["surname"]
            yield Person(key, name, tuple(dict.fromkeys((name, spoken))), surname=spoken, proposed=True)

    def persons(self, known: set[str]) -> ProposedPersons:
        """Return the persons of the text that are not known.

        :param known: forms of known names.
        """
        known = set(known)
        participants: list[Person] = []
        seen: set[str] = set()
        acting: list[str] = []
        for match in self._matches(*self._person_patterns()):
            if match.lastgroup == "acts":
                acting.append(match["name"].removesuffix("’s"))
                continue
            if match["name"] in seen or self._is_excluded(match):
                continue
            seen.add(match["name"])
            name = " ".join(match["name"].split())
            last = surname(name)
            if not known.isdisjoint((last, name)) or not self._not_names.isdisjoint(name.split()):
                continue
            known |= {last, name, name.rsplit(" ", 1)[-1]}
            forms = tuple(dict.fromkeys((name, last)))
            participants.append(Person(self._new(make_person_id, name), name, forms, surname=last, proposed=True))
        unknown = (name for name in acting if name not in known)
        bare = surnames(self._text, unknown, self._settings)
        mentioned = tuple(
            Person(self._new(make_person_id, name), name, (name,), surname=name, proposed=True) for name in bare
        )
        return ProposedPersons(tuple(participants), mentioned)

    def _is_excluded(self, match: re.Match[str]) -> bool:
        """Return whether a match begins within a word, or its name is one word after *the* or *of*."""
        before = self._text[max(match.start() - 5, 0) : match.start()]
        if _WITHIN_WORD.search(before):
            return True
        one_word = match.start() == match.start("name") and not any(map(str.isspace, match["name"]))
        return one_word and _NO_NAME.search(before) is not None

    def places(self, known: set[str]) -> Iterator[Place]:
        """Yield places of the gazetteer and of datelines, and names such as *… Island* and *Strait of …*."""
        before, after = alternation(self._settings.place_before), alternation(self._settings.place_behind)
        word = self._word()
        listed = rf"(?<![\w-])(?P<name>{alternation(self._settings.gazetteer)})(?![\w-])"
        shaped = rf"(?<![\w-])(?P<name>(?:{word}\s+){{1,2}}(?:{after})|(?:{before})\s+{word})(?![\w-])"
        datelines = [made.span for made in self._context.by_element("placeName")]
        for name in [*map(self._plain, datelines), *self._names(listed, shaped)]:
            if name not in known:
                known.add(name)
                yield Place(self._new(make_id, name), name, (name,), proposed=True)

    def organisations(self, known: set[str]) -> Iterator[Organisation]:
        """Yield names such as *Department of State*, *Far Eastern Commission*, and initials (*SCAP*)."""
        word = self._word()
        heads, alone = alternation(self._settings.organisation_heads), alternation(self._settings.organisations)
        complement = rf"(?:\s+(?:of|for|on)\s+(?:the\s+)?{word}(?:\s+(?:and\s+)?{word}){{0,2}})"
        listed = rf"(?<![\w-])(?P<name>{alone})(?![\w-])"
        shaped = rf"(?<![\w-])(?P<name>(?:{word}\s+){{1,3}}(?:{heads}){complement}?|(?:{heads}){complement})(?![\w-])"
        for name in self._names(listed, shaped):
            if name not in known:
                known.add(name)
                yield Organisation(self._new(make_id, name), name, (name,), proposed=True)
        yield from self._initials(known)

    def _initials(self, known: set[str]) -> Iterator[Organisation]:
        no_initials = set(self._settings.no_initials)
        for name in self._names(r"(?<![\w.&’-])(?P<name>[A-Z]{3,6})(?![\w&-]|\.[A-Z])"):
            if name not in known and name not in no_initials and not re.fullmatch("[IVXLCDM]+", name):
                known.add(name)
                yield Organisation(self._new(make_id, name), name, (name,), proposed=True)

    def _person_patterns(self) -> Iterator[str]:
        """Yield the patterns of names of persons.

        A pattern that begins with a letter is found three times as fast as one that begins with a look-behind.
        """
        context = self._context
        adverbial = rf"(?:,?\s+(?:{adverbs(context)}),?)*"
        acts = rf"(?P<acts>\s(?:{acting_words(self._settings)})\b|(?<=’s))"
        # Most capitalised words precede another capital: the look-ahead for a small letter rejects them at once.
        yield rf"(?P<name>{_CAPITALISED})(?:(?=,?\s+[^\W\d_A-Z]){adverbial}\s+(?:{verbs(context)})\b|{acts})"
        forenames = rf"(?:(?:{_CAPITALISED}|[A-Z]\.)\s+){{0,3}}"
        honorifics = alternation(self._settings.honorifics)
        yield rf"(?:{honorifics})\s+(?P<name>{forenames}[A-Z][\w-]*[^\W\d_])(?![\w-])"
        forename = alternation(self._settings.forenames)
        yield rf"(?P<name>(?:{forename})\s+(?:[A-Z]\.\s*){{0,2}}{_CAPITALISED})(?![\w-])"
        after = r"(?:(?:[A-Z]\.\s*){1,2}\s[A-Z][\w-]*[^\W\d_]|[A-Z][a-z]+-[a-z]+)"
        yield rf"(?P<name>[A-Z](?<![\w.-].)[a-z]++\s++{after})(?![\w-])"

    def _matches(self, *patterns: str) -> Iterator[re.Match[str]]:
        """Yield the matches of patterns that are within one span of running text, in the order of the text."""
        found = [match for pattern in patterns for match in re.finditer(pattern, self._text)]
        for match in sorted(found, key=lambda m: m.start("name")):
            if self._running_text.around(*match.span()):
                yield match

    def _names(self, *patterns: str) -> Iterator[str]:
        return (" ".join(match["name"].split()) for match in self._matches(*patterns))

    def _plain(self, span: Span) -> str:
        return " ".join(self._text[span.start : span.end].split())

    def _word(self) -> str:
        """Return the pattern of a capitalised word that can be part of a name."""
        return rf"(?!(?:{alternation(self._settings.openers)})\b){_CAPITALISED}"

    def _new(self, make: Callable[[str, set[str]], str], name: str) -> str:
        key = make(name, self._ids)
        self._ids.add(key)
        return key
