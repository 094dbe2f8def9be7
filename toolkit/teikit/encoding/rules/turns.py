"""Turns: the labelled speeches of a transcript, over as many paragraphs as they take, and its stage directions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from teikit.edition.names import make_person_id
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.layout import blocks_of_lines
from teikit.encoding.rules.persons_present import Roll

RULE = "turns"
#: Surnames are labels where at least one block in so many has one: a conversation, not a form with captions.
_ONE_IN = 5
_REMARK = re.compile(r"\s*[(\[].*$", re.DOTALL)
#: What stands between two paragraphs of one turn without ending it.
_ENDS_A_TURN = ("head", "opener", "closer", "floatingText", "ab", "note")

#: A label of a turn is no longer than this.
_LONGEST_LABEL = 140


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label at the start of a block: where it ends, the name in it, and whether its form alone tells."""

    span: Span
    name: Span
    words: str
    strong: bool
    asks: bool = False


@dataclass(slots=True)
class _Turn:
    label: Label
    parts: list[Span] = field(default_factory=list)
    end: int = 0


def turns(context: Context) -> Iterator[Annotation]:
    """Make a turn of ``THE CHAIRMAN: I think …``: ``sp`` with its ``speaker``, up to the next label or section.

    ``MR. NOBLE:``, ``Mr. Dulles.`` and ``Q.`` are labels by their form, where two stand in a document; ``Kissinger:``
    is one in a conversation, where two come again and again. ``[Laughter]`` is a stage direction.
    """
    reader = _Reader(context)
    blocks = list(blocks_of_lines(context, opens=reader.opens()))
    labels = reader.labels(blocks)
    if not labels:
        return
    speakers = _Speakers(context, labels.values())
    for turn in reader.turns(blocks, labels):
        yield from speakers.turn(turn)
    yield from reader.stages(blocks, labels)


def _come_again(words: Iterable[str]) -> Counter[str]:
    return Counter({word: n for word, n in Counter(words).items() if n > 1})


