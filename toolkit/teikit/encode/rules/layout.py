"""Layout: whether a text was wrapped by hand, and which of its lines are one block."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from teikit.encode.context import Context
from teikit.encode.transcript import Span

#: Text whose blocks are parted by blank lines and whose lines are no longer than this was wrapped by hand.
WRAPPED_AT = 100


def is_wrapped(context: Context) -> bool:
    """Tell whether blank lines part the blocks of a text, not line ends."""
    layout = context.profile.get("text", "layout")
    if layout != "auto":
        return bool(layout == "wrapped")
    transcript = context.transcript
    lengths = [line.end - line.start for line in transcript.lines if not transcript.is_blank(line)]
    blank = len(transcript.lines) - len(lengths)
    return 0 < blank < len(lengths) and median(lengths) <= WRAPPED_AT


def blocks_of_lines(context: Context, starting: str = "") -> Iterator[Span]:
    """Yield what no block covers yet, a line each; in wrapped text, all lines between blank or covered ones.

    A line that begins with ``starting`` begins a block.
    """
    free = context.free_lines()
    if not is_wrapped(context):
        yield from free
        return
    numbers = {line: i for i, line in enumerate(context.transcript.lines)}
    block: Span | None = None
    last = -1
    for line in free:
        fresh = bool(starting) and context.text.startswith(starting, line.start)
        if block and numbers[line] == last + 1 and not fresh:
            block = Span(block.start, line.end)
        else:
            if block:
                yield block
            block = line
        last = numbers[line]
    if block:
        yield block
