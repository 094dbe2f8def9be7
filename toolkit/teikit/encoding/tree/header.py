"""The teiHeader, from what the encoding found and what the edition says of itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache

from teikit import __version__
from teikit.edition.config import Document, Edition
from teikit.edition.registers import Organisation, Person, Place
from teikit.encoding.profiles.profile import Profile
from teikit.encoding.rules.persons_present import Present
from teikit.encoding.tree.markup import Markup, element

#: The xml:id of this program, which is responsible for the first change.
_APPLICATION = "teikit"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the encoding found out about a document."""

    title: str
    kind: str
    parties: Mapping[str, Person]
    """The persons ``from`` and ``to``."""
    names: Mapping[str, str]
    """The parties' names as the heading gives them."""
    persons: tuple[Person, ...]
    words: int
    file_number: str = ""
    date: date | None = None
    pages: tuple[str, ...] = ()
    speakers: frozenset[str] = field(default_factory=frozenset)
    present: Mapping[str, Present] = field(default_factory=dict)
    """Who was at the meeting, by id."""
    registers: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the registers, as seen from the document: of each ``person``, ``place``, ``org`` there is."""
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()


class _Maker:
    """Makes TEI elements: ``make.title("…", type="main")``; children that are ``None`` are left out."""

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        def made(*children: str | None, **attributes: str) -> Markup:
            return element(name, {k.rstrip("_"): v for k, v in attributes.items()}, *children)

        # Found as an attribute from now on: a document has a hundred such elements in its header.
        self.__dict__[name] = made
        return made


_make = _Maker()


def header(facts: Facts, edition: Edition, document: Document, profile: Profile) -> Markup:
    """Return a full ``teiHeader``."""
    return _make.teiHeader(
        _file_desc(facts, edition, document),
        _encoding_desc(profile),
        _profile_desc(facts, document.language or edition.language),
        _revision_desc(document, profile),
    )


def short_title(facts: Facts) -> str:
    """Return a title for lists and running heads: ``Ross to Rusk, 7 October 1950``."""
    parties = " to ".join(facts.parties[role].surname for role in ("from", "to") if role in facts.parties)
    parts = [parties or facts.title[:80], _long_date(facts.date) if facts.date else ""]
    return ", ".join(part for part in parts if part)


def _long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _file_desc(facts: Facts, edition: Edition, document: Document) -> Markup:
    author = facts.parties.get("from")
    title = document.title or facts.title
    return _make.fileDesc(
        _make.titleStmt(
            _make.title(title, type="main"),
            _make.title(document.short or short_title(facts), type="short"),
            _make.author(_make.persName(author.name, ref=f"#{author.id}")) if author else None,
            *(_make.respStmt(_make.resp("edited by"), _make.name(editor)) for editor in edition.editors),
        ),
        _make.extent(
            _make.measure(f"{facts.words} words", unit="words", quantity=str(facts.words)),
            _make.measure(f"{len(facts.pages)} pages", unit="pages", quantity=str(len(facts.pages)))
            if facts.pages
            else None,
        ),
        _make.publicationStmt(
            _make.publisher(edition.publisher or "unpublished"),
            _make.date(edition.date, when=edition.date) if re.fullmatch(r"\d{4}(-\d\d){0,2}", edition.date) else None,
            _availability(edition),
        ),
        _make.sourceDesc(_bibl(facts, document)),
    )


def _availability(edition: Edition) -> Markup | None:
    if edition.licence is None:
        return None
    target = {"target": edition.licence.target} if edition.licence.target else {}
    return _make.availability(_make.licence(edition.licence.text, **target), status="free")


def _bibl(facts: Facts, document: Document) -> Markup:
    pages = None
    if facts.pages:
        first, last = facts.pages[0], facts.pages[-1]
        text = f"p. {first}" if first == last else f"pp. {first}–{last}"
        pages = _make.biblScope(text, unit="page", from_=first, to=last)
    return _make.bibl(
        _make.title(document.bibl) if document.bibl else None,
        pages,
        _make.idno(facts.file_number, type="file") if facts.file_number else None,
        _make.idno(document.source, type="source"),
    )


@lru_cache(maxsize=16)
def _encoding_desc(profile: Profile) -> Markup:
    return _make.encodingDesc(
        _make.editorialDecl(
            _make.p(
                "The text is verbatim: rendering this file to text gives the received text back, character for "
                "character. White space in the text is that of the source. Quotation marks stand in the text. "
                "Speakers of reported conversation are supplied, statements are ascribed sentence by sentence; "
                "an unsure decision carries @cert."
            )
        ),
        _make.tagsDecl(
            *(_make.rendition(css, selector=selector, scheme="css") for selector, css in profile.renditions.items())
        ) if profile.renditions else None,
        _make.appInfo(
            _make.application(
                _make.label("teikit"),
                _make.desc(f"profile {profile.name}; rules {', '.join(profile.rules)}"),
                ident="teikit",
                version=__version__,
                **{"xml:id": _APPLICATION},
            )
        ),
    )  # fmt: skip


def _profile_desc(facts: Facts, language: str) -> Markup:
    when = facts.date.isoformat() if facts.date else ""
    return _make.profileDesc(
        _make.creation(_make.date(_long_date(facts.date), when=when)) if facts.date else None,
        _make.langUsage(_make.language(_LANGUAGES.get(language, language), ident=language)),
        _make.textClass(_make.keywords(_make.term(facts.kind, type="kind"))),
        _partic_desc(facts),
        _make.settingDesc(_make.listPlace(*(_entry(place, "place", "placeName", facts) for place in facts.places)))
        if facts.places
        else None,
        _correspondence(facts),
    )


_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nb": "Norwegian",
    "ru": "Russian",
}


def _partic_desc(facts: Facts) -> Markup | None:
    if not facts.persons and not facts.organisations:
        return None
    orgs = [_entry(organisation, "org", "orgName", facts) for organisation in facts.organisations]
    return _make.particDesc(
        _make.listPerson(*(_person(person, facts) for person in facts.persons)) if facts.persons else None,
        _make.listOrg(*orgs) if orgs else None,
    )


def _person(person: Person, facts: Facts) -> Markup:
    roles = [
        role
        for role, known in (("author", facts.parties.get("from")), ("recipient", facts.parties.get("to")))
        if known == person
    ]
    if person.id in facts.speakers:
        roles.append("speaker")
    here = facts.present.get(person.id)
    if here:
        roles.append("participant")
    standing = [element(name, {}, words) for name, words in _standing(here)]
    return _entry(person, "person", "persName", facts, *standing, role=" ".join(roles or ["mentioned"]))


def _standing(here: Present | None) -> Iterator[tuple[str, str]]:
    """Yield the office of somebody at the meeting, and the body that he belongs to."""
    if here and here.office:
        yield "occupation", here.office
    if here and here.body:
        yield "affiliation", here.body


def _entry(
    entry: Person | Place | Organisation, kind: str, naming: str, facts: Facts, *more: Markup, **attributes: str
) -> Markup:
    """Return an entry as the document shows it: its name, with a pointer to the register or a note for the editor."""
    if kind in facts.registers and not entry.proposed:
        attributes["sameAs"] = f"{facts.registers[kind]}#{entry.id}"
    if entry.proposed:
        attributes["cert"] = "low"
    note = _make.note("Proposed by the encoder: not in the register.", type="review") if entry.proposed else None
    return element(kind, {**attributes, "xml:id": entry.id}, element(naming, {}, entry.name), *more, note)


def _correspondence(facts: Facts) -> Markup | None:
    if not facts.parties:
        return None
    actions = []
    for role, action in (("from", "sent"), ("to", "received")):
        party = facts.parties.get(role)
        if party:
            dated = (
                _make.date(_long_date(facts.date), when=facts.date.isoformat())
                if facts.date and role == "from"
                else None
            )
            name = _make.persName(facts.names[role], ref=f"#{party.id}")
            actions.append(_make.correspAction(name, dated, type=action))
    return _make.correspDesc(*actions)


def _revision_desc(document: Document, profile: Profile) -> Markup:
    text = f"Encoded from {document.source} by teikit {__version__}, profile {profile.name}."
    change = _make.change(text, when=document.encoded or _today(), who=f"#{_APPLICATION}")
    return _make.revisionDesc(change, status="draft")


def _today() -> str:
    """Return ``SOURCE_DATE_EPOCH``, else today: the day on which a document is encoded that no edition dates."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.date().isoformat()