class _Reader:
    def __init__(self, context: Context) -> None:
        profile = context.profile
        self._context = context
        self._text = context.masked()
        self._strong = compiled(profile.turns.strong)
        self._bare = compiled(profile.turns.bare)
        self._questions = compiled(profile.turns.questions)
        self._not = compiled(profile.turns.not_labels)
        self._section = compiled(profile.turns.section)
        self._stage = compiled(profile.turns.stage)
        self._inline = compiled(profile.turns.inline_stage)

    def opens(self) -> Callable[[Span], bool]:
        """Return what tells that a line opens a block in wrapped text too: it has a label and a colon, as others have.

        A stage direction on a line of its own opens one as well, and what follows it.
        """
        lines = self._context.transcript.text_lines
        labelled = {line.start for line in lines if self._has_colon(line)}
        questions = {line.start for line in lines if self._questions.match(self._text, line.start, line.end)}
        if len(questions) > 1 and any(self._text.startswith(("Q", "q"), start) for start in questions):
            labelled |= questions
        if len(labelled) < 2:
            return lambda _: False
        stages = [i for i, line in enumerate(lines) if self._is_stage(line)]
        behind = {line.start for i in stages for line in lines[i : i + 2]}
        return lambda line: line.start in labelled or line.start in behind

    def _has_colon(self, line: Span) -> bool:
        if ":" not in self._text[line.start : min(line.end, line.start + _LONGEST_LABEL)]:
            return False
        label = self._strong.match(self._text, line.start, line.end) or self._bare.match(
            self._text, line.start, line.end
        )
        if label is None or self._not.match(label["label"]) or ":" not in label["mark"]:
            return False
        return label.re is self._strong or label["label"].isupper()

    def labels(self, blocks: Sequence[Span]) -> dict[int, Label]:
        """Return the labels by where their blocks begin; none where a document is no transcript."""
        listed = sorted(a.start for a in self._context.annotations if Trait.ATTENDANCE in a.traits)
        found = {
            block.start: label
            for block in blocks
            if bisect_left(listed, block.start) == bisect_left(listed, block.end) and (label := self._label(block))
        }
        asking = {label.words[0].upper() for label in found.values() if label.asks}
        strong = sum(label.strong for label in found.values())
        bare = _come_again(label.words for label in found.values() if not (label.strong or label.asks))
        if len(bare) < 2 or sum(bare.values()) * _ONE_IN < len(blocks):
            bare.clear()
        # Who is SECRETARY KISSINGER once may be KISSINGER the next time.
        titled = {label.words.split()[-1] for label in found.values() if label.strong}
        bare.update(label.words for label in found.values() if not label.strong and label.words in titled)
        # Who answers has a name where questions alone are labelled: Q. and SECRETARY ACHESON:.
        asks = asking == {"Q", "A"} or (asking == {"Q"} and (strong > 1 or bool(bare)))
        kept = {
            at: label
            for at, label in found.items()
            if (asks if label.asks else strong > 1 if label.strong else label.words in bare)
        }
        return kept if len(kept) > 1 else {}

    def _label(self, block: Span) -> Label | None:
        for pattern in (self._questions, self._strong, self._bare):
            match = pattern.match(self._text, block.start, block.end)
            if match and not self._not.match(match["label"]):
                words = " ".join(match["label"].split())
                name = Span(match.start("label"), match.end("label"))
                strong = pattern is self._strong
                return Label(Span(block.start, match.end()), name, words.casefold(), strong, pattern is self._questions)
        return None

    def turns(self, blocks: Sequence[Span], labels: dict[int, Label]) -> Iterator[_Turn]:
        """Yield the turns: a label and the paragraphs up to the next label, section or other part of the document."""
        begun = (a.start for a in self._context.by_element(*_ENDS_A_TURN) if not a.consumes)
        edges = sorted((*begun, *(enclosed.end for enclosed in self._context.by_element("floatingText"))))
        turn: _Turn | None = None
        for block in blocks:
            label = labels.get(block.start)
            ended = turn and (label or self._is_section(block) or any(turn.end <= e < block.start for e in edges))
            if turn and ended:
                yield turn
                turn = None
            if label:
                turn = _Turn(label, end=label.span.end)
            if turn and not self._is_stage(block):
                self._add(turn, Span(label.span.end, block.end) if label else block)
        if turn:
            yield turn

    def _add(self, turn: _Turn, part: Span) -> None:
        start = part.start
        while start < part.end and self._context.text[start] in XML_SPACE:
            start += 1
        if start < part.end:
            turn.parts.append(Span(start, part.end))
            turn.end = part.end

    def _is_section(self, block: Span) -> bool:
        return self._section.match(self._text[block.start : block.end].strip()) is not None

    def _is_stage(self, block: Span) -> bool:
        return self._stage.match(self._text[block.start : block.end].strip()) is not None

    def stages(self, blocks: Sequence[Span], labels: dict[int, Label]) -> Iterator[Annotation]:
        """Yield the stage directions: blocks in brackets, and ``(Laughter.)`` within a turn."""
        for block in blocks:
            if block.start not in labels and self._is_stage(block):
                yield Annotation(*block, "stage", {}, RULE, "medium", reason="a block in brackets")
                continue
            for match in self._inline.finditer(self._text, block.start, block.end):
                yield Annotation(*match.span(), "stage", {}, RULE, reason="in brackets")


class _Speakers:
    """Whose the labels are."""

    def __init__(self, context: Context, labels: Iterable[Label]) -> None:
        self._text = context.masked()
        self._roll = Roll(context)
        #: Who has a label by his office is not whom a label with his surname means, if he has a namesake.
        self._titled = {who for label in labels if (who := self._roll.office(label.words))}
        self._ids: dict[str, str] = {}
        self._taken = {person.id for person in context.persons} | {p.id for p in self._roll.present}
        self._taken |= {name.attributes["ref"][1:] for name in context.by_element("persName")}

    def turn(self, turn: _Turn) -> Iterator[Annotation]:
        """Yield the elements of a turn; a label with nothing behind it is none."""
        label = turn.label
        if not turn.parts:
            return
        who = {} if label.asks else {"who": f"#{self._who(label.words)}"}
        yield Annotation(label.span.start, turn.end, "sp", who, RULE, reason="a label and what follows it")
        yield Annotation(*label.span, "speaker", {}, RULE, reason="label of a turn")
        if who:
            who_ref = {"ref": who["who"]}
            yield Annotation(*self._named(label), "persName", who_ref, RULE, reason="name in the label of a turn")
        for part in turn.parts:
            yield Annotation(*part, "p", {}, RULE, reason="paragraph of a turn")

    def _named(self, label: Label) -> Span:
        """Return the name in a label, without titles before it and remarks behind it."""
        words = self._text[label.name.start : label.name.end]
        name = _REMARK.sub("", words)
        bare = self._roll.without_titles(name)
        return Span(label.name.start + len(name) - len(bare), label.name.start + len(name))

    def _who(self, words: str) -> str:
        if words not in self._ids:
            name = _REMARK.sub("", words)
            known = self._roll.office(name) or self._roll.person(name, self._titled)
            self._ids[words] = known or make_person_id(self._roll.bare(name), self._taken)
            self._taken.add(self._ids[words])
        return self._ids[words]
