"""The rule ``attendance``: the participants of a meeting, from the list of persons present."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.edition.names import JUNIOR, make_person_id
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span, trimmed
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.layout import is_wrapped
from teikit.encoding.rules.persons_present import ATTENDANCE

#: Maximum length of the name of a body, in characters.
_LONGEST_BODY = 120
_OFFICE = re.compile(r"\s*\((?P<role>[^()]{2,80})\)")


def attendance(context: Context) -> Iterator[Annotation]:
    """Encode the names below or after ``Present:`` as persons, with their offices.

    ``- Richard W. Leopold, Chairman`` is a name and a ``roleName``; ``- The Advisory Committee:`` above it is the
    body to which he belongs. In running text, names follow a title: ``Present: Messrs. Trask, Kogan``.
    """
    parser = _AttendanceParser(context)
    wrapped = is_wrapped(context)
    for label, entries in _lists(context, parser):
        above = [label, *entries]
        below = [entry for before, entry in zip(above, entries, strict=False) if _is_below(context, before, entry)]
        for entry in entries:
            yield from parser.parse_entry(entry)
        if wrapped:
            yield from (
                Annotation(
                    e.start, e.start, "lb", {}, ATTENDANCE, reason="a line of its own", traits=(Trait.ATTENDANCE,)
                )
                for e in below
            )


def person(profile: Profile) -> re.Pattern[str]:
    """Return the pattern of a line that begins with a title and a name: *Mr. George H. Willis*."""
    return compiled(profile.attendance.person)


def _is_below(context: Context, before: Span, entry: Span) -> bool:
    """Return whether an entry is on the line right below another."""
    between = context.text[before.end : entry.start]
    return before.end <= entry.start and between.count("\n") == 1 and not between.strip()


def _lists(context: Context, parser: _AttendanceParser) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the label of each list and its entries; the first entry may follow the label on its line.

    In wrapped text, only a name or a heading of names continues a list after a blank line.
    """
    lines = [trimmed(context.masked(), line) for line in context.transcript.lines]
    lines = [line for line in lines if line.end > line.start]
    wrapped = is_wrapped(context)
    at = 0
    while at < len(lines):
        names = parser.end_of_label(lines[at])
        at += 1
        if names is None:
            continue
        label = lines[at - 1]
        entries = [Span(names, label.end)] if names < label.end else []
        while at < len(lines) and parser.is_entry(lines[at]):
            if wrapped and entries and not (_is_below(context, entries[-1], lines[at]) or parser.is_name(lines[at])):
                break
            entries.append(lines[at])
            at += 1
        yield label, entries


