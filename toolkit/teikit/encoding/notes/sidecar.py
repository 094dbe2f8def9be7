"""Sidecar files with the bodies of notes: ``1. For the text, see …``, one after the other."""

from __future__ import annotations

import re
from pathlib import Path

from teikit.core.errors import DocumentError
from teikit.core.positions import Position
from teikit.encoding.model.span import XML_SPACE
from teikit.encoding.readers.text import read_text

_FIRST_LINE = re.compile(r"^\s*(?P<n>\d{1,4}|\*+)(?:[.):]\s*|\s+)(?P<body>\S.*)$")


def read_notes(path: Path, encoding: str | None = None) -> dict[str, str]:
    """Read note bodies by number. A line without a number continues the note before it.

    :raises TeikitError: the file cannot be read.
    :raises DocumentError: the file does not begin with a number, or has a number twice.
    """
    read = read_text(path, encoding)
    notes: dict[str, str] = {}
    last = ""
    for number, span in enumerate(read.lines, 1):
        line = read.text[span.start : span.end].strip(XML_SPACE)
        first_line = _FIRST_LINE.match(line)
        if first_line:
            last = first_line["n"]
            if last in notes:
                raise DocumentError(f"duplicate note {last}", path, Position(number), hint="number each note once")
            notes[last] = first_line["body"]
        elif line and not last:
            hint = "write for example: 1. For the text, see …"
            raise DocumentError("expected a note that begins with its number", path, Position(number), hint=hint)
        elif line:
            notes[last] += f" {line}"
    return notes
