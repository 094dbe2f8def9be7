"""The bodies of notes at the end of a text: ``1. For the text, see …``, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.notes.calls import label_of
from teikit.encoding.profiles.pattern import compiled

#: The heading of a section: few words without a stop, and more lines below.
_HEADING = re.compile(r"[A-Z][^\r\n.?!]{0,60}[^\W\d_][ \t]*[\r\n]+\s*\S")
#: A signature has no more words than this.
_MOST_WORDS = 5


class Body(NamedTuple):
    """The body of a note."""

    label: str
    """The number or symbol."""

    marker: Span
    """The span of label, stop and space."""

    span: Span
    """The span of the text after the marker."""

    @property
    def is_empty(self) -> bool:
        """Return whether the body has no text, because its note was printed before."""
        return self.span.start == self.span.end


def find_bodies(context: Context) -> tuple[Body, ...]:
    """Return the possible bodies of notes: the last lines of the text, from the one with the lowest number.

    A line without a number, or with a number that is out of order, belongs to the body before it. Numbers increase by
    one or repeat (a note with two calls); symbols (``*``) may occur between them.
    """
    lines = list(context.free_lines())
    text = context.masked()
    markers = _match_markers(context, lines)
    first = _find_first(markers)
    if first is None or context.crosses_block(lines[first].end, len(text)):
        return ()
    if markers[-1] is None and _is_signature(context, lines[-1]):
        return ()
    found = tuple(_read_bodies(lines[first:], markers[first:]))
    return () if _are_sections(text, found) else found


def read_bodies(context: Context, lines: Sequence[Span]) -> tuple[Body, ...]:
    """Return the bodies in lines, the first of which begins one."""
    return tuple(_read_bodies(lines, _match_markers(context, lines)))


def _is_signature(context: Context, last: Span) -> bool:
    """Return whether the last line is a signature: the numbered lines above are paragraphs then, not notes."""
    words = context.masked()[last.start : last.end].strip()
    signature = compiled(context.profile.closer.signature)
    return len(words.split()) <= _MOST_WORDS and bool(signature.search(words))


def _match_markers(context: Context, lines: Sequence[Span]) -> list[re.Match[str] | None]:
    """Return the marker at the beginning of each line, ``None`` for lines without one.

    A marker does not contain another one, such as a page break.
    """
    pattern = compiled(context.profile.notes.body)
    text = context.masked()
    matches = (pattern.match(text, line.start, line.end) for line in lines)
    return [match if match and context.text[match.start() : match.end()] == match[0] else None for match in matches]


def _are_sections(text: str, found: Sequence[Body]) -> bool:
    """Return whether most bodies are headings with paragraphs below: *2. Inscription*, without a stop."""
    headings = [body for body in found if _HEADING.match(text, body.span.start, body.span.end)]
    return 2 * len(headings) > len(found)


def _find_first(markers: Sequence[re.Match[str] | None]) -> int | None:
    """Return the line of the first note, or that of the first note with a symbol above it.

    From the end, numbers decrease by one or repeat until 1, or in volumes that number the notes of a chapter, until
    the lowest one.
    """
    expected: int | None = None
    lowest: int | None = None
    for i in range(len(markers) - 1, -1, -1):
        number = _number(markers[i])
        if number is not None and (expected is None or number in (expected, expected - 1)):
            expected, lowest = number, i
        if number == 1 and expected == 1 and not (i and _number(markers[i - 1]) == 1):
            return _with_symbols_above(markers, i)
    if lowest is not None and None not in markers[lowest:]:
        return _with_symbols_above(markers, lowest)
    symbols = [i for i, match in enumerate(markers) if match and _number(match) is None]
    return symbols[0] if symbols and symbols[0] and None not in markers[symbols[0] :] else None


def _with_symbols_above(markers: Sequence[re.Match[str] | None], first: int) -> int:
    while first > 0 and (above := markers[first - 1]) is not None and _number(above) is None:
        first -= 1
    return first


def _number(marker: re.Match[str] | None) -> int | None:
    """Return the number of a note, ``None`` for a symbol or no marker."""
    label = label_of(marker["n"]) if marker else ""
    return int(label) if label.isdigit() else None


def _read_bodies(lines: Sequence[Span], markers: Sequence[re.Match[str] | None]) -> Iterator[Body]:
    current: Body | None = None
    numbers = (number for marker in markers if (number := _number(marker)) is not None)
    highest = next(numbers, 1) - 1
    for line, marker in zip(lines, markers, strict=True):
        number = _number(marker)
        if marker and (number is None or _is_in_order(number, highest, is_empty=marker.end() == line.end)):
            if current:
                yield current
            highest = max(highest, number or 0)
            current = Body(label_of(marker["n"]), Span(*marker.span()), Span(marker.end(), line.end))
        elif current:
            current = current._replace(span=Span(current.span.start, line.end))
    if current:
        yield current


def _is_in_order(number: int, highest: int, *, is_empty: bool) -> bool:
    """Return whether a number can follow; a lower one can repeat only without a body."""
    return number in (highest, highest + 1) or (is_empty and number <= highest)
