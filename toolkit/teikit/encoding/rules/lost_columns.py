"""The rule ``lost-columns``: tables whose cells are on a line each, without column separators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation, compiled
from teikit.encoding.rules.attendance import person
from teikit.encoding.rules.enclosed_documents import free_lines_in, segments
from teikit.encoding.rules.layout import is_wrapped

RULE = "lost-columns"


def lost_columns(context: Context) -> Iterator[Annotation]:
    """Encode consecutive short lines that are not sentences as a table, a cell and a row each.

    An editor has to combine the cells of a row. The rule has no effect on wrapped text, on sources that mark their
    tables, and on the first lines of a document, which are a title page.
    """
    cells = _cells(context.profile)
    short = [line for line in context.free_lines() if line.end - line.start <= cells.longest]
    if len(short) < cells.least or context.transcript.annotations or is_wrapped(context):
        return
    text = context.masked()
    for segment in segments(context):
        for run in _runs(context, cells, free_lines_in(context, segment)):
            words = (text[line.start : line.end].strip(XML_SPACE) for line in run)
            if sum(map(cells.is_cell, words)) >= cells.least and text[segment.start : run[0].start].strip(XML_SPACE):
                yield from _table(run)


def _runs(context: Context, cells: _CellFilter, lines: Iterator[Span]) -> Iterator[list[Span]]:
    """Yield the runs of consecutive lines that may be cells; the first line of each is certainly one."""
    text = context.masked()
    run: list[Span] = []
    for line in lines:
        words = text[line.start : line.end].strip(XML_SPACE)
        may_be = cells.may_be_cell(words)
        if run and not (may_be and not text[run[-1].end : line.start].strip(XML_SPACE)):
            yield run
            run = []
        if may_be and (run or cells.is_cell(words)):
            run.append(line)
    yield run


def _table(lines: Sequence[Span]) -> Iterator[Annotation]:
    reason = f"{len(lines)} short lines that are not sentences: cells without columns"
    yield Annotation(lines[0].start, lines[-1].end, "table", {}, RULE, "low", reason=reason, alternatives=("p",))
    for line in lines:
        yield Annotation(*line, "row", {}, RULE, "low", reason="a line of its own")
        yield Annotation(*line, "cell", {}, RULE, "low", reason="a line of its own")


@lru_cache(maxsize=8)
def _cells(profile: Profile) -> _CellFilter:
    return _CellFilter(profile)


class _CellFilter:
    """The criteria that distinguish cells from sentences."""

    def __init__(self, profile: Profile) -> None:
        self.least = max(profile.lost_columns.least, 1)
        self.longest = profile.lost_columns.longest
        self._sentence = compiled(profile.lost_columns.sentence)
        self._no_cell = compiled(profile.lost_columns.no_cell)
        self._person = person(profile)
        self._opens_sentence = re.compile(rf"(?:{alternation(profile.names.openers)})\b")

    def is_cell(self, words: str) -> bool:
        """Return whether a line is a cell: short, not the end of a sentence or a label, not a name with a title."""
        if words.endswith(":") or not self.may_be_cell(words):
            return False
        return not (self._sentence.search(words) or self._person.search(words))

    def may_be_cell(self, words: str) -> bool:
        """Return whether a line may be among cells: short, not numbered, not running text."""
        if len(words) > self.longest or self._no_cell.search(words):
            return False
        return not (self._sentence.search(words) and self._opens_sentence.match(words))
