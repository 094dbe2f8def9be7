"""Layout: whether a text was wrapped by hand, and which of its lines are one block."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from sys import maxsize

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
#: What a block ends with when it has come to its end.
ENDS = frozenset('.?!:;”’")]…')
#: Text whose blocks are parted by blank lines and whose lines are no longer than this was wrapped by hand.
WRAPPED_AT = 100
_LEAST_INDENT = 2
_BLANKS = re.compile(r"[ \t]*")


def is_wrapped(context: Context) -> bool:
    """Tell whether blank lines part the blocks of a text, not line ends."""
    layout = context.profile.text.layout
    if layout != "auto":
        return bool(layout == "wrapped")
    transcript = context.transcript
    blank = len(transcript.lines) - len(transcript.text_lines)
    return 0 < blank < len(transcript.text_lines) and transcript.line_length <= WRAPPED_AT


def blocks_of_lines(
    context: Context, starting: str = "", opens: Callable[[Span], bool] | None = None
) -> Iterator[Span]:
    """Yield what no block covers yet, a line each; in wrapped text, all lines between blank or covered ones.

    A line that begins with ``starting``, or that ``opens`` tells, begins a block. A block that has not come to its end
    goes on behind a page break or a running head, but for sources whose markup says where a paragraph ends.
    """
    wrapped = is_wrapped(context)
    edges = _Edges(context, wrapped)
    enclosed = [enclosure.end for enclosure in context.by_element("floatingText")]
    block: Span | None = None
    for line in context.free_lines():
        if edges.hold(line):
            continue
        fresh = (bool(starting) and context.text.startswith(starting, line.start)) or bool(opens and opens(line))
        if enclosed and block and any(block.end <= end <= line.start for end in enclosed):
            fresh = True
        if wrapped and block and _is_indented(context, block, line):
            fresh = True
        if block and not fresh and edges.are_crossed(block.end, line.start):
            block = Span(block.start, line.end)
        else:
            if block:
                yield block
            block = line
    if block:
        yield block


def _is_indented(context: Context, block: Span, line: Span) -> bool:
    """Tell whether a line of wrapped text begins a paragraph by its indent alone: the one above has come to its end."""
    text = context.masked()
    if text[block.end - 1] not in ENDS or text[line.start].islower() or text[line.end : line.end + 1] == "":
        return False
    above = max(block.start, text.rfind("\n", 0, block.end) + 1)
    inset = indent(text, line.start)
    following = text.find("\n", line.end) + 1
    below = indent(text, following) if following else 0
    return inset >= _LEAST_INDENT and indent(text, above) < inset > below


def indent(text: str, start: int) -> int:
    """Return how many blanks begin the line that a place of the text is in; a tab counts one."""
    blanks = _BLANKS.match(text, text.rfind("\n", 0, start) + 1)
    return len(blanks[0]) if blanks else 0


def _are_in(blocks: list[Span], pointer: Span) -> bool:
    at = bisect_right(blocks, (pointer.start, maxsize)) - 1
    return at >= 0 and pointer.end <= blocks[at].end


class _Edges:
    """The edges of pages, and what stands at them: running heads, notes at the feet of the text that goes on."""

    def __init__(self, context: Context, wrapped: bool) -> None:
        self._context = context
        self._wrapped = wrapped
        self._edges = sorted(edge.span for edge in context.by_element("pb", "fw"))
        blocks = sorted(block.span for block in context.by_element("ab"))
        pointers = (pointer.span for pointer in context.by_element("ptr") if pointer.attributes.get("type") == "note")
        apart = {pointer.end: pointer for pointer in pointers if not _are_in(blocks, pointer)}
        self._feet = sorted(Span(apart[body.start].start, body.end) for body in context.bodies() if body.start in apart)

    def hold(self, line: Span) -> bool:
        """Tell whether a line is a note at the foot of text that goes on."""
        at = bisect_right(self._feet, (line.start, maxsize)) - 1
        return at >= 0 and line.start < self._feet[at].end

    def are_crossed(self, start: int, end: int) -> bool:
        """Tell whether a block goes on behind what stands between two lines."""
        context = self._context
        at = bisect_left(self._edges, (start, 0))
        behind_edge = at < len(self._edges) and self._edges[at].end <= end
        if not (self._wrapped or behind_edge or context.transcript.blocks):
            return False
        masked, between = context.masked(), Span(start, end)
        if self._without_feet(masked, between).strip(XML_SPACE):
            return False
        if context.transcript.is_within_block(between):
            return True
        if behind_edge:
            last, following = masked[max(0, start - 80) : start].rstrip()[-1:], masked[end : end + 1]
            return last not in ENDS and following.islower() and not context.transcript.annotations
        return self._wrapped and len(_LINE_END.findall(context.text[start:end])) < 2

    def _without_feet(self, masked: str, between: Span) -> str:
        words, cursor = "", between.start
        for foot in self._feet[bisect_left(self._feet, between) :]:
            if foot.end > between.end:
                break
            words, cursor = words + masked[cursor : foot.start], foot.end
        return words + masked[cursor : between.end]