class _AttendanceParser:
    """A parser of attendance lists, which gives each name the id of one person."""

    def __init__(self, context: Context) -> None:
        profile = context.profile
        self._text = context.masked()
        self._label = compiled(profile.attendance.label)
        self._sentence = compiled(profile.attendance.sentence)
        self._entry = compiled(profile.attendance.entry)
        self._office_first = compiled(profile.attendance.office_first)
        self._titled = compiled(profile.attendance.titled)
        self._speaks = compiled(profile.attendance.speaks)
        self._no_name = compiled(profile.attendance.no_name)
        self._longest = profile.attendance.longest
        self._marker = profile.lists.marker
        self._known = {form.casefold(): person.id for person in context.persons for form in person.forms}
        self._ids: dict[str, str] = {}

    def end_of_label(self, line: Span) -> int | None:
        """Return the end of the label of an attendance list in a line, ``None`` for another line."""
        match = self._label.match(self._text[line.start : line.end])
        return line.start + match.end() if match else None

    def is_entry(self, line: Span) -> bool:
        """Return whether a line belongs to the list."""
        words = self._text[line.start : line.end]
        if self._sentence.search(words) or self._label.match(words):
            return False
        speaks = self._speaks.match(words)
        label = words.split(":", 1)[0]
        if speaks and (label.isupper() or not self._titled.search(words, speaks.end() - 1)):
            return False
        return len(words) <= self._longest

    def is_name(self, line: Span) -> bool:
        """Return whether a line is a name, with or without an office, or a heading of names: *The Committee:*."""
        words = self._text[line.start : line.end]
        whole = self._entry.match(words)
        return words.endswith(":") or (whole is not None and self._is_person(whole))

    def parse_entry(self, line: Span) -> Iterator[Annotation]:
        """Yield the persons in a line, or the body whose members are in the lines below."""
        words = self._text[line.start : line.end]
        indent = len(words) - len(words.lstrip("-–—•* \t" if not words.startswith(self._marker) else self._marker))
        office_first = self._office_first.match(words[indent:])
        if office_first and (office_first["title"] or not self._entry.match(words, indent)):
            yield from self._person(line.start + indent, office_first)
            return
        whole = self._entry.match(words, indent)
        if whole and self._is_person(whole):
            yield from self._person(line.start, whole)
            return
        named = list(self._titled.finditer(words))
        for match in named:
            yield from self._named(line.start, match)
        if not named and len(words) > indent and len(words) <= _LONGEST_BODY:
            end = line.start + len(words.rstrip(": "))
            yield Annotation(
                line.start + indent,
                end,
                "orgName",
                {},
                ATTENDANCE,
                "low",
                reason="above names of the attendance list",
                traits=(Trait.ATTENDANCE,),
            )

    def _is_person(self, match: re.Match[str]) -> bool:
        """Return whether a line names a single person: by a title or a forename, without another person after it."""
        several = self._titled.search(match["role"] or "")
        return not several and not self._no_name.search(match["name"]) and bool(match["title"] or " " in match["name"])

    def _named(self, offset: int, match: re.Match[str]) -> Iterator[Annotation]:
        """Yield the persons after a title in running text, and the office in parentheses after the last."""
        name = None
        for at, words in _each(match):
            name = self._name(offset + at, words)
            yield name
        office = _OFFICE.match(match.string, match.end())
        if name and office:
            span = Span(offset + office.start("role"), offset + office.end("role"))
            ref = {"ref": name.attributes["ref"]}
            yield Annotation(
                *span,
                "roleName",
                ref,
                ATTENDANCE,
                "medium",
                reason="in parentheses after a name",
                traits=(Trait.ATTENDANCE,),
            )

    def _person(self, offset: int, match: re.Match[str]) -> Iterator[Annotation]:
        name = self._name(offset + match.start("name"), match["name"])
        yield name
        if match["role"]:
            span = Span(offset + match.start("role"), offset + match.end("role"))
            attributes = {"ref": name.attributes["ref"]}
            yield Annotation(
                *span,
                "roleName",
                attributes,
                ATTENDANCE,
                "medium",
                reason="after a name in the attendance list",
                traits=(Trait.ATTENDANCE,),
            )

    def _name(self, start: int, name: str) -> Annotation:
        name = JUNIOR.sub("", name)
        flat = " ".join(name.split()).casefold()
        if flat not in self._ids:
            again = [known for form, known in self._ids.items() if " " not in flat and form.endswith(f" {flat}")]
            taken = {*self._ids.values(), *self._known.values()}
            self._ids[flat] = self._known.get(flat) or next(iter(again), None) or make_person_id(name, taken)
        attributes = {"ref": f"#{self._ids[flat]}"}
        return Annotation(
            start,
            start + len(name),
            "persName",
            attributes,
            ATTENDANCE,
            reason="in the attendance list",
            traits=(Trait.ATTENDANCE,),
        )


def _each(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the names after one title: ``Messrs. Trask, Kogan, and Slany`` are three."""
    for part in re.finditer(r"\b(?:(?!and\b)[\w.’-]+(?:\s+(?!and\b)[\w.’-]+)*)", match["names"]):
        yield match.start("names") + part.start(), part[0]
