"""Lists by their labels alone: ``1.``, ``(a)``, ``IV.`` at the beginning of paragraphs that count up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.labels import Reading, readings
from teikit.encoding.rules.layout import blocks_of_lines, indent, is_wrapped

RULE = "labelled-lists"


@dataclass(slots=True)
class _Item:
    """An item: its label, its paragraphs in their order, the lists within it; how far its label is indented."""

    label: Span
    indent: int
    paragraphs: list[Span]
    lists: list[_List] = field(default_factory=list)

    @property
    def end(self) -> int:
        return max([self.paragraphs[-1].end, *(inner.end for inner in self.lists)])


@dataclass(slots=True)
class _List:
    style: str
    last: int
    items: list[_Item]

    @property
    def end(self) -> int:
        return self.items[-1].end


def labelled_lists(context: Context) -> Iterator[Annotation]:
    """``1. The roof leaks.``, ``2. The books are damp.``, paragraphs whose labels count up from one, are a list.

    Labels of another style open a list within the item before. A paragraph that is indented below a label goes on with
    its item. One label alone is none: what it begins is a paragraph.
    """
    pattern = compiled(context.profile.lists.labelled)
    text = context.masked()

    def opens(line: Span) -> bool:
        return pattern.match(text, line.start, line.end) is not None

    nesting = _Nesting(context)
    for block in blocks_of_lines(context, opens=opens):
        label = pattern.match(text, block.start, block.end)
        found = readings(label["label"]) if label else ()
        nesting.take(block, Span(*label.span("label")) if label and found else None, found)
    for one in nesting.lists:
        yield from _annotations(one) if len(one.items) > 1 else _within(one.items[0])


class _Nesting:
    """Reads blocks, one after the other, into lists."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.masked()
        self._wrapped = is_wrapped(context)
        self._stack: list[_List] = []
        self._end = 0
        self.lists: list[_List] = []

    def take(self, block: Span, label: Span | None, found: Iterable[Reading]) -> None:
        """Take a block as an item, as a paragraph of one, or as what ends the lists."""
        if self._text[self._end : block.start].strip(XML_SPACE) or self._context.crosses_block(self._end, block.start):
            self._stack.clear()
        taken = self._goes_on(block) if label is None else self._is_item(block, label, list(found))
        if not taken:
            self._stack.clear()
        self._end = block.end

    def _is_item(self, block: Span, label: Span, found: list[Reading]) -> bool:
        begins = next(i for i in range(label.end, block.end) if self._text[i] not in XML_SPACE)
        item = _Item(label, indent(self._text, label.start), [Span(begins, block.end)])
        for depth in range(len(self._stack) - 1, -1, -1):
            level = self._stack[depth]
            if any(reading == (level.style, level.last + 1) for reading in found):
                del self._stack[depth + 1 :]
                level.items.append(item)
                level.last += 1
                return True
        first = next((reading for reading in found if reading.number == 1), None)
        if first is None:
            return False
        new = _List(first.style, 1, [item])
        within = self._stack and all(level.style != first.style for level in self._stack)
        if within:
            self._stack[-1].items[-1].lists.append(new)
        else:
            self._stack.clear()
            self.lists.append(new)
        self._stack.append(new)
        return True

    def _goes_on(self, block: Span) -> bool:
        """Take a paragraph that stands further in than the label of an item that is open, the innermost such."""
        if not self._wrapped:
            return False
        inset = indent(self._text, block.start)
        while self._stack and inset <= self._stack[-1].items[-1].indent:
            self._stack.pop()
        if not self._stack:
            return False
        self._stack[-1].items[-1].paragraphs.append(block)
        return True


def _annotations(made: _List) -> Iterator[Annotation]:
    reason = f"{len(made.items)} paragraphs with labels that count up"
    yield Annotation(made.items[0].label.start, made.end, "list", {}, RULE, "medium", reason=reason)
    for item in made.items:
        first = item.paragraphs[0]
        yield Annotation(*item.label, "label", {}, RULE, reason="label of an item")
        yield Annotation(first.start, item.end, "item", {}, RULE, reason="behind its label")
        yield from (
            Annotation(*paragraph, "p", {}, RULE, reason="paragraph of an item")
            for paragraph in (item.paragraphs if len(item.paragraphs) > 1 else ())
        )
        for inner in item.lists:
            yield from _annotations(inner) if len(inner.items) > 1 else _alone(inner.items[0])


def _within(item: _Item) -> Iterator[Annotation]:
    """Yield the lists within what is no item: paragraphs see to the rest."""
    for inner in item.lists:
        yield from _annotations(inner) if len(inner.items) > 1 else _within(inner.items[0])


def _alone(item: _Item) -> Iterator[Annotation]:
    """Yield what is no list, one label within an item, as its paragraphs."""
    first, *others = item.paragraphs
    spans = [Span(item.label.start, first.end), *others]
    yield from (Annotation(*span, "p", {}, RULE, reason="paragraph of an item") for span in spans)
    yield from _within(item)
