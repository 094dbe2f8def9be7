"""The rule ``paragraphs``: all text that is not encoded as something else."""

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
#: The end of a sentence that continues in a list: *… could approve of it only if*.
_CONTINUES = re.compile(r"\s[a-z]\S*\s(?:.*\s)?[a-z]{2,}\Z", re.DOTALL)
_LAST_WORDS = 80
#: Maximum length of a line that introduces a list of persons, in characters.
_LONGEST_NAME = 120


def paragraphs(context: Context) -> Iterator[Annotation]:
    """Encode each remaining line as a paragraph; in wrapped text, the lines between blank lines.

    A line with a page marker only is not a paragraph. A list or a table is inside the paragraph that introduces it,
    except in documents whose heading matches ``lists_beside``; a block quotation is inside it from the year
    ``quotations_within_from`` on.
    """
    masked = context.masked()
    blocks = [block for block in blocks_of_lines(context) if masked[block.start : block.end].strip(XML_SPACE)]
    ends = _ends_with_lists(context, blocks) | _ends_with_quotations(context, blocks)
    rends = {rend: compiled(pattern) for rend, pattern in context.profile.paragraphs.rend.items()}
    for block in blocks:
        end = ends.get(block.start, block.end)
        reason = "block of text that introduces another" if end > block.end else "block of text"
        yield Annotation(block.start, end, "p", _rend(rends, masked[block.start : block.end]), RULE, reason=reason)


def _ends_with_lists(context: Context, blocks: Iterable[Span]) -> dict[int, int]:
    """Return the start of each block that introduces and contains a list, and the end of the list."""
    lists = _outermost(context)
    if not lists:
        return {}
    headings = (context.masked()[head.start : head.end] for head in context.by_element("head"))
    numbered = compiled(context.profile.paragraphs.lists_beside).search(next(headings, ""))
    if numbered and any(Trait.OPENING in p.traits for p in context.by_element("p")):
        return {}
    by_title = person(context.profile)
    led = ((block.start, _introduced_list(context, block, lists, by_title)) for block in blocks)
    return {start: span.end for start, span in led if span}


def _ends_with_quotations(context: Context, blocks: Sequence[Span]) -> dict[int, int]:
    """Return the start of each block that introduces and contains a block quotation, and the end of the quotation."""
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
    """Return the ``@rend`` of a paragraph, such as that of a subject line, an omission, a row of dots."""
    words = words.strip()
    return next(({"rend": rend} for rend, pattern in rends.items() if pattern.search(words)), {})


def _outermost(context: Context) -> dict[int, Span]:
    """Return the lists and tables that are not nested, by their starts."""
    outermost: dict[int, Span] = {}
    end = -1
    for block in sorted(context.by_element("list", "table"), key=lambda a: (a.start, -a.end, a.level)):
        if block.start >= end:
            end = block.end
            outermost[block.start] = block.span
    return outermost


def _introduces(words: str) -> bool:
    """Return whether words introduce a list: they end in a colon or a dash, or their sentence continues.

    Words in lower case only are a heading in small capitals: *position to be presented*.
    """
    if words.endswith((":", ":—", ":–", "—")):
        return True
    return words[-1:].islower() and words != words.lower() and _CONTINUES.search(words[-_LAST_WORDS:]) is not None


def _introduced_list(context: Context, block: Span, lists: dict[int, Span], by_title: re.Pattern[str]) -> Span | None:
    masked = context.masked()
    words = masked[block.start : block.end].strip(XML_SPACE)
    introduces = _introduces(words)
    if not introduces and (len(words) > _LONGEST_NAME or by_title.search(words) is None):
        return None
    following = next((span for at, span in lists.items() if at >= block.end), None)
    if following is None or context.crosses_block(block.end, following.start):
        return None
    if not introduces and not _are_persons(context, following, by_title):
        return None
    return None if masked[block.end : following.start].strip(XML_SPACE) else following


def _are_persons(context: Context, listed: Span, by_title: re.Pattern[str]) -> bool:
    """Return whether all items of a list are persons."""
    masked = context.masked()
    items = (item for item in context.by_element("item") if listed.start <= item.start < listed.end)
    return all(by_title.search(masked[item.start : item.end].strip(XML_SPACE)) for item in items)
