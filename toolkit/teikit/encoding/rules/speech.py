"""Speech: who says what in a reported conversation (``said``), and whose paragraph it is (``sp``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from teikit.edition.names import surname
from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span, merged
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.closer import signatory
from teikit.encoding.rules.reporting import Clause, grammar, with_names
from teikit.encoding.rules.sentences import sentences

#: *He* is nobody who was mentioned longer ago, in characters.
_REACH = 2000


class Turn(NamedTuple):
    """What the conversation has come to: who said the last thing to whom, and whether it still goes on."""

    speaker: str | None = None
    addressee: str | None = None
    asked: bool = False
    open: bool = False


class Sentence(NamedTuple):
    """A sentence read: its statement if it reports one, and what the conversation has come to."""

    statement: Annotation | None
    turn: Turn
    narrated: bool = False


def speech(context: Context) -> Iterator[Annotation]:
    """Each sentence that reports a statement is ``said`` by its speaker; pronouns are resolved.

    ``Engen asked whether …`` is Engen’s; ``He said …`` is of the last speaker who is not the author, else of
    the one whom the author asked; ``I`` is the author. A paragraph whose first sentence opens with a
    statement is an ``sp``, its speaker supplied. ``Kassaniev made no comment`` is nobody’s.
    """
    author = _author(context)
    reader = _Reader(context, author)
    turn = Turn()
    others = merged([*context.bodies(), *(labelled.span for labelled in context.by_element("sp"))])
    starts = [held.start for held in others]
    labels: dict[str, str] = {}
    for block, stretch in context.texts("p", "item"):
        at = bisect_right(starts, block.start) - 1
        if at >= 0 and block.end <= others[at].end:
            continue
        read = list(reader.block(block, stretch, turn))
        turn = read[-1].turn if read else turn._replace(open=False)
        yield from (sentence.statement for sentence in read if sentence.statement)
        opens = stretch.start == block.start and block.element == "p" and not block.level
        if opens and read and read[0].statement and not read[0].narrated:
            who = read[0].statement.attributes["who"]
            if who not in labels:
                labels[who] = _label(context, who.rsplit("#", 1)[-1])
            yield _sp(block, read[0].statement, labels[who])


def _author(context: Context) -> str | None:
    """Return who wrote the document: a party of its heading, else who signed it."""
    parties = (name for name in context.by_element("persName") if name.attributes.get("type") == "from")
    author = next(parties, None) or signatory(context)
    return author.attributes["ref"].removeprefix("#") if author else None


def _sp(block: Annotation, first: Annotation, label: str) -> Annotation:
    supplied = Inserted("supplied", {"reason": "implied"}, (label,))
    return Annotation(
        *block.span, "sp", {"who": first.attributes["who"]}, "speech", first.certainty,
        inserted=(Inserted("speaker", {}, (supplied,)),), reason="the paragraph opens with a statement of this speaker",
    )  # fmt: skip


def _label(context: Context, person_id: str) -> str:
    for person in context.persons:
        if person.id == person_id:
            return person.surname
    for name in context.by_element("persName"):
        if name.attributes["ref"] == f"#{person_id}":
            return surname(context.text[name.start : name.end])
    return person_id


def _sexes(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the pronoun that stands for each person whom the text gives a title that tells it."""
    he = set(context.profile.speech.he)
    she = set(context.profile.speech.she)
    text = context.text
    for words, ref in {
        (text[name.start : name.end], name.attributes["ref"]): None for name in context.by_element("persName")
    }:
        first = words.split(None, 1)[0]
        if first in he or first in she:
            yield ref.removeprefix("#"), "he" if first in he else "she"


