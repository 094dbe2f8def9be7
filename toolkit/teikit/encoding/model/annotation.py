"""Annotations: TEI elements laid over ranges of a text (standoff)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait

#: Values of ``@cert`` (TEI ``teidata.certainty``), in descending order.
CERTAINTIES = ("high", "medium", "low")

#: Blocks that contain other blocks and no text of their own.
CONTAINERS = frozenset({"list", "table", "row", "opener", "closer", "address"})

#: Elements that are always blocks. An inline note counts as a block too if it has a line to itself.
BLOCKS = CONTAINERS | {
    "head",
    "p",
    "ab",
    "addrLine",
    "trailer",
    "label",
    "item",
    "cell",
    "dateline",
    "salute",
    "seg",
    "signed",
    "speaker",
    "stage",
}

_NONE: Mapping[str, str] = MappingProxyType({})


class Inserted(NamedTuple):
    """An element that is absent from the source: a supplied speaker, the body of a note."""

    element: str
    attributes: Mapping[str, str] = _NONE
    children: tuple[Inserted | str, ...] = ()


class Annotation(NamedTuple):
    """One TEI element over ``text[start:end]``."""

    start: int
    """Offset of the first character, marker included."""

    end: int
    """Offset after the last character. Equal to ``start`` for an element without text, such as ``lb``."""

    element: str
    """Local name of the TEI element."""

    attributes: Mapping[str, str] = _NONE
    """Attributes of the element; names with their prefix, as in ``xml:id``."""

    rule: str = ""
    """Name of the rule that made the annotation, for editors."""

    certainty: str = "high"
    """One of :data:`CERTAINTIES`."""

    consumes: int = 0
    """Length of the marker at the start that the element replaces, such as ``[Page 907]`` or ``- ``."""

    inserted: tuple[Inserted, ...] = ()
    """Elements added at the start of the content."""

    reason: str = ""
    """Why the rule made the annotation, in a few words, for editors."""

    elsewhere: Span | None = None
    """Span of the content if it is in another place of the text: the body of a note."""

    level: int = 0
    """Nesting depth of a block in the markup of the source; 0 if the source has no markup."""

    alternatives: tuple[str, ...] = ()
    """Other readings that the rule considered, for editors."""

    traits: tuple[Trait, ...] = ()
    """Facts for rules that run later."""

    @property
    def span(self) -> Span:
        """Return the span that the element covers, marker included."""
        return Span(self.start, self.end)

    def holds(self, other: Span) -> bool:
        """Return whether a span is within the element."""
        return self.start <= other.start and other.end <= self.end

    @property
    def is_block(self) -> bool:
        """Whether the element is a block: a paragraph, a container of blocks, a note with a line to itself."""
        return self.element in BLOCKS or self.attributes.get("rend") == "inline"


def masked(text: str, annotations: Iterable[Annotation]) -> str:
    """Return a text with every consumed marker and every running head replaced by spaces; offsets are unchanged.

    Without this, ``yesterday.1`` or ``[Page 908]`` would confuse rules that read sentences.
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
