"""The rule ``turns``: the labelled speeches of a transcript, and its stage directions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from teikit.edition.names import make_person_id
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.layout import blocks_of_lines
from teikit.encoding.rules.persons_present import Roll

RULE = "turns"
#: A transcript has at least so many labels of one kind; a single one is a caption.
_LEAST_LABELS = 2
#: Bare surnames are labels if at least so many different ones recur: a conversation has two speakers.
_LEAST_SPEAKERS = 2
#: Bare surnames are labels if at least one block in so many has one; otherwise they are the captions of a form.
_BLOCKS_PER_LABEL = 5
#: Maximum length of a label, in characters.
_LONGEST_LABEL = 140
#: A remark after the name in a label: *MR. DULLES (reading)*.
_REMARK = re.compile(r"\s*[(\[].*$", re.DOTALL)
#: Elements that end a turn.
_ENDS_A_TURN = ("head", "opener", "closer", "floatingText", "ab", "note")


class Label(msgspec.Struct, frozen=True):
    """A possible speaker's label at the beginning of a block."""

    span: Span
    """The label, with its mark."""

    name: Span
    """The words before the mark."""

    words: str
    """The words, in lower case and separated by single spaces."""

    is_titled: bool = False
    """Whether it has the form of a label: a title or an article before the name."""

    is_question: bool = False
    """Whether it is the label of a question or an answer: *Q.*."""


class _Turn(msgspec.Struct):
    label: Label
    parts: list[Span] = msgspec.field(default_factory=list)
    end: int = 0


def turns(context: Context) -> Iterator[Annotation]:
    """Encode ``THE CHAIRMAN: I think …`` as a turn (``sp``) with its ``speaker``, up to the next label or section.

    ``MR. NOBLE:``, ``Mr. Dulles.`` and ``Q.`` are labels by their form, if there are two in a document; ``Kissinger:``
    is one in a conversation, where two such labels recur. ``[Laughter]`` is a stage direction.
    """
    parser = _TurnParser(context)
    blocks = list(blocks_of_lines(context, opens=parser.block_opener()))
    labels = parser.find_labels(blocks)
    if not labels:
        return
    speakers = _Speakers(context, labels.values())
    for turn in parser.parse(blocks, labels):
        yield from speakers.annotate(turn)
    yield from parser.stage_directions(blocks, labels)


class _TurnParser:
    """A parser of the labels and the turns of a transcript."""

    def __init__(self, context: Context) -> None:
        settings = context.profile.turns
        self._context = context
        self._text = context.masked()
        self._titled = compiled(settings.strong)
        self._bare = compiled(settings.bare)
        self._questions = compiled(settings.questions)
        self._not_labels = compiled(settings.not_labels)
        self._section = compiled(settings.section)
        self._stage = compiled(settings.stage)
        self._inline_stage = compiled(settings.inline_stage)

    def block_opener(self) -> Callable[[Span], bool]:
        """Return a predicate of the lines that open a block in wrapped text too.

        These are lines with a label and a colon, if several lines have one, stage directions, and lines after them.
        """
        lines = self._context.transcript.text_lines
        labelled = {line.start for line in lines if self._has_label_and_colon(line)}
        questions = {line.start for line in lines if self._questions.match(self._text, line.start, line.end)}
        if len(questions) >= _LEAST_LABELS and any(self._text.startswith(("Q", "q"), start) for start in questions):
            labelled |= questions
        if len(labelled) < _LEAST_LABELS:
            return lambda _: False
        stages = [i for i, line in enumerate(lines) if self._is_stage_direction(line)]
        opening = labelled | {line.start for i in stages for line in lines[i : i + 2]}
        return lambda line: line.start in opening

    def _has_label_and_colon(self, line: Span) -> bool:
        if ":" not in self._text[line.start : min(line.end, line.start + _LONGEST_LABEL)]:
            return False
        titled = self._titled.match(self._text, line.start, line.end)
        label = titled or self._bare.match(self._text, line.start, line.end)
        if label is None or self._not_labels.match(label["label"]) or ":" not in label["mark"]:
            return False
        return titled is not None or label["label"].isupper()

    def find_labels(self, blocks: Sequence[Span]) -> dict[int, Label]:
        """Return the labels by the offsets of their blocks; none if the document is not a transcript."""
        listed = sorted(a.start for a in self._context.annotations if Trait.ATTENDANCE in a.traits)
        candidates = {
            block.start: label
            for block in blocks
            if bisect_left(listed, block.start) == bisect_left(listed, block.end) and (label := self._label(block))
        }
        is_label = _label_filter(candidates.values(), len(blocks))
        labels = {start: label for start, label in candidates.items() if is_label(label)}
        return labels if len(labels) >= _LEAST_LABELS else {}

    def _label(self, block: Span) -> Label | None:
        for pattern in (self._questions, self._titled, self._bare):
            match = pattern.match(self._text, block.start, block.end)
            if match and not self._not_labels.match(match["label"]):
                return Label(
                    Span(block.start, match.end()),
                    Span(*match.span("label")),
                    " ".join(match["label"].split()).casefold(),
                    is_titled=pattern is self._titled,
                    is_question=pattern is self._questions,
                )
        return None

    def parse(self, blocks: Sequence[Span], labels: Mapping[int, Label]) -> Iterator[_Turn]:
        """Yield the turns: a label and the paragraphs up to the next label, section or other part of the document."""
        starts = (a.start for a in self._context.by_element(*_ENDS_A_TURN) if not a.consumes)
        edges = sorted((*starts, *(enclosed.end for enclosed in self._context.by_element("floatingText"))))
        turn: _Turn | None = None
        for block in blocks:
            label = labels.get(block.start)
            is_end = turn and (label or self._is_section(block) or any(turn.end <= e < block.start for e in edges))
            if turn and is_end:
                yield turn
                turn = None
            if label:
                turn = _Turn(label, end=label.span.end)
            if turn and not self._is_stage_direction(block):
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

    def _is_stage_direction(self, block: Span) -> bool:
        return self._stage.match(self._text[block.start : block.end].strip()) is not None

    def stage_directions(self, blocks: Sequence[Span], labels: Mapping[int, Label]) -> Iterator[Annotation]:
        """Yield the stage directions: blocks in brackets, and ``(Laughter.)`` within a turn."""
        for block in blocks:
            if block.start not in labels and self._is_stage_direction(block):
                yield Annotation(*block, "stage", {}, RULE, "medium", reason="a block in brackets")
                continue
            for match in self._inline_stage.finditer(self._text, block.start, block.end):
                yield Annotation(*match.span(), "stage", {}, RULE, reason="in brackets")


