"""From a transcript to a TEI document: rules, builder, header, fidelity."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.xml import TEI_NS, serialise, xml_id
from teikit.edition.config import Edition
from teikit.edition.registers import Organisation, Person, Place
from teikit.encoding.entities import header_entities as mentioned
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.annotation_index import AnnotationIndex
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles.profile import Profile
from teikit.encoding.roundtrip import fidelity
from teikit.encoding.rules import rule
from teikit.encoding.rules.closer import signatory
from teikit.encoding.rules.enclosed_documents import segments
from teikit.encoding.rules.heading import file_date, kind, source_notes
from teikit.encoding.rules.persons_present import present
from teikit.encoding.rules.source_markup import settled
from teikit.encoding.tree.anchors import folded
from teikit.encoding.tree.builder import build
from teikit.encoding.tree.header import Facts, header
from teikit.encoding.tree.markup import Markup, element, tree
from teikit.encoding.tree.renditions import Renditions


@dataclass(frozen=True)
class Encoding:
    """An encoded document: its TEI, the annotations it is made of, and the transcript they lie over."""

    root: etree._Element
    annotations: tuple[Annotation, ...]
    transcript: Transcript

    def to_bytes(self) -> bytes:
        """Return the TEI file."""
        return serialise(self.root)


@dataclass(frozen=True)
class Settings:
    """Everything besides the text that shapes an encoding."""

    profile: Profile
    edition: Edition = field(default_factory=lambda: Edition(Path()))
    persons: tuple[Person, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    output: Path | None = None
    """Where the file is to lie: addresses of schema and register are relative to it."""
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def encode(transcript: Transcript, settings: Settings) -> Encoding:
    """Encode a text in TEI; the TEI is checked to give the text back.

    :raises TeikitError: the profile is in error, a note of the sidecar has no reference, or the text does not
        come back.
    """
    settings = settings if _marks_lists(transcript, settings.profile) else _without_list_markers(settings)
    context = annotate(transcript, settings)
    root = _document(context, settings)
    fidelity.check(transcript, root)
    return Encoding(root, context.annotations, transcript)


def annotate(transcript: Transcript, settings: Settings) -> Context:
    """Run the profile's rules in their order."""
    renditions = Renditions(settings.profile.renditions)
    marked = tuple(renditions.with_markers(transcript.annotations, transcript.text))
    context = Context(
        AnnotationIndex(transcript, marked),
        settings.profile,
        settings.persons,
        settings.places,
        settings.organisations,
        settings.notes,
    )
    for name in settings.profile.rules:
        made = rule(name, settings.profile.file)(context)
        context = context.with_annotations(renditions.with_markers(made, transcript.text))
    _check_notes(context)
    if not settings.profile.get("names", "titles_within"):
        context = mentioned.without_titles(context)
    return settled(context) if transcript.annotations else context


def _marks_lists(transcript: Transcript, profile: Profile) -> bool:
    """Tell whether items have the marker of the profile before them; where the source itself marks lists, none has."""
    marker = str(profile.get("lists", "marker"))
    lines = transcript.text_lines
    return not transcript.annotations and any(transcript.text.startswith(marker, line.start) for line in lines)


def _without_list_markers(settings: Settings) -> Settings:
    renditions = {
        selector: css
        for selector, css in settings.profile.renditions.items()
        if selector not in ("item::before", "label::before")
    }
    return replace(settings, profile=replace(settings.profile, renditions=renditions))


def _check_notes(context: Context) -> None:
    referred = {note.attributes.get("n") for note in context.by_element("note")}
    lost = [n for n in context.notes if n not in referred]
    if lost:
        raise TeikitError(
            f"no reference to note {', '.join(lost)} in the text", context.transcript.name,
            hint="correct the notes file, or the profile's [notes]",
        )  # fmt: skip


def _document(context: Context, settings: Settings) -> etree._Element:
    document = settings.edition.document(Path(context.transcript.name))
    facts = _facts(context, settings)
    identified = {
        "xmlns": TEI_NS,
        "xml:id": _document_id(context.transcript.name),
        "xml:lang": document.language or settings.edition.language,
    }
    described = header(facts, settings.edition, document, settings.profile)
    text = element("text", {"xml:space": "preserve"}, *_parts(context, "-".join(facts.kind.split())))
    root = tree(element("TEI", identified, "\n  ", described, "\n  ", text, "\n"))
    etree.indent(root[0], space="  ", level=1)
    folded(root)
    _link_schema(root, settings)
    return root


