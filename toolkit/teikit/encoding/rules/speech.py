"""The rule ``speech``: statements in a reported conversation (``said``), and their paragraphs (``sp``)."""

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

#: Maximum distance from a pronoun to the name that it refers to, in characters.
_REACH = 2000


class Turn(NamedTuple):
    """The state of the conversation: the last statement."""

    speaker: str | None = None
    addressee: str | None = None

    is_question: bool = False
    """Whether it is a question, or follows a question of the same speaker."""

    is_open: bool = False
    """Whether the next sentences may continue it."""


class Sentence(NamedTuple):
    """A sentence: the statement that it reports, if any, and the conversation after it."""

    statement: Annotation | None
    turn: Turn

    is_narrated: bool = False
    """Whether the statement is part of a narration: *I saw Engen and suggested that …*."""


def speech(context: Context) -> Iterator[Annotation]:
    """Encode each sentence that reports a statement as ``said``, with its speaker; pronouns are resolved.

    ``Engen asked whether …`` is a statement of Engen. ``He said …`` is one of the last speaker other than the author,
    or of the person whom the author asked; ``I`` is the author. A paragraph that begins with a statement is an ``sp``
    with a supplied speaker. ``Kassaniev made no comment`` is not a statement.
    """
    author = _author(context)
    analyser = _SpeechAnalyser(context, author)
    turn = Turn()
    others = merged([*context.bodies(), *(labelled.span for labelled in context.by_element("sp"))])
    starts = [held.start for held in others]
    labels: dict[str, str] = {}
    for block, span in context.texts("p", "item"):
        at = bisect_right(starts, block.start) - 1
        if at >= 0 and block.end <= others[at].end:
            continue
        read = list(analyser.analyse(block, span, turn))
        turn = read[-1].turn if read else turn._replace(is_open=False)
        yield from (sentence.statement for sentence in read if sentence.statement)
        opens = span.start == block.start and block.element == "p" and not block.level
        if opens and read and read[0].statement and not read[0].is_narrated:
            who = read[0].statement.attributes["who"]
            if who not in labels:
                labels[who] = _label(context, who.rsplit("#", 1)[-1])
            yield _sp(block, read[0].statement, labels[who])


def _author(context: Context) -> str | None:
    """Return the id of the author: the sender in the heading, else the signatory."""
    parties = (name for name in context.by_element("persName") if name.attributes.get("type") == "from")
    author = next(parties, None) or signatory(context)
    return author.attributes["ref"].removeprefix("#") if author else None


def _sp(block: Annotation, first: Annotation, label: str) -> Annotation:
    supplied = Inserted("supplied", {"reason": "implied"}, (label,))
    speaker = Inserted("speaker", {}, (supplied,))
    who = {"who": first.attributes["who"]}
    reason = "the paragraph begins with a statement of this speaker"
    return Annotation(*block.span, "sp", who, "speech", first.certainty, inserted=(speaker,), reason=reason)


def _label(context: Context, person_id: str) -> str:
    for person in context.persons:
        if person.id == person_id:
            return person.surname
    for name in context.by_element("persName"):
        if name.attributes["ref"] == f"#{person_id}":
            return surname(context.text[name.start : name.end])
    return person_id


