"""The rule ``participants``: a label and the names of the participants, on a line each, are a table."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.enclosed_documents import free_lines_in, segments

RULE = "participants"


def participants(context: Context) -> Iterator[Annotation]:
    """Encode ``Participants:`` on a line of its own, and the short lines below it, as a table of two columns.

    Names on marked lines are a list, and names after the colon a paragraph, which other rules encode.
    """
    begins = compiled(context.profile.participants.begins)
    text = context.masked()
    for segment in segments(context):
        lines = list(free_lines_in(context, segment))
        for i, line in enumerate(lines):
            if begins.search(text[line.start : line.end].strip()):
                names = list(
                    _names(context, [one for one in lines[i + 1 :] if not context.crosses_block(line.end, one.start)])
                )
                breaks = [pb for pb in context.by_element("pb") if names and line.end <= pb.start <= names[0].start]
                if names:
                    yield from _table(line, names, has_own_row=bool(breaks))


def _names(context: Context, lines: list[Span]) -> Iterator[Span]:
    longest = context.profile.participants.longest
    sentence = compiled(context.profile.participants.sentence)
    marker = context.profile.lists.marker
    begins = compiled(context.profile.participants.begins)
    for line in lines:
        words = context.masked()[line.start : line.end].strip()
        if begins.search(words) or len(words) > longest or sentence.search(words) or words.startswith(marker.strip()):
            return
        yield line


def _table(label: Span, names: list[Span], *, has_own_row: bool) -> Iterator[Annotation]:
    """Yield a table.

    :param has_own_row: the label has a row of its own, because a page break follows, which a row cannot contain.
    """
    table = Span(label.start, names[-1].end)
    first_row = label if has_own_row else Span(label.start, names[0].end)
    yield Annotation(*table, "table", {"type": "participants"}, RULE, "medium", reason="short lines below a label")
    yield Annotation(*first_row, "row", {}, RULE, reason="label and first name")
    yield Annotation(*label, "cell", {"role": "label"}, RULE, reason="label")
    for i, name in enumerate(names):
        if i or has_own_row:
            yield Annotation(*name, "row", {}, RULE, inserted=(Inserted("cell"),), reason="a participant")
        yield Annotation(*name, "cell", {}, RULE, reason="a participant")
