"""Layout: whether a text has wrapped lines, and which of its lines are one block."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from sys import maxsize

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
#: The characters at the end of a complete block.
ENDS = frozenset('.?!:;”’")]…')
#: Maximum length of a wrapped line; a text with longer lines has a paragraph on each line.
_WRAPPED_AT = 100
_LEAST_INDENT = 2
_BLANKS = re.compile(r"[ \t]*")


def is_wrapped(context: Context) -> bool:
    """Return whether blank lines separate the blocks of a text, instead of line ends."""
    layout = context.profile.text.layout
    if layout != "auto":
        return layout == "wrapped"
    transcript = context.transcript
    blank = len(transcript.lines) - len(transcript.text_lines)
    return 0 < blank < len(transcript.text_lines) and transcript.line_length <= _WRAPPED_AT


def blocks_of_lines(
    context: Context, starting: str = "", opens: Callable[[Span], bool] | None = None
) -> Iterator[Span]:
    """Yield the blocks that are not encoded yet: single lines, or in wrapped text, lines between blank lines.

    An incomplete block continues after a page break or a running head, unless the source marks its paragraphs.

    :param starting: the marker of lines that begin a block.
    :param opens: a predicate of other lines that begin a block.
    """
    wrapped = is_wrapped(context)
    edges = _PageEdges(context, is_wrapped=wrapped)
    enclosed = [enclosure.end for enclosure in context.by_element("floatingText")]
    block: Span | None = None
    for line in context.free_lines():
        if edges.is_page_note(line):
            continue
        begins_block = (
            (bool(starting) and context.text.startswith(starting, line.start))
            or bool(opens and opens(line))
            or (block and any(block.end <= end <= line.start for end in enclosed))
            or (block and wrapped and _is_indented(context, block, line))
        )
        if block and not begins_block and edges.are_crossed(block.end, line.start):
            block = Span(block.start, line.end)
        else:
            if block:
                yield block
            block = line
    if block:
        yield block


def _is_indented(context: Context, block: Span, line: Span) -> bool:
    """Return whether a line of wrapped text begins a paragraph by its indent: the block above is complete."""
    text = context.masked()
    if text[block.end - 1] not in ENDS or text[line.start].islower() or text[line.end : line.end + 1] == "":
        return False
    above = max(block.start, text.rfind("\n", 0, block.end) + 1)
    inset = indent(text, line.start)
    following = text.find("\n", line.end) + 1
    below = indent(text, following) if following else 0
    return inset >= _LEAST_INDENT and indent(text, above) < inset > below


def indent(text: str, start: int) -> int:
    """Return the number of blanks at the beginning of the line that contains an offset; a tab counts as one."""
    blanks = _BLANKS.match(text, text.rfind("\n", 0, start) + 1)
    return len(blanks[0]) if blanks else 0


def _is_within(blocks: list[Span], pointer: Span) -> bool:
    at = bisect_right(blocks, (pointer.start, maxsize)) - 1
    return at >= 0 and pointer.end <= blocks[at].end


class _PageEdges:
    """The edges of pages: page breaks, running heads, notes at the bottom of a page whose text continues."""

    def __init__(self, context: Context, *, is_wrapped: bool) -> None:
        self._context = context
        self._is_wrapped = is_wrapped
        self._edges = sorted(edge.span for edge in context.by_element("pb", "fw"))
        blocks = sorted(block.span for block in context.by_element("ab"))
        pointers = (pointer.span for pointer in context.by_element("ptr") if pointer.attributes.get("type") == "note")
        separate = {pointer.end: pointer for pointer in pointers if not _is_within(blocks, pointer)}
        bodies = (body for body in context.bodies() if body.start in separate)
        self._page_notes = sorted(Span(separate[body.start].start, body.end) for body in bodies)

    def is_page_note(self, line: Span) -> bool:
        """Return whether a line is a note at the bottom of a page whose text continues."""
        at = bisect_right(self._page_notes, (line.start, maxsize)) - 1
        return at >= 0 and line.start < self._page_notes[at].end

    def are_crossed(self, start: int, end: int) -> bool:
        """Return whether a block continues across the edge between two lines."""
        context = self._context
        at = bisect_left(self._edges, (start, 0))
        after_edge = at < len(self._edges) and self._edges[at].end <= end
        if not (self._is_wrapped or after_edge or context.transcript.blocks):
            return False
        masked, between = context.masked(), Span(start, end)
        if self._without_page_notes(masked, between).strip(XML_SPACE):
            return False
        if context.transcript.is_within_block(between):
            return True
        if after_edge:
            last, following = masked[max(0, start - 80) : start].rstrip()[-1:], masked[end : end + 1]
            return last not in ENDS and following.islower() and not context.transcript.annotations
        return self._is_wrapped and len(_LINE_END.findall(context.text[start:end])) < 2

    def _without_page_notes(self, masked: str, between: Span) -> str:
        words, cursor = "", between.start
        for note in self._page_notes[bisect_left(self._page_notes, between) :]:
            if note.end > between.end:
                break
            words, cursor = words + masked[cursor : note.start], note.end
        return words + masked[cursor : between.end]
