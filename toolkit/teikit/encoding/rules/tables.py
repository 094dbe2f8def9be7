"""The rule ``tables``: lines whose cells are separated by tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span, trimmed
from teikit.encoding.rules.labels import readings

RULE = "tables"


def tables(context: Context) -> Iterator[Annotation]:
    """Encode two or more consecutive lines of cells that are separated by tabs as a table.

    A tab after a label (``1.``, ``(a)``) does not separate cells.
    """
    if "\t" not in context.text:
        return
    run: list[Span] = []
    for words in context.free_lines():
        line = _with_last_tabs(context.text, words)
        is_row = _is_row(context.text, line)
        continues = is_row and not (run and context.crosses_block(run[-1].end, line.start))
        if run and not (continues and context.transcript.is_blank(Span(run[-1].end, line.start))):
            yield from _table(context, run)
            run = []
        if is_row:
            run.append(line)
    yield from _table(context, run)


def _with_last_tabs(text: str, line: Span) -> Span:
    """Return a line with the tabs at its end, each of which precedes an empty cell."""
    end = line.end
    while text[end : end + 1] == "\t":
        end += 1
    return Span(line.start, end)


def _is_row(text: str, line: Span) -> bool:
    cells = _cells(text, line)
    return len(cells) > 1 and not readings(text[cells[0].start : cells[0].end])


def _cells(text: str, line: Span) -> list[Span]:
    if "\t" not in text[line.start : line.end]:
        return [line]
    tabs = [i for i in range(line.start, line.end) if text[i] == "\t"]
    edges = [line.start - 1, *tabs, line.end]
    cells = [trimmed(text, Span(a + 1, b)) for a, b in pairwise(edges)]
    return [cell if cell.start < cell.end else Span(a, a) for cell, a in zip(cells, edges, strict=False)]


def _table(context: Context, lines: Sequence[Span]) -> Iterator[Annotation]:
    if len(lines) < 2:
        return
    yield Annotation(lines[0].start, lines[-1].end, "table", {}, RULE, "medium", reason="lines of cells")
    for line in lines:
        yield Annotation(*line, "row", {}, RULE, reason="a line of cells")
        for cell in _cells(context.text, line):
            yield Annotation(*cell, "cell", {}, RULE, reason="between tabs")
