"""Block quotations: paragraphs that are quoted as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from sys import maxsize

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span

RULE = "block-quotations"
#: A quotation has no more paragraphs than this.
_MOST = 40


def block_quotations(context: Context) -> Iterator[Annotation]:
    """``“US Govt understands …”``, a paragraph or several within quotation marks, is a quotation set off as a block.

    In several paragraphs each opens with the mark, or the first alone; the last alone closes with it. The paragraph
    before leads in to it, with a colon.
    """
    bodies = context.bodies()
    paragraphs = sorted(
        (p for p in context.by_element("p") if not p.level and p.span not in bodies), key=lambda p: p.start
    )
    for first, count in quoted(context, _own(paragraphs)):
        span = Span(paragraphs[first].start, paragraphs[first + count - 1].end)
        reason = f"{count} paragraphs in quotation marks, behind a colon"
        yield Annotation(*span, "quote", {"rend": "blockquote"}, RULE, "medium", reason=reason)


def _own(paragraphs: Sequence[Annotation]) -> list[Span]:
    """Return what each paragraph holds before the next begins: one that leads in to a quotation goes on behind it."""
    ends = chain((following.start for following in paragraphs[1:]), [maxsize])
    return [Span(p.start, min(p.end, end)) for p, end in zip(paragraphs, ends, strict=False)]


def quoted(context: Context, paragraphs: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the first paragraph of each quotation that is set off as a block, and how many it has."""
    text = context.masked()
    led = [i for i, p in enumerate(paragraphs, 1) if text[p.start : p.end].rstrip().endswith(":")]
    for opening, closing in context.profile.quotations.marks:
        end = 0
        for i in led:
            count = _count(text, paragraphs[i : i + _MOST], opening, closing) if i >= end else 0
            if count:
                yield i, count
                end = i + count


def _count(text: str, paragraphs: Sequence[Span], opening: str, closing: str) -> int:
    """Return how many paragraphs from the first on are one quotation, 0 if they are none.

    Each begins with the mark, or the first alone.
    """
    marked = 0
    for n, paragraph in enumerate(paragraphs, 1):
        words = text[paragraph.start : paragraph.end].strip()
        inside = words[1:-1]
        marked += words.startswith(opening)
        if not (marked == n or (marked == 1 and opening not in words)) or len(words) < 2:
            return 0
        if words.rstrip(".,;").endswith(closing):
            return n if opening == closing or closing not in inside.rstrip(closing) or opening in inside else 0
        if closing in inside and opening not in inside:
            return 0
    return 0
