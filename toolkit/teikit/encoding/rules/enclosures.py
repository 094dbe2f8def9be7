"""The rules ``enclosures`` and ``enclosures-behind-closer``: documents enclosed in a document."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.enclosed_documents import segments

RULE = "enclosures"


def enclosures(context: Context) -> Iterator[Annotation]:
    """Encode the text from a line such as ``[Enclosure 1]``, ``Annex A`` or ``[Attachment]`` on as ``floatingText``.

    It ends before the next such line, or before the bodies of the notes; the line is its first heading. The rules
    ``heading`` and ``opener`` run again after this rule, for the enclosed documents.
    """
    text = context.masked()
    begins = compiled(context.profile.enclosures.begins)
    lines = [line for line in context.free_lines() if text[line.start : line.end].strip(XML_SPACE)]
    marked = [i for i, line in enumerate(lines) if 1 < i < len(lines) - 1 and begins.search(_words(text, line))]
    for n, i in enumerate(marked):
        last = (marked[n + 1] if n + 1 < len(marked) else len(lines)) - 1
        if last == i or _has_sections(context, lines[i].start):
            continue
        span = Span(lines[i].start, lines[last].end)
        words = _words(text, lines[i]).strip("[]").split()
        attributes = {"type": "".join(c for c in words[0].lower() if c.isalpha())}
        reason = "document within the document"
        yield Annotation(*span, "floatingText", attributes, RULE, reason=reason)
        yield Annotation(*span, "body", {}, RULE, reason=reason)
        yield Annotation(*lines[i], "head", {"type": "label"}, RULE, reason="label of an enclosure")


def _has_sections(context: Context, start: int) -> bool:
    """Return whether the source marks sections in the text that follows."""
    return any(a.element == "div" and a.start >= start for a in context.transcript.annotations)


def enclosures_after_closer(context: Context) -> Iterator[Annotation]:
    """Encode enclosures after a signature within a ``postscript``, which TEI allows after a closer."""
    main, *enclosed = segments(context)
    if enclosed and any(main.start <= closer.start < main.end for closer in context.by_element("closer")):
        reason = "enclosures after the signature"
        yield Annotation(enclosed[0].start, enclosed[-1].end, "postscript", {}, RULE, reason=reason)


def _words(text: str, line: Span) -> str:
    return text[line.start : line.end].strip()
