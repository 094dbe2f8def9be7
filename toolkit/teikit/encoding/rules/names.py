"""Names of persons, places and organisations: those of the registers wherever they stand, and proposals beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from teikit.edition.registers import Named, Organisation, Person, Place
from teikit.encoding.entities.name_index import Lexicon, Meant, Stretches, Taken
from teikit.encoding.entities.offices import titles
from teikit.encoding.entities.proposals import Proposals
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.profiles.pattern import alternation
from teikit.encoding.rules.dates import document_day
from teikit.encoding.rules.heading import source_notes

RULE = "names"
_PROPOSED = "proposed: not in the register"
#: Whom the text speaks of: nobody who takes part in a conversation.
BY_SURNAME = "proposed: named by the surname alone"
_CLASSES = {Person: "persName", Place: "placeName", Organisation: "orgName"}


def names(context: Context) -> Iterator[Annotation]:
    """Tag every name of the registers with its entry; propose the rest, of the kinds that ``[names] propose`` lists.

    ``Engen’s`` is the name and its ending; a title before the name (``Mr.``, ``Foreign Minister``) is part of it.
    ``the Norwegian Foreign Minister`` is who held that office on the day of the document, if a register says so.
    A form that two entries share is tagged with the first and marked as unsure.
    """
    stretches = Stretches(context)
    lexicon = _lexicon(context, stretches)
    text = context.masked()
    honorifics = _Honorifics(context)
    taken = Taken(
        a.span for a in (*context.by_element("persName", "placeName", "date", "time"), *source_notes(context))
    )
    heads = Taken(head.span for head in context.by_element("head"))
    said: dict[str, tuple[Any, ...]] = {}
    for mention in lexicon.mentions(text):
        start, end, form, meant = mention
        stretch = stretches.around(start, end)
        if stretch is None or (meant[0].reason == OFFICE and heads.overlaps(start, end)):
            continue
        if meant[0].element == "persName":
            start = honorifics.before(text, start, stretch)
        if taken.overlaps(start, end):
            continue
        if form not in said:
            said[form] = _annotation(meant)[2:]
        yield Annotation(start, end, *said[form])
    yield from _datelines(context, lexicon)


OFFICE = "held this office, says the register"


def _annotation(meant: tuple[Meant, ...]) -> Annotation:
    """Return what is said of a form of a name, wherever it stands: all but the stretch is the same."""
    first, *others = meant
    certainty = "low" if others else first.certainty
    reason = "one of " + ", ".join(one.id for one in meant) if others else first.reason
    attributes = {"ref": f"#{first.id}", **({} if certainty == "high" else {"cert": certainty})}
    alternatives = tuple(one.id for one in others)
    return Annotation(0, 0, first.element, attributes, RULE, certainty, reason=reason, alternatives=alternatives)


def _datelines(context: Context, lexicon: Lexicon) -> Iterator[Annotation]:
    """Give the places of datelines, tagged before, their entries."""
    text = context.masked()
    for place in context.by_element("placeName"):
        mention = next(lexicon.mentions(text[place.start : place.end]), None)
        meant = [m for m in mention.meant if m.element == "placeName"] if mention else []
        if "ref" not in place.attributes and meant:
            cert = {} if meant[0].certainty == "high" else {"cert": meant[0].certainty}
            yield place._replace(attributes={**place.attributes, "ref": f"#{meant[0].id}", **cert})


def _lexicon(context: Context, stretches: Stretches) -> Lexicon:
    """Return all forms: of the registers, of the heading's parties, of offices, of proposals; likelier ones first."""
    lexicon = Lexicon(_registered(context.registered()))
    proposals = Proposals(context, stretches)
    parties = list(proposals.parties())
    for person in parties:
        _add(lexicon, person)
    for title in titles(context.persons, context.places, document_day(context, 0)):
        certainty = "medium" if title.short or not title.dated else "high"
        lexicon.add(title.form, Meant(title.person.id, "persName", certainty, OFFICE), alone=title.short)
    for proposed, reason in _proposed(context, proposals, parties):
        _add(lexicon, proposed, reason)
    return lexicon


@lru_cache(maxsize=4)
def _registered(entries: tuple[Named, ...]) -> Lexicon:
    """Return the forms of the registers, which many documents share."""
    lexicon = Lexicon()
    for entry in entries:
        _add(lexicon, entry)
    return lexicon


def _add(lexicon: Lexicon, entry: Named, proposed: str = _PROPOSED) -> None:
    certainty, reason = ("low", proposed) if entry.proposed else ("high", "in the register")
    for form in entry.forms:
        lexicon.add(form, Meant(entry.id, _CLASSES[type(entry)], certainty, reason))


def _proposed(context: Context, proposals: Proposals, parties: list[Person]) -> Iterator[tuple[Named, str]]:
    """Yield what is proposed, and why."""
    kinds = set(context.profile.names.propose)
    known = {form for entry in (*context.registered(), *parties) for form in entry.forms}
    if "organisations" in kinds:
        yield from ((organisation, _PROPOSED) for organisation in proposals.organisations(known))
    if "places" in kinds:
        yield from ((place, _PROPOSED) for place in proposals.places(known))
    if "persons" in kinds:
        signed = list(proposals.signatories(parties))
        told, by_surname = proposals.persons(known | {person.surname for person in signed})
        yield from ((person, _PROPOSED) for person in (*signed, *told))
        yield from ((person, BY_SURNAME) for person in by_surname)


class _Honorifics:
    """Titles before a name: ``Mr.``, ``Foreign Minister``."""

    def __init__(self, context: Context) -> None:
        words = context.profile.names.honorifics
        alternatives = alternation(context.profile.names.honorifics)
        self._before = re.compile(rf"(?<![\w-])(?:(?:{alternatives})\s+)+\Z")
        #: What a title ends with: looked at first, since most names have none before them.
        self._endings = tuple({word[-3:] for word in words})
        self._longest = 3 * max((len(word) for word in words), default=0)

    def before(self, text: str, start: int, stretch: Span) -> int:
        """Return where the titles before a name begin; where it begins itself if there are none."""
        begin = max(stretch.start, start - self._longest)
        if not text[begin:start].rstrip().endswith(self._endings):
            return start
        title = self._before.search(text, begin, start)
        return title.start() if title else start
