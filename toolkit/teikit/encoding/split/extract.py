"""Extraction of single documents from a transcript of several, with the notes that each calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from teikit.encoding.model.annotation import Annotation, Inserted
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript

_NOTES = "ab"


class _Piece(msgspec.Struct, frozen=True):
    """A span of the source, and its offset in the extracted document."""

    span: Span
    at: int

    def moved(self, span: Span) -> Span:
        """Return a span of the source as a span of the extracted document."""
        return Span(span.start - self.span.start + self.at, span.end - self.span.start + self.at)

    def holds(self, span: Span) -> bool:
        """Return whether a span of the source is within the piece."""
        return self.span.start <= span.start and span.end <= self.span.end


def notes_offset(transcript: Transcript) -> int:
    """Return the offset of the bodies of notes after the text; the length of the text if there are none."""
    found = (a.start for a in transcript.annotations if a.element == _NOTES and a.attributes.get("type") == "notes")
    return min(found, default=len(transcript.text))


def extract_documents(transcript: Transcript, spans: Sequence[Span]) -> Iterator[Transcript]:
    """Yield a transcript for each span, with the bodies of the notes that it calls.

    A link from one document to another is a loss. The losses of the source are left to the caller.
    """
    notes_at = notes_offset(transcript)
    tail = _bodies(transcript, notes_at)
    ends = [Span(span.start, min(span.end, notes_at)) for span in spans]
    owners = _owners(transcript, ends, tail)
    for i, span in enumerate(ends):
        pieces = _pieces(transcript.text, span, [body for body in tail if owners[body] == i])
        yield _extracted(transcript, pieces, is_last=i == len(ends) - 1)


def _bodies(transcript: Transcript, notes_at: int) -> list[Span]:
    """Return the spans after the text: that of the heading of the notes, then one for each note."""
    text = transcript.text
    marks = sorted({a.start for a in transcript.annotations if a.element == "ptr" and a.start >= notes_at})
    starts = [notes_at, *(mark for mark in marks if mark > notes_at)]
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if a < b]


def _owners(transcript: Transcript, spans: Sequence[Span], tail: Sequence[Span]) -> dict[Span, int]:
    """Return the index of the span that each body belongs to: the first that calls it, else the last one."""
    owners: dict[Span, int] = dict.fromkeys(tail, len(spans) - 1)
    for note in sorted((a for a in transcript.annotations if a.elsewhere), key=lambda a: a.start):
        of = next((i for i, span in enumerate(spans) if span.start <= note.start < span.end), None)
        if of is None:
            of = next((owners[body] for body in tail if body.start <= note.start < body.end), None)
        body = next((b for b in tail if note.elsewhere and b.start <= note.elsewhere.start < b.end), None)
        if of is not None and body is not None:
            owners[body] = of
    return owners


def _pieces(text: str, span: Span, bodies: Iterable[Span]) -> list[_Piece]:
    """Return the pieces of a document: its text, and the bodies of its notes on lines of their own."""
    pieces = [_Piece(span, 0)]
    end, last = span.end - span.start, text[span.start : span.end][-1:]
    for body in bodies:
        end += last not in ("", "\n", "\r")
        pieces.append(_Piece(body, end))
        end, last = end + body.end - body.start, text[body.end - 1]
    return pieces


def _extracted(transcript: Transcript, pieces: Sequence[_Piece], *, is_last: bool) -> Transcript:
    text = ""
    for piece in pieces:
        text += "\n" * (piece.at - len(text)) + transcript.text[piece.span.start : piece.span.end]
    made = [moved for a in transcript.annotations for moved in _moved(a, pieces, is_last=is_last)]
    if len(pieces) > 1:
        made.append(Annotation(pieces[1].at, len(text), _NOTES, {"type": "notes"}, "source-markup", reason="notes"))
    made = [
        _with_id(a, {b.attributes.get("xml:id", "") for b in made}) if "sameAs" in a.attributes else a for a in made
    ]
    first = pieces[0]
    cut = replace(
        transcript,
        text=text,
        pages=tuple(page - first.span.start for page in transcript.pages if first.span.start <= page < first.span.end),
        rules=tuple(rule - first.span.start for rule in transcript.rules if first.holds(Span(rule, rule))),
        annotations=tuple(made),
        origins=tuple(sorted(_moved_origins(transcript, pieces))),
        blocks=tuple(piece.moved(block) for block in transcript.blocks for piece in pieces if piece.holds(block)),
        losses=(),
    )
    return _without_dangling(cut)


def _moved_origins(transcript: Transcript, pieces: Iterable[_Piece]) -> Iterator[tuple[int, int | str]]:
    """Yield the places of the source that begin in the pieces, and those in which the pieces begin."""
    for piece in pieces:
        place = transcript.origin(piece.span.start)
        if place is not None:
            yield piece.at, place
        for offset, where in transcript.origins:
            if piece.span.start < offset < piece.span.end:
                yield piece.moved(Span(offset, offset)).start, where


def _moved(annotation: Annotation, pieces: Sequence[_Piece], *, is_last: bool) -> Iterator[Annotation]:
    """Yield an annotation in the extracted document, cut at the edges of the pieces."""
    if annotation.element == _NOTES and annotation.attributes.get("type") == "notes":
        return
    for piece in pieces:
        start, end = max(annotation.start, piece.span.start), min(annotation.end, piece.span.end)
        covers = annotation.end > annotation.start
        ends_all = is_last and piece is pieces[-1]
        if start > end or (start == end and (covers or (start == piece.span.end and not ends_all))):
            continue
        body = annotation.elsewhere
        of = next((other for other in pieces if body and other.holds(body)), None)
        yield annotation._replace(
            start=piece.moved(Span(start, end)).start,
            end=piece.moved(Span(start, end)).end,
            consumes=annotation.consumes if start == annotation.start else 0,
            elsewhere=of.moved(body) if of and body else None,
        )
        if not covers:
            return


def _with_id(note: Annotation, known: set[str]) -> Annotation:
    """Return a repeated note, without a body if the note that it repeats is in another document."""
    if note.attributes["sameAs"][1:] in known:
        return note
    attributes = {name: value for name, value in note.attributes.items() if name != "sameAs"}
    return note._replace(
        attributes={**attributes, "xml:id": f"{note.attributes['sameAs'][1:]}-again"},
        inserted=(Inserted("gap", {"reason": "notTranscribed"}),),
    )


def _without_dangling(transcript: Transcript) -> Transcript:
    """Return a transcript without links to other documents and without anchors that are no longer link targets."""
    known = {a.attributes["xml:id"] for a in transcript.annotations if "xml:id" in a.attributes}
    targets = {a.attributes["target"][1:] for a in transcript.annotations if a.element == "ref"}
    gone = [
        a
        for a in transcript.annotations
        if a.element == "ref" and a.attributes["target"].startswith("#") and a.attributes["target"][1:] not in known
    ]
    kept = (
        a
        for a in transcript.annotations
        if a not in gone and (a.element != "anchor" or a.attributes["xml:id"] in targets)
    )
    losses = (
        Loss(
            transcript.place(a.start),
            "dropped",
            "a link to another document of the source",
            a.attributes["target"],
        )
        for a in gone
    )
    return replace(transcript, annotations=tuple(kept), losses=(*transcript.losses, *losses))
