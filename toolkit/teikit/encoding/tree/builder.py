"""Builder: turns annotations over a text into a tree. No other module decides how spans nest and cross.

Where two elements cross, the one that may be cut is cut: an inline element at the edge of the block or of the wider
element that it crosses. Its parts are linked by ``@next`` and ``@prev`` (TEI Guidelines, chapter 17.8).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from sys import maxsize

import msgspec

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.tree.markup import Markup, element, escaped, needs_escape, start_tag
from teikit.encoding.tree.nesting import Entry, Pending, ends_before, queue


def build(text: str, annotations: Iterable[Annotation], span: Span | None = None) -> Markup:
    """Return the XML of a span of the text, by default all of it, with the annotations in it.

    The result contains every character of the span except consumed markers, and except content that an annotation
    refers to by ``elsewhere``: that goes into the annotation's element, together with the annotations over it.
    """
    every = list(annotations)
    moved = sorted({a.elsewhere for a in every if a.elsewhere})
    inside: dict[Span, list[Annotation]] = {body: [] for body in moved}
    here: list[Annotation] = []
    for annotation in every:
        body = _body_of(annotation, moved) if moved else None
        (here if body is None else inside[body]).append(annotation)
    span = span or Span(0, len(text))
    start, end = span
    if start or end < len(text):
        last = end if end == len(text) else -1
        here = [a for a in here if start <= a.start < end or a.start == last]
    return _Builder(text, here, span, inside, moved).build()


def _body_of(annotation: Annotation, moved: list[Span]) -> Span | None:
    """Return the moved span that contains an annotation."""
    at = bisect_right(moved, annotation.start, key=lambda span: span.start) - 1
    return moved[at] if at >= 0 and annotation.end <= moved[at].end else None


class _Open(msgspec.Struct):
    """An element whose start tag is written and whose end tag is not."""

    element: Pending
    parts: list[str]
    """The XML that it is written to."""
    at: int
    """Index of its start tag in ``parts``."""
    last: int = -1
    """Index in ``parts`` of the end tag of its last child; -1 if it has none."""

    @property
    def is_row(self) -> bool:
        return self.element.annotation.element == "row"


class _Fragment(msgspec.Struct):
    """A part of an element that was cut: the index and the attributes of its start tag, and its number from 1."""

    at: int
    number: int
    attributes: dict[str, str]


class _Builder:
    """Writes one span of the text, with the annotations in it, as XML."""

    def __init__(
        self,
        text: str,
        annotations: Iterable[Annotation],
        span: Span,
        moved: Mapping[Span, list[Annotation]],
        skipped: Iterable[Span],
    ) -> None:
        self._text = text
        # Most texts contain no character that XML has to escape: one look at the whole text saves many at its parts.
        self._escape: Callable[[str], str] = escaped if needs_escape(text) else str
        self._cursor = span.start
        self._end = span.end
        self._moved = moved
        self._skipped = deque(skipped)
        self._parts: list[str] = []
        root = Pending(
            span.start, maxsize, covers=True, depth=-1, level=0, order=-1, annotation=Annotation(0, maxsize, "")
        )
        #: Open elements, the innermost last. The first one is a placeholder that contains everything.
        self._stack = [_Open(root, self._parts, 0)]
        self._queue = queue(annotations)
        self._fragments: dict[int, _Fragment] = {}

    def build(self) -> Markup:
        while self._queue:
            new = self._queue.pop()[-1]
            self._close_before(new)
            if not (new.start == new.end and new.is_point() and self._waits_for_cell(new)) and self._fits(new):
                self._open(new)
        # An element that extends beyond the span, such as a section with the bodies of its notes, ends with the span.
        while len(self._stack) > 1:
            self._close_top(min(self._stack[-1].element.end, self._end))
        self._write_until(self._end)
        return Markup("".join(self._parts))

    def _waits_for_cell(self, new: Pending) -> bool:
        """Put a page break that precedes the first cell of a row into that cell; return whether it does."""
        row = self._stack[-1]
        if not row.is_row or row.last >= 0 or not self._queue:
            return False
        following = self._queue[-1][-1]
        if following.annotation.element != "cell" or following.start != new.start:
            return False
        self._push(new.entry_after(following))
        return True

    def _fits(self, new: Pending) -> bool:
        """Cut what crosses. Return ``False`` if the new element was queued again because an outer one was cut."""
        outer = self._stack[-1]
        end = outer.element.end
        if new.end <= end:
            return True
        if new.rank < outer.element.rank:
            self._cut(outer, new.start)
            self._close_top(new.start)
            self._push(new.entry())
            return False
        self._push_rest(new, end)
        new.end = end
        new.part_of = new.part_of or str(new.order)
        return True

    def _cut(self, outer: _Open, at: int) -> None:
        element = outer.element
        self._push_rest(element, at)
        element.part_of = element.part_of or str(element.order)
        element.end = at
        self._link(element, outer.at)

    def _push_rest(self, cut: Pending, start: int) -> None:
        """Queue what remains of an element after a cut, without the white space that it would begin with."""
        while start < cut.end and self._text[start] in XML_SPACE:
            start += 1
        if start < cut.end:
            self._push(cut.rest(start).entry())

    def _push(self, entry: Entry) -> None:
        at = len(self._queue)
        while at and self._queue[at - 1] < entry:
            at -= 1
        self._queue.insert(at, entry)

    def _open(self, new: Pending) -> None:
        if new.start > self._cursor:
            self._write_until(new.start)
        annotation = new.annotation
        if annotation.consumes:
            self._cursor = max(self._cursor, new.start + annotation.consumes)
        parts = self._stack[-1].parts
        if new.start == new.end and self._is_between_cells(new):
            parts = []
        opened = _Open(new, parts, len(parts))
        parts.append(start_tag(annotation.element, annotation.attributes))
        if annotation.inserted or annotation.elsewhere:
            parts += self._content(annotation)
        if new.part_of is not None:
            self._link(new, opened.at)
        self._stack.append(opened)
        if not new.covers:
            self._close_top(self._cursor)

    def _is_between_cells(self, new: Pending) -> bool:
        """Return whether a point is between two cells. A row contains only cells, so it goes into one of them."""
        row = self._stack[-1]
        return row.last >= 0 and row.is_row and new.is_point()

    def _content(self, annotation: Annotation) -> list[Markup]:
        """Return the content of an element that is not in the text at its place."""
        content = [_inserted(one) for one in annotation.inserted]
        if annotation.elsewhere:
            body = annotation.elsewhere
            content.append(_Builder(self._text, self._moved[body], body, self._moved, ()).build())
        return content

    def _link(self, part: Pending, at: int) -> None:
        """Give a part of a cut element its identifier, and link it with the part before."""
        before = self._fragments.get(part.order)
        if before and before.at == at:
            return
        number = before.number + 1 if before else 1
        fragment = _Fragment(at, number, {**part.annotation.attributes, "xml:id": _part_id(part, number)})
        if before:
            fragment.attributes["prev"] = f"#{_part_id(part, before.number)}"
            before.attributes["next"] = f"#{_part_id(part, number)}"
            self._parts[before.at] = start_tag(part.annotation.element, before.attributes)
        self._parts[at] = start_tag(part.annotation.element, fragment.attributes)
        self._fragments[part.order] = fragment

    def _close_before(self, new: Pending) -> None:
        """Close the elements that end before a new one opens. Nothing opens within a marker."""
        start = new.start
        while True:
            top = self._stack[-1].element
            if not top.is_marker and (top.end > start or (top.end == start and not ends_before(top, new))):
                return
            self._close_top(top.end)

    def _close_top(self, at: int) -> None:
        if at > self._cursor:
            self._write_until(at)
        top = self._stack.pop()
        top.parts.append(f"</{top.element.annotation.element}>")
        parent = self._stack[-1]
        if top.parts is parent.parts:
            parent.last = len(top.parts) - 1
        else:
            parent.parts[parent.last] = "".join(top.parts) + parent.parts[parent.last]

    def _write_until(self, offset: int) -> None:
        while self._skipped and self._skipped[0].start < offset:
            body = self._skipped.popleft()
            self._write_until(body.start)
            self._cursor = max(self._cursor, body.end)
        if offset > self._cursor:
            self._stack[-1].parts.append(self._escape(self._text[self._cursor : offset]))
            self._cursor = offset


def _part_id(part: Pending, number: int) -> str:
    return f"{part.annotation.element}-{part.order}-{number}"


def _inserted(inserted: Inserted | str) -> Markup:
    if isinstance(inserted, str):
        return Markup(escaped(inserted))
    return element(inserted.element, inserted.attributes, *(_inserted(child) for child in inserted.children))
