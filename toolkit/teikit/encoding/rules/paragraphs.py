"""Paragraphs: what is nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.attendance import person
from teikit.encoding.rules.block_quotations import quoted
from teikit.encoding.rules.dates import document_day
from teikit.encoding.rules.layout import blocks_of_lines

RULE = "paragraphs"
#: How a sentence ends that goes on in a list: *… could approve of it only if*.
_GOES_ON = re.compile(r"\s[a-z]\S*\s(?:.*\s)?[a-z]{2,}\Z", re.DOTALL)
_LAST_WORDS = 80
#: A line that names a person and those who came along is no longer than this.
_LONGEST_NAME = 120


def paragraphs(context: Context) -> Iterator[Annotation]:
    """Every line that is nothing else is a paragraph; in wrapped text, every run of lines between blank ones.

    A line that holds nothing but a page marker is no paragraph: the page break stands between blocks. A list or a table
    goes into the paragraph that leads in to it, but for documents whose heading tells, by the profile, that lists stand
    beside paragraphs; a quotation set off as a block does so from the year on that the profile gives.
    """
    masked = context.masked()
    blocks = [block for block in blocks_of_lines(context) if masked[block.start : block.end].strip(XML_SPACE)]
    led = _leading_to_lists(context, blocks) | _leading_to_quotations(context, blocks)
    rends = {rend: compiled(pattern) for rend, pattern in context.profile.paragraphs.rend.items()}
    for block in blocks:
        end = led.get(block.start, block.end)
        reason = "block of text that leads in to another" if end > block.end else "block of text"
        yield Annotation(block.start, end, "p", _rend(rends, masked[block.start : block.end]), RULE, reason=reason)


def _leading_to_lists(context: Context, blocks: Iterable[Span]) -> dict[int, int]:
    """Return where the blocks that lead in to a list begin, and where that ends, if it goes into them."""
    lists = _outermost(context)
    if not lists:
        return {}
    headings = (context.masked()[head.start : head.end] for head in context.by_element("head"))
    numbered = compiled(context.profile.paragraphs.lists_beside).search(next(headings, ""))
    if numbered and any(Trait.OPENING in p.traits for p in context.by_element("p")):
        return {}
    by_title = person(context.profile)
    led = ((block.start, _led_in(context, block, lists, by_title)) for block in blocks)
    return {start: span.end for start, span in led if span}


def _leading_to_quotations(context: Context, blocks: Sequence[Span]) -> dict[int, int]:
    """Return where the blocks that lead in to a quotation begin, and where that ends, if it goes into them."""
    day = document_day(context, 0)
    within = day is not None and day.year >= context.profile.paragraphs.quotations_within_from
    if not within or not context.profile.encodes_block_quotations:
        return {}
    masked = context.masked()
    led: dict[int, int] = {}
    for first, count in quoted(context, blocks):
        before, last = blocks[first - 1], blocks[first + count - 1]
        stretch = blocks[first - 1 : first + count]
        gaps = (masked[one.end : other.start] for one, other in pairwise(stretch))
        if not any(gap.strip(XML_SPACE) for gap in gaps) and not context.crosses_block(before.end, last.end):
            led[before.start] = last.end
    return led


def _rend(rends: Mapping[str, re.Pattern[str]], words: str) -> dict[str, str]:
    """Return what sets a paragraph apart: a subject line, an omission, a row of dots."""
    words = words.strip()
    return next(({"rend": rend} for rend, pattern in rends.items() if pattern.search(words)), {})


def _outermost(context: Context) -> dict[int, Span]:
    """Return the lists and tables that lie in no other, by where they begin."""
    outermost: dict[int, Span] = {}
    end = -1
    for block in sorted(context.by_element("list", "table"), key=lambda a: (a.start, -a.end, a.level)):
        if block.start >= end:
            end = block.end
            outermost[block.start] = block.span
    return outermost


def _leads_in(words: str) -> bool:
    """Tell whether words lead in to a list: they end in a colon or a dash, or their sentence goes on.

    All in small letters they are a heading, *position to be presented*, printed in small capitals.
    """
    if words.endswith((":", ":—", ":–", "—")):
        return True
    return words[-1:].islower() and words != words.lower() and _GOES_ON.search(words[-_LAST_WORDS:]) is not None


def _led_in(context: Context, block: Span, lists: dict[int, Span], by_title: re.Pattern[str]) -> Span | None:
    masked = context.masked()
    words = masked[block.start : block.end].strip(XML_SPACE)
    led_by_words = _leads_in(words)
    if not led_by_words and (len(words) > _LONGEST_NAME or by_title.search(words) is None):
        return None
    following = next((span for at, span in lists.items() if at >= block.end), None)
    if following is None or context.crosses_block(block.end, following.start):
        return None
    if not led_by_words and not _are_persons(context, following, by_title):
        return None
    return None if masked[block.end : following.start].strip(XML_SPACE) else following


def _are_persons(context: Context, listed: Span, by_title: re.Pattern[str]) -> bool:
    """Tell whether a list is of persons, as of those who came with somebody."""
    masked = context.masked()
    items = (item for item in context.by_element("item") if listed.start <= item.start < listed.end)
    return all(by_title.search(masked[item.start : item.end].strip(XML_SPACE)) for item in items)
