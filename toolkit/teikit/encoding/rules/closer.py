"""The closer: who signed a document, in its last lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.enclosed_documents import free_lines_in, segments
from teikit.encoding.rules.opener import datelines

RULE = "closer"
#: A postscript of a document that is no letter has no more paragraphs than this.
_LONGEST_POSTSCRIPT = 3


def closer(context: Context) -> Iterator[Annotation]:
    """``Acheson``, ``J[ohn] M[uccio]``, ``[File copy not signed]``: the last lines of a document are its signature.

    ``For the Ambassador:`` above the name and a line that names the office below it are text of the closer, a place and
    date there is a dateline. ``Sincerely yours,`` before it stays a paragraph. What follows a signature that such a
    formula tells is a postscript.
    """
    reader = _Reader(context)
    for segment in segments(context):
        if not any(segment.start <= head.start < segment.end for head in context.by_element("head")):
            continue
        lines = list(free_lines_in(context, segment))
        if lines and context.crosses_block(lines[-1].end, segment.end):
            continue
        closing, behind = reader.closing(lines)
        if not closing or _is_all(context, closing[0].start):
            continue
        parts = list(reader.parts(closing))
        certainty = next((part.certainty for part in parts if part.element == "signed"), "high")
        yield Annotation(closing[0].start, closing[-1].end, "closer", {}, RULE, certainty, reason="last lines")
        yield from parts
        if behind:
            reason = "behind the signature"
            yield Annotation(behind[0].start, behind[-1].end, "postscript", {}, RULE, "medium", reason=reason)


def signatory(context: Context) -> Annotation | None:
    """Return the name of the person who signed the document, enclosures left aside, if it is tagged."""
    main = segments(context)[0]
    signed = next((made for made in context.by_element("signed") if made.end <= main.end), None)
    return next((name for name in context.by_element("persName") if signed and signed.holds(name.span)), None)


def _is_all(context: Context, start: int) -> bool:
    """Tell whether nothing stands between a heading and what may be a signature: then it is the text."""
    heads = (head.end for head in context.by_element("head") if head.end <= start)
    return not context.masked()[max(heads, default=0) : start].strip()


class _Reader:
    def __init__(self, context: Context) -> None:
        profile: Profile = context.profile
        self._context = context
        self._text = context.masked()
        self._signature = compiled(profile.closer.signature)
        self._unsigned = compiled(profile.closer.unsigned)
        self._for_another = compiled(profile.closer.for_another)
        self._office = compiled(profile.closer.office)
        self._formula = compiled(profile.letter.formula)
        self._marker = profile.lists.marker
        self._longest = profile.closer.longest
        self._datelines = datelines(profile)

    def closing(self, lines: Sequence[Span]) -> tuple[Sequence[Span], Sequence[Span]]:
        """Return the lines that close a document, and those of its postscript; none where they are text like the rest.

        A postscript stands behind a signature below a formula.
        """
        for length in range(_LONGEST_POSTSCRIPT + 1):
            upto = len(lines) - length
            closing = self._last(lines[:upto])
            if closing and (not length or self._is_below_formula(lines[: upto - len(closing)], closing)):
                return closing, lines[upto:]
        return (), ()

    def _last(self, lines: Sequence[Span]) -> Sequence[Span]:
        """Return the last lines if they sign; several datelines and no signature are a list of places and days."""
        count = 0
        end = len(self._text)
        while count < len(lines) and self._may_close(line := lines[-1 - count]):
            if count and self._context.crosses_block(line.end, end):
                break
            count, end = count + 1, line.start
        last = lines[len(lines) - count :]
        signs = any(not self._datelines.dateline(self._text, line) for line in last)
        return last if 0 < count <= self._longest and count < len(lines) and (signs or count == 1) else ()

    def _is_below_formula(self, above: Sequence[Span], closing: Sequence[Span]) -> bool:
        words = [self._words(line) for line in (*above[-1:], *closing[:-1])]
        return any(self._formula.search(one) or self._for_another.search(one) for one in words)

    def parts(self, closing: Sequence[Span]) -> Iterator[Annotation]:
        """Yield the signatures and the dateline of the closing lines, and where a line of its own begins."""
        below_name = False
        for i, line in enumerate(closing):
            words = self._words(line)
            dateline = self._datelines.dateline(self._text, line)
            bare = self._for_another.search(words) or (below_name and self._office.search(words))
            if i and (bare or self._for_another.search(self._words(closing[i - 1]))):
                yield Annotation(line.start, line.start, "lb", {}, RULE, reason="a line of its own in the closer")
            if dateline:
                yield from dateline
            elif not bare:
                yield self._signed(line)
            below_name = not dateline and not self._for_another.search(words)

    def _may_close(self, line: Span) -> bool:
        words = self._words(line)
        if words.startswith(self._marker) or self._formula.search(words):
            return False
        patterns = (self._signature, self._unsigned, self._for_another)
        return any(p.search(words) for p in patterns) or bool(self._datelines.dateline(self._text, line))

    def _signed(self, line: Span) -> Annotation:
        words = self._words(line)
        certainty = "high" if self._unsigned.search(words) or len(words.split()) <= 4 else "medium"
        return Annotation(*line, "signed", {}, RULE, certainty, reason="last line, a name")

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end].strip()
