"""Persons present at a meeting: those of the attendance list, and those whom a label or an office refers to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import msgspec

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import alternation, compiled

ATTENDANCE = "attendance"
_INITIAL = re.compile(r"\b(\w)\.")


class Present(msgspec.Struct, frozen=True):
    """A participant of a meeting."""

    id: str
    name: str

    office: str = ""
    """The office, such as ``Chairman``."""

    body: str = ""
    """The body to which the participant belongs, such as ``The Advisory Committee``."""


def present(context: Context) -> tuple[Present, ...]:
    """Return the participants in the attendance list, in its order."""
    text = context.masked()
    offices = {
        a.attributes["ref"]: text[a.start : a.end]
        for a in context.by_element("roleName")
        if Trait.ATTENDANCE in a.traits
    }
    bodies = [a for a in context.by_element("orgName") if Trait.ATTENDANCE in a.traits]
    found: dict[str, Present] = {}
    for name in context.by_element("persName"):
        if Trait.ATTENDANCE in name.traits:
            ref = name.attributes["ref"]
            above = [a for a in bodies if a.end <= name.start]
            body = _flat(text[above[-1].start : above[-1].end]) if above else ""
            words = _flat(text[name.start : name.end])
            found.setdefault(ref, Present(ref[1:], words, _flat(offices.get(ref, "")), body))
    return tuple(found.values())


def _flat(words: str) -> str:
    return " ".join(words.split())


class Roll:
    """The persons whom a label can refer to: ``MR. R. PERKINS``, ``THE CHAIRMAN``, ``Kissinger``."""

    def __init__(self, context: Context) -> None:
        self._titles = re.compile(rf"^(?:(?:{alternation(context.profile.attendance.titles)})\s+)+", re.IGNORECASE)
        self.present = present(context)
        self._context = context
        self._offices = dict(self._held(context))

    @cached_property
    def _named(self) -> list[tuple[str, str]]:
        text = self._context.masked()
        return [
            *((p.id, p.name) for p in self.present),
            *((p.id, form) for p in self._context.persons for form in p.forms),
            *(
                (a.attributes["ref"][1:], text[a.start : a.end])
                for a in self._context.by_element("persName")
                if Trait.ATTENDANCE not in a.traits
            ),
        ]

    def _held(self, context: Context) -> Iterator[tuple[str, str]]:
        """Yield each office that a single person holds, in lower case; the person who presides is the chairman."""
        holders: dict[str, set[str]] = {}
        for person in self.present:
            for office in re.split(r",|;| and |\(", person.office):
                words = re.sub(r"^the\s+", "", _flat(office).casefold()).rstrip(")")
                holders.setdefault(words, set()).add(person.id)
        yield from ((office, next(iter(ids))) for office, ids in holders.items() if len(ids) == 1 and office)
        text = context.masked()
        # The pattern is slow, and the office of the person who presides is used under this name only.
        if "hairman" not in text and "HAIRMAN" not in text:
            return
        for match in compiled(context.profile.attendance.presiding).finditer(text):
            if presiding := self.person(match["name"]):
                yield "chairman", presiding
                return

    def bare(self, words: str) -> str:
        """Return a name without titles, its words separated by single spaces."""
        return self.without_titles(_flat(words))

    def without_titles(self, words: str) -> str:
        """Return a name as written, without the titles before it."""
        return self._titles.sub("", words)

    def has_offices(self) -> bool:
        """Return whether a single person holds some office."""
        return bool(self._offices)

    def office(self, words: str) -> str | None:
        """Return the id of the holder of an office: ``The Chairman``, ``the Director``."""
        return self._offices.get(re.sub(r"^the\s+", "", _flat(words).casefold()))

    def person(self, words: str, unlikely: Collection[str] = ()) -> str | None:
        """Return the id of the person with a name: a full name, or a surname, with initials to distinguish namesakes.

        :param unlikely: persons to return only if they have no namesake, such as those with a label by their office.
        """
        name = self.bare(words).casefold()
        whole = [known for known, form in self._named if form.casefold() == name]
        if whole:
            return whole[0]
        surname = _surname(name)
        sharing = [(known, form.casefold()) for known, form in self._named if _surname(form.casefold()) == surname]
        initials = _INITIAL.findall(name)
        fitting = [known for known, form in sharing if not initials or form.startswith(initials[0])]
        ids = list(dict.fromkeys(fitting or [known for known, _ in sharing]))
        return next((known for known in ids if known not in unlikely), ids[0] if ids else None)


def _surname(name: str) -> str:
    words = [word for word in re.split(r"[\s,]+", name) if word.rstrip(".") not in ("jr", "sr", "ii", "iii", "")]
    return words[-1].rstrip(".*") if words else ""


def offices(context: Context) -> Iterable[Annotation]:
    """Encode ``The Chairman`` in the text as a reference to the chairman in the attendance list."""
    roll = Roll(context)
    if not roll.has_offices():
        return
    pattern = compiled(context.profile.attendance.office)
    text = context.masked()
    taken = sorted(a.span for a in context.by_element("persName", "roleName"))
    for _, stretch in context.texts("p", "item"):
        for match in pattern.finditer(text, stretch.start, stretch.end):
            who = roll.office(match[0])
            if who and not any(start < match.end() and match.start() < end for start, end in taken):
                attributes = {"type": "person", "ref": f"#{who}"}
                yield Annotation(
                    *match.span(), "rs", attributes, "offices", "medium", reason="office in the attendance list"
                )
