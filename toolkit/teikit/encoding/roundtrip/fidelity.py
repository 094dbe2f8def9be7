"""Fidelity: the text can be recovered from the TEI, character for character."""

from __future__ import annotations

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.positions import Position
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.roundtrip.received_text import text_of

_SHOWN = 30


def check_text(transcript: Transcript, root: etree._Element) -> None:
    """Check that the text of a TEI document is that of the source.

    :raises DocumentError: they differ; the position is that of the first difference in the source.
    """
    recovered = text_of(root)
    if recovered == transcript.text:
        return
    pairs = zip(recovered, transcript.text, strict=False)
    shorter = min(len(recovered), len(transcript.text))
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), shorter)
    origin = transcript.origin(at)
    place = f"{origin}: " if isinstance(origin, str) else ""
    position = transcript.position(at) if origin is None else None
    raise DocumentError(
        f"{place}the encoding changes the text: the source has {_excerpt(transcript.text, at)}, "
        f"the TEI has {_excerpt(recovered, at)}",
        transcript.name,
        Position(origin) if isinstance(origin, int) else position,
        "this is a bug in a rule, or an error in the profile; no file was written",
    )


def _excerpt(text: str, at: int) -> str:
    return repr(text[at : at + _SHOWN]) if at < len(text) else "no more text"