def _label_filter(candidates: Collection[Label], block_count: int) -> Callable[[Label], bool]:
    """Return a predicate of the candidates that are labels, by how often each kind occurs in the document."""
    titled = sum(label.is_titled for label in candidates)
    bare = _bare_names(candidates, block_count)
    are_questions = _are_question_labels(candidates, has_named_answers=titled >= _LEAST_LABELS or bool(bare))

    def is_label(label: Label) -> bool:
        if label.is_question:
            return are_questions
        return titled >= _LEAST_LABELS if label.is_titled else label.words in bare

    return is_label


def _bare_names(candidates: Collection[Label], block_count: int) -> set[str]:
    """Return the bare names that are labels: those that recur in a conversation, and those that have a title elsewhere.

    *SECRETARY KISSINGER* at one place may be *KISSINGER* at another.
    """
    bare = [label.words for label in candidates if not (label.is_titled or label.is_question)]
    recurring = {name: count for name, count in Counter(bare).items() if count > 1}
    is_frequent = sum(recurring.values()) * _BLOCKS_PER_LABEL >= block_count
    names = set(recurring) if len(recurring) >= _LEAST_SPEAKERS and is_frequent else set()
    titled = {label.words.split()[-1] for label in candidates if label.is_titled}
    return names | {label.words for label in candidates if not label.is_titled and label.words in titled}


def _are_question_labels(candidates: Iterable[Label], *, has_named_answers: bool) -> bool:
    """Return whether *Q.* is a label: together with *A.*, or alone if the answers have names (*SECRETARY ACHESON:*)."""
    initials = {label.words[0].upper() for label in candidates if label.is_question}
    return initials == {"Q", "A"} or (initials == {"Q"} and has_named_answers)


class _Speakers:
    """The persons whom labels name."""

    def __init__(self, context: Context, labels: Iterable[Label]) -> None:
        self._text = context.masked()
        self._roll = Roll(context)
        #: Persons with a label by their office. A label with a surname is a namesake's.
        self._by_office = {person for label in labels if (person := self._roll.office(label.words))}
        self._ids: dict[str, str] = {}
        self._taken = {person.id for person in context.persons} | {p.id for p in self._roll.present}
        self._taken |= {name.attributes["ref"][1:] for name in context.by_element("persName")}

    def annotate(self, turn: _Turn) -> Iterator[Annotation]:
        """Yield the elements of a turn; none for a label without text after it."""
        label = turn.label
        if not turn.parts:
            return
        who = {} if label.is_question else {"who": f"#{self._id(label.words)}"}
        yield Annotation(label.span.start, turn.end, "sp", who, RULE, reason="a label and the text after it")
        yield Annotation(*label.span, "speaker", {}, RULE, reason="label of a turn")
        if who:
            ref = {"ref": who["who"]}
            yield Annotation(*self._name_span(label), "persName", ref, RULE, reason="name in the label of a turn")
        for part in turn.parts:
            yield Annotation(*part, "p", {}, RULE, reason="paragraph of a turn")

    def _name_span(self, label: Label) -> Span:
        """Return the span of the name in a label, without titles and remarks."""
        words = self._text[label.name.start : label.name.end]
        name = _REMARK.sub("", words)
        bare = self._roll.without_titles(name)
        return Span(label.name.start + len(name) - len(bare), label.name.start + len(name))

    def _id(self, words: str) -> str:
        if words not in self._ids:
            name = _REMARK.sub("", words)
            known = self._roll.office(name) or self._roll.person(name, self._by_office)
            self._ids[words] = known or make_person_id(self._roll.bare(name), self._taken)
            self._taken.add(self._ids[words])
        return self._ids[words]
