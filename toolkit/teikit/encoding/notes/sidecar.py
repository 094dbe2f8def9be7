"""The bodies of notes from a sidecar file: ``1. For the text, see …``, one after the other."""

from __future__ import annotations

import re
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.positions import Position
from teikit.encoding.model.span import XML_SPACE
from teikit.encoding.readers.text import read_text

_BEGINS = re.compile(r"^\s*(?P<n>\d{1,4}|\*+)(?:[.):]\s*|\s+)(?P<body>\S.*)$")


def read_notes(path: Path, encoding: str | None = None) -> dict[str, str]:
    """Read note bodies by number; a line without a number goes on with the note before.

    :raises TeikitError: the file cannot be read, does not begin with a number, or numbers two notes alike.
    """
    read = read_text(path, encoding)
    notes: dict[str, str] = {}
    last = ""
    for number, span in enumerate(read.lines, 1):
        line = read.text[span.start : span.end].strip(XML_SPACE)
        begins = _BEGINS.match(line)
        if begins:
            last = begins["n"]
            if last in notes:
                raise TeikitError(
                    f"note {last} is here a second time", path, Position(number), hint="number each note once"
                )
            notes[last] = begins["body"]
        elif line and not last:
            raise TeikitError(
                "a note begins with its number",
                path,
                Position(number),
                hint="write for example: 1. For the text, see …",
            )
        elif line:
            notes[last] += f" {line}"
    return notes
