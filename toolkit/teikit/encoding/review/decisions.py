"""Decisions: what the encoder made of a text and why, the unsure first, each with what else it might have been."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from teikit.encoding.model.annotation import CERTAINTIES, Annotation
from teikit.encoding.pipeline import Encoding

#: Characters before a statement in which those stand who may have made it instead.
_REACH = 1500
_SHOWN = 300
#: What is an ordinary paragraph if it is not what a rule took it for.
_BLOCKS = frozenset({"fw", "head", "note", "quote", "signed", "stage", "table"})


@dataclass(frozen=True, slots=True)
class Decision:
    """An element of the encoding: its place in the source (from 1), rule, certainty and reason, and alternatives.

    ``text`` is what it covers, shortened; ``attributes`` are those of the element, ``alternatives`` in words.
    """

    line: int
    column: int
    start: int
    end: int
    element: str
    attributes: dict[str, str]
    text: str
    rule: str
    certainty: str
    reason: str
    alternatives: tuple[str, ...] = ()


def decisions(encoding: Encoding) -> list[Decision]:
    """Return every decision of an encoding: the least sure first, then in the order of the text."""
    reader = _Reader(encoding)
    found = [reader.decision(annotation) for annotation in encoding.annotations]
    return sorted(found, key=lambda one: (-CERTAINTIES.index(one.certainty), one.start, -one.end))


def to_json(encoding: Encoding) -> str:
    """Return the decisions as JSON: an object with the source's name and a list of them."""
    told = {"source": encoding.transcript.name, "decisions": [asdict(one) for one in decisions(encoding)]}
    return json.dumps(told, ensure_ascii=False, indent=1)


class _Reader:
    """Makes decisions of annotations; knows who is named where."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._named = [
            (annotation.start, pointer.removeprefix("#"))
            for annotation in sorted(encoding.annotations, key=lambda made: (made.start, -made.end))
            for pointer in (annotation.attributes.get("who"), annotation.attributes.get("ref"))
            if pointer and annotation.element in ("persName", "said", "sp")
        ]

    def decision(self, annotation: Annotation) -> Decision:
        transcript = self._encoding.transcript
        line, column = transcript.place(annotation.start)
        text = " ".join(transcript.text[annotation.start : annotation.end].split())
        return Decision(
            line, column, annotation.start, annotation.end, annotation.element, dict(annotation.attributes),
            text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…",
            annotation.rule, annotation.certainty, annotation.reason, tuple(self._alternatives(annotation)),
        )  # fmt: skip

    def _alternatives(self, annotation: Annotation) -> Iterator[str]:
        if annotation.certainty == "high":
            return
        yield from annotation.alternatives
        if annotation.element in ("said", "sp"):
            yield from self._others(annotation)
            yield "nobody’s statement"
        elif not annotation.alternatives:
            yield "p" if annotation.element in _BLOCKS else f"no {annotation.element}"

    def _others(self, statement: Annotation) -> Iterator[str]:
        """Yield those who are named or speak shortly before the end of a statement, the nearest first."""
        chosen = statement.attributes.get("who", "").removeprefix("#")
        first = bisect_right(self._named, statement.end - _REACH, key=lambda named: named[0])
        last = bisect_left(self._named, statement.end, key=lambda named: named[0])
        yield from dict.fromkeys(name for _, name in reversed(self._named[first:last]) if name != chosen)
