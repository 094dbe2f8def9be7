"""The entities that a document names, for its header: entries of the registers, and proposals for others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Protocol, TypeVar

from teikit.edition.names import surname
from teikit.edition.registers import Organisation, Person, Place
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.rules.persons_present import Present


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


_E = TypeVar("_E", bound=_Entry)


def people(context: Context, participants: Iterable[Present]) -> Mapping[str, Person]:
    """Return the persons whom a text names, by id, in the order of the text; those without an entry are proposals.

    :param participants: the participants of the meeting, whose names are full.
    """
    fullest = _fullest(context)
    listed = {person.id: person.name for person in participants}

    def proposed(key: str, name: str) -> Person:
        name = listed.get(key) or fullest.get(key, name)
        name = name.title() if name.isupper() else name
        return Person(key, name, (name,), surname=surname(name), proposed=True)

    return _named(context, "persName", context.persons, proposed)


def _fullest(context: Context) -> Mapping[str, str]:
    """Return the longest name of each person, without the titles before it (*Mr.*, *Ambassador*)."""
    title = _title(context.profile)
    text = context.masked()
    found: dict[str, str] = {}
    for name, who in {(text[name.start : name.end], key(name)): None for name in context.by_element("persName")}:
        words = " ".join(title.sub("", name, count=1).split())
        if len(words) > len(found.get(who, "")):
            found[who] = words
    return found


@lru_cache(maxsize=8)
def _title(profile: Profile) -> re.Pattern[str]:
    """Return the pattern of titles at the beginning of a name."""
    kept = set(profile.names.titles_kept)
    honorifics = alternation(tuple(title for title in profile.names.honorifics if title not in kept))
    return re.compile(rf"\A(?:(?:{honorifics})\s+)+(?=[^\W\d_])")


def without_titles(context: Context) -> Context:
    """Return the context with names that exclude the titles before them: *Mr.* Lange."""
    title = _title(context.profile)
    text = context.masked()
    titles: dict[str, int] = {}

    def trimmed(name: Annotation) -> Annotation:
        words = text[name.start : name.end]
        length = titles.get(words)
        if length is None:
            match = title.match(words)
            length = titles.setdefault(words, match.end() if match else 0)
        return name._replace(start=name.start + length) if length else name

    annotations = (
        trimmed(made)
        if made.element == "persName" and (Trait.MENTIONED in made.traits or Trait.HEADING in made.traits)
        else made
        for made in context.annotations
    )
    return context.with_names(annotations)


def places(context: Context) -> Mapping[str, Place]:
    """Return the places that a text names with an id, in the order of the text."""
    return _named(context, "placeName", context.places, lambda key, name: Place(key, name, (name,), proposed=True))


def organisations(context: Context) -> Mapping[str, Organisation]:
    """Return the organisations that a text names, in the order of the text."""

    def proposed(key: str, name: str) -> Organisation:
        return Organisation(key, name, (name,), proposed=True)

    return _named(context, "orgName", context.organisations, proposed)


def _named(
    context: Context, element: str, entries: Iterable[_E], proposed: Callable[[str, str], _E]
) -> Mapping[str, _E]:
    known = {entry.id: entry for entry in entries}
    text = context.masked()
    found: dict[str, _E] = {}
    for name in sorted(context.by_element(element), key=lambda made: made.start):
        ref = key(name)
        if ref and ref not in found:
            found[ref] = known.get(ref) or proposed(ref, " ".join(text[name.start : name.end].split()))
    return found


def key(name: Annotation) -> str:
    """Return the id to which a name refers; empty if there is none."""
    return name.attributes.get("ref", "").removeprefix("#")
