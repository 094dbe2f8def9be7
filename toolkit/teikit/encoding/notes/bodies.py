"""The bodies of notes at the end of a text: ``1. For the text, see …``, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.notes.calls import label_of
from teikit.encoding.profiles.pattern import compiled

#: Few words without a stop, and more lines below.
_HEADING = re.compile(r"[A-Z][^\r\n.?!]{0,60}[^\W\d_][ \t]*[\r\n]+\s*\S")


#: A signature has no more words than these.
_MOST_WORDS = 5


class Body(NamedTuple):
    """A body: its label, its marker (label, stop and space), and where it stands behind that."""

    label: str
    marker: Span
    span: Span


def bodies(context: Context) -> tuple[Body, ...]:
    """Return what may be the bodies of notes: the last lines of the text, from a first number upwards.

    A line without a number, or with one out of turn, belongs to the body before it. Numbers rise by one, or come
    again (a note referred to twice); symbols (``*``) stand among them.
    """
    lines = list(context.free_lines())
    text = context.masked()
    starts = _starts(context, lines)
    first = _first(starts)
    if first is None or context.crosses_block(lines[first].end, len(text)):
        return ()
    if starts[-1] is None and _is_signature(context, lines[-1]):
        return ()
    found = tuple(_bodies(lines[first:], starts[first:]))
    return () if _are_sections(text, found) else found


def _is_signature(context: Context, last: Span) -> bool:
    """Tell whether who signed stands in the last line: then numbered paragraphs are above, no notes."""
    words = context.masked()[last.start : last.end].strip()
    return len(words.split()) <= _MOST_WORDS and bool(compiled(context.profile.closer.signature).search(words))


def bodies_of(context: Context, lines: Sequence[Span]) -> tuple[Body, ...]:
    """Return the bodies that some lines are, the first of which begins one."""
    return tuple(_bodies(lines, _starts(context, lines)))


def _starts(context: Context, lines: Sequence[Span]) -> list[re.Match[str] | None]:
    marker = compiled(context.profile.notes.body)
    text = context.masked()
    return [_whole(marker.match(text, line.start, line.end), context.text) for line in lines]


def _are_sections(text: str, found: Sequence[Body]) -> bool:
    """Tell whether what is numbered are headings with paragraphs below: *2. Inscription*, and no stop behind it."""
    headings = [body for body in found if _HEADING.match(text, body.span.start, body.span.end)]
    return 2 * len(headings) > len(found)


def _whole(match: re.Match[str] | None, text: str) -> re.Match[str] | None:
    """Return a match unless another marker, a page break, stands in it: no marker consumes another."""
    return match if match and text[match.start() : match.end()] == match[0] else None


def _first(starts: Sequence[re.Match[str] | None]) -> int | None:
    """Return the line of the first note, above it those of notes with symbols.

    Going up, numbers fall by one or come again, to 1; where they do not, as in volumes that number the notes of a
    chapter, to the number that no lower one precedes.
    """
    expected: int | None = None
    lowest: int | None = None
    for i in range(len(starts) - 1, -1, -1):
        match = starts[i]
        number = int(_label(match)) if match and not _is_symbol(_label(match)) else None
        if number is not None and (expected is None or number in (expected, expected - 1)):
            expected, lowest = number, i
        if number == 1 and expected == 1 and not _is_first(starts, i - 1):
            return _with_symbols(starts, i)
    if lowest is not None and None not in starts[lowest:]:
        return _with_symbols(starts, lowest)
    symbols = [i for i, match in enumerate(starts) if match and _is_symbol(_label(match))]
    return symbols[0] if symbols and symbols[0] and None not in starts[symbols[0] :] else None


def _is_first(starts: Sequence[re.Match[str] | None], i: int) -> bool:
    return i >= 0 and (match := starts[i]) is not None and _label(match) == "1"


def _with_symbols(starts: Sequence[re.Match[str] | None], first: int) -> int:
    while first > 0 and (above := starts[first - 1]) is not None and _is_symbol(_label(above)):
        first -= 1
    return first


def _label(match: re.Match[str]) -> str:
    return label_of(match["n"])


def _is_symbol(label: str) -> bool:
    return not label.isdigit()


def _bodies(lines: Sequence[Span], starts: Sequence[re.Match[str] | None]) -> Iterator[Body]:
    current: Body | None = None
    numbers = (int(_label(match)) for match in starts if match and not _is_symbol(_label(match)))
    highest = next(numbers, 1) - 1
    for line, match in zip(lines, starts, strict=True):
        label = _label(match) if match else ""
        if match and (_is_symbol(label) or _in_turn(int(label), highest, match.end() == line.end)):
            if current:
                yield current
            highest = max(highest, 0 if _is_symbol(label) else int(label))
            current = Body(label, Span(*match.span()), Span(match.end(), line.end))
        elif current:
            current = current._replace(span=Span(current.span.start, line.end))
    if current:
        yield current


def _in_turn(number: int, highest: int, empty: bool) -> bool:
    """Tell whether a number follows; one that came before may come again, without a body."""
    return number in (highest, highest + 1) or (empty and number <= highest)
