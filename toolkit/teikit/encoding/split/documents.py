"""Documents of a source: their boundaries and their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath
from string import ascii_letters
from typing import Literal

import msgspec

from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.split.extract import extract_documents, notes_offset

SplitMode = Literal["auto", "none", "rows", "pages", "numbers"]
"""Where to split: at rows of asterisks or equals signs, at form feeds, or at numbered headings."""

SPLIT_MODES: tuple[SplitMode, ...] = ("auto", "none", "rows", "pages", "numbers")
_TABLE = "parts"


class SourceDocument(msgspec.Struct, frozen=True):
    """One of the documents of a source."""

    transcript: Transcript
    suffix: str = ""
    """Suffix of its file name, such as ``2`` or ``d23``; empty if it is the only document."""


class _Cut(msgspec.Struct, frozen=True):
    """A boundary between two documents, with a separator that belongs to neither."""

    end: int
    """End of the document before."""
    start: int
    """Start of the document after."""
    number: str = ""
    """Number in the heading of the document after."""


def split_documents(transcript: Transcript, profile: Profile, mode: SplitMode = "auto") -> tuple[SourceDocument, ...]:
    """Return the documents of a source in order; a single one if there is nothing to split.

    ``auto`` splits at rows if a heading follows each of them, or at headings that are numbered consecutively. Rows are
    losses of the document before them.
    """
    notes = notes_offset(transcript)
    cuts = [cut for cut in _Splitter(transcript, profile).cuts(mode) if cut.start < notes or not cut.start]
    inner = [cut for cut in cuts if transcript.text[: cut.end].strip()]
    if not inner:
        return (SourceDocument(transcript),)
    starts = [0, *(cut.start for cut in inner)]
    ends = [*(cut.end for cut in inner), len(transcript.text)]
    extracted = extract_documents(transcript, [Span(start, end) for start, end in zip(starts, ends, strict=True)])
    suffixes = _suffixes(transcript, starts, profile)
    documents = []
    for i, (document, suffix) in enumerate(zip(extracted, suffixes, strict=True)):
        before = transcript.losses if i == 0 else ()
        after = _separator(transcript, ends[i], starts[i + 1]) if i + 1 < len(starts) else ()
        documents.append(SourceDocument(_with_suffix(document, suffix, (*before, *after)), suffix))
    return tuple(documents)


def renamed(document: SourceDocument, suffix: str) -> SourceDocument:
    """Return a document with another suffix, which its transcript takes into its name."""
    name = PurePath(document.transcript.name)
    stem = name.stem.removesuffix(f"-{document.suffix}") if document.suffix else name.stem
    new_stem = f"{stem}-{suffix}" if suffix else stem
    return SourceDocument(replace(document.transcript, name=str(name.with_name(f"{new_stem}{name.suffix}"))), suffix)


def _with_suffix(transcript: Transcript, suffix: str, losses: tuple[Loss, ...]) -> Transcript:
    path = PurePath(transcript.name)
    name = str(path.with_name(f"{path.stem}-{suffix}{path.suffix}"))
    return replace(transcript, name=name, losses=(*losses, *transcript.losses))


def _separator(transcript: Transcript, end: int, start: int) -> Iterator[Loss]:
    """Yield the loss of the separator between two documents."""
    if separator := transcript.text[end:start]:
        yield Loss(f"line {transcript.position(end).line}", "dropped", "separates two documents", separator)


def _suffixes(transcript: Transcript, starts: Sequence[int], profile: Profile) -> list[str]:
    """Return the suffixes of the documents: the numbers of their headings if all are different, else 1, 2, 3."""
    numbered = compiled(profile.parts.numbered)
    found = [numbered.match(transcript.text[start : start + 2000].lstrip()) for start in starts]
    numbers = [match["n"] for match in found if match]
    if len(set(numbers)) == len(starts):
        return [f"d{number}" for number in numbers]
    return [str(i) for i in range(1, len(starts) + 1)]


class _Splitter:
    """Finds the boundaries between the documents of a source."""

    def __init__(self, transcript: Transcript, profile: Profile) -> None:
        self._transcript = transcript
        self._row = compiled(profile.parts.row)
        self._numbered = compiled(profile.parts.numbered)
        self._headings = [
            compiled(profile.source_note.pattern),
            compiled(profile.source_note.prefixed),
            compiled(profile.heading.pattern),
            compiled(profile.heading.correspondence),
            compiled(profile.heading.only),
            self._numbered,
        ]

    def cuts(self, mode: SplitMode) -> list[_Cut]:
        """Return the boundaries in order."""
        if mode == "auto":
            return self._rows_before_headings() or self._consecutive_numbers()
        modes = {"rows": self._rows, "pages": self._pages, "numbers": self._numbers}
        return list(modes[mode]()) if mode in modes else []

    def _rows_before_headings(self) -> list[_Cut]:
        rows = list(self._rows())
        return rows if rows and all(self._is_heading(cut.start) for cut in rows) else []

    def _consecutive_numbers(self) -> list[_Cut]:
        """Return the numbered headings if the source begins with one and the numbers are consecutive."""
        found = list(self._numbers())
        counted = [int(cut.number.rstrip(ascii_letters)) for cut in found]
        follows = all(
            other == one + (not cut.number[-1].isalpha())
            for (one, other), cut in zip(pairwise(counted), found[1:], strict=True)
        )
        return found if len(found) > 1 and follows and not self._transcript.text[: found[0].end].strip() else []

    def _is_heading(self, start: int) -> bool:
        text = self._transcript.text
        rest = text[start : start + 2000].lstrip().splitlines()
        return bool(rest) and any(pattern.search(rest[0].strip()) for pattern in self._headings)

    def _rows(self) -> Iterator[_Cut]:
        text = self._transcript.text
        for line in self._transcript.lines:
            if self._row.match(text[line.start : line.end].strip()):
                yield _Cut(line.start, self._next_line(line.end))

    def _next_line(self, end: int) -> int:
        """Return the start of the line after one that ends at an offset."""
        match = re.compile(r"\r\n|\r|\n").match(self._transcript.text, end)
        return match.end() if match else end

    def _pages(self) -> Iterator[_Cut]:
        yield from (_Cut(page, page) for page in self._transcript.pages if page)

    def _numbers(self) -> Iterator[_Cut]:
        text = self._transcript.text
        for line in self._transcript.lines:
            if match := self._numbered.match(text[line.start : line.end]):
                yield _Cut(line.start, line.start, match["n"])
