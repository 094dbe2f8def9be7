"""Lists: marked lines, their labels, and how they nest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.block_quotations import quoted
from teikit.encoding.rules.dates import document_day
from teikit.encoding.rules.labels import Reading, readings
from teikit.encoding.rules.layout import blocks_of_lines

RULE = "lists"


@dataclass(slots=True)
class _Item:
    """An item: where its label stands (if it has one), where its own text stands, the lists within it.

    Its text is a marked line, or unmarked ``paragraphs`` behind a label that stands alone; paragraphs behind a marked
    line are a quotation that it leads in to.
    """

    label: Span | None
    text: Span | None
    lists: list[_List] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)

    @property
    def end(self) -> int:
        parts = [span.end for span in (self.label, self.text, *self.paragraphs) if span]
        return max(parts + [inner.end for inner in self.lists])

    @property
    def start(self) -> int:
        return self.label.start if self.label else self.text.start if self.text else self.lists[0].start


@dataclass(slots=True)
class _List:
    style: str = ""
    last: int = 0
    items: list[_Item] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


def lists(context: Context) -> Iterator[Annotation]:
    """``- 1.`` and ``- What is …`` on two lines are a label and its item; ``- What is …`` alone is an item.

    Labels of another style (``a.`` after ``1.``) open a list within the item before. An unlabelled item after a
    labelled one goes on with it: its label is empty. Paragraphs between ``- 1.`` and ``- 2.`` are the item.
    ``Subject:`` on a line of its own above a list is its heading.
    """
    marker = context.profile.lists.marker
    label = compiled(context.profile.lists.label)
    for run in _runs(context, marker, label):
        head = _head(context, run[0])
        for made in _Nesting(context, marker, label).read(run):
            yield from _annotations(made, len(marker), head)
            head = None


def _head(context: Context, first: Span) -> Annotation | None:
    """Return the line right above a list as its heading, where it says what the list is of."""
    day = document_day(context, first.start)
    if day and day.year < context.profile.lists.headed_from:
        return None
    above = max((line for line in context.free_lines() if line.end <= first.start), default=None)
    if above is None or context.masked()[above.end : first.start].strip(XML_SPACE):
        return None
    said = compiled(context.profile.lists.head).search(context.masked()[above.start : above.end])
    kind = {"type": said["type"].lower()} if said else {}
    return Annotation(*above, "head", kind, RULE, reason="says what the list is of") if said else None


def _runs(context: Context, marker: str, label: re.Pattern[str]) -> Iterator[list[Span]]:
    """Yield the marked blocks that follow one another; a line that holds nothing but a page break is no text.

    With them go the unmarked blocks between a label that stands alone and the next; behind the last label, one. A
    quotation goes with the item that leads in to it.
    """
    run: list[Span] = []
    waiting: list[Span] = []
    attendance = compiled(context.profile.attendance.label)

    def goes_on(run: list[Span], waiting: list[Span], block: Span) -> bool:
        present = attendance.search(context.masked()[block.start : block.end])
        return not present and _is_label(context, run[-1], marker, label) and _joined(context, [*run, *waiting], block)

    blocks = list(blocks_of_lines(context, starting=marker))
    led = _led_by_items(context, blocks, marker)
    for block in blocks:
        if not context.text.startswith(marker, block.start):
            if run and block.start in led and _joined(context, run, block):
                run.append(block)
            elif run and goes_on(run, waiting, block):
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


def _led_by_items(context: Context, blocks: Sequence[Span], marker: str) -> set[int]:
    """Return where the paragraphs begin to which an item leads in: a quotation, or one that begins with one."""
    led: set[int] = set()
    whole = dict(quoted(context, blocks))
    for i, (item, block) in enumerate(pairwise(blocks), 1):
        words = context.masked()[item.start : item.end]
        if context.text.startswith(marker, item.start) and words.rstrip(XML_SPACE).endswith(":"):
            count = whole.get(i, int(_begins_with_quotation(context, block)))
            led |= {paragraph.start for paragraph in blocks[i : i + count]}
    return led


def _begins_with_quotation(context: Context, block: Span) -> bool:
    words = context.masked()[block.start : block.end]
    return any(words.startswith(mark) and end in words[1:] for mark, end in context.profile.quotations.marks)


def _joined(context: Context, before: Sequence[Span], block: Span) -> bool:
    """Tell whether nothing stands between blocks and the next."""
    end = before[-1].end
    return not (context.masked()[end : block.start].strip(XML_SPACE) or context.crosses_block(end, block.start))


def _is_label(context: Context, block: Span, marker: str, label: re.Pattern[str]) -> bool:
    return label.search(context.masked()[block.start + len(marker) : block.end].strip(XML_SPACE)) is not None


class _Nesting:
    """Reads marked lines into lists."""

    def __init__(self, context: Context, marker: str, label: re.Pattern[str]) -> None:
        self._text = context.masked()
        self._marker = marker
        self._label = label
        self._made: list[_List] = []
        self._stack: list[_List] = []

    def read(self, run: Sequence[Span]) -> list[_List]:
        """Return the lists of a run, one after the other."""
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
        """Take a paragraph behind a label that waits for its item, or behind an item that leads in to it.

        Behind anything else it ends the lists.
        """
        item = self._stack[-1].items[-1] if self._stack else None
        if item and (waiting or item.paragraphs or self._leads_in()):
            item.paragraphs.append(line)
        else:
            self._stack.clear()

    def _opens_list(self, found: Sequence[Reading], line: Span, following: Span | None) -> bool:
        """Tell whether a label right behind a label opens a list that has no words before it."""
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
        if same and not self._leads_in():
            self._stack.clear()
        self._push(found[0].style)
        self._append(_Item(line, None), found[0].number)

    def _leads_in(self) -> bool:
        item = self._stack[-1].items[-1]
        return item.text is not None and self._text[: item.text.end].rstrip(XML_SPACE).endswith(":")

    def _unlabelled(self, line: Span) -> None:
        if not self._stack:
            self._push("")
        goes_on = [depth for depth, level in enumerate(self._stack) if level.items and not level.items[-1].label]
        if goes_on:
            del self._stack[goes_on[-1] + 1 :]
        self._append(_Item(None, line), self._stack[-1].last)

    def _push(self, style: str) -> None:
        new = _List(style)
        if self._stack and (self._stack[-1].style or self._leads_in()):
            self._stack[-1].items[-1].lists.append(new)
        else:
            self._stack.clear()
            self._made.append(new)
        self._stack.append(new)

    def _append(self, item: _Item, number: int) -> None:
        self._stack[-1].items.append(item)
        self._stack[-1].last = number


def _annotations(made: _List, marker: int, head: Annotation | None = None) -> Iterator[Annotation]:
    kind = head.attributes if head else {}
    reason = f"{len(made.items)} items" + (f", labels like {made.style.replace(' ', 'n')}" if made.style else "")
    yield Annotation(head.start if head else made.start, made.end, "list", kind, RULE, reason=reason)
    if head:
        yield head._replace(attributes={})
    before = made.start
    for item in made.items:
        start = item.text.start if item.text else item.label.end if item.label else item.start
        if item.label:
            yield Annotation(*item.label, "label", {}, RULE, consumes=marker, reason="marked line, label alone")
        elif made.style:
            yield Annotation(before, before, "label", {}, RULE, reason="goes on with the item before")
        before = item.end
        certainty = "high" if item.text else "medium"
        consumes = marker if item.text else 0
        start = item.paragraphs[0].start if item.paragraphs and not item.text else start
        yield Annotation(start, item.end, "item", {}, RULE, certainty, consumes, reason="marked line")
        behind = "quoted by the item" if item.text else "behind a label that stands alone"
        for paragraph in item.paragraphs if item.text or len(item.paragraphs) > 1 else ():
            yield Annotation(*paragraph, "p", {}, RULE, reason=behind)
        for inner in item.lists:
            yield from _annotations(inner, marker)
