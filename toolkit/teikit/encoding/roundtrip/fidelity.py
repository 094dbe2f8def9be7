"""Fidelity: the TEI gives the received text back, character for character."""

from __future__ import annotations

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.positions import Position
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.roundtrip.received_text import text_of

_SHOWN = 30


def check(transcript: Transcript, root: etree._Element) -> None:
    """Compare the text that the TEI gives with the received text.

    :raises TeikitError: they differ; the first differing place is told by line and column of the source.
    """
    given = text_of(root)
    if given == transcript.text:
        return
    at = next((i for i, (a, b) in enumerate(zip(given, transcript.text, strict=False)) if a != b), None)
    if at is None:
        at = min(len(given), len(transcript.text))
    line, column = transcript.place(at)
    raise TeikitError(
        f"the encoding does not give the text back: source has {_around(transcript.text, at)}, "
        f"the TEI gives {_around(given, at)}",
        transcript.name, Position(line, column), "this is a fault of a rule or of the profile; no file was written",
    )  # fmt: skip


def _around(text: str, at: int) -> str:
    return repr(text[at : at + _SHOWN]) if at < len(text) else "its end"
