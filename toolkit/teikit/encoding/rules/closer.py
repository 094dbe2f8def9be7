"""The rule ``closer``: the signature in the last lines of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.datelines import dateline_parser
from teikit.encoding.rules.enclosed_documents import free_lines_in, segments

RULE = "closer"
#: Maximum number of paragraphs in the postscript of a document that is not a letter.
_LONGEST_POSTSCRIPT = 3
#: A signature with more words is less certain.
_MOST_CERTAIN_WORDS = 4


def closer(context: Context) -> Iterator[Annotation]:
    """Encode the last lines of a document as its closer: ``Acheson``, ``J[ohn] M[uccio]``, ``[File copy not signed]``.

    ``For the Ambassador:`` above the name, and a line with the office below it, are text of the closer; a place and a
    date are a dateline. A complimentary close above it (``Sincerely yours,``) remains a paragraph; after such a close,
    what follows the signature is a postscript.
    """
    parser = _CloserParser(context)
    for segment in segments(context):
        if not any(segment.start <= head.start < segment.end for head in context.by_element("head")):
            continue
        lines = list(free_lines_in(context, segment))
        if lines and context.crosses_block(lines[-1].end, segment.end):
            continue
        closing, postscript = parser.split(lines)
        if not closing or _is_whole_text(context, closing[0].start):
            continue
        parts = list(parser.parse(closing))
        certainty = next((part.certainty for part in parts if part.element == "signed"), "high")
        yield Annotation(closing[0].start, closing[-1].end, "closer", {}, RULE, certainty, reason="last lines")
        yield from parts
        if postscript:
            span = Span(postscript[0].start, postscript[-1].end)
            yield Annotation(*span, "postscript", {}, RULE, "medium", reason="after the signature")


def signatory(context: Context) -> Annotation | None:
    """Return the name of the person who signed the main document, if it is tagged."""
    main = segments(context)[0]
    signed = next((made for made in context.by_element("signed") if made.end <= main.end), None)
    return next((name for name in context.by_element("persName") if signed and signed.holds(name.span)), None)


def _is_whole_text(context: Context, start: int) -> bool:
    """Return whether there is nothing between the heading and a possible signature: it is the text then."""
    heads = (head.end for head in context.by_element("head") if head.end <= start)
    return not context.masked()[max(heads, default=0) : start].strip()


class _CloserParser:
    """A parser of the last lines of a document."""

    def __init__(self, context: Context) -> None:
        settings = context.profile.closer
        self._context = context
        self._text = context.masked()
        self._signature = compiled(settings.signature)
        self._unsigned = compiled(settings.unsigned)
        self._for_another = compiled(settings.for_another)
        self._office = compiled(settings.office)
        self._longest = settings.longest
        self._formula = compiled(context.profile.letter.formula)
        self._marker = context.profile.lists.marker
        self._datelines = dateline_parser(context.profile)

    def split(self, lines: Sequence[Span]) -> tuple[Sequence[Span], Sequence[Span]]:
        """Return the lines of the closer and those of the postscript; both are empty without a signature.

        A postscript follows a signature below a complimentary close.
        """
        for length in range(_LONGEST_POSTSCRIPT + 1):
            end = len(lines) - length
            closing = self._last_lines(lines[:end])
            if closing and (not length or self._has_formula(lines[: end - len(closing)], closing)):
                return closing, lines[end:]
        return (), ()

    def parse(self, closing: Sequence[Span]) -> Iterator[Annotation]:
        """Yield the signatures and the dateline of a closer, and its line breaks."""
        is_below_name = False
        for i, line in enumerate(closing):
            words = self._words(line)
            dateline = self._datelines.parse(self._text, line)
            is_plain = self._for_another.search(words) or (is_below_name and self._office.search(words))
            if i and (is_plain or self._for_another.search(self._words(closing[i - 1]))):
                yield Annotation(line.start, line.start, "lb", {}, RULE, reason="a line of its own in the closer")
            if dateline:
                yield from dateline
            elif not is_plain:
                yield self._signed(line)
            is_below_name = not dateline and not self._for_another.search(words)

    def _last_lines(self, lines: Sequence[Span]) -> Sequence[Span]:
        """Return the last lines if they are a signature. Datelines only, if several, are a list of places and days."""
        count = 0
        end = len(self._text)
        while count < len(lines) and self._can_close(line := lines[-1 - count]):
            if count and self._context.crosses_block(line.end, end):
                break
            count, end = count + 1, line.start
        last = lines[len(lines) - count :]
        is_signature = count == 1 or any(not self._datelines.parse(self._text, line) for line in last)
        return last if 0 < count <= self._longest and count < len(lines) and is_signature else ()

    def _has_formula(self, above: Sequence[Span], closing: Sequence[Span]) -> bool:
        words = [self._words(line) for line in (*above[-1:], *closing[:-1])]
        return any(self._formula.search(one) or self._for_another.search(one) for one in words)

    def _can_close(self, line: Span) -> bool:
        words = self._words(line)
        if words.startswith(self._marker) or self._formula.search(words):
            return False
        patterns = (self._signature, self._unsigned, self._for_another)
        return any(pattern.search(words) for pattern in patterns) or bool(self._datelines.parse(self._text, line))

    def _signed(self, line: Span) -> Annotation:
        words = self._words(line)
        is_certain = self._unsigned.search(words) or len(words.split()) <= _MOST_CERTAIN_WORDS
        return Annotation(*line, "signed", {}, RULE, "high" if is_certain else "medium", reason="last line, a name")

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end].strip()
