"""Layout: whether a text was wrapped by hand, and which of its lines are one block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from teikit.encode.context import Context
from teikit.encode.transcript import XML_SPACE, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
#: What a block ends with when it has come to its end.
_ENDS = frozenset('.?!:;”’")]…')
#: Text whose blocks are parted by blank lines and whose lines are no longer than this was wrapped by hand.
WRAPPED_AT = 100


def is_wrapped(context: Context) -> bool:
    """Tell whether blank lines part the blocks of a text, not line ends."""
    layout = context.profile.get("text", "layout")
    if layout != "auto":
        return bool(layout == "wrapped")
    transcript = context.transcript
    blank = len(transcript.lines) - len(transcript.worded_lines)
    return 0 < blank < len(transcript.worded_lines) and transcript.line_length <= WRAPPED_AT


def blocks_of_lines(
    context: Context, starting: str = "", opens: Callable[[Span], bool] | None = None
) -> Iterator[Span]:
    """Yield what no block covers yet, a line each; in wrapped text, all lines between blank or covered ones.

    A line that begins with ``starting``, or that ``opens`` tells, begins a block. A block that has not come to its end
    goes on behind a page break or a running head, but for sources whose markup says where a paragraph ends.
    """
    wrapped = is_wrapped(context)
    edges = sorted(edge.span for edge in context.of("pb", "fw"))
    enclosed = [enclosure.end for enclosure in context.of("floatingText")]
    block: Span | None = None
    for line in context.free_lines():
        fresh = (bool(starting) and context.text.startswith(starting, line.start)) or bool(opens and opens(line))
        if enclosed and block and any(block.end <= end <= line.start for end in enclosed):
            fresh = True
        if block and not fresh and _goes_on(context, Span(block.end, line.start), edges, wrapped):
            block = Span(block.start, line.end)
        else:
            if block:
                yield block
            block = line
    if block:
        yield block


def _goes_on(context: Context, between: Span, edges: list[Span], wrapped: bool) -> bool:
    masked = context.masked()
    at = bisect_left(edges, Span(between.start, 0))
    behind_edge = at < len(edges) and edges[at].end <= between.end
    if not (wrapped or behind_edge or context.transcript.blocks):
        return False
    if masked[between.start : between.end].strip(XML_SPACE):
        return False
    if context.transcript.is_within_block(between):
        return True
    if behind_edge:
        last, following = (
            masked[max(0, between.start - 80) : between.start].rstrip()[-1:],
            masked[between.end : between.end + 1],
        )
        return last not in _ENDS and following.islower() and not context.transcript.annotations
    return wrapped and len(_LINE_END.findall(context.text[between.start : between.end])) < 2
