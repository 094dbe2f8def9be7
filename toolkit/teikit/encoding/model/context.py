"""Context: everything that a rule reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from teikit.edition.registers import Organisation, Person, Place, RegisterEntry
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.annotation_index import AnnotationIndex
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles import Profile


class Context(msgspec.Struct, frozen=True):
    """A text with the annotations made so far, the profile, and the registers."""

    index: AnnotationIndex
    """The transcript and its annotations."""

    profile: Profile
    """The settings of the rules."""

    persons: tuple[Person, ...] = ()
    """Entries of the register of persons."""

    places: tuple[Place, ...] = ()
    """Entries of the register of places."""

    organisations: tuple[Organisation, ...] = ()
    """Entries of the register of organisations."""

    notes: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Bodies of notes from a separate file, by number."""

    @property
    def transcript(self) -> Transcript:
        """The source as read."""
        return self.index.transcript

    @property
    def text(self) -> str:
        """The text of the source."""
        return self.index.transcript.text

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations, in the order in which they were made."""
        return self.index.annotations

    def by_element(self, *elements: str) -> Iterator[Annotation]:
        """Yield the annotations of these elements, in the order in which they were made."""
        if len(elements) == 1:
            return iter(self.index.by_element(elements[0]))
        return (annotation for annotation in self.annotations if annotation.element in elements)

    def blocks(self) -> Iterator[Annotation]:
        """Yield the annotations that are blocks."""
        return self.index.blocks()

    def texts(self, *elements: str) -> Iterator[tuple[Annotation, Span]]:
        """Yield blocks, all or those of these elements, with each span of their own text, in the order of the text.

        A paragraph that contains a list owns the words before the list; the items own theirs.
        """
        return ((block, span) for block, span in self.index.block_texts if not elements or block.element in elements)

    def registered(self) -> tuple[RegisterEntry, ...]:
        """Return the entries of all registers."""
        return (*self.persons, *self.organisations, *self.places)

    def bodies(self) -> tuple[Span, ...]:
        """Return the spans of note bodies in the text."""
        return tuple(a.elsewhere for a in self.annotations if a.elsewhere)

    def masked(self) -> str:
        """Return the text with markers and running heads replaced by spaces; offsets are unchanged."""
        return self.index.masked

    def free_lines(self) -> Iterator[Span]:
        """Yield the lines that contain text and are in no block, without the white space at their edges.

        A line that contains only a page break or a running head is skipped.
        """
        return iter(self.index.free_lines)

    def crosses_block(self, start: int, end: int) -> bool:
        """Return whether a block of the source's own markup begins in ``text[start:end]``; no rule may cross it."""
        return self.index.crosses_block(start, end)

    def with_annotations(self, more: Iterable[Annotation]) -> Context:
        """Return a context with more annotations. An added ``placeName`` replaces an earlier one over its span."""
        added = tuple(more)
        return replace(self, index=self.index.extended(added)) if added else self

    def with_names(self, annotations: Iterable[Annotation]) -> Context:
        """Return a context with other annotations, which differ only in the spans of names within blocks."""
        return replace(self, index=self.index.with_names(annotations))


Rule = Callable[[Context], Iterable[Annotation]]
"""A rule: reads a context and proposes annotations."""
