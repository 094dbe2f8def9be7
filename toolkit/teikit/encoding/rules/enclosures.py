"""Enclosures: documents within a document, each a ``floatingText``."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE, Span
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.enclosed_documents import segments

RULE = "enclosures"


def enclosures(context: Context) -> Iterator[Annotation]:
    """``[Enclosure 1]``, ``Annex A``, ``[Attachment]`` on a line of its own begins a document within the document.

    It goes on to the next such line or to the end of the text, the bodies of the notes left out; the line is its
    first heading. Run ``heading`` and ``opener`` again behind this rule: they see to what is new.
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
        yield Annotation(*lines[i], "head", {"type": "label"}, RULE, reason="says that an enclosure begins")


def _has_sections(context: Context, start: int) -> bool:
    """Tell whether headings of the source part what follows: then they say what belongs together."""
    return any(a.element == "div" and a.start >= start for a in context.transcript.annotations)


def behind_closer(context: Context) -> Iterator[Annotation]:
    """Put enclosures that follow a signature into a ``postscript``: TEI allows nothing else behind a closer."""
    main, *enclosed = segments(context)
    if enclosed and any(main.start <= closer.start < main.end for closer in context.by_element("closer")):
        reason = "enclosures behind the signature"
        yield Annotation(enclosed[0].start, enclosed[-1].end, "postscript", {}, RULE, reason=reason)


def _words(text: str, line: Span) -> str:
    return text[line.start : line.end].strip()
