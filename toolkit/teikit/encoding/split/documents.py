"""Parts: the documents of a source that holds several, each a transcript of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from string import ascii_letters
from typing import Literal

from teikit.encoding.model.losses import Loss
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.split.extract import notes_at, slices

By = Literal["auto", "none", "rows", "pages", "numbers"]
"""Where a source is split: at rows of asterisks or equals signs, at form feeds, at numbered headings."""

WAYS: tuple[By, ...] = ("auto", "none", "rows", "pages", "numbers")
_TABLE = "parts"


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a source: its transcript, and what tells its file from the others (``2``, ``d23``)."""

    transcript: Transcript
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a document ends and the next begins: what lies between parts them and belongs to neither."""

    end: int
    start: int
    number: str = ""


def parts(transcript: Transcript, profile: Profile, by: By = "auto") -> tuple[Part, ...]:
    """Return the documents of a source, in its order; the source itself where it is one.

    ``auto`` splits where what follows each row is a heading, or where headings are numbered one by one. The rows
    are in no document: they are listed among the losses of the one before.

    :raises TeikitError: the profile's ``[parts]`` is in error.
    """
    behind = notes_at(transcript)
    cuts = [cut for cut in _Cutter(transcript, profile).cuts(by) if cut.start < behind or not cut.start]
    inner = [cut for cut in cuts if transcript.text[: cut.end].strip()]
    if not inner:
        return (Part(transcript),)
    starts = [0, *(cut.start for cut in inner)]
    ends = [*(cut.end for cut in inner), len(transcript.text)]
    made = slices(transcript, [Span(start, end) for start, end in zip(starts, ends, strict=True)])
    suffixes = _suffixes(transcript, starts, profile)
    return tuple(
        Part(
            _named(part, suffix, (*(transcript.losses if i == 0 else ()), *_between(transcript, ends[i], start))),
            suffix,
        )
        for i, (part, suffix, start) in enumerate(zip(made, suffixes, [*starts[1:], ends[-1]], strict=True))
    )


def named(part: Part, suffix: str) -> Part:
    """Return a part with another name: its transcript is called by it."""
    name = PurePath(part.transcript.name)
    stem = name.stem.removesuffix(f"-{part.suffix}") if part.suffix else name.stem
    called = f"{stem}-{suffix}" if suffix else stem
    return Part(replace(part.transcript, name=str(name.with_name(f"{called}{name.suffix}"))), suffix)


def _named(part: Transcript, suffix: str, losses: tuple[Loss, ...]) -> Transcript:
    name = PurePath(part.name)
    called = str(name.with_name(f"{name.stem}-{suffix}{name.suffix}"))
    return replace(part, name=called, losses=(*losses, *part.losses))


def _between(transcript: Transcript, end: int, start: int) -> Iterator[Loss]:
    """Yield what is lost between two documents."""
    if separator := transcript.text[end:start]:
        yield Loss(f"line {transcript.position(end).line}", "dropped", "parts two documents", separator)


def _suffixes(transcript: Transcript, starts: Sequence[int], profile: Profile) -> list[str]:
    """Return what tells the documents apart: the numbers above them, where each has its own, else their count."""
    numbered = compiled(profile.parts.numbered)
    found = [numbered.match(transcript.text[start : start + 2000].lstrip()) for start in starts]
    numbers = [match["n"] for match in found if match]
    if len(set(numbers)) == len(starts):
        return [f"d{number}" for number in numbers]
    return [str(i) for i in range(1, len(starts) + 1)]


class _Cutter:
    def __init__(self, transcript: Transcript, profile: Profile) -> None:
        self._transcript = transcript
        self._row = compiled(profile.parts.row)
        self._numbered = compiled(profile.parts.numbered)
        self._begins = [
            compiled(profile.source_note.pattern),
            compiled(profile.source_note.prefixed),
            compiled(profile.heading.pattern),
            compiled(profile.heading.correspondence),
            compiled(profile.heading.only),
            self._numbered,
        ]

    def cuts(self, by: By) -> list[_Cut]:
        """Return where the source is cut."""
        if by == "auto":
            return self._told_rows() or self._consecutive()
        ways = {"rows": self._rows, "pages": self._pages, "numbers": self._numbers}
        return list(ways[by]()) if by in ways else []

    def _told_rows(self) -> list[_Cut]:
        rows = list(self._rows())
        return rows if rows and all(self._is_heading(cut.start) for cut in rows) else []

    def _consecutive(self) -> list[_Cut]:
        """Return the numbered headings where the source begins with one and each counts one on."""
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
        return bool(rest) and any(pattern.search(rest[0].strip()) for pattern in self._begins)

    def _rows(self) -> Iterator[_Cut]:
        text = self._transcript.text
        for line in self._transcript.lines:
            if self._row.match(text[line.start : line.end].strip()):
                yield _Cut(line.start, self._behind(line.end))

    def _behind(self, end: int) -> int:
        """Return where the next line begins."""
        match = re.compile(r"\r\n|\r|\n").match(self._transcript.text, end)
        return match.end() if match else end

    def _pages(self) -> Iterator[_Cut]:
        yield from (_Cut(page, page) for page in self._transcript.pages if page)

    def _numbers(self) -> Iterator[_Cut]:
        text = self._transcript.text
        for line in self._transcript.lines:
            if match := self._numbered.match(text[line.start : line.end]):
                yield _Cut(line.start, line.start, match["n"])
