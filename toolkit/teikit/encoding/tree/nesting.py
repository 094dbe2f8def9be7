"""Nesting: which of two elements that cover the same text is the outer one, and in which order elements open.

Elements are queued by where they begin, then by size (wider first), then by rank (outer first). An element that covers
no text, such as a page break, precedes everything that begins at its offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from teikit.encoding.model.annotation import Annotation

#: Elements from the outside in: the order in which they nest when they cover the same text, and which of two crossing
#: elements is cut: the inner one.
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
_DEPTH = {element: depth for depth, elements in enumerate(_OUTSIDE_IN) for element in elements}
_INNERMOST = len(_OUTSIDE_IN)
_DEPTH["hi"] = _INNERMOST + 1
#: The depth of a block of the source's own markup: within speeches, around everything else.
_SOURCE_BLOCK = _DEPTH["sp"]
#: Elements that replace a marker or are between two characters; text is never written into them in place.
_MARKS = frozenset({"pb", "lb", "note", "ptr", "figure", "anchor"})
#: Elements without text that belong to the words before them.
_WITHIN = frozenset({"note", "figure"})


def nesting_depth(annotation: Annotation) -> int:
    """Return the nesting depth of an element among others that cover the same text; smaller is further out."""
    return _DEPTH.get(annotation.element, _INNERMOST)


class Pending(msgspec.Struct):
    """An element that waits to be opened, or the rest of one that was cut."""

    start: int
    end: int
    covers: bool
    """Whether it encloses text, or is a block of the source."""
    depth: int
    level: int
    """Twice the level in the markup of the source: odd numbers are for places between two levels."""
    order: int
    """Position in the order in which the annotations were made; unique, but shared by the parts of a cut element."""
    annotation: Annotation
    is_marker: bool = False
    """Whether it replaces a marker or is between two characters, so that nothing opens within it."""
    part_of: str | None = None
    """Set on each part of an element that was cut."""

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among elements that cover the same text; smaller is further out."""
        return self.depth, self.level

    def entry(self) -> Entry:
        """Return its place in the queue."""
        return self.start, self.covers, -self.end, self.depth, self.level, self.order, self

    def entry_before(self, later: Pending) -> Entry:
        """Return the place in the queue directly before another element that begins at the same offset."""
        return self.start, later.covers, -later.end, later.depth, later.level - 1, self.order, self

    def entry_after(self, first: Pending) -> Entry:
        """Return the place in the queue directly after another element that begins at the same offset."""
        return self.start, first.covers, -first.end, first.depth, first.level + 1, self.order, self

    def is_point(self) -> bool:
        """Return whether it is between two characters, as a page break does and an empty cell does not."""
        return self.start == self.end and self.annotation.element != "cell"

    def is_empty_block(self) -> bool:
        """Return whether it is a block of the source without text."""
        return self.start == self.end and self.annotation.level > 0

    def rest(self, start: int) -> Pending:
        """Return the remainder after a cut; its marker and inserted content stay in the first part."""
        attributes = {name: value for name, value in self.annotation.attributes.items() if name != "xml:id"}
        annotation = self.annotation._replace(consumes=0, inserted=(), elsewhere=None, attributes=attributes)
        part_of = self.part_of or str(self.order)
        return Pending(
            start,
            self.end,
            covers=True,
            depth=self.depth,
            level=self.level,
            order=self.order,
            annotation=annotation,
            part_of=part_of,
        )


#: A place in the queue. The order is unique in a queue, so the elements themselves are never compared.
Entry = tuple[int, bool, int, int, int, int, Pending]


def queue(annotations: Iterable[Annotation]) -> list[Entry]:
    """Return the elements in the order in which they open, the first one last."""
    return sorted(_entries([_pending(a, order) for order, a in enumerate(annotations)]), reverse=True)


def _pending(annotation: Annotation, order: int) -> Pending:
    start, end, element = annotation[:3]
    depth, level = _DEPTH.get(element, _INNERMOST), 0
    if annotation.attributes.get("rend") == "blockquote":
        depth = _DEPTH["sp"]
    if element == "note" and (annotation.consumes or start == end):
        depth = _INNERMOST
    if annotation.level:
        depth, level = _SOURCE_BLOCK, 2 * annotation.level
    covers = end > start or annotation.level > 0
    is_marker = annotation.consumes >= end - start and element in _MARKS
    return Pending(start, end, covers, depth, level, order, annotation, is_marker=is_marker)


def _entries(elements: list[Pending]) -> Iterator[Entry]:
    """Yield the places in the queue. An empty block precedes the blocks that begin at its offset and were made later.

    An anchor that was made after an empty block follows it, since the blocks that end there are still open before.
    """
    empty = {one.start: one for one in elements if one.start == one.end and one.is_empty_block()}
    if not empty:
        yield from map(Pending.entry, elements)
        return
    beginning: dict[int, list[Pending]] = {}
    for one in elements:
        if one.annotation.level and not one.is_empty_block():
            beginning.setdefault(one.start, []).append(one)
    for one in elements:
        if one.start == one.end and one.start in empty:
            yield _entry_at_empty_block(one, empty[one.start], beginning.get(one.start, ()))
        else:
            yield one.entry()


def _entry_at_empty_block(one: Pending, empty: Pending, beginning: Iterable[Pending]) -> Entry:
    if one.is_empty_block():
        later = (block for block in beginning if block.order > one.order)
        first = min(later, key=Pending.entry, default=None)
        return one.entry_before(first) if first else one.entry()
    is_after = one.annotation.element == "anchor" and one.order > empty.order
    return one.entry_after(empty) if is_after else one.entry()


def ends_before(ended: Pending, new: Pending) -> bool:
    """Return whether an element that ends where another begins is closed before that one opens.

    A note without a marker at the end of a block is still in the block, as is an empty cell at the end of a row.
    """
    annotation = ended.annotation
    if new.end == ended.end and new.annotation.element in _WITHIN:
        return False
    is_inner = new.annotation.level > annotation.level > 0 and new.end == ended.end
    return not is_inner and (ended.end > ended.start or annotation.level > 0)
