"""Divisions that headings of the source open: all but that of the document itself."""

from __future__ import annotations

from dataclasses import replace

from teikit.encode.context import Context
from teikit.encode.transcript import XML_SPACE


def without_outermost(context: Context) -> Context:
    """Leave out the division of a heading with nothing but source notes and page breaks before it.

    That heading is the document's own.
    """
    masked = list(context.masked())
    for note in context.of("note"):
        masked[note.start : note.end] = " " * (note.end - note.start)
    text = "".join(masked)
    first = len(text) - len(text.lstrip(XML_SPACE))
    kept = tuple(a for a in context.annotations if not (a.element == "div" and a.start <= first))
    return replace(context, annotations=kept)
