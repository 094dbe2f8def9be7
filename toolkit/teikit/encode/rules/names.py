"""Names of persons: those of the register wherever they stand, and proposals where the register is silent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from teikit.encode.annotation import Annotation
from teikit.encode.context import Context
from teikit.encode.rules.heading import source_notes
from teikit.encode.rules.reporting import adverbs, verbs
from teikit.registers import Person, identifier


def names(context: Context) -> Iterator[Annotation]:
    """Tag every name of the register with its entry; propose the rest.

    ``Engen’s`` is the name and its ending; a title before the name (``Mr.``, ``Foreign Minister``) is part of it.
    A form that two entries share is tagged with the first and marked as unsure.
    """
    known = _by_form([*context.persons, *_from_parties(context), *_proposals(context)])
    if not known:
        return
    taken = [a.span for a in (*context.of("persName"), *source_notes(context))]
    for match in _matches(context, _pattern(context, known)):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        persons = known[match["name"]]
        certainty = "high" if len(persons) == 1 and not persons[0].proposed else "low"
        reason = _reason(persons)
        yield Annotation(*match.span(), "persName", {"ref": f"#{persons[0].id}"}, "names", certainty, reason=reason)


def _matches(context: Context, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what patterns find within one block each, in the order of the text."""
    text = context.masked()
    for _, stretch in context.texts():
        found = [m for pattern in patterns for m in pattern.finditer(text, stretch.start, stretch.end)]
        yield from sorted(found, key=lambda m: m.start("name"))


def _reason(persons: list[Person]) -> str:
    if len(persons) > 1:
        return "one of " + ", ".join(person.id for person in persons)
    return "proposed: not in the register" if persons[0].proposed else "in the register"


def _by_form(persons: Iterable[Person]) -> dict[str, list[Person]]:
    known: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for form in person.forms:
            if all(other.id != person.id for other in known[form]):
                known[form].append(person)
    return known


def _pattern(context: Context, forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    honorifics = context.profile.alternatives("names", "honorifics")
    return re.compile(rf"(?<![\w-])(?:(?:{honorifics})\s+)*(?P<name>{alternatives})(?![\w-])")


def _from_parties(context: Context) -> Iterator[Person]:
    """Yield the parties of the heading that the register lacks."""
    registered = {person.id for person in context.persons}
    for party in context.of("persName"):
        person_id = party.attributes["ref"].removeprefix("#")
        if person_id not in registered:
            name = context.text[party.start : party.end]
            surname = name.rsplit(" ", 1)[-1]
            yield Person(person_id, name, surname, tuple(dict.fromkeys((name, surname))), proposed=True)


def _proposals(context: Context) -> Iterator[Person]:
    """Yield who else is named: by a title before the name, or as the one who says something."""
    registered = {form for person in [*context.persons, *_from_parties(context)] for form in person.forms}
    honorifics = context.profile.alternatives("names", "honorifics")
    adverbial = rf"(?:,?\s+(?:{adverbs(context)}),?)*"
    speaks = rf"(?<![\w-])(?<!\bof\s)(?<!\b[Tt]he\s)(?P<name>[A-Z][\w’-]*[^\W\d_]){adverbial}\s+(?:{verbs(context)})\b"
    forenames = r"(?:(?:[A-Z][\w’-]*[^\W\d_]|[A-Z]\.)\s+){0,3}"
    titled = rf"(?<![\w-])(?:{honorifics})\s+(?P<name>{forenames}[A-Z][\w-]*[^\W\d_])(?![\w-])"
    not_names = set(context.profile.get("names", "not_names"))
    ids = {person.id for person in context.persons}
    for match in _matches(context, re.compile(speaks), re.compile(titled)):
        name = match["name"]
        surname = name.rsplit(" ", 1)[-1]
        if surname in registered or not not_names.isdisjoint(name.split()):
            continue
        registered.add(surname)
        person_id = identifier(name, ids)
        ids.add(person_id)
        yield Person(person_id, name, surname, tuple(dict.fromkeys((name, surname))), proposed=True)
