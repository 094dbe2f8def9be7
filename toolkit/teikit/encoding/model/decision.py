"""Decisions: annotations with their text and position, for editors and for users of the API."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from teikit.core.positions import Position
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.model.transcript import Transcript

#: Distance from the end of a statement within which a person who is named is a possible speaker, in characters.
_SPEAKER_DISTANCE = 1500
#: Blocks that would otherwise be ordinary paragraphs.
_SPECIAL_BLOCKS = frozenset({"fw", "head", "note", "quote", "signed", "stage", "table"})
_STATEMENTS = frozenset({"said", "sp"})
_SHOWN = 40


@dataclass(frozen=True, slots=True, repr=False)
class Decision:
    """A decision of the encoder: an annotation, bound to the text that it covers."""

    annotation: Annotation
    """The annotation, with offsets into the text of the transcript."""

    transcript: Transcript
    """The source as read."""

    alternatives: tuple[str, ...] = ()
    """Other readings of the text: elements, or the identifiers of possible speakers."""

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        return f"<Decision {self.element} at {self.position}: {text!r}>"

    @property
    def text(self) -> str:
        """The text that the element covers, with white space collapsed."""
        return " ".join(self.transcript.text[self.annotation.start : self.annotation.end].split())

    @property
    def position(self) -> Position:
        """Line and column of the first character in the source."""
        return self.transcript.position(self.annotation.start)

    @property
    def span(self) -> Span:
        """The offsets of the text in the transcript."""
        return self.annotation.span

    @property
    def element(self) -> str:
        """Local name of the TEI element."""
        return self.annotation.element

    @property
    def attributes(self) -> Mapping[str, str]:
        """Attributes of the TEI element."""
        return self.annotation.attributes

    @property
    def rule(self) -> str:
        """Name of the rule that decided."""
        return self.annotation.rule

    @property
    def certainty(self) -> str:
        """``high``, ``medium`` or ``low``."""
        return self.annotation.certainty

    @property
    def is_uncertain(self) -> bool:
        """Whether an editor should review the decision."""
        return self.annotation.certainty != "high"

    @property
    def reason(self) -> str:
        """Why the rule decided so, in a few words."""
        return self.annotation.reason

    @property
    def traits(self) -> tuple[Trait, ...]:
        """Facts about the annotation that its element and attributes do not express."""
        return self.annotation.traits


def decide(transcript: Transcript, annotations: Iterable[Annotation]) -> Iterator[Decision]:
    """Yield annotations as decisions, in the order of the text, an outer element before an inner one."""
    ordered = sorted(annotations, key=lambda made: (made.start, -made.end))
    alternatives = _Alternatives(ordered)
    for annotation in ordered:
        yield Decision(annotation, transcript, tuple(alternatives.of(annotation)))


class _Alternatives:
    """Lists other readings of uncertain annotations."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        """Index the persons who are named or speak, in the order of the text."""
        self._named = [
            (annotation.start, pointer.removeprefix("#"))
            for annotation in annotations
            for pointer in (annotation.attributes.get("who"), annotation.attributes.get("ref"))
            if pointer and (annotation.element in _STATEMENTS or annotation.element == "persName")
        ]

    def of(self, annotation: Annotation) -> Iterator[str]:
        """Yield the alternatives of an annotation, the most likely first; none if it is certain."""
        if annotation.certainty == "high":
            return
        yield from annotation.alternatives
        if annotation.element in _STATEMENTS:
            yield from self._other_speakers(annotation)
            yield "nobody’s statement"
        elif not annotation.alternatives:
            yield "p" if annotation.element in _SPECIAL_BLOCKS else f"no {annotation.element}"

    def _other_speakers(self, statement: Annotation) -> Iterator[str]:
        """Yield persons who are named or speak shortly before the end of a statement, the nearest first."""
        chosen = statement.attributes.get("who", "").removeprefix("#")
        first = bisect_right(self._named, statement.end - _SPEAKER_DISTANCE, key=lambda named: named[0])
        last = bisect_left(self._named, statement.end, key=lambda named: named[0])
        yield from dict.fromkeys(name for _, name in reversed(self._named[first:last]) if name != chosen)
