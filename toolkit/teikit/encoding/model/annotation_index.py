"""Annotation index: the views of a text and its annotations that rules read, each computed once.

A rule runs on the annotations of all rules before it, so an index is extended up to 25 times per document. Most rules
leave most views valid. Which views an addition invalidates is decided in :meth:`_Views.after`, and nowhere else:

=================  ===========  ==============  =========================
an addition of     masked text  lines of text  free lines, text of blocks
=================  ===========  ==============  =========================
a marker, ``fw``   invalid      invalid         invalid
a block            valid        valid           invalid
any other element  valid        valid           valid
=================  ===========  ==============  =========================

The annotations by element are never recomputed for an addition, only extended.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from teikit.encoding.model.annotation import BLOCKS, CONTAINERS, Annotation, masked
from teikit.encoding.model.span import XML_SPACE, Span, merged
from teikit.encoding.model.transcript import Transcript

_ByElement = Mapping[str, Sequence[Annotation]]


class _Views(msgspec.Struct):
    """The views that were computed so far; ``None`` until a view is first needed."""

    by_element: _ByElement | None = None
    masked: str | None = None
    text_lines: tuple[Span, ...] | None = None
    free_lines: tuple[Span, ...] | None = None
    block_texts: tuple[tuple[Annotation, Span], ...] | None = None
    source_blocks: tuple[int, ...] | None = None

    def after(self, added: Iterable[Annotation]) -> _Views:
        """Return the views that stay valid after annotations were added."""
        has_markers = has_blocks = False
        for annotation in added:
            if annotation.consumes or annotation.element == "fw":
                has_markers = True
                break
            has_blocks = has_blocks or annotation.element in BLOCKS or "rend" in annotation.attributes
        if has_markers:
            return _Views(self.by_element, source_blocks=self.source_blocks)
        if has_blocks:
            return _Views(self.by_element, self.masked, self.text_lines, source_blocks=self.source_blocks)
        return self.copy()

    def copy(self) -> _Views:
        return _Views(
            self.by_element, self.masked, self.text_lines, self.free_lines, self.block_texts, self.source_blocks
        )


class AnnotationIndex:
    """The annotations of a transcript, in the order in which they were made, with the views that rules read.

    An index never changes: adding annotations returns another one.
    """

    __slots__ = ("_views", "annotations", "transcript")

    def __init__(
        self, transcript: Transcript, annotations: Iterable[Annotation] = (), views: _Views | None = None
    ) -> None:
        self.transcript = transcript
        self.annotations = tuple(annotations)
        self._views = views or _Views()

    def extended(self, added: Sequence[Annotation]) -> AnnotationIndex:
        """Return an index with more annotations. An added ``placeName`` replaces an earlier one over the same span."""
        spans = {name.span for name in added if name.element == "placeName"}
        replaced = [a for a in self.annotations if a.element == "placeName" and a.span in spans] if spans else []
        views = self._views.after((*added, *replaced))
        if not replaced:
            if views.by_element is not None:
                views.by_element = _extended(views.by_element, added)
            return AnnotationIndex(self.transcript, (*self.annotations, *added), views)
        kept = (a for a in self.annotations if a.element != "placeName" or a.span not in spans)
        views.by_element = None
        return AnnotationIndex(self.transcript, (*kept, *added), views)

    def with_names(self, annotations: Iterable[Annotation]) -> AnnotationIndex:
        """Return an index of other annotations, which differ from these only in the spans of names within blocks."""
        views = self._views.copy()
        views.by_element = None
        return AnnotationIndex(self.transcript, annotations, views)

    def by_element(self, element: str) -> Sequence[Annotation]:
        """Return the annotations of an element, in the order in which they were made."""
        views = self._views
        if views.by_element is None:
            views.by_element = _by_element(self.annotations)
        return views.by_element.get(element, ())

    @property
    def masked(self) -> str:
        """The text with markers and running heads replaced by spaces."""
        views = self._views
        if views.masked is None:
            views.masked = masked(self.transcript.text, self.annotations)
        return views.masked

    @property
    def text_lines(self) -> tuple[Span, ...]:
        """The lines that still contain text after masking, without the white space at their edges."""
        views = self._views
        if views.text_lines is None:
            text = self.masked
            views.text_lines = tuple(
                line for line in self.transcript.text_lines if text[line.start : line.end].strip(XML_SPACE)
            )
        return views.text_lines

    @property
    def free_lines(self) -> tuple[Span, ...]:
        """The lines of :attr:`text_lines` that are in no block."""
        views = self._views
        if views.free_lines is None:
            views.free_lines = tuple(self._free_lines())
        return views.free_lines

    def _free_lines(self) -> Iterator[Span]:
        covered = iter(merged(block.span for block in self.blocks()))
        block = next(covered, None)
        for line in self.text_lines:
            while block and block.end <= line.start:
                block = next(covered, None)
            if block is None or line.start < block.start:
                yield line

    def blocks(self) -> Iterator[Annotation]:
        """Yield the annotations that are blocks."""
        return (a for a in self.annotations if a.is_block)

    @property
    def block_texts(self) -> tuple[tuple[Annotation, Span], ...]:
        """Each block with each span of its own text, in the order of the text.

        A paragraph that contains a list owns the words before the list; the items own theirs.
        """
        views = self._views
        if views.block_texts is None:
            views.block_texts = tuple(self._block_texts())
        return views.block_texts

    def _block_texts(self) -> Iterator[tuple[Annotation, Span]]:
        blocks = sorted(self.blocks(), key=lambda a: (a.start, -a.end))
        for i, block in enumerate(blocks):
            if block.element in CONTAINERS:
                continue
            start = block.start
            for at in range(i + 1, len(blocks)):  # a slice would take quadratic time
                inner = blocks[at]
                if inner.start >= block.end:
                    break
                if inner.start > start:
                    yield block, Span(start, inner.start)
                start = max(start, inner.end)
            if start < block.end:
                yield block, Span(start, block.end)

    def crosses_block(self, start: int, end: int) -> bool:
        """Return whether a block of the source's own markup begins in ``text[start:end]``; no rule may cross it."""
        views = self._views
        if views.source_blocks is None:
            views.source_blocks = _source_blocks(self.transcript)
        at = bisect_left(views.source_blocks, start)
        return at < len(views.source_blocks) and views.source_blocks[at] < end


def _by_element(annotations: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    found: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        found.setdefault(annotation.element, []).append(annotation)
    return found


def _extended(known: _ByElement, added: Iterable[Annotation]) -> _ByElement:
    """Return annotations by element with more of them; the known sequences are shared with earlier indexes."""
    found = dict(known)
    for element, more in _by_element(added).items():
        found[element] = [*found.get(element, ()), *more]
    return found


def _source_blocks(transcript: Transcript) -> tuple[int, ...]:
    """Return the starts of blocks in the source's own markup, before the bodies of its notes."""
    marked = transcript.annotations
    bodies = min((a.start for a in marked if a.element == "ab"), default=len(transcript.text) + 1)
    return tuple(sorted(a.start for a in marked if (a.level or a.element == "head") and a.start < bodies))
