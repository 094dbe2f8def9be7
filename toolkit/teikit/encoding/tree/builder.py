"""The builder: annotations over a text become a tree. The only place that knows how spans nest and cross.

Where two elements cross, the one that may be cut is cut: an inline element at the edge of the block or of the
wider element it runs into; its parts are linked by ``@next`` and ``@prev`` (TEI Guidelines, chapter 17.8).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import maxsize

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.tree.markup import Markup, element, needs_escape, start_tag, written

#: Which element stands outside when two cover the same stretch, and which is cut when they cross.
_OUTSIDE_IN = (
    ("div",),
    ("postscript",),
    ("floatingText",),
    ("body",),
    ("opener", "closer", "sp", "table"),
    ("list", "dateline", "row"),
    ("note", "head", "p", "ab", "signed", "salute", "seg", "cell", "speaker", "stage", "trailer"),
    ("label", "item"),
    ("said",),
    ("q", "quote"),
)
_DEPTH = {element: level for level, elements in enumerate(_OUTSIDE_IN) for element in elements}
_INNERMOST = len(_OUTSIDE_IN)
_DEPTH["hi"] = _INNERMOST + 1
#: What covers no text and belongs to the words before it.
_WITHIN = frozenset({"note", "figure"})
#: What stands for a marker, or for nothing, in the text: no text is in it where it stands.
_MARKS = frozenset({"pb", "lb", "note", "ptr", "figure", "anchor"})
#: What holds all elements and is none.
_ALL = Annotation(0, maxsize, "")
#: What one level in the markup of the source counts: such blocks lie within turns, around all else.
_LEVEL = 1e-4


def depth(annotation: Annotation) -> float:
    """Return how deep an element stands among those that cover the same text: the smaller, the further out."""
    return _DEPTH.get(annotation.element, _INNERMOST)


@dataclass(slots=True)
class _Open:
    """An element to be laid over the text; once it is open, where it is written to.

    ``parts`` are what it is written to, its start tag ``at`` among them; ``last`` is where the last element in it ends.
    """

    start: int
    end: int
    covers: bool
    depth: float
    order: int
    annotation: Annotation
    parts: list[str]
    is_marker: bool = False
    """Whether it stands for a marker, or for nothing: then nothing opens within it."""
    part_of: str | None = None
    at: int = 0
    last: int = -1

    def entry(self) -> _Entry:
        """Return what stands in the queue: compared by all but the element, for no two have the same order."""
        return self.start, self.covers, -self.end, self.depth, self.order, self

    def is_point(self) -> bool:
        """Tell whether it stands between the letters, like a page break; an empty cell does not."""
        return self.start == self.end and self.annotation.element != "cell"

    def is_empty_block(self) -> bool:
        """Tell whether it is a block of the source without text."""
        return self.start == self.end and self.annotation.level > 0

    def before(self, later: _Open) -> _Entry:
        """Return what stands in the queue right before another element that begins where this does."""
        return self.start, later.covers, -later.end, later.depth - _LEVEL / 2, self.order, self

    def behind(self, first: _Open) -> _Entry:
        """Return what stands in the queue right behind another element that begins where this does."""
        return self.start, first.covers, -first.end, first.depth + _LEVEL / 2, self.order, self


#: Sorts what is to be laid over the text, by where it begins, wider before narrower, outer before inner.
#: What covers nothing (a page break, a line break) comes first: it stands before what begins there.
_Entry = tuple[int, bool, int, float, int, _Open]


@dataclass(slots=True)
class _Fragment:
    """A part of an element that was cut: where its start tag is written, and the attributes in it."""

    at: int
    number: int
    attributes: dict[str, str]


def build(text: str, annotations: Iterable[Annotation], stretch: Span | None = None) -> Markup:
    """Lay the annotations over a stretch of the text (all of it without one) and return the outcome.

    All of the stretch is in it but for the markers that annotations consume. A stretch that an annotation
    says is its content, standing elsewhere, goes into that element, with the annotations over it.
    """
    every = list(annotations)
    moved = sorted({a.elsewhere for a in every if a.elsewhere})
    inside: dict[Span, list[Annotation]] = {span: [] for span in moved}
    here: list[Annotation] = []
    for annotation in every:
        span = _holder(moved, annotation) if moved else None
        (here if span is None else inside[span]).append(annotation)
    within = stretch or Span(0, len(text))
    start, end = within
    if start or end < len(text):
        behind = end if end == len(text) else -1
        here = [a for a in here if start <= a.start < end or a.start == behind]
    return _Builder(text, here, within, inside, moved).built()


def _holder(moved: list[Span], annotation: Annotation) -> Span | None:
    at = bisect_right(moved, annotation.start, key=lambda span: span.start) - 1
    return moved[at] if at >= 0 and annotation.end <= moved[at].end else None


class _Builder:
    def __init__(
        self,
        text: str,
        annotations: Iterable[Annotation],
        stretch: Span,
        moved: Mapping[Span, list[Annotation]],
        absent: Iterable[Span],
    ) -> None:
        self._text = text
        #: Most texts have nothing in them that XML writes otherwise: they are told so once.
        self._written: Callable[[str], str] = written if needs_escape(text) else str
        self._cursor = stretch.start
        self._end = stretch.end
        self._moved = moved
        self._absent = deque(absent)
        self._parts: list[str] = []
        #: What is open, the innermost last; all is within what stands first, which is no element and has no end.
        self._stack = [_Open(stretch.start, maxsize, True, -1, -1, _ALL, self._parts)]
        #: What is to be opened, in order, the first of them last.
        self._queue = sorted(_entries([_queued(a, i, self._parts) for i, a in enumerate(annotations)]), reverse=True)
        self._fragments: dict[int, _Fragment] = {}

    def built(self) -> Markup:
        while self._queue:
            new = self._queue.pop()[-1]
            self._close_before(new)
            if not (new.start == new.end and new.is_point() and self._waits_for_cell(new)) and self._fits(new):
                self._open(new)
        # What goes on behind the stretch, as a section does that holds the bodies of the notes, ends with it here.
        while len(self._stack) > 1:
            self._close_top(min(self._stack[-1].end, self._end))
        self._write_until(self._end)
        return Markup("".join(self._parts))

    def _waits_for_cell(self, new: _Open) -> bool:
        """Tell whether a page break stands before the first cell of a row: then it goes into the cell."""
        row = self._stack[-1]
        if not _is_row(row) or row.last >= 0 or not self._queue:
            return False
        following = self._queue[-1][-1]
        if following.annotation.element != "cell" or following.start != new.start:
            return False
        self._push(new.behind(following))
        return True

    def _fits(self, new: _Open) -> bool:
        """Cut what crosses; return False when the new element has to wait for its turn in the queue."""
        outer = self._stack[-1]
        if new.end <= outer.end:
            return True
        if new.depth < outer.depth:
            self._cut(outer, new.start)
            self._close_top(new.start)
            self._push(new.entry())
            return False
        self._push_rest(new, outer.end)
        new.end = outer.end
        new.part_of = new.part_of or str(new.order)
        return True

    def _cut(self, outer: _Open, at: int) -> None:
        self._push_rest(outer, at)
        outer.part_of = outer.part_of or str(outer.order)
        outer.end = at
        self._link(outer, outer.at)

    def _push_rest(self, opened: _Open, start: int) -> None:
        """Queue what is left of an element behind a cut; it begins with text, not with the space between."""
        while start < opened.end and self._text[start] in XML_SPACE:
            start += 1
        if start < opened.end:
            self._push(_rest(opened, start).entry())

    def _push(self, entry: _Entry) -> None:
        at = len(self._queue)
        while at and self._queue[at - 1] < entry:
            at -= 1
        self._queue.insert(at, entry)

    def _open(self, new: _Open) -> None:
        if new.start > self._cursor:
            self._write_until(new.start)
        annotation = new.annotation
        if annotation.consumes:
            self._cursor = max(self._cursor, new.start + annotation.consumes)
        parts = self._stack[-1].parts
        if new.start == new.end and self._waits_outside(new):
            parts = []
        new.parts, new.at = parts, len(parts)
        parts.append(start_tag(annotation.element, annotation.attributes))
        if annotation.inserted or annotation.elsewhere:
            parts += self._content(annotation)
        if new.part_of is not None:
            self._link(new, new.at)
        self._stack.append(new)
        if not new.covers:
            self._close_top(self._cursor)

    def _waits_outside(self, new: _Open) -> bool:
        """Tell whether a point stands between two cells of a row, which holds nothing but cells: it goes into one."""
        row = self._stack[-1]
        return row.last >= 0 and _is_row(row) and new.is_point()

    def _content(self, annotation: Annotation) -> list[Markup]:
        """Return what an element holds that does not stand in the text here."""
        content = [_inserted(one) for one in annotation.inserted]
        if annotation.elsewhere:
            body = annotation.elsewhere
            content.append(_Builder(self._text, self._moved[body], body, self._moved, ()).built())
        return content

    def _link(self, part: _Open, at: int) -> None:
        """Give a part of an element its identifier, and point from it to the part before and from there to it."""
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

    def _close_before(self, new: _Open) -> None:
        """Close what ends before an element that is to open; nothing opens within a marker."""
        start = new.start
        while True:
            top = self._stack[-1]
            if top.end > start and not top.is_marker:
                return
            if top.end == start and not top.is_marker and not _is_over(top, new):
                return
            self._close_top(top.end)

    def _close_top(self, at: int) -> None:
        if at > self._cursor:
            self._write_until(at)
        top = self._stack.pop()
        top.parts.append(f"</{top.annotation.element}>")
        parent = self._stack[-1]
        if top.parts is parent.parts:
            parent.last = len(top.parts) - 1
        else:
            parent.parts[parent.last] = "".join(top.parts) + parent.parts[parent.last]

    def _write_until(self, offset: int) -> None:
        while self._absent and self._absent[0].start < offset:
            body = self._absent.popleft()
            self._write_until(body.start)
            self._cursor = max(self._cursor, body.end)
        if offset > self._cursor:
            self._stack[-1].parts.append(self._written(self._text[self._cursor : offset]))
            self._cursor = offset


def _is_row(opened: _Open) -> bool:
    return opened.annotation.element == "row"


def _part_id(part: _Open, number: int) -> str:
    return f"{part.annotation.element}-{part.order}-{number}"


def _is_over(top: _Open, new: _Open) -> bool:
    """Tell whether an element that ends where another begins ends before it.

    A note without a mark at the end of a block is still in the block, as is an empty cell at the end of a row.
    """
    annotation = top.annotation
    if new.end == top.end and new.annotation.element in _WITHIN:
        return False
    within = new.annotation.level > annotation.level > 0 and new.end == top.end
    return not within and (top.end > top.start or annotation.level > 0)


def _entries(opens: list[_Open]) -> Iterator[_Entry]:
    """Yield what stands in the queue; an empty block stands before the blocks that begin there after it.

    A named place stands behind it: the blocks that end there are not over before it.
    """
    empty = {one.start: one for one in opens if one.start == one.end and one.is_empty_block()}
    if not empty:
        yield from map(_Open.entry, opens)
        return
    beginning: dict[int, list[_Open]] = {}
    for one in opens:
        if one.annotation.level and not one.is_empty_block():
            beginning.setdefault(one.start, []).append(one)
    for one in opens:
        if one.start == one.end and one.start in empty:
            yield _beside_empty(one, empty[one.start], beginning.get(one.start, ()))
        else:
            yield one.entry()


def _beside_empty(one: _Open, empty: _Open, beginning: Iterable[_Open]) -> _Entry:
    if one.is_empty_block():
        later = (block for block in beginning if block.order > one.order)
        first = min(later, key=_Open.entry, default=None)
        return one.before(first) if first else one.entry()
    is_behind = one.annotation.element == "anchor" and one.order > empty.order
    return one.behind(empty) if is_behind else one.entry()


def _queued(annotation: Annotation, order: int, parts: list[str]) -> _Open:
    depth: float = _DEPTH.get(annotation.element, _INNERMOST)
    if annotation.attributes.get("rend") == "blockquote":
        depth = _DEPTH["sp"]
    if annotation.element == "note" and (annotation.consumes or annotation.start == annotation.end):
        depth = _INNERMOST
    if annotation.level:
        depth = _DEPTH["sp"] + annotation.level * _LEVEL
    covers = annotation.end > annotation.start or annotation.level > 0
    length = annotation.end - annotation.start
    is_marker = annotation.consumes >= length and annotation.element in _MARKS
    return _Open(annotation.start, annotation.end, covers, depth, order, annotation, parts, is_marker)


def _rest(opened: _Open, start: int) -> _Open:
    """Return what is left of an element behind a cut; its marker and what is inserted stay in the first part."""
    annotation = opened.annotation._replace(
        consumes=0, inserted=(), elsewhere=None, attributes=_without_id(opened.annotation.attributes)
    )
    part_of = opened.part_of or str(opened.order)
    return _Open(start, opened.end, True, opened.depth, opened.order, annotation, opened.parts, part_of=part_of)


def _without_id(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if name != "xml:id"}


def _inserted(inserted: Inserted | str) -> Markup:
    if isinstance(inserted, str):
        return Markup(written(inserted))
    return element(inserted.element, inserted.attributes, *(_inserted(child) for child in inserted.children))
