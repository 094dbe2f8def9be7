"""Lists: marked lines, their labels, and how they nest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from teikit.encode.annotation import Annotation
from teikit.encode.context import Context
from teikit.encode.rules.labels import Reading, readings
from teikit.encode.rules.layout import blocks_of_lines
from teikit.encode.transcript import XML_SPACE, Span

RULE = "lists"


@dataclass(slots=True)
class _Item:
    """An item: where its label stands (if it has one), where its own text stands, the lists within it."""

    label: Span | None
    text: Span | None
    lists: list[_List] = field(default_factory=list)

    @property
    def end(self) -> int:
        parts = [span.end for span in (self.label, self.text) if span]
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
    labelled one goes on with it: its label is empty.
    """
    marker = str(context.profile.get(RULE, "marker"))
    label = context.profile.pattern(RULE, "label")
    for run in _runs(context, marker):
        for made in _Nesting(context, marker, label).read(run):
            yield from _annotations(made, len(marker))


def _runs(context: Context, marker: str) -> Iterator[list[Span]]:
    """Yield the marked blocks that follow one another; a line that holds nothing but a page break is no text."""
    run: list[Span] = []
    for block in blocks_of_lines(context, starting=marker):
        if context.text.startswith(marker, block.start):
            text_between = run and context.masked()[run[-1].end : block.start].strip(XML_SPACE)
            if run and (text_between or context.parted(run[-1].end, block.start)):
                yield run
                run = []
            run.append(block)
    if run:
        yield run


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


def _annotations(made: _List, marker: int) -> Iterator[Annotation]:
    reason = f"{len(made.items)} items" + (f", labels like {made.style.replace(' ', 'n')}" if made.style else "")
    yield Annotation(made.start, made.end, "list", {}, RULE, reason=reason)
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
        yield Annotation(start, item.end, "item", {}, RULE, certainty, consumes, reason="marked line")
        for inner in item.lists:
            yield from _annotations(inner, marker)
