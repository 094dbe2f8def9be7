"""The rule ``block-quotations``: whole paragraphs in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from sys import maxsize

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span

RULE = "block-quotations"
#: Maximum number of paragraphs of a quotation.
_MOST = 40


def block_quotations(context: Context) -> Iterator[Annotation]:
    """Encode one or more paragraphs within quotation marks as a block quotation: ``“US Govt understands …”``.

    The paragraph before ends in a colon. Each paragraph, or only the first one, begins with a mark; only the last one
    ends with a mark.
    """
    bodies = context.bodies()
    paragraphs = sorted(
        (p for p in context.by_element("p") if not p.level and p.span not in bodies), key=lambda p: p.start
    )
    for first, count in quoted(context, _own(paragraphs)):
        span = Span(paragraphs[first].start, paragraphs[first + count - 1].end)
        reason = f"{count} paragraphs in quotation marks, after a colon"
        yield Annotation(*span, "quote", {"rend": "blockquote"}, RULE, "medium", reason=reason)


def _own(paragraphs: Sequence[Annotation]) -> list[Span]:
    """Return the span of each paragraph up to the next: one that contains a quotation continues after it."""
    ends = chain((following.start for following in paragraphs[1:]), [maxsize])
    return [Span(p.start, min(p.end, end)) for p, end in zip(paragraphs, ends, strict=False)]


def quoted(context: Context, paragraphs: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the index of the first paragraph of each block quotation, and the number of its paragraphs."""
    text = context.masked()
    introduced = [i for i, p in enumerate(paragraphs, 1) if text[p.start : p.end].rstrip().endswith(":")]
    for opening, closing in context.profile.quotations.marks:
        end = 0
        for i in introduced:
            count = _count(text, paragraphs[i : i + _MOST], opening, closing) if i >= end else 0
            if count:
                yield i, count
                end = i + count


def _count(text: str, paragraphs: Sequence[Span], opening: str, closing: str) -> int:
    """Return the number of paragraphs, from the first on, that are one quotation; 0 if they are not."""
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
