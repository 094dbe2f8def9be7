"""Metadata of a document, from its annotations, for the header."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from teikit.edition.config import Edition
from teikit.edition.registers import Organisation, Person, Place
from teikit.encoding.entities import header_entities
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.rules.closer import signatory
from teikit.encoding.rules.enclosed_documents import segments
from teikit.encoding.rules.heading import file_date, kind, source_notes
from teikit.encoding.rules.persons_present import Present, present

#: A longer source note is a description, not a file number.
_MAX_FILE_NUMBER = 140
#: Length of a title that is taken from the first line of the text.
_MAX_TITLE = 80


class Metadata(msgspec.Struct, frozen=True):
    """Metadata that the encoding found in a document."""

    title: str
    kind: str
    """Kind of document, in lower case: ``memorandum``, ``letter``."""
    parties: Mapping[str, Person]
    """Author (``from``) and recipient (``to``)."""
    names: Mapping[str, str]
    """The names of the parties as written in the heading."""
    persons: tuple[Person, ...]
    words: int
    file_number: str = ""
    date: date | None = None
    pages: tuple[str, ...] = ()
    """Page numbers, in order."""
    speakers: frozenset[str] = msgspec.field(default_factory=frozenset)
    """Identifiers of the persons to whom statements are ascribed."""
    present: Mapping[str, Present] = msgspec.field(default_factory=dict)
    """Participants of the meeting, by identifier."""
    registers: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Relative addresses of the registers that exist, by kind: ``person``, ``place``, ``org``."""
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def extract_metadata(context: Context, edition: Edition, output: Path | None) -> Metadata:
    """Return the metadata of a document.

    :param output: the file to write; addresses of registers are relative to it, and left out without it.
    """
    main = segments(context)[0]
    parties = _parties(context, main)
    names = {role: _words(context, name) for role, name in parties.items()}
    participants = present(context)
    people = header_entities.people(context, participants)
    return Metadata(
        title=_heading(context) or _letter_title(context, names) or _first_words(context),
        kind=kind(context),
        parties={role: people[header_entities.key(name)] for role, name in parties.items()},
        names=names,
        persons=tuple(people.values()),
        places=tuple(header_entities.places(context).values()),
        organisations=tuple(header_entities.organisations(context).values()),
        words=len(context.masked().split()),
        file_number=_file_number(context),
        date=_date(context, main),
        pages=tuple(pb.attributes["n"] for pb in context.by_element("pb") if "n" in pb.attributes),
        speakers=frozenset(_speakers(context)),
        present={person.id: person for person in participants},
        registers=_registers(edition, output) if output else {},
    )


def relative_address(target: Path, output: Path) -> str:
    """Return the address of a file relative to the folder of another one."""
    return _relative(target, output.parent)


@lru_cache(maxsize=64)
def _relative(target: Path, folder: Path) -> str:
    return Path(os.path.relpath(target.resolve(), folder.resolve())).as_posix()


def _registers(edition: Edition, output: Path) -> dict[str, str]:
    files = {"person": edition.persons_file, "place": edition.places_file, "org": edition.organisations_file}
    return {kind: relative_address(file, output) for kind, file in files.items() if file.is_file()}


def _parties(context: Context, main: Span) -> dict[str, Annotation]:
    """Return the names of author and recipient: from the heading of the document, else from its signature."""
    names = (name for name in context.by_element("persName") if name.attributes.get("type") and name.start < main.end)
    parties = {name.attributes["type"]: name for name in names}
    signed = None if "from" in parties else signatory(context)
    return {"from": signed, **parties} if signed else parties


def _heading(context: Context) -> str:
    """Return the first heading that is not a section of the source's own markup."""
    heads = (head for head in context.by_element("head") if not head.level)
    first = min(heads, key=lambda head: head.start, default=None)
    return _words(context, first) if first else ""


def _letter_title(context: Context, names: Mapping[str, str]) -> str:
    """Return a title for a letter without a heading, from its parties and its date; empty for other documents."""
    if not names or kind(context) != "letter":
        return ""
    parties = " to ".join(names[role] for role in ("from", "to") if role in names)
    written = next((_words(context, made) for made in context.by_element("date") if Trait.DATELINE in made.traits), "")
    return f"{parties if 'from' in names else f'Letter to {parties}'}{f', {written}' if written else ''}"


def _first_words(context: Context) -> str:
    transcript = context.transcript
    first = next((line for line in transcript.lines if not transcript.is_blank(line)), Span(0, 0))
    return transcript.text[first.start : first.end][:_MAX_TITLE]


def _file_number(context: Context) -> str:
    notes = (note for note in source_notes(context) if note.end - note.start <= _MAX_FILE_NUMBER)
    return next((_words(context, note) for note in notes), "")


def _date(context: Context, main: Span) -> date | None:
    """Return the date of the dateline, else that of the file number."""
    for found in context.by_element("date"):
        when = found.attributes.get("when") or found.attributes.get("from") or ""
        if Trait.DATELINE in found.traits and found.start < main.end and len(when) >= len("1950-10-07"):
            return date.fromisoformat(when[:10])
    return file_date(context)


def _speakers(context: Context) -> Iterator[str]:
    for pointers in {made.attributes.get("who", "") for made in context.by_element("said", "sp")}:
        yield from (pointer.removeprefix("#") for pointer in pointers.split())


def _words(context: Context, annotation: Annotation) -> str:
    """Return the text of an element, without markers, in one line."""
    return " ".join(context.masked()[annotation.start : annotation.end].split())