def _parts(context: Context, kind: str) -> Iterator[Markup]:
    """Yield the body, and the back matter where the bodies of notes stand at the end of the text."""
    length = len(context.text)
    end = min((note.start for note in context.by_element("ab") if note.attributes == {"type": "notes"}), default=None)
    attributes = {"type": "document", "subtype": kind, "xml:id": "d1"}
    document = build(context.text, context.annotations, Span(0, length if end is None else end))
    yield element("body", {}, element("div", attributes, document))
    if end is not None:
        notes = build(context.text, context.annotations, Span(end, length))
        yield element("back", {}, element("div", {"type": "notes"}, notes))


def _document_id(name: str) -> str:
    return xml_id(Path(name).stem, instead="-", prefix="d-", empty="document").lower()


def _link_schema(root: etree._Element, settings: Settings) -> None:
    if not settings.edition.schema or settings.output is None:
        return
    of = settings.edition
    schema = of.folder / of.schema
    rules = of.folder / of.schematron if of.schematron else schema.with_suffix(".sch")
    _name(root, schema, "http://relaxng.org/ns/structure/1.0", settings.output)
    if rules.is_file():
        _name(root, rules, "http://purl.oclc.org/dsdl/schematron", settings.output)


def _name(root: etree._Element, schema: Path, schematypens: str, output: Path) -> None:
    content = f'href="{_relative(schema, output)}" type="application/xml" schematypens="{schematypens}"'
    root.addprevious(etree.ProcessingInstruction("xml-model", content))


def _relative(target: Path, output: Path) -> str:
    return _from_folder(target, output.parent)


@lru_cache(maxsize=64)
def _from_folder(target: Path, folder: Path) -> str:
    return Path(os.path.relpath(target.resolve(), folder.resolve())).as_posix()


def _facts(context: Context, settings: Settings) -> Facts:
    main = segments(context)[0]
    parties = _parties(context, main)
    there = present(context)
    people = mentioned.people(context, there)
    heads = [
        _plain(context, head) for head in sorted(context.by_element("head"), key=lambda a: a.start) if not head.level
    ]
    first = next((line for line in context.transcript.lines if not context.transcript.is_blank(line)), None)
    opening = context.text[first.start : first.end][:80] if first else ""
    edition = settings.edition
    return Facts(
        title=heads[0] if heads else _letter_title(context, parties) or opening,
        kind=kind(context),
        parties={role: people[mentioned.key(name)] for role, name in parties.items()},
        names={role: _plain(context, name) for role, name in parties.items()},
        persons=tuple(people.values()),
        places=tuple(mentioned.places(context).values()),
        organisations=tuple(mentioned.organisations(context).values()),
        words=len(context.masked().split()),
        file_number=next((_plain(context, n) for n in source_notes(context) if n.end - n.start <= 140), ""),
        date=_date(context, main),
        pages=tuple(pb.attributes["n"] for pb in context.by_element("pb") if "n" in pb.attributes),
        speakers=frozenset(
            who[1:]
            for together in {made.attributes.get("who", "") for made in context.by_element("said", "sp")}
            for who in together.split()
        ),
        present={person.id: person for person in there},
        registers=_registers(edition, settings.output) if settings.output else {},
    )


def _registers(edition: Edition, output: Path) -> dict[str, str]:
    files = {"person": edition.persons_file, "place": edition.places_file, "org": edition.organisations_file}
    return {kind: _relative(file, output) for kind, file in files.items() if file.is_file()}


def _parties(context: Context, main: Span) -> dict[str, Annotation]:
    """Return the names of who wrote and who received the document: of its heading, else the signature."""
    names = (name for name in context.by_element("persName") if name.attributes.get("type") and name.start < main.end)
    parties = {name.attributes["type"]: name for name in names}
    signed = None if "from" in parties else signatory(context)
    return {"from": signed, **parties} if signed else parties


def _letter_title(context: Context, parties: Mapping[str, Annotation]) -> str:
    """Return a title for a letter without a heading: who wrote to whom, and when; empty for what is no letter."""
    written = {role: _plain(context, name) for role, name in parties.items()}
    if kind(context) != "letter" or not written:
        return ""
    named = " to ".join(written[role] for role in ("from", "to") if role in written)
    date = next((_plain(context, made) for made in context.by_element("date") if made.rule == "opener"), "")
    return f"{named if 'from' in written else f'Letter to {named}'}{f', {date}' if date else ''}"


def _date(context: Context, main: Span) -> date | None:
    """Return the day of the document: that of its dateline, else that of its file number."""
    for found in context.by_element("date"):
        when = found.attributes.get("when") or found.attributes.get("from") or ""
        if found.rule == "opener" and found.start < main.end and len(when) >= 10:
            return date.fromisoformat(when[:10])
    return file_date(context) if "source-note" in context.profile.rules else None


def _plain(context: Context, annotation: Annotation) -> str:
    return " ".join(context.masked()[annotation.start : annotation.end].split())
