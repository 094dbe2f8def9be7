"""The rule ``lists``: marked lines, their labels, and their nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.block_quotations import quoted
from teikit.encoding.rules.dates import document_day
from teikit.encoding.rules.labels import Reading, readings
from teikit.encoding.rules.layout import blocks_of_lines

RULE = "lists"


class _Item(msgspec.Struct):
    """An item of a list."""

    label: Span | None

    text: Span | None
    """The marked line of the item, ``None`` for paragraphs after a label on a line of its own."""

    lists: list[_List] = msgspec.field(default_factory=list)
    """The lists within the item."""

    paragraphs: list[Span] = msgspec.field(default_factory=list)
    """Unmarked paragraphs: the text of the item, or a quotation that its marked line introduces."""

    @property
    def end(self) -> int:
        parts = [span.end for span in (self.label, self.text, *self.paragraphs) if span]
        return max(parts + [inner.end for inner in self.lists])

    @property
    def start(self) -> int:
        return self.label.start if self.label else self.text.start if self.text else self.lists[0].start


class _List(msgspec.Struct):
    style: str = ""
    last: int = 0
    items: list[_Item] = msgspec.field(default_factory=list)

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


def lists(context: Context) -> Iterator[Annotation]:
    """Encode ``- 1.`` and ``- What is …`` on two lines as a label and its item, ``- What is …`` alone as an item.

    Labels of another style (``a.`` after ``1.``) begin a list within the item before. An unlabelled item after a
    labelled one has an empty label. Paragraphs between ``- 1.`` and ``- 2.`` are an item. ``Subject:`` on a line of
    its own above a list is its heading.
    """
    marker = context.profile.lists.marker
    label = compiled(context.profile.lists.label)
    for run in _runs(context, marker, label):
        head = _head(context, run[0])
        for made in _ListParser(context, marker, label).parse(run):
            yield from _annotate(made, len(marker), head)
            head = None


def _head(context: Context, first: Span) -> Annotation | None:
    """Return the line right above a list as its heading, if it gives the type of the list."""
    day = document_day(context, first.start)
    if day and day.year < context.profile.lists.headed_from:
        return None
    above = max((line for line in context.free_lines() if line.end <= first.start), default=None)
    if above is None or context.masked()[above.end : first.start].strip(XML_SPACE):
        return None
    match = compiled(context.profile.lists.head).search(context.masked()[above.start : above.end])
    if match is None:
        return None
    return Annotation(*above, "head", {"type": match["type"].lower()}, RULE, reason="type of the list")


def _runs(context: Context, marker: str, label: re.Pattern[str]) -> Iterator[list[Span]]:
    """Yield the runs of consecutive marked blocks; a line with a page break only does not interrupt a run.

    A run includes the unmarked blocks between two labels on lines of their own, one block after the last label, and a
    quotation that an item introduces.
    """
    run: list[Span] = []
    waiting: list[Span] = []
    attendance = compiled(context.profile.attendance.label)

    def continues(run: list[Span], waiting: list[Span], block: Span) -> bool:
        present = attendance.search(context.masked()[block.start : block.end])
        return not present and _is_label(context, run[-1], marker, label) and _joined(context, [*run, *waiting], block)

    blocks = list(blocks_of_lines(context, starting=marker))
    introduced = _introduced_by_items(context, blocks, marker)
    for block in blocks:
        if not context.text.startswith(marker, block.start):
            if run and block.start in introduced and _joined(context, run, block):
                run.append(block)
            elif run and continues(run, waiting, block):
                waiting.append(block)
            elif run:
                yield [*run, *waiting[:1]]
                run, waiting = [], []
            continue
        upto = [*run, *(waiting if _is_label(context, block, marker, label) else waiting[:1])]
        if run and not _joined(context, upto, block):
            yield [*run, *waiting[:1]]
            upto = []
        run, waiting = [*upto, block], []
    if run:
        yield [*run, *waiting[:1]]


def _introduced_by_items(context: Context, blocks: Sequence[Span], marker: str) -> set[int]:
    """Return the starts of the paragraphs that an item introduces: a quotation, or one that begins with one."""
    introduced: set[int] = set()
    whole = dict(quoted(context, blocks))
    for i, (item, block) in enumerate(pairwise(blocks), 1):
        words = context.masked()[item.start : item.end]
        if context.text.startswith(marker, item.start) and words.rstrip(XML_SPACE).endswith(":"):
            count = whole.get(i, int(_begins_with_quotation(context, block)))
            introduced |= {paragraph.start for paragraph in blocks[i : i + count]}
    return introduced


def _begins_with_quotation(context: Context, block: Span) -> bool:
    words = context.masked()[block.start : block.end]
    return any(words.startswith(mark) and end in words[1:] for mark, end in context.profile.quotations.marks)


def _joined(context: Context, before: Sequence[Span], block: Span) -> bool:
    """Return whether a block follows others directly."""
    end = before[-1].end
    return not (context.masked()[end : block.start].strip(XML_SPACE) or context.crosses_block(end, block.start))


def _is_label(context: Context, block: Span, marker: str, label: re.Pattern[str]) -> bool:
    return label.search(context.masked()[block.start + len(marker) : block.end].strip(XML_SPACE)) is not None


class _ListParser:
    """A parser of marked lines, which nests lists by the styles of their labels."""

    def __init__(self, context: Context, marker: str, label: re.Pattern[str]) -> None:
        self._text = context.masked()
        self._marker = marker
        self._label = label
        self._made: list[_List] = []
        self._stack: list[_List] = []

    def parse(self, run: Sequence[Span]) -> list[_List]:
        """Return the lists of a run, in order."""
        waiting: Span | None = None
        for line, following in zip(run, [*run[1:], None], strict=True):
            if not self._text.startswith(self._marker, line.start):
                self._unmarked(line, waiting)
                continue
            if waiting and self._stack[-1].items[-1].paragraphs:
                waiting = None
            words = self._words(line)
            found = readings(words) if self._label.search(words) else ()
            if waiting and not self._opens_list(found, line, following):
                self._stack[-1].items[-1].text = line
                waiting = None
            elif found and following:
                self._labelled(line, found)
                waiting = line
            else:
                self._unlabelled(line)
                waiting = None
        return self._made

    def _unmarked(self, line: Span, waiting: Span | None) -> None:
        """Add a paragraph to a label without text, or to an item that introduces it; otherwise, end the lists."""
        item = self._stack[-1].items[-1] if self._stack else None
        if item and (waiting or item.paragraphs or self._introduces()):
            item.paragraphs.append(line)
        else:
            self._stack.clear()

    def _opens_list(self, found: Sequence[Reading], line: Span, following: Span | None) -> bool:
        """Return whether a label right after a label begins a list within an item without text."""
        first = bool(found) and found[0].number == 1 and found[0].style != self._stack[-1].style
        return first and following is not None

    def _words(self, line: Span) -> str:
        return self._text[line.start + len(self._marker) : line.end].strip(XML_SPACE)

    def _labelled(self, line: Span, found: Sequence[Reading]) -> None:
        for depth in range(len(self._stack) - 1, -1, -1):
            level = self._stack[depth]
            for reading in found:
                if reading.style == level.style and reading.number > level.last and reading.number <= level.last + 3:
                    del self._stack[depth + 1 :]
                    self._append(_Item(line, None), reading.number)
                    return
        same = any(reading.style == level.style for reading in found for level in self._stack)
        if same and not self._introduces():
            self._stack.clear()
        self._push(found[0].style)
        self._append(_Item(line, None), found[0].number)

    def _introduces(self) -> bool:
        item = self._stack[-1].items[-1]
        return item.text is not None and self._text[: item.text.end].rstrip(XML_SPACE).endswith(":")

    def _unlabelled(self, line: Span) -> None:
        if not self._stack:
            self._push("")
        unlabelled = [depth for depth, level in enumerate(self._stack) if level.items and not level.items[-1].label]
        if unlabelled:
            del self._stack[unlabelled[-1] + 1 :]
        self._append(_Item(None, line), self._stack[-1].last)

    def _push(self, style: str) -> None:
        new = _List(style)
        if self._stack and (self._stack[-1].style or self._introduces()):
            self._stack[-1].items[-1].lists.append(new)
        else:
            self._stack.clear()
            self._made.append(new)
        self._stack.append(new)

    def _append(self, item: _Item, number: int) -> None:
        self._stack[-1].items.append(item)
        self._stack[-1].last = number


def _annotate(made: _List, marker: int, head: Annotation | None = None) -> Iterator[Annotation]:
    """Yield the elements of a list.

    :param marker: the length of the marker of an item.
    """
    style = f", labels like {made.style.replace(' ', 'n')}" if made.style else ""
    start, kind = (head.start, head.attributes) if head else (made.start, {})
    yield Annotation(start, made.end, "list", kind, RULE, reason=f"{len(made.items)} items{style}")
    if head:
        yield head._replace(attributes={})
    end_before = made.start
    for item in made.items:
        if item.label:
            yield Annotation(*item.label, "label", {}, RULE, consumes=marker, reason="marked line, label alone")
        elif made.style:
            yield Annotation(end_before, end_before, "label", {}, RULE, reason="continues the item before")
        yield from _annotate_item(item, marker)
        end_before = item.end


def _annotate_item(item: _Item, marker: int) -> Iterator[Annotation]:
    if item.text:
        yield Annotation(item.text.start, item.end, "item", {}, RULE, "high", marker, reason="marked line")
    else:
        yield Annotation(_start_of_unmarked(item), item.end, "item", {}, RULE, "medium", reason="marked line")
    reason = "quoted by the item" if item.text else "after a label on a line of its own"
    for paragraph in item.paragraphs if item.text or len(item.paragraphs) > 1 else ():
        yield Annotation(*paragraph, "p", {}, RULE, reason=reason)
    for inner in item.lists:
        yield from _annotate(inner, marker)


def _start_of_unmarked(item: _Item) -> int:
    """Return the start of an item without a marked line: its paragraphs, or the end of its label."""
    if item.paragraphs:
        return item.paragraphs[0].start
    return item.label.end if item.label else item.start
