"""Block quotations: paragraphs that are quoted as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.encode.annotation import Annotation
from teikit.encode.context import Context

RULE = "block-quotations"


def block_quotations(context: Context) -> Iterator[Annotation]:
    """``“US Govt understands …”``, a paragraph or several within quotation marks, is a quotation set off as a block.

    In several paragraphs each opens with the mark, the last alone closes with it. The paragraph before leads in to
    it, with a colon.
    """
    paragraphs = sorted(
        (p for p in context.of("p") if not p.level and p.span not in context.bodies()), key=lambda p: p.start
    )
    for opening, closing in context.profile.get("quotations", "pairs"):
        i = 1
        while i < len(paragraphs):
            count = _quoted(context, paragraphs[i:], opening, closing)
            if count and _ends(context, paragraphs[i - 1], ":"):
                quoted = paragraphs[i : i + count]
                attributes = {"rend": "blockquote"}
                reason = f"{count} paragraphs between {opening} and {closing}, behind a colon"
                yield Annotation(quoted[0].start, quoted[-1].end, "quote", attributes, RULE, "medium", reason=reason)
            i += max(count, 1)


def _quoted(context: Context, paragraphs: Sequence[Annotation], opening: str, closing: str) -> int:
    """Return how many paragraphs from the first on are one quotation, 0 if they are none."""
    for n, paragraph in enumerate(paragraphs, 1):
        words = context.masked()[paragraph.start : paragraph.end].strip()
        inside = words[1:-1]
        if not words.startswith(opening) or len(words) < 2:
            return 0
        if words.endswith(closing):
            return n if opening == closing or closing not in inside or opening in inside else 0
        if closing in inside and opening not in inside:
            return 0
    return 0


def _ends(context: Context, paragraph: Annotation, mark: str) -> bool:
    return context.masked()[paragraph.start : paragraph.end].rstrip().endswith(mark)
