"""Names of persons, places and organisations: those of the registers, and proposals."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from teikit.edition.registers import Organisation, Person, Place, RegisterEntry
from teikit.encoding.entities.name_index import Candidate, NameIndex, OccupiedSpans, RunningText
from teikit.encoding.entities.offices import titles
from teikit.encoding.entities.proposals import Proposals
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.rules.dates import document_day
from teikit.encoding.rules.heading import source_notes

RULE = "names"
_PROPOSED = "proposed: not in the register"
_BY_SURNAME = "proposed: named by the surname alone"
_BY_OFFICE = "held this office according to the register"
_ELEMENTS = {Person: "persName", Place: "placeName", Organisation: "orgName"}
#: Titles that may precede a name; the search for them goes back no further.
_MOST_TITLES = 3


def names(context: Context) -> Iterator[Annotation]:
    """Tag the names of the registers' entries; propose other names, of the kinds in ``[names] propose``.

    A title before a name (``Mr.``, ``Foreign Minister``) is part of it, the ending of ``Engen’s`` is not. An office
    names the person who held it on the day of the document: ``the Norwegian Foreign Minister``. A form that several
    entries share refers to the first of them, with low certainty.
    """
    text = context.masked()
    running_text = RunningText(context)
    index = _name_index(context, running_text)
    honorifics = _Honorifics(context.profile)
    encoded = context.by_element("persName", "placeName", "date", "time")
    occupied = OccupiedSpans(a.span for a in (*encoded, *source_notes(context)))
    heads = OccupiedSpans(head.span for head in context.by_element("head"))
    known_forms: dict[str, Annotation] = {}
    for start, end, form, candidates in index.mentions(text):
        around = running_text.around(start, end)
        if around is None or (Trait.BY_OFFICE in candidates[0].traits and heads.overlaps(start, end)):
            continue
        begin = honorifics.start(text, start, around) if candidates[0].element == "persName" else start
        if occupied.overlaps(begin, end):
            continue
        if form not in known_forms:
            known_forms[form] = _annotation(candidates)
        yield Annotation(begin, end, *known_forms[form][2:])
    yield from _dateline_places(context, index)


def _annotation(candidates: tuple[Candidate, ...]) -> Annotation:
    """Return the annotation of a form, without its span: the rest is the same wherever the form occurs."""
    first, *others = candidates
    certainty = "low" if others else first.certainty
    reason = "one of " + ", ".join(one.id for one in candidates) if others else first.reason
    attributes = {"ref": f"#{first.id}", **({} if certainty == "high" else {"cert": certainty})}
    return Annotation(
        0,
        0,
        first.element,
        attributes,
        RULE,
        certainty,
        reason=reason,
        alternatives=tuple(one.id for one in others),
        traits=(Trait.MENTIONED,) if others else (Trait.MENTIONED, *first.traits),
    )


def _dateline_places(context: Context, index: NameIndex) -> Iterator[Annotation]:
    """Yield the places of datelines again, with a reference to their entries."""
    text = context.masked()
    for place in context.by_element("placeName"):
        mention = next(index.mentions(text[place.start : place.end]), None)
        candidates = [one for one in mention.candidates if one.element == "placeName"] if mention else []
        if "ref" not in place.attributes and candidates:
            cert = {} if candidates[0].certainty == "high" else {"cert": candidates[0].certainty}
            yield place._replace(attributes={**place.attributes, "ref": f"#{candidates[0].id}", **cert})


def _name_index(context: Context, running_text: RunningText) -> NameIndex:
    """Return the forms of the registers, the parties of the heading, offices, and proposals, in this order."""
    index = NameIndex(_registered(context.registered()))
    proposals = Proposals(context, running_text)
    parties = list(proposals.parties())
    for party in parties:
        _add(index, party)
    for title in titles(context.persons, context.places, document_day(context, 0)):
        certainty = "medium" if title.short or not title.dated else "high"
        holder = Candidate(title.person.id, "persName", certainty, _BY_OFFICE, (Trait.BY_OFFICE,))
        index.add(title.form, holder, alone=title.short)
    known = {form for entry in (*context.registered(), *parties) for form in entry.forms}
    _add_proposals(index, proposals, context.profile.names.propose, parties, known)
    return index


def _add_proposals(
    index: NameIndex, proposals: Proposals, kinds: Collection[str], parties: Iterable[Person], known: set[str]
) -> None:
    """Add proposed entries.

    :param known: forms of entries that need no proposal.
    """
    if "organisations" in kinds:
        for organisation in proposals.organisations(known):
            _add(index, organisation)
    if "places" in kinds:
        for place in proposals.places(known):
            _add(index, place)
    if "persons" in kinds:
        signatories = list(proposals.signatories(parties))
        found = proposals.persons(known | {person.surname for person in signatories})
        for person in (*signatories, *found.participants):
            _add(index, person)
        for person in found.mentioned:
            _add(index, person, _BY_SURNAME, (Trait.BY_SURNAME,))


@lru_cache(maxsize=4)
def _registered(entries: tuple[RegisterEntry, ...]) -> NameIndex:
    """Return the forms of the registers, which many documents share."""
    index = NameIndex()
    for entry in entries:
        _add(index, entry)
    return index


def _add(index: NameIndex, entry: RegisterEntry, proposed: str = _PROPOSED, traits: tuple[Trait, ...] = ()) -> None:
    certainty, reason = ("low", proposed) if entry.proposed else ("high", "in the register")
    candidate = Candidate(entry.id, _ELEMENTS[type(entry)], certainty, reason, traits)
    for form in entry.forms:
        index.add(form, candidate)


class _Honorifics:
    """Titles before a name: ``Mr.``, ``Foreign Minister``."""

    def __init__(self, profile: Profile) -> None:
        words = profile.names.honorifics
        self._before = re.compile(rf"(?<![\w-])(?:(?:{alternation(words)})\s+)+\Z")
        # Most names have no title before them: a comparison of endings is cheaper than the expression.
        self._endings = tuple({word[-3:] for word in words})
        self._longest = _MOST_TITLES * max((len(word) for word in words), default=0)

    def start(self, text: str, start: int, around: Span) -> int:
        """Return the start of the titles before a name, or of the name if there are none."""
        begin = max(around.start, start - self._longest)
        if not text[begin:start].rstrip().endswith(self._endings):
            return start
        titles_before = self._before.search(text, begin, start)
        return titles_before.start() if titles_before else start