class _Reader:
    """Reads blocks of one document, sentence by sentence."""

    def __init__(self, context: Context, author: str | None) -> None:
        self._grammar = grammar(context.profile)
        self._author = author
        self._plain = context.masked()
        names = sorted(context.by_element("persName", "rs"), key=lambda name: name.start)
        self._text, self._people = with_names(self._plain, names)
        #: Where persons are named, in the order of the text.
        self._named = [(name.start, name.attributes["ref"].removeprefix("#")) for name in names]
        #: *She* is nobody whom the text calls Mr., nor *he* whom it calls Mrs.
        self._sexes = dict(_sexes(context))
        self._spoken_of = {
            name.attributes["ref"].removeprefix("#") for name in names if Trait.BY_SURNAME in name.traits
        }
        #: A note reference stands glued to the end of its sentence: *yesterday.1*.
        self._glued = {a.start: a.end for a in context.by_element("note") if a.consumes}
        profile = context.profile
        self._abbreviations = frozenset(profile.speech.abbreviations)
        self._asking = set(profile.speech.asking)
        self._replying = set(profile.speech.replying)
        self._opinion = set(profile.speech.opinion)
        self._introduces = compiled(profile.speech.introduces)
        self._continues = compiled(profile.speech.continues)

    def block(self, block: Annotation, stretch: Span, turn: Turn) -> Iterator[Sentence]:
        """Yield the sentences of a stretch of a block; ``turn`` is what the conversation had come to before it."""
        if turn.open and block.element != "item":
            turn = turn._replace(open=False)
        for span in sentences(self._plain, stretch, self._abbreviations):
            sentence = self._text[span.start : span.end]
            clause = self._grammar.clause(sentence, self._people)
            speaker = self._speaker(clause, sentence, turn, span) if clause else None
            if clause and speaker:
                turn = self._turn(clause, speaker, sentence, turn, span)
                yield Sentence(self._statement(span, clause, turn), turn, clause.narrated)
            elif turn.open and (block.element == "item" or self._continues.search(sentence)):
                yield Sentence(self._continued(block, span, turn), turn)
            else:
                opening = self._grammar.opening(sentence, self._people)
                if opening and opening not in (turn.speaker, self._author) and opening not in self._spoken_of:
                    turn = Turn(opening)
                yield Sentence(None, turn)

    def _turn(self, clause: Clause, speaker: str, sentence: str, turn: Turn, span: Span) -> Turn:
        addressee = self._resolve(clause.addressee, turn, span) if clause.addressee else None
        if addressee is None and clause.verb in self._replying and turn.asked and turn.speaker != speaker:
            addressee = turn.speaker
        asked = clause.verb in self._asking or (turn.asked and turn.speaker == speaker)
        goes_on = turn.open and turn.speaker == speaker
        if addressee is None and goes_on:
            addressee = turn.addressee
        introduces = self._introduces.search(sentence) is not None
        return Turn(speaker, addressee if addressee != speaker else None, asked, introduces or goes_on)

    def _speaker(self, clause: Clause, sentence: str, turn: Turn, span: Span) -> str | None:
        """Return who speaks.

        *He replied* behind a question is not of the one who asked; *and he asked* is of whom the sentence begins with.
        """
        pronoun = clause.subject in ("he", "she")
        opening = self._grammar.opening(sentence, self._people) if pronoun else None
        if opening and opening != self._author:
            return opening
        answers = pronoun and clause.verb in self._replying and turn.asked
        if answers and turn.speaker != self._author:
            return turn.addressee or self._mentioned(span, 1, besides=turn.speaker) or turn.speaker
        return self._resolve(clause.subject, turn, span)

    def _resolve(self, who: str, turn: Turn, span: Span) -> str | None:
        """Return the person whom a name or a pronoun means."""
        if who in ("i", "me"):
            return self._author
        if who in ("he", "she", "him", "her"):
            other = "he" if who in ("she", "her") else "she"
            third = [
                p for p in (turn.speaker, turn.addressee) if p and p != self._author and self._sexes.get(p) != other
            ]
            return third[0] if third else self._mentioned(span, 1, not_a=other)
        if who in ("the latter", "the former"):
            return self._mentioned(span, 1 if who == "the latter" else 2)
        return None if who == "you" else who

    def _mentioned(self, span: Span, back: int, besides: str | None = None, not_a: str = "") -> str | None:
        """Return the person mentioned last, or last but one, before a sentence, the author and ``besides`` left out."""
        found: list[str] = []
        first, last = bisect_left(self._named, (span.start - _REACH,)), bisect_left(self._named, (span.start,))
        for _, person in reversed(self._named[first:last]):
            if person in (self._author, besides, *found) or (not_a and self._sexes.get(person) == not_a):
                continue
            found.append(person)
            if len(found) == back:
                return person
        return None

    def _statement(self, span: Span, clause: Clause, turn: Turn) -> Annotation:
        pronoun = clause.subject in ("he", "she", "the latter", "the former")
        sure = "medium" if pronoun or clause.verb in self._opinion else "high"
        reason = f"{clause.subject} {clause.verb}"
        return self._said(span, turn, sure, reason, clause.others)

    def _continued(self, block: Annotation, span: Span, turn: Turn) -> Annotation:
        sure = "low" if block.element == "p" else "medium"
        return self._said(span, turn, sure, "goes on from the statement before")

    def _said(self, span: Span, turn: Turn, certainty: str, reason: str, others: Iterable[str] = ()) -> Annotation:
        attributes = {"who": " ".join([f"#{who}" for who in (*others, turn.speaker)])}
        if turn.addressee:
            attributes["toWhom"] = f"#{turn.addressee}"
        attributes["direct"] = "false"
        if certainty != "high":
            attributes["cert"] = certainty
        end = self._glued.get(span.end, span.end)
        return Annotation(span.start, end, "said", attributes, "speech", certainty, reason=reason)
