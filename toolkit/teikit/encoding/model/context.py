"""Context: what a rule sees."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from teikit.edition.registers import Named, Organisation, Person, Place
from teikit.encoding.model.annotation import Annotation, masked
from teikit.encoding.model.transcript import XML_SPACE, Span, Transcript
from teikit.encoding.profiles.profile import Profile


@dataclass(frozen=True)
class Context:
    """The text, the profile, the register, the bodies of notes kept elsewhere, and the annotations so far."""

    transcript: Transcript
    profile: Profile
    persons: tuple[Person, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()

    @property
    def text(self) -> str:
        """Return the received text."""
        return self.transcript.text

    def of(self, *elements: str) -> Iterator[Annotation]:
        """Yield the annotations of these elements, in the order in which they were made."""
        if len(elements) == 1:
            return iter(self._by_element.get(elements[0], ()))
        return (annotation for annotation in self.annotations if annotation.element in elements)

    @cached_property
    def _by_element(self) -> dict[str, list[Annotation]]:
        return _by_element(self.annotations)

    def blocks(self) -> Iterator[Annotation]:
        """Yield the annotations that hold running text and stand beside or within one another."""
        return (a for a in self.annotations if a.element in BLOCKS or a.attributes.get("rend") == "inline")

    def texts(self, *elements: str) -> Iterator[tuple[Annotation, Span]]:
        """Yield blocks in the order of the text, each with the stretches that it holds itself.

        A paragraph that leads in to a list holds its first words; the items hold theirs.
        """
        return ((block, stretch) for block, stretch in self._texts if not elements or block.element in elements)

    @cached_property
    def _texts(self) -> tuple[tuple[Annotation, Span], ...]:
        return tuple(self._of_blocks())

    def _of_blocks(self) -> Iterator[tuple[Annotation, Span]]:
        blocks = sorted(self.blocks(), key=lambda a: (a.start, -a.end))
        for i, block in enumerate(blocks):
            if block.element in CONTAINERS:
                continue
            start = block.start
            for inner in islice(blocks, i + 1, None):
                if inner.start >= block.end:
                    break
                if inner.start > start:
                    yield block, Span(start, inner.start)
                start = max(start, inner.end)
            if start < block.end:
                yield block, Span(start, block.end)

    def registered(self) -> tuple[Named, ...]:
        """Return all entries of the registers."""
        return (*self.persons, *self.organisations, *self.places)

    def bodies(self) -> tuple[Span, ...]:
        """Return where the bodies of notes stand in the text."""
        return tuple(a.elsewhere for a in self.annotations if a.elsewhere)

    def masked(self) -> str:
        """Return the text with consumed markers blanked, offsets kept."""
        return self._masked

    @cached_property
    def _masked(self) -> str:
        return masked(self.text, self.annotations)

    def free_lines(self) -> Iterator[Span]:
        """Yield the lines that hold text and that no annotation of a block covers yet.

        White space at their edges is left out. A line that holds nothing but a page break or a running head is none.
        """
        return iter(self._free_lines)

    @cached_property
    def _free_lines(self) -> tuple[Span, ...]:
        return tuple(self._uncovered())

    def _uncovered(self) -> Iterator[Span]:
        covered = iter(merged(block.span for block in self.blocks()))
        block = next(covered, None)
        for line in self._worded_lines:
            while block and block.end <= line.start:
                block = next(covered, None)
            if block is None or line.start < block.start:
                yield line

    @cached_property
    def _worded_lines(self) -> tuple[Span, ...]:
        text, lines = self._masked, self.transcript.worded_lines
        return tuple(line for line in lines if text[line.start : line.end].strip(XML_SPACE))

    def parted(self, start: int, end: int) -> bool:
        """Tell whether a block that the source itself marks begins in a stretch: no rule reaches across it."""
        at = bisect_left(self._marked_blocks, start)
        return at < len(self._marked_blocks) and self._marked_blocks[at] < end

    @cached_property
    def _marked_blocks(self) -> list[int]:
        marked = self.transcript.annotations
        bodies = min((a.start for a in marked if a.element == "ab"), default=len(self.text) + 1)
        return sorted(a.start for a in marked if (a.level or a.element == "head") and a.start < bodies)

    def knowing(self, more: Iterable[Annotation]) -> Context:
        """Return the context with more annotations; a name tagged once more, over the same stretch, is told better."""
        made = tuple(more)
        if not made:
            return self
        again = {name.span for name in made if name.element == "placeName"}
        kept = (a for a in self.annotations if a.element != "placeName" or a.span not in again)
        annotations = (*(kept if again else self.annotations), *made)
        later = Context(
            self.transcript, self.profile, self.persons, self.notes, annotations, self.places, self.organisations
        )
        later.__dict__.update(self._still_true(made))
        if "_by_element" in self.__dict__ and not again:
            later.__dict__["_by_element"] = _added(self._by_element, made)
        return later

    def naming(self, annotations: Iterable[Annotation]) -> Context:
        """Return the context with other annotations, which differ from its own in where names within blocks begin."""
        later = replace(self, annotations=tuple(annotations))
        later.__dict__.update({name: self.__dict__[name] for name in _OF_BLOCKS if name in self.__dict__})
        return later

    def _still_true(self, made: Iterable[Annotation]) -> dict[str, object]:
        """Return what has been read of the text already and what new annotations do not change."""
        markers = blocks = False
        for annotation in made:
            if annotation.consumes or annotation.element == "fw":
                markers = blocks = True
                break
            blocks = blocks or annotation.element in BLOCKS or "rend" in annotation.attributes
        changed = {"_masked": markers, "_worded_lines": markers, "_free_lines": blocks, "_texts": blocks}
        return {name: self.__dict__[name] for name, is_new in changed.items() if not is_new and name in self.__dict__}


def _added(known: Mapping[str, list[Annotation]], made: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    """Return annotations by their elements, with more of them; the lists that are known stay as they are."""
    found = dict(known)
    for element, more in _by_element(made).items():
        found[element] = [*found.get(element, ()), *more]
    return found


def _by_element(annotations: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    found: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        found.setdefault(annotation.element, []).append(annotation)
    return found


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return stretches in order, those that touch or overlap as one."""
    outcome: list[Span] = []
    for span in sorted(spans):
        if outcome and span.start <= outcome[-1].end:
            outcome[-1] = Span(outcome[-1].start, max(span.end, outcome[-1].end))
        else:
            outcome.append(span)
    return outcome


#: What a context keeps that depends on the text, the markers and the blocks alone.
_OF_BLOCKS = ("_masked", "_worded_lines", "_free_lines", "_texts")

#: Blocks that hold other blocks, no text of their own.
CONTAINERS = frozenset({"list", "table", "row", "opener", "closer", "address"})

#: Elements that are always blocks; an inline note is one too, where it stands alone on its line.
BLOCKS = CONTAINERS | {
    "head",
    "p",
    "ab",
    "addrLine",
    "trailer",
    "label",
    "item",
    "cell",
    "dateline",
    "salute",
    "seg",
    "signed",
    "speaker",
    "stage",
}

Rule = Callable[[Context], Iterable[Annotation]]
