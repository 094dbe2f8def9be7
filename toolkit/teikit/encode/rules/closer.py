"""The closer: who signed a document, in its last lines."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encode.annotation import Annotation
from teikit.encode.context import Context
from teikit.encode.profile import Profile
from teikit.encode.rules.opener import datelines
from teikit.encode.segments import free_lines_in, segments
from teikit.encode.transcript import Span

RULE = "closer"


def closer(context: Context) -> Iterator[Annotation]:
    """``Acheson``, ``J[ohn] M[uccio]``, ``[File copy not signed]``: the last lines of a document are its signature.

    A line that names the office belongs to the name above it. A place and date there is a dateline.
    ``Sincerely yours,`` before it stays a paragraph.
    """
    reader = _Reader(context)
    for segment in segments(context):
        if not any(segment.start <= head.start < segment.end for head in context.of("head")):
            continue
        lines = list(free_lines_in(context, segment))
        if lines and context.parted(lines[-1].end, segment.end):
            continue
        parts = list(reader.parts(lines))
        start = min((part.start for part in parts), default=0)
        if parts and not _is_all(context, start):
            end = max(part.end for part in parts)
            yield Annotation(start, end, "closer", {}, RULE, parts[0].certainty, reason="last lines")
            yield from parts


def signatory(context: Context) -> Annotation | None:
    """Return the name of the person who signed the document, enclosures left aside, if it is tagged."""
    main = segments(context)[0]
    signed = next((made for made in context.of("signed") if made.end <= main.end), None)
    return next((name for name in context.of("persName") if signed and signed.holds(name.span)), None)


def _is_all(context: Context, start: int) -> bool:
    """Tell whether nothing stands between a heading and what may be a signature: then it is the text."""
    heads = (head.end for head in context.of("head") if head.end <= start)
    return not context.masked()[max(heads, default=0) : start].strip()


class _Reader:
    def __init__(self, context: Context) -> None:
        profile: Profile = context.profile
        self._context = context
        self._text = context.masked()
        self._signature = profile.pattern(RULE, "signature")
        self._unsigned = profile.pattern(RULE, "unsigned")
        self._for_another = profile.pattern(RULE, "for_another")
        self._office = profile.pattern(RULE, "office")
        self._marker = str(profile.get("lists", "marker"))
        self._longest = int(profile.get(RULE, "longest"))
        self._datelines = datelines(profile)

    def parts(self, lines: list[Span]) -> Iterator[Annotation]:
        """Yield the signatures and the dateline of the last lines; nothing where they are text like the rest.

        Several datelines and no signature are a list of places and days.
        """
        count = 0
        end = len(self._text)
        while count < len(lines) and self._may_close(line := lines[-1 - count]):
            if count and self._context.parted(line.end, end):
                break
            count, end = count + 1, line.start
        signs = any(not self._datelines.dateline(self._text, line) for line in lines[len(lines) - count :])
        if not 0 < count <= self._longest or count == len(lines) or not (signs or count == 1):
            return
        signed: Annotation | None = None
        for line in lines[len(lines) - count :]:
            dateline = self._datelines.dateline(self._text, line)
            if not dateline and signed and self._goes_on(signed, line):
                yield Annotation(line.start, line.start, "lb", {}, RULE, reason="office on a line of its own")
                signed = signed._replace(end=line.end)
                continue
            if signed:
                yield signed
            signed = None if dateline else self._signed(line)
            yield from dateline
        if signed:
            yield signed

    def _may_close(self, line: Span) -> bool:
        words = self._words(line)
        if words.startswith(self._marker):
            return False
        patterns = (self._signature, self._unsigned, self._for_another)
        return any(p.search(words) for p in patterns) or bool(self._datelines.dateline(self._text, line))

    def _goes_on(self, signed: Annotation, line: Span) -> bool:
        above = self._words(signed.span)
        return self._office.search(self._words(line)) is not None or above.endswith(":")

    def _signed(self, line: Span) -> Annotation:
        words = self._words(line)
        certainty = "high" if self._unsigned.search(words) or len(words.split()) <= 4 else "medium"
        return Annotation(*line, "signed", {}, RULE, certainty, reason="last line, a name")

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end].strip()
