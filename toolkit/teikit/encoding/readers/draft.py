"""Draft: a transcript in the making, from a source that has markup of its own (HTML, Word).

Each block has a line of its own, cells are separated by tabs, the bodies of notes come last. A reader reports where a
line or a word begins; the draft decides about white space, see :class:`teikit.encoding.readers.lines.LineState`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.readers.adjoining import join_adjoining
from teikit.encoding.readers.lines import Lines, LineState
from teikit.encoding.readers.pointers import Link, Pointers
from teikit.encoding.readers.sections import Heading, section_spans

RULE = "source-markup"
#: Elements that are kept without text: an empty cell, an item without words.
_MAY_BE_EMPTY = frozenset({"cell", "item", "label"})
_POINTS = frozenset({"pb", "lb", "note", "figure", "anchor"})
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Draft:
    """The text written so far, the annotations over it, and the losses of the source."""

    losses: list[Loss] = field(default_factory=list)
    _lines: Lines = field(default_factory=Lines)
    _annotations: list[Annotation | None] = field(default_factory=list)
    """An element that is open has its place here already (``None``), so that an outer one precedes an inner one."""
    _level: int = 0
    """Number of open blocks."""
    _opened: list[int] = field(default_factory=list)
    """Offsets of the open blocks."""
    _breaks: int = 0
    """Number of line breaks within blocks."""
    _blocks: list[Span] = field(default_factory=list)
    _headings: list[Heading] = field(default_factory=list)
    _rules: list[int] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _pointers: Pointers = field(default_factory=Pointers)
    _waiting: list[str] = field(default_factory=list)
    """Keys of anchors that belong to the next character."""
    _anchored: int = -1
    """Offset of the last anchor."""
    _calls: dict[str, int] = field(default_factory=dict)
    """Indexes of notes among the annotations, by key."""
    _notes_at: int | None = None
    """Offset of the bodies of notes."""

    @property
    def length(self) -> int:
        """Number of characters written."""
        return self._lines.length

    @property
    def in_line(self) -> bool:
        """Whether text is in the current line, or in the current cell."""
        return self._lines.has_text

    # Text

    def write(self, text: str) -> None:
        """Write characters as they are."""
        if text:
            self._settle()
            self._lines.append(text)

    def flow(self, text: str) -> None:
        """Write running text: white space of any length becomes one space, or nothing at the edges of a line."""
        for i, word in enumerate(_SPACE.split(text)):
            if i:
                self._lines.space()
            self.write(word)

    def new_line(self) -> None:
        """Begin a new line, unless one has just begun."""
        if self._lines.state is not LineState.LINE_DUE:
            self._place_anchors()
        self._lines.new_line()

    def horizontal_rule(self) -> None:
        """Record a horizontal rule of the source, between two lines."""
        self.new_line()
        self._rules.append(self.length)

    def separate(self, separator: str) -> None:
        """Separate a cell from the one before, or an item from its label, in the same line."""
        self._place_anchors()
        self._lines.separate(separator)

    def line_break(self) -> None:
        """Begin a new line within a block, if text follows in the block."""
        self._lines.line_break()

    def _settle(self) -> None:
        """Write the white space that is due before the next character."""
        if self._lines.settle():
            self._breaks += 1
            self.point("lb", {}, "line break of the source")
        self._place_anchors()

    # Elements

    def point(
        self, element: str, attributes: Mapping[str, str], reason: str, inserted: tuple[Inserted, ...] = ()
    ) -> None:
        """Add an element without text: a page break, a line break, a picture."""
        self._settle()
        at = self.length
        self._annotations.append(
            Annotation(at, at, element, attributes, RULE, reason=reason, inserted=inserted, level=self._level_at(at))
        )

    def _level_at(self, start: int) -> int:
        """Return the level of a point: at the start of a block it must be deeper than the block, to be in it."""
        begins_block = bool(self._opened) and self._opened[-1] == start == self.length
        return self._level + 1 if begins_block else 0

    def page_break(self, number: str = "", marker: str = "") -> None:
        """Begin a page.

        :param number: the number of the page, if it has one.
        :param marker: the text of the source that the page break replaces.
        """
        self._settle()
        start = self.length
        self.write(marker)
        self._annotations.append(
            Annotation(
                start,
                self.length,
                "pb",
                {"n": number, "xml:id": self.unique(f"pg_{number}")} if number else {},
                RULE,
                "high" if number else "medium",
                len(marker),
                reason="page break of the source",
                level=self._level_at(start),
            )
        )

    def unique(self, identifier: str) -> str:
        """Return an identifier of legal characters that the document does not use yet, and reserve it."""
        legal = re.sub(r"[^\w.-]", "-", identifier)
        unused, number = legal, 1
        while unused in self._ids:
            number += 1
            unused = f"{legal}-{number}"
        self._ids.add(unused)
        return unused

    @contextmanager
    def element(self, element: str, attributes: Mapping[str, str], reason: str) -> Iterator[None]:
        """Lay an inline element over the text written in the context. Without text it is left out."""
        before, due, index = self.length, self._lines.is_due, self._reserve()
        yield
        start = before + due
        if self.length > start:
            self._annotations[index] = Annotation(start, self.length, element, attributes, RULE, reason=reason)

    @contextmanager
    def block(self, element: str, attributes: Mapping[str, str], reason: str) -> Iterator[None]:
        """Lay a block over the text written in the context. Blocks nest as in the source.

        A block without text is left out, with all blocks in it, except for an empty cell, item or label.
        """
        if element not in _MAY_BE_EMPTY:
            self._settle()
        before, due, index = self.length, self._lines.is_due, self._reserve()
        self._opened.append(before + due)
        self._level += 1
        level = self._level
        yield
        if self.length == before:
            self._place_anchors()
        self._level -= 1
        self._opened.pop()
        self._lines.discard_space()
        start = before + due if self.length > before else before
        if element == "item" and before < self.length == start:
            # An item that shows only a picture or a note has a line of its own, or it would be in the block after it.
            self._lines.end_empty_line()
        if self._anchored == self.length:
            self._annotations[index:] = [_kept_in(a, self.length, level) for a in self._annotations[index:]]
        if self.length > start or element in _MAY_BE_EMPTY:
            self._annotations[index] = Annotation(
                start, self.length, element, attributes, RULE, reason=reason, level=level
            )
        else:
            self._annotations[index:] = [_without_block(a) for a in self._annotations[index:]]

    @contextmanager
    def paragraph(self, rend: str = "") -> Iterator[None]:
        """Write a paragraph, which may contain line breaks.

        Outside of other blocks it is not annotated: the rules decide whether it is a dateline or a signature.
        """
        self.new_line()
        if self._level or rend:
            self._settle()
            with self.block("p", {"rend": rend} if rend else {}, "paragraph of the source"):
                yield
        else:
            start, breaks = self.length + self._lines.is_due, self._breaks
            yield
            if self._breaks > breaks:
                self._blocks.append(Span(start, self.length))
        self.new_line()

    @contextmanager
    def heading(self, rank: int) -> Iterator[None]:
        """Write a heading. In a list, a table or a note it is a paragraph.

        :param rank: 1 for the highest, 0 for a title.
        """
        self.new_line()
        self._settle()
        if self._level:
            with self.block("p", {"rend": "heading"}, "heading of the source"):
                yield
        else:
            start, index = self.length, self._reserve()
            yield
            if self.length > start:
                self._annotations[index] = Annotation(
                    start, self.length, "head", {}, RULE, reason="heading of the source"
                )
                self._headings.append(Heading(start, self.length, rank))
        self.new_line()

    def _reserve(self) -> int:
        self._annotations.append(None)
        return len(self._annotations) - 1

    # Links within the source

    def anchor(self, key: str, name: str) -> None:
        """Name the place of the next character as the target of links. Only the first use of a key counts."""
        if key not in self._pointers.names:
            self._pointers.names[key] = name
            self._waiting.append(key)
            if not self._lines.is_due:
                self._place_anchors()

    def _place_anchors(self) -> None:
        for key in self._waiting:
            self._anchored = at = self.length
            self._annotations.append(
                Annotation(at, at, "anchor", {"xml:id": key}, RULE, reason="target of a link", level=self._level_at(at))
            )
        self._waiting.clear()

    def link(self, key: str, loss: Loss) -> str:
        """Return the target of a link within the source.

        :param loss: the loss to report if the text has no such place.
        """
        self._pointers.links.append(Link(key, loss))
        return f"#{key}"

    # Notes

    def note_call(
        self, key: str, text: str, attributes: Mapping[str, str], reason: str, certainty: str = "high"
    ) -> None:
        """Write the call of a note. A second call with the same key refers to the same note.

        :param text: the call as shown in the source, which the note replaces.
        """
        self._settle()
        start = self.length
        self.write(text)
        identifier = {"xml:id": self.unique(f"d1{attributes.get('type', 'fn')}{attributes['n']}")}
        inserted: tuple[Inserted, ...] = (Inserted("gap", {"reason": "notTranscribed"}),)
        if key in self._calls:
            identifier = {"sameAs": f"#{self.note_id(key)}"}
            inserted = ()
        else:
            self._calls[key] = len(self._annotations)
        self._annotations.append(
            Annotation(
                start,
                self.length,
                "note",
                {**attributes, **identifier},
                RULE,
                certainty,
                len(text),
                inserted,
                reason,
                level=self._level_at(start),
            )
        )

    def note_id(self, key: str) -> str:
        """Return the identifier of a note that was called; empty for any other key."""
        note = self._annotations[self._calls[key]] if key in self._calls else None
        return note.attributes["xml:id"] if note else ""

    def called_notes(self) -> tuple[str, ...]:
        """Return the keys of the notes called so far, in the order of their calls."""
        return tuple(self._calls)

    def begin_notes(self) -> None:
        """Begin the bodies of the notes, the last part of the text."""
        self.new_line()
        self._settle()
        self._notes_at = self.length

    @contextmanager
    def note_body(self, key: str, marker: str) -> Iterator[None]:
        """Write the body of a note after its marker."""
        self.new_line()
        self.write(marker)
        start, index = self.length, len(self._annotations)
        self._lines.begin_cell()
        self._level += 1
        yield
        self._level -= 1
        self._lines.discard_due()
        at = self._calls[key]
        note = self._annotations[at]
        if note is None or self.length == start:
            return
        if not any(a and a.level for a in self._annotations[index:]):
            self._annotations.append(Annotation(start, self.length, "p", {}, RULE, reason="body of a note", level=1))
        self._annotations[at] = note._replace(inserted=(), elsewhere=Span(start, self.length))
        pointer = {"type": "note", "n": note.attributes["n"], "target": f"#{note.attributes['xml:id']}"}
        reason = "place of the body of a note"
        self._annotations.append(
            Annotation(start - len(marker), start, "ptr", pointer, RULE, consumes=len(marker), reason=reason)
        )

    # Result

    def transcript(self, name: str, encoding: str = "utf-8") -> Transcript:
        """Return the transcript."""
        self._place_anchors()
        text = self._lines.text()
        end = self.length if self._notes_at is None else self._notes_at
        notes = {key: note_id for key in self._calls if (note_id := self.note_id(key))}
        written = (a for a in self._annotations if a is not None)
        annotations = join_adjoining(self._pointers.resolve(written, notes, self.unique))
        self.losses.extend(self._pointers.lost(notes))
        ends = sorted(a.end for a in annotations if a.level)
        annotations += (
            Annotation(*span, "div", {"type": "section"}, RULE, reason="from a heading of the source to the next")
            for span in section_spans(text, self._headings, ends, end)
        )
        if self._notes_at is not None and self.length > self._notes_at:
            annotations.append(Annotation(self._notes_at, self.length, "ab", {"type": "notes"}, RULE, reason="notes"))
        return Transcript(
            text,
            name,
            encoding,
            losses=tuple(self.losses),
            annotations=tuple(annotations),
            blocks=tuple(self._blocks),
            rules=tuple(self._rules),
        )


def _kept_in(annotation: Annotation | None, end: int, level: int) -> Annotation | None:
    """Return an anchor at the end of a block with a level that keeps it in the block; others as they are."""
    if annotation is None or annotation.element != "anchor" or annotation.start != end or annotation.level:
        return annotation
    return annotation._replace(level=level + 1)


def _without_block(annotation: Annotation | None) -> Annotation | None:
    """Return an annotation without the block around it, which is left out; ``None`` if it is a block itself."""
    if annotation is None or (annotation.level and annotation.element not in _POINTS):
        return None
    return annotation._replace(level=0)
