"""Context: what a rule sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from teikit.encode.annotation import Annotation, masked
from teikit.encode.profile import Profile
from teikit.encode.transcript import Span, Transcript
from teikit.registers import Person


@dataclass(frozen=True)
class Context:
    """The text, the profile, the register, the bodies of notes kept elsewhere, and the annotations so far."""

    transcript: Transcript
    profile: Profile
    persons: tuple[Person, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()

    @property
    def text(self) -> str:
        """Return the received text."""
        return self.transcript.text

    def of(self, *elements: str) -> Iterator[Annotation]:
        """Yield the annotations of these elements, in the order in which they were made."""
        return (annotation for annotation in self.annotations if annotation.element in elements)

    def blocks(self) -> Iterator[Annotation]:
        """Yield the annotations that hold running text and stand beside one another."""
        return (a for a in self.annotations if a.element in BLOCKS or a.attributes.get("rend") == "inline")

    def masked(self) -> str:
        """Return the text with consumed markers blanked, offsets kept."""
        return masked(self.text, self.annotations)

    def free_lines(self) -> Iterator[Span]:
        """Yield the lines that hold text and that no annotation of a block covers yet."""
        covered = sorted(block.span for block in self.blocks())
        for line in self.transcript.lines:
            if not self.transcript.is_blank(line) and not any(b.start <= line.start < b.end for b in covered):
                yield line

    def knowing(self, more: Iterable[Annotation]) -> Context:
        """Return the context with more annotations."""
        return replace(self, annotations=(*self.annotations, *more))


#: Elements that are always blocks; an inline note is one too, where it stands alone on its line.
BLOCKS = frozenset({"head", "p", "list", "label", "item"})

Rule = Callable[[Context], Iterable[Annotation]]
