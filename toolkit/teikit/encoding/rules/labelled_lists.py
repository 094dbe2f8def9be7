"""The rule ``labelled-lists``: paragraphs whose labels count up: ``1.``, ``(a)``, ``IV.``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.labels import Reading, readings
from teikit.encoding.rules.layout import blocks_of_lines, indent, is_wrapped

RULE = "labelled-lists"


class _Item(msgspec.Struct):
    """An item of a list; ``indent`` is that of its label."""

    label: Span
    indent: int
    paragraphs: list[Span]
    lists: list[_List] = msgspec.field(default_factory=list)

    @property
    def end(self) -> int:
        return max([self.paragraphs[-1].end, *(inner.end for inner in self.lists)])


class _List(msgspec.Struct):
    style: str
    last: int
    items: list[_Item]

    @property
    def end(self) -> int:
        return self.items[-1].end


def labelled_lists(context: Context) -> Iterator[Annotation]:
    """Encode paragraphs whose labels count up from one as a list: ``1. The roof leaks.``, ``2. The books are damp.``.

    Labels of another style begin a list within the item before. A paragraph that is indented more than a label
    continues its item. A single label is the beginning of a paragraph.
    """
    pattern = compiled(context.profile.lists.labelled)
    text = context.masked()

    def opens(line: Span) -> bool:
        return pattern.match(text, line.start, line.end) is not None

    parser = _LabelledListParser(context)
    for block in blocks_of_lines(context, opens=opens):
        label = pattern.match(text, block.start, block.end)
        found = readings(label["label"]) if label else ()
        parser.add(block, Span(*label.span("label")) if label and found else None, found)
    for one in parser.lists:
        yield from _annotate(one) if len(one.items) > 1 else _within(one.items[0])


class _LabelledListParser:
    """A parser of blocks, which nests lists by the styles of their labels."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.masked()
        self._wrapped = is_wrapped(context)
        self._stack: list[_List] = []
        self._end = 0
        self.lists: list[_List] = []

    def add(self, block: Span, label: Span | None, found: Iterable[Reading]) -> None:
        """Add a block as an item or as a paragraph of an item; another block ends the lists.

        :param found: the possible readings of the label.
        """
        if self._text[self._end : block.start].strip(XML_SPACE) or self._context.crosses_block(self._end, block.start):
            self._stack.clear()
        is_added = self._add_paragraph(block) if label is None else self._add_item(block, label, list(found))
        if not is_added:
            self._stack.clear()
        self._end = block.end

    def _add_item(self, block: Span, label: Span, found: list[Reading]) -> bool:
        start = next(i for i in range(label.end, block.end) if self._text[i] not in XML_SPACE)
        item = _Item(label, indent(self._text, label.start), [Span(start, block.end)])
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

    def _add_paragraph(self, block: Span) -> bool:
        """Add a paragraph to the innermost open item whose label is indented less; return whether there is one."""
        if not self._wrapped:
            return False
        inset = indent(self._text, block.start)
        while self._stack and inset <= self._stack[-1].items[-1].indent:
            self._stack.pop()
        if not self._stack:
            return False
        self._stack[-1].items[-1].paragraphs.append(block)
        return True


def _annotate(made: _List) -> Iterator[Annotation]:
    reason = f"{len(made.items)} paragraphs with labels that count up"
    yield Annotation(made.items[0].label.start, made.end, "list", {}, RULE, "medium", reason=reason)
    for item in made.items:
        first = item.paragraphs[0]
        yield Annotation(*item.label, "label", {}, RULE, reason="label of an item")
        yield Annotation(first.start, item.end, "item", {}, RULE, reason="after its label")
        yield from (
            Annotation(*paragraph, "p", {}, RULE, reason="paragraph of an item")
            for paragraph in (item.paragraphs if len(item.paragraphs) > 1 else ())
        )
        for inner in item.lists:
            yield from _annotate(inner) if len(inner.items) > 1 else _as_paragraphs(inner.items[0])


def _within(item: _Item) -> Iterator[Annotation]:
    """Yield the lists within a single labelled paragraph, which itself is left to the rule ``paragraphs``."""
    for inner in item.lists:
        yield from _annotate(inner) if len(inner.items) > 1 else _within(inner.items[0])


def _as_paragraphs(item: _Item) -> Iterator[Annotation]:
    """Yield a single labelled paragraph within an item as paragraphs."""
    first, *others = item.paragraphs
    spans = [Span(item.label.start, first.end), *others]
    yield from (Annotation(*span, "p", {}, RULE, reason="paragraph of an item") for span in spans)
    yield from _within(item)
