"""Quotations: what stands between quotation marks, which stay in the text."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span

#: No word before a quotation is longer than this.
_LONGEST = 40
_BEHIND_WORD = " \t\r\n,:"
_BEFORE_WORD = "([“‘\"'—–-"


def quotations(context: Context) -> Iterator[Annotation]:
    """``“other side”`` is ``q``; after a word such as *phrase* it is ``quote``. The marks stay inside, verbatim.

    A paragraph of a block quotation is quoted already. A quotation that does not end within its block is left
    alone: nobody knows where it ends.
    """
    text = context.masked()
    quoting = set(context.profile.quotations.quoting)
    whole = [quote.span for quote in context.by_element("quote")]
    pairs = [pair for pair in context.profile.quotations.marks if pair[0] in text]
    for _, stretch in context.texts():
        if any(quote.start <= stretch.start and stretch.end <= quote.end for quote in whole):
            continue
        for pair in pairs:
            for span in _pairs(text, stretch, *pair):
                before = text[max(stretch.start, span.start - _LONGEST) : span.start]
                element = "quote" if _last_word(before).lower() in quoting else "q"
                yield Annotation(*span, element, {}, "quotations", reason=f"between {pair[0]} and {pair[1]}")


def _last_word(before: str) -> str:
    words = before.rstrip(_BEHIND_WORD).rsplit(None, 1)
    return words[-1].lstrip(_BEFORE_WORD) if words else ""


def _pairs(text: str, block: Span, opening: str, closing: str) -> Iterator[Span]:
    start = text.find(opening, block.start, block.end)
    while start >= 0:
        end = text.find(closing, start + 1, block.end)
        if end < 0:
            return
        yield Span(start, end + 1)
        start = text.find(opening, end + 1, block.end)
