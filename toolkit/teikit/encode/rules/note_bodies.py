"""The bodies of notes at the end of a text: ``1. For the text, see …``, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teikit.encode.context import Context
from teikit.encode.transcript import Span

_SYMBOL = re.compile(r"[*†‡§]")


class Body(NamedTuple):
    """A body: its label, its marker (label, stop and space), and where it stands behind that."""

    label: str
    marker: Span
    span: Span


def bodies(context: Context) -> tuple[Body, ...]:
    """Return what may be the bodies of notes: the last lines of the text, from a first number upwards.

    A line without a number, or with one out of turn, belongs to the body before it. Numbers rise by one, or come
    again (a note referred to twice); symbols (``*``) stand among them.
    """
    marker = context.profile.pattern("notes", "body")
    lines = list(context.free_lines())
    text = context.masked()
    starts = [marker.match(text, line.start, line.end) for line in lines]
    first = _first(starts)
    return tuple(_bodies(text, lines[first:], starts[first:])) if first is not None else ()


def _first(starts: Sequence[re.Match[str] | None]) -> int | None:
    """Return the last line numbered 1 (or marked with a symbol) from which every numbered line follows in turn."""
    expected, first = None, None
    for i in range(len(starts) - 1, -1, -1):
        match = starts[i]
        if match is None:
            continue
        label = match["n"]
        if _SYMBOL.match(label):
            first = i if expected in (None, 1) else first
        elif expected is None or int(label) in (expected, expected - 1):
            expected = int(label)
            first = i if expected == 1 else first
        elif first is not None:
            break
    return first


def _bodies(text: str, lines: Sequence[Span], starts: Sequence[re.Match[str] | None]) -> Iterator[Body]:
    current: Body | None = None
    highest = 0
    for line, match in zip(lines, starts, strict=True):
        label = match["n"] if match else ""
        in_turn = bool(match) and (_SYMBOL.match(label) is not None or int(label) in (highest, highest + 1))
        if match and in_turn:
            if current:
                yield current
            highest = max(highest, 0 if _SYMBOL.match(label) else int(label))
            current = Body(label, Span(*match.span()), Span(match.end(), line.end))
        elif current:
            current = current._replace(span=Span(current.span.start, line.end))
    if current:
        yield current
