"""Draft: a transcript in the making, from a source that has markup of its own (HTML, Word).

Blocks stand on lines of their own, cells are parted by tabs, the bodies of notes come last. White space is that of
the draft: a reader says where a line or a word begins, not how many spaces stood there.
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
from teikit.encoding.readers.joints import joined
from teikit.encoding.readers.pointers import Link, Pointers
from teikit.encoding.readers.sections import Heading, sections

RULE = "source-markup"
#: Elements that stay although they hold no text: an empty cell, an item without words.
_MAY_BE_EMPTY = frozenset({"cell", "item", "label"})
_POINTS = frozenset({"pb", "lb", "note", "figure", "anchor"})
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Draft:
    """Text written so far, the annotations over it, and what of the source was left out."""

    losses: list[Loss] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _annotations: list[Annotation | None] = field(default_factory=list)
    _blocks: list[Span] = field(default_factory=list)
    _headings: list[Heading] = field(default_factory=list)
    _rules: list[int] = field(default_factory=list)
    _calls: dict[str, int] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _pointers: Pointers = field(default_factory=Pointers)
    _waiting: list[str] = field(default_factory=list)
    _anchored: int = -1
    _length: int = 0
    _level: int = 0
    _opened: list[int] = field(default_factory=list)
    _last: str = "\n"
    _space: bool = False
    _break: bool = False
    _broken: bool = False
    _in_field: bool = False
    _breaks: int = 0
    _notes_at: int | None = None

    @property
    def length(self) -> int:
        """Return how many characters were written."""
        return self._length

    @property
    def in_line(self) -> bool:
        """Tell whether text stands in the line, or in the cell, already."""
        return self._last != "\n" and not (self._break or self._broken or self._in_field)

    # Text

    def write(self, text: str) -> None:
        """Write characters as they are."""
        if text:
            self._settle()
            self._append(text)

    def flow(self, text: str) -> None:
        """Write running text: white space of any length is one space, none at the edges of a line."""
        for i, word in enumerate(_SPACE.split(text)):
            if i and self._last != " " and self.in_line:
                self._space = True
            self.write(word)

    def line(self) -> None:
        """Go to a new line; nothing happens where one has just begun."""
        if not self._break:
            self._place_anchors()
        self._space = self._broken = False
        self._break = self._last != "\n" and not self._in_field

    def rule(self) -> None:
        """Note that the source draws a line across the page here, on a line of its own."""
        self.line()
        self._rules.append(self._length)

    def field(self, separator: str) -> None:
        """Part what follows from what stands before it in the same line: a cell, an item from its label."""
        self._place_anchors()
        self._space = self._break = self._broken = False
        self._append(separator)
        self._in_field = True

    def line_break(self) -> None:
        """Go to a new line within a block; nothing happens where no text follows there."""
        if self.in_line:
            self._space, self._broken = False, True

    @property
    def _due(self) -> bool:
        """Tell whether a line end or a space is written before the next character."""
        return self._break or self._space or self._broken

    def _settle(self) -> None:
        """Write the line end or the space that is due."""
        broken = self._broken and not self._break
        if self._break or broken:
            self._append("\n")
        elif self._space:
            self._append(" ")
        self._break = self._space = self._broken = False
        if broken:
            self._breaks += 1
            self.point("lb", {}, "line break of the source")
        self._place_anchors()

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]
        self._in_field = False

    # Elements

    def point(
        self, element: str, attributes: Mapping[str, str], reason: str, inserted: tuple[Inserted, ...] = ()
    ) -> None:
        """Put an element here that covers no text: a page break, a line break, a picture."""
        self._settle()
        at = self._length
        self._annotations.append(
            Annotation(at, at, element, attributes, RULE, reason=reason, inserted=inserted, level=self._depth(at))
        )

    def _depth(self, start: int) -> int:
        """Return how deep what covers nothing lies where a block begins: it has to find its block by that."""
        begins = bool(self._opened) and self._opened[-1] == start == self._length
        return self._level + 1 if begins else 0

    def page(self, number: str, marker: str = "") -> None:
        """Begin a page; ``marker`` is what the source writes there, which the page break replaces."""
        self._settle()
        start = self._length
        self.write(marker)
        attributes = {"n": number, "xml:id": self.unique(f"pg_{number}")} if number else {}
        reason = "page break of the source"
        certainty = "high" if number else "medium"
        self._annotations.append(
            Annotation(
                start,
                self._length,
                "pb",
                attributes,
                RULE,
                certainty,
                len(marker),
                reason=reason,
                level=self._depth(start),
            )
        )

    def unique(self, identifier: str) -> str:
        """Return an identifier that the document does not have yet, made of legal characters."""
        legal = re.sub(r"[^\w.-]", "-", identifier)
        made, number = legal, 1
        while made in self._ids:
            number += 1
            made = f"{legal}-{number}"
        self._ids.add(made)
        return made

    @contextmanager
    def element(self, element: str, attributes: Mapping[str, str], reason: str) -> Iterator[None]:
        """Lay an inline element over what is written within; one that stays without text is left out."""
        before, due, place = self._length, self._due, self._reserve()
        yield
        start = before + due
        if self._length > start:
            self._annotations[place] = Annotation(start, self._length, element, attributes, RULE, reason=reason)

    @contextmanager
    def block(self, element: str, attributes: Mapping[str, str], reason: str) -> Iterator[None]:
        """Lay a block of the source over what is written within; blocks nest as they do in the source.

        One that stays without text is left out, with all blocks in it; but an empty cell stays, as do an empty item
        and an empty label behind others.
        """
        if element not in _MAY_BE_EMPTY:
            self._settle()
        before, due, place = self._length, self._due, self._reserve()
        self._opened.append(before + due)
        self._level += 1
        level = self._level
        yield
        if self._length == before:
            self._place_anchors()
        self._level -= 1
        self._opened.pop()
        self._space = self._broken = self._in_field = False
        start = before + due if self._length > before else before
        if self._anchored == self._length:
            self._annotations[place:] = [_last(a, self._length, level) for a in self._annotations[place:]]
        if self._length > start or element in _MAY_BE_EMPTY:
            made = Annotation(start, self._length, element, attributes, RULE, reason=reason, level=level)
            self._annotations[place] = made
        else:
            self._annotations[place:] = [_alone(a) for a in self._annotations[place:]]

    @contextmanager
    def paragraph(self, rend: str = "") -> Iterator[None]:
        """Write a paragraph; its line breaks do not end it.

        In the running text it is left to the rules, which may take it for a dateline or a signature.
        """
        self.line()
        if self._level or rend:
            self._settle()
            with self.block("p", {"rend": rend} if rend else {}, "paragraph of the source"):
                yield
        else:
            start, breaks = self._length + self._due, self._breaks
            yield
            if self._breaks > breaks:
                self._blocks.append(Span(start, self._length))
        self.line()

    @contextmanager
    def heading(self, rank: int) -> Iterator[None]:
        """Write a heading, 1 the highest; within a list, a table or a note it is a paragraph."""
        self.line()
        self._settle()
        if self._level:
            with self.block("p", {"rend": "heading"}, "heading of the source"):
                yield
        else:
            start, place = self._length, self._reserve()
            yield
            self._space = False
            if self._length > start:
                self._annotations[place] = Annotation(
                    start, self._length, "head", {}, RULE, reason="heading of the source"
                )
                self._headings.append(Heading(start, self._length, rank))
        self.line()

    def _reserve(self) -> int:
        """Keep a place among the annotations for one that ends later: the outer comes before the inner."""
        self._annotations.append(None)
        return len(self._annotations) - 1

    # Links within the source

    def anchor(self, key: str, name: str) -> None:
        """Give what is written next a name, under which links find it; the first of a key has it."""
        if key not in self._pointers.names:
            self._pointers.names[key] = name
            self._waiting.append(key)
            if not self._due:
                self._place_anchors()

    def _place_anchors(self) -> None:
        for key in self._waiting:
            self._anchored = self._length
            at, reason = self._length, "something in the source leads here"
            self._annotations.append(
                Annotation(at, at, "anchor", {"xml:id": key}, RULE, reason=reason, level=self._depth(at))
            )
        self._waiting.clear()

    def link(self, key: str, loss: Loss) -> str:
        """Return the target of a link within the source; ``loss`` is what is lost where the text has no such place."""
        self._pointers.links.append(Link(key, loss))
        return f"#{key}"

    # Notes

    def call(self, key: str, text: str, attributes: Mapping[str, str], reason: str, certainty: str = "high") -> None:
        """Write the reference of the note ``key``, which the note replaces; a second one refers to the same note."""
        self._settle()
        start = self._length
        self.write(text)
        identifier = {"xml:id": self.unique(f"d1{attributes.get('type', 'fn')}{attributes['n']}")}
        inserted: tuple[Inserted, ...] = (Inserted("gap", {"reason": "notTranscribed"}),)
        if key in self._calls:
            first = self._annotations[self._calls[key]]
            identifier = {"sameAs": "#" + (first.attributes["xml:id"] if first else "")}
            inserted = ()
        else:
            self._calls[key] = len(self._annotations)
        self._annotations.append(
            Annotation(
                start,
                self._length,
                "note",
                {**attributes, **identifier},
                RULE,
                certainty,
                len(text),
                inserted,
                reason,
                level=self._depth(start),
            )
        )

    def identifier(self, key: str) -> str:
        """Return the identifier of a note that was referred to already; empty for any other."""
        note = self._annotations[self._calls[key]] if key in self._calls else None
        return note.attributes["xml:id"] if note else ""

    def called(self) -> tuple[str, ...]:
        """Return the notes referred to so far, in the order of their references."""
        return tuple(self._calls)

    def notes_begin(self, heading: str = "") -> None:
        """Begin the bodies of the notes, the last part of the text."""
        self.line()
        self._settle()
        self._notes_at = self._length
        self.flow(heading)

    @contextmanager
    def body(self, key: str, marker: str) -> Iterator[None]:
        """Write the body of the note ``key`` behind its marker."""
        self.line()
        self.write(marker)
        start, place = self._length, len(self._annotations)
        self._in_field = True
        self._level += 1
        yield
        self._level -= 1
        self._space = self._break = self._broken = False
        at = self._calls[key]
        note = self._annotations[at]
        if note is None or self._length == start:
            return
        if not any(a and a.level for a in self._annotations[place:]):
            self._annotations.append(Annotation(start, self._length, "p", {}, RULE, reason="body of a note", level=1))
        self._annotations[at] = note._replace(inserted=(), elsewhere=Span(start, self._length))
        pointer = {"type": "note", "n": note.attributes["n"], "target": f"#{note.attributes['xml:id']}"}
        reason = "place of the body of a note"
        self._annotations.append(
            Annotation(start - len(marker), start, "ptr", pointer, RULE, consumes=len(marker), reason=reason)
        )

    # The outcome

    def transcript(self, name: str, encoding: str = "utf-8") -> Transcript:
        """Return what was written."""
        self._place_anchors()
        text = "".join(self._parts)
        end = self._length if self._notes_at is None else self._notes_at
        notes = {key: note.attributes["xml:id"] for key, at in self._calls.items() if (note := self._annotations[at])}
        written = (a for a in self._annotations if a is not None)
        made = joined(self._pointers.resolved(written, notes, self.unique))
        self.losses.extend(self._pointers.lost(notes))
        ends = sorted(a.end for a in made if a.level)
        made += (
            Annotation(*span, "div", {"type": "section"}, RULE, reason="from a heading of the source to the next")
            for span in sections(text, self._headings, ends, end)
        )
        if self._notes_at is not None and self._length > self._notes_at:
            made.append(Annotation(self._notes_at, self._length, "ab", {"type": "notes"}, RULE, reason="notes"))
        return Transcript(
            text,
            name,
            encoding,
            losses=tuple(self.losses),
            annotations=tuple(made),
            blocks=tuple(self._blocks),
            rules=tuple(self._rules),
        )


def _last(annotation: Annotation | None, end: int, level: int) -> Annotation | None:
    """Return a named place at the end of a block as part of the block, which would else end before it."""
    is_last = annotation is not None and annotation.element == "anchor" and annotation.start == end
    return (
        annotation._replace(level=level + 1)
        if annotation is not None and is_last and not annotation.level
        else annotation
    )


def _alone(annotation: Annotation | None) -> Annotation | None:
    """Return what is left of an annotation when the block it lies in is left out: a page break, a note."""
    points = annotation is not None and annotation.element in _POINTS
    return annotation._replace(level=0) if annotation is not None and (points or not annotation.level) else None
