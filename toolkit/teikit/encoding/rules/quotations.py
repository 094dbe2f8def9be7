"""The rule ``quotations``: text between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span

#: Maximum length of the word before a quotation, in characters.
_LONGEST = 40
_AFTER_WORD = " \t\r\n,:"
_BEFORE_WORD = "([“‘\"'—–-"


def quotations(context: Context) -> Iterator[Annotation]:
    """Encode ``“other side”`` as ``q``, after a word such as *phrase* as ``quote``. The marks remain in the text.

    Block quotations are encoded by another rule. A quotation without an end in its block is not encoded.
    """
    text = context.masked()
    quoting = set(context.profile.quotations.quoting)
    whole = [quote.span for quote in context.by_element("quote")]
    pairs = [pair for pair in context.profile.quotations.marks if pair[0] in text]
    for _, span in context.texts():
        if any(quote.start <= span.start and span.end <= quote.end for quote in whole):
            continue
        for pair in pairs:
            for quoted in _pairs(text, span, *pair):
                before = text[max(span.start, quoted.start - _LONGEST) : quoted.start]
                element = "quote" if _last_word(before).lower() in quoting else "q"
                yield Annotation(*quoted, element, {}, "quotations", reason=f"between {pair[0]} and {pair[1]}")


def _last_word(before: str) -> str:
    words = before.rstrip(_AFTER_WORD).rsplit(None, 1)
    return words[-1].lstrip(_BEFORE_WORD) if words else ""


def _pairs(text: str, block: Span, opening: str, closing: str) -> Iterator[Span]:
    start = text.find(opening, block.start, block.end)
    while start >= 0:
        end = text.find(closing, start + 1, block.end)
        if end < 0:
            return
        yield Span(start, end + 1)
        start = text.find(opening, end + 1, block.end)
