"""Header: the ``teiHeader``, from the metadata of the document and the settings of the edition."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from teikit.core.printable import printable
from teikit.core.version import __version__
from teikit.edition.config import Edition
from teikit.edition.registers import Organisation, Person, Place
from teikit.edition.sections import Document
from teikit.encoding.metadata import Metadata
from teikit.encoding.profiles import Profile
from teikit.encoding.rules.persons_present import Present
from teikit.encoding.tree.markup import Markup, element

#: The xml:id of this program, which made the first change.
_APPLICATION = "teikit"


def _tei(name: str, *content: str | None, **attributes: str) -> Markup:
    """Return a TEI element. Content that is ``None`` is left out; a trailing ``_`` in attribute names is dropped."""
    return element(name, {key.rstrip("_"): value for key, value in attributes.items()}, *content)


def header(metadata: Metadata, edition: Edition, document: Document, profile: Profile) -> Markup:
    """Return the ``teiHeader`` of a document."""
    return _tei(
        "teiHeader",
        _file_desc(metadata, edition, document),
        _encoding_desc(profile),
        _profile_desc(metadata, document.language or edition.language),
        _revision_desc(document, profile),
    )


def short_title(metadata: Metadata) -> str:
    """Return a title for lists and running heads: ``Ross to Rusk, 7 October 1950``."""
    parties = " to ".join(metadata.parties[role].surname for role in ("from", "to") if role in metadata.parties)
    parts = [parties or metadata.title[:80], _long_date(metadata.date) if metadata.date else ""]
    return ", ".join(part for part in parts if part)


def _long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _file_desc(metadata: Metadata, edition: Edition, document: Document) -> Markup:
    author = metadata.parties.get("from")
    title = document.title or metadata.title
    return _tei(
        "fileDesc",
        _tei(
            "titleStmt",
            _tei("title", title, type="main"),
            _tei("title", document.short or short_title(metadata), type="short"),
            _tei("author", _tei("persName", author.name, ref=f"#{author.id}")) if author else None,
            *(_tei("respStmt", _tei("resp", "edited by"), _tei("name", editor)) for editor in edition.editors),
        ),
        _tei(
            "extent",
            _tei("measure", f"{metadata.words} words", unit="words", quantity=str(metadata.words)),
            _tei("measure", f"{len(metadata.pages)} pages", unit="pages", quantity=str(len(metadata.pages)))
            if metadata.pages
            else None,
        ),
        _tei(
            "publicationStmt",
            _tei("publisher", edition.publisher or "unpublished"),
            _publication_date(edition.date),
            _availability(edition),
        ),
        _tei("sourceDesc", _bibl(metadata, document)),
    )


def _publication_date(date: str | None) -> Markup | None:
    return _tei("date", date, when=date) if date and re.fullmatch(r"\d{4}(-\d\d){0,2}", date) else None


def _availability(edition: Edition) -> Markup | None:
    if edition.licence is None:
        return None
    target = {"target": edition.licence.target} if edition.licence.target else {}
    return _tei("availability", _tei("licence", edition.licence.text, **target), status="free")


def _bibl(metadata: Metadata, document: Document) -> Markup:
    pages = None
    if metadata.pages:
        first, last = metadata.pages[0], metadata.pages[-1]
        text = f"p. {first}" if first == last else f"pp. {first}–{last}"
        pages = _tei("biblScope", text, unit="page", from_=first, to=last)
    return _tei(
        "bibl",
        _tei("title", document.bibl) if document.bibl else None,
        pages,
        _tei("idno", metadata.file_number, type="file") if metadata.file_number else None,
        _tei("idno", printable(document.source), type="source"),
    )


@lru_cache(maxsize=16)
def _encoding_desc(profile: Profile) -> Markup:
    return _tei("encodingDesc",
        _tei("editorialDecl",
            _tei("p",
                "The text is verbatim: rendering this file to text gives the received text back, character for "
                "character. White space in the text is that of the source. Quotation marks stand in the text. "
                "Speakers of reported conversation are supplied, statements are ascribed sentence by sentence; "
                "an unsure decision carries @cert."
            )
        ),
        _tei("tagsDecl",
            *(_tei("rendition", css, selector=selector, scheme="css") for selector, css in profile.renditions.items())
        ) if profile.renditions else None,
        _tei("appInfo",
            _tei("application",
                _tei("label", "teikit"),
                _tei("desc", f"profile {profile.name}; rules {', '.join(profile.rules)}"),
                ident="teikit",
                version=__version__,
                **{"xml:id": _APPLICATION},
            )
        ),
    )  # fmt: skip


def _profile_desc(metadata: Metadata, language: str) -> Markup:
    when = metadata.date.isoformat() if metadata.date else ""
    return _tei(
        "profileDesc",
        _tei("creation", _tei("date", _long_date(metadata.date), when=when)) if metadata.date else None,
        _tei("langUsage", _tei("language", _LANGUAGES.get(language, language), ident=language)),
        _tei("textClass", _tei("keywords", _tei("term", metadata.kind, type="kind"))),
        _partic_desc(metadata),
        _tei(
            "settingDesc",
            _tei("listPlace", *(_entry(place, "place", "placeName", metadata) for place in metadata.places)),
        )
        if metadata.places
        else None,
        _correspondence(metadata),
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


def _partic_desc(metadata: Metadata) -> Markup | None:
    if not metadata.persons and not metadata.organisations:
        return None
    orgs = [_entry(organisation, "org", "orgName", metadata) for organisation in metadata.organisations]
    return _tei(
        "particDesc",
        _tei("listPerson", *(_person(person, metadata) for person in metadata.persons)) if metadata.persons else None,
        _tei("listOrg", *orgs) if orgs else None,
    )


def _person(person: Person, metadata: Metadata) -> Markup:
    roles = [
        role
        for role, known in (("author", metadata.parties.get("from")), ("recipient", metadata.parties.get("to")))
        if known == person
    ]
    if person.id in metadata.speakers:
        roles.append("speaker")
    here = metadata.present.get(person.id)
    if here:
        roles.append("participant")
    functions = [element(name, {}, words) for name, words in _functions(here)]
    return _entry(person, "person", "persName", metadata, *functions, role=" ".join(roles or ["mentioned"]))


def _functions(here: Present | None) -> Iterator[tuple[str, str]]:
    """Yield the office of a participant and the body that the participant belongs to, as elements with their text."""
    if here and here.office:
        yield "occupation", here.office
    if here and here.body:
        yield "affiliation", here.body


def _entry(
    entry: Person | Place | Organisation, kind: str, naming: str, metadata: Metadata, *more: Markup, **attributes: str
) -> Markup:
    """Return an entry with its name, and a pointer to the register or a note for the editor."""
    if kind in metadata.registers and not entry.proposed:
        attributes["sameAs"] = f"{metadata.registers[kind]}#{entry.id}"
    if entry.proposed:
        attributes["cert"] = "low"
    note = _tei("note", "Proposed by the encoder: not in the register.", type="review") if entry.proposed else None
    return element(kind, {**attributes, "xml:id": entry.id}, element(naming, {}, entry.name), *more, note)


def _correspondence(metadata: Metadata) -> Markup | None:
    if not metadata.parties:
        return None
    actions = []
    for role, action in (("from", "sent"), ("to", "received")):
        party = metadata.parties.get(role)
        if party:
            dated = (
                _tei("date", _long_date(metadata.date), when=metadata.date.isoformat())
                if metadata.date and role == "from"
                else None
            )
            name = _tei("persName", metadata.names[role], ref=f"#{party.id}")
            actions.append(_tei("correspAction", name, dated, type=action))
    return _tei("correspDesc", *actions)


def _revision_desc(document: Document, profile: Profile) -> Markup:
    text = f"Encoded from {printable(document.source)} by teikit {__version__}, profile {profile.name}."
    day = document.encoded.isoformat() if document.encoded else _today()
    change = _tei("change", text, when=day, who=f"#{_APPLICATION}")
    return _tei("revisionDesc", change, status="draft")


def _today() -> str:
    """Return the date of the encoding: ``SOURCE_DATE_EPOCH`` if set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.date().isoformat()