def _pronouns(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the pronoun of each person whose name has a title that implies it."""
    he = set(context.profile.speech.he)
    she = set(context.profile.speech.she)
    text = context.text
    for words, ref in {
        (text[name.start : name.end], name.attributes["ref"]): None for name in context.by_element("persName")
    }:
        first = words.split(None, 1)[0]
        if first in he or first in she:
            yield ref.removeprefix("#"), "he" if first in he else "she"


class _SpeechAnalyser:
    """An analyser of the sentences of a document, which ascribes statements to persons."""

    def __init__(self, context: Context, author: str | None) -> None:
        self._grammar = grammar(context.profile)
        self._author = author
        self._plain = context.masked()
        names = sorted(context.by_element("persName", "rs"), key=lambda name: name.start)
        self._text, self._people = with_names(self._plain, names)
        #: The offsets of names with the ids of the persons, in the order of the text.
        self._named = [(name.start, name.attributes["ref"].removeprefix("#")) for name in names]
        #: The pronoun of each person with a title: *she* does not refer to a person whom the text calls Mr.
        self._pronouns = dict(_pronouns(context))
        self._mentioned_only = {
            name.attributes["ref"].removeprefix("#") for name in names if Trait.BY_SURNAME in name.traits
        }
        #: The ends of footnote calls by their starts. A call after a sentence belongs to it: *yesterday.1*.
        self._calls = {a.start: a.end for a in context.by_element("note") if a.consumes}
        profile = context.profile
        self._abbreviations = frozenset(profile.speech.abbreviations)
        self._asking = set(profile.speech.asking)
        self._replying = set(profile.speech.replying)
        self._opinion = set(profile.speech.opinion)
        self._introduces = compiled(profile.speech.introduces)
        self._continues = compiled(profile.speech.continues)

    def analyse(self, block: Annotation, within: Span, turn: Turn) -> Iterator[Sentence]:
        """Yield the sentences in a span of a block.

        :param turn: the state of the conversation before the span.
        """
        if turn.is_open and block.element != "item":
            turn = turn._replace(is_open=False)
        for span in sentences(self._plain, within, self._abbreviations):
            sentence = self._text[span.start : span.end]
            clause = self._grammar.clause(sentence, self._people)
            speaker = self._speaker(clause, sentence, turn, span) if clause else None
            if clause and speaker:
                turn = self._turn(clause, speaker, sentence, turn, span)
                yield Sentence(self._statement(span, clause, turn), turn, clause.is_narrated)
            elif turn.is_open and (block.element == "item" or self._continues.search(sentence)):
                yield Sentence(self._continued(block, span, turn), turn)
            else:
                opening = self._grammar.opening(sentence, self._people)
                if opening and opening not in (turn.speaker, self._author) and opening not in self._mentioned_only:
                    turn = Turn(opening)
                yield Sentence(None, turn)

    def _turn(self, clause: Clause, speaker: str, sentence: str, turn: Turn, span: Span) -> Turn:
        addressee = self._resolve(clause.addressee, turn, span) if clause.addressee else None
        if addressee is None and clause.verb in self._replying and turn.is_question and turn.speaker != speaker:
            addressee = turn.speaker
        is_question = clause.verb in self._asking or (turn.is_question and turn.speaker == speaker)
        continues = turn.is_open and turn.speaker == speaker
        if addressee is None and continues:
            addressee = turn.addressee
        introduces = self._introduces.search(sentence) is not None
        return Turn(speaker, addressee if addressee != speaker else None, is_question, introduces or continues)

    def _speaker(self, clause: Clause, sentence: str, turn: Turn, span: Span) -> str | None:
        """Return the speaker of a statement.

        After a question, *he* in *he replied* is not the person who asked. In *… and he asked*, *he* is the person
        with whose name the sentence begins.
        """
        pronoun = clause.subject in ("he", "she")
        opening = self._grammar.opening(sentence, self._people) if pronoun else None
        if opening and opening != self._author:
            return opening
        answers = pronoun and clause.verb in self._replying and turn.is_question
        if answers and turn.speaker != self._author:
            return turn.addressee or self._last_mentioned(span, 1, other_than=turn.speaker) or turn.speaker
        return self._resolve(clause.subject, turn, span)

    def _resolve(self, who: str, turn: Turn, span: Span) -> str | None:
        """Return the person to whom a name or a pronoun refers."""
        if who in ("i", "me"):
            return self._author
        if who in ("he", "she", "him", "her"):
            other = "he" if who in ("she", "her") else "she"
            third = [
                p for p in (turn.speaker, turn.addressee) if p and p != self._author and self._pronouns.get(p) != other
            ]
            return third[0] if third else self._last_mentioned(span, 1, not_pronoun=other)
        if who in ("the latter", "the former"):
            return self._last_mentioned(span, 1 if who == "the latter" else 2)
        return None if who == "you" else who

    def _last_mentioned(
        self, span: Span, back: int, *, other_than: str | None = None, not_pronoun: str = ""
    ) -> str | None:
        """Return a person mentioned before a sentence, except the author.

        :param back: 1 for the last person, 2 for the last but one.
        :param other_than: another person to exclude.
        :param not_pronoun: the pronoun of persons to exclude.
        """
        found: list[str] = []
        first, last = bisect_left(self._named, (span.start - _REACH,)), bisect_left(self._named, (span.start,))
        for _, person in reversed(self._named[first:last]):
            if person in (self._author, other_than, *found) or (
                not_pronoun and self._pronouns.get(person) == not_pronoun
            ):
                continue
            found.append(person)
            if len(found) == back:
                return person
        return None

    def _statement(self, span: Span, clause: Clause, turn: Turn) -> Annotation:
        pronoun = clause.subject in ("he", "she", "the latter", "the former")
        certainty = "medium" if pronoun or clause.verb in self._opinion else "high"
        return self._said(span, turn, certainty, f"{clause.subject} {clause.verb}", clause.others)

    def _continued(self, block: Annotation, span: Span, turn: Turn) -> Annotation:
        certainty = "low" if block.element == "p" else "medium"
        return self._said(span, turn, certainty, "continues the statement before")

    def _said(self, span: Span, turn: Turn, certainty: str, reason: str, others: Iterable[str] = ()) -> Annotation:
        attributes = {"who": " ".join([f"#{who}" for who in (*others, turn.speaker)])}
        if turn.addressee:
            attributes["toWhom"] = f"#{turn.addressee}"
        attributes["direct"] = "false"
        if certainty != "high":
            attributes["cert"] = certainty
        end = self._calls.get(span.end, span.end)
        return Annotation(span.start, end, "said", attributes, "speech", certainty, reason=reason)
