"""Annotation: a TEI element laid over a stretch of the text (standoff)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from teikit.encoding.model.transcript import Span

#: How sure a rule is, in TEI's own words (``@cert``, teidata.certainty).
CERTAINTIES = ("high", "medium", "low")


_NONE: Mapping[str, str] = MappingProxyType({})


class Inserted(NamedTuple):
    """An element that is not in the source: a supplied speaker, the body of a note."""

    element: str
    attributes: Mapping[str, str] = _NONE
    children: tuple[Inserted | str, ...] = ()


class Annotation(NamedTuple):
    """One element over ``text[start:end]``.

    ``consumes`` characters at its start are the marker that the element replaces (``[Page 907]``, ``- ``).
    ``inserted`` stands at the start of the element's content. ``elsewhere`` is where the content stands in the
    text, when that is not here: the body of a note at the end of the text. ``level`` is how deep a block lies in the
    markup of the source itself, 0 where that has none. ``rule`` made the annotation and was
    as sure as ``certainty`` says; ``reason`` tells an editor why, in a few words, and ``alternatives`` what else it may
    be.
    """

    start: int
    end: int
    element: str
    attributes: Mapping[str, str] = _NONE
    rule: str = ""
    certainty: str = "high"
    consumes: int = 0
    inserted: tuple[Inserted, ...] = ()
    reason: str = ""
    elsewhere: Span | None = None
    level: int = 0
    alternatives: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Return the stretch of text that the element covers, its marker included."""
        return Span(self.start, self.end)

    def holds(self, other: Span) -> bool:
        """Tell whether a stretch lies within the element."""
        return self.start <= other.start and other.end <= self.end


def masked(text: str, annotations: Iterable[Annotation]) -> str:
    """Return the text with every consumed marker and every running head blanked, all offsets kept.

    A rule that reads sentences is not to stumble over ``yesterday.1`` or ``[Page 908]``.
    """
    hidden = sorted(
        (a.start, a.end if a.element == "fw" else a.start + a.consumes)
        for a in annotations
        if a.consumes or a.element == "fw"
    )
    parts: list[str] = []
    cursor = 0
    for start, end in hidden:
        if end > cursor:
            parts += text[cursor : max(start, cursor)], " " * (end - max(start, cursor))
            cursor = end
    return "".join((*parts, text[cursor:]))
