"""Blocks: lists and paragraphs, from lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import median

from teikit.encode.annotation import Annotation
from teikit.encode.context import Context
from teikit.encode.transcript import XML_SPACE, Span

#: Text whose blocks are parted by blank lines and whose lines are no longer than this was wrapped by hand.
WRAPPED_AT = 100


def lists(context: Context) -> Iterator[Annotation]:
    """``- 1.`` and ``- What is …`` on two lines are a label and its item; ``- What is …`` alone is an item."""
    marker = str(context.profile.get("lists", "marker"))
    label = context.profile.pattern("lists", "label")
    lines = [line for line in context.free_lines() if context.text.startswith(marker, line.start)]
    for run in _adjacent(context, lines):
        parts = list(_parts(context, run, marker, label))
        labels = sum(part.element == "label" for part in parts)
        if labels and labels * 2 != len(parts):
            parts = [_item(Span(part.start, part.end), marker, "medium") for part in parts]
        yield Annotation(run[0].start, run[-1].end, "list", {}, "lists", reason=f"{len(parts)} marked lines")
        yield from parts


def _parts(context: Context, run: list[Span], marker: str, label: re.Pattern[str]) -> Iterator[Annotation]:
    after_label = False
    for line in run:
        content = context.text[line.start + len(marker) : line.end].strip(XML_SPACE)
        is_label = not after_label and label.search(content) is not None
        if is_label:
            yield Annotation(*line, "label", {}, "lists", consumes=len(marker), reason="marked line, label alone")
        else:
            yield _item(line, marker, "high")
        after_label = is_label


def _item(line: Span, marker: str, certainty: str) -> Annotation:
    return Annotation(*line, "item", {}, "lists", certainty, consumes=len(marker), reason="marked line")


def _adjacent(context: Context, lines: Iterable[Span]) -> Iterator[list[Span]]:
    """Group lines that follow one another without a line of text between them."""
    text_lines = [line for line in context.transcript.lines if not context.transcript.is_blank(line)]
    number = {line: i for i, line in enumerate(text_lines)}
    for _, run in groupby(enumerate(lines), lambda pair: number[pair[1]] - pair[0]):
        yield [line for _, line in run]


def paragraphs(context: Context) -> Iterator[Annotation]:
    """Every line that is nothing else is a paragraph; in wrapped text, every run of lines between blank ones.

    A line that holds nothing but a page marker is no paragraph: the page break stands between blocks.
    """
    masked = context.masked()
    free = list(context.free_lines())
    blocks = _wrapped(context, free) if _is_wrapped(context) else free
    for block in blocks:
        if masked[block.start : block.end].strip(XML_SPACE):
            yield Annotation(*block, "p", {}, "paragraphs", reason="block of text")


def _is_wrapped(context: Context) -> bool:
    layout = context.profile.get("text", "layout")
    if layout != "auto":
        return bool(layout == "wrapped")
    transcript = context.transcript
    lengths = [line.end - line.start for line in transcript.lines if not transcript.is_blank(line)]
    blank = len(transcript.lines) - len(lengths)
    return 0 < blank < len(lengths) and median(lengths) <= WRAPPED_AT


def _wrapped(context: Context, free: list[Span]) -> Iterator[Span]:
    numbers = {line: i for i, line in enumerate(context.transcript.lines)}
    for _, run in groupby(enumerate(free), lambda pair: numbers[pair[1]] - pair[0]):
        lines = [line for _, line in run]
        yield Span(lines[0].start, lines[-1].end)
