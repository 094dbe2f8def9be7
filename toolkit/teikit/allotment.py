"""Which file each document of a source goes to: that of the document it was before, whatever its number is now.

Documents of a source with several are told by their words, not by their place: one that comes in between, one that
goes, one that gets another number leave the others where they are, with the corrections they have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from teikit.corrections import base_of, has_base
from teikit.edition import Edition
from teikit.encode.parts import Part, named
from teikit.encode.readers import is_source
from teikit.encode.verbatim import text_of
from teikit.tei import parse, parse_bytes

#: How much two texts have to share to be taken for one document, of 1.
_ALIKE = 0.4
#: What the same number in the name counts where words leave it open.
_SAME_NAME = 0.05
_SUFFIX = re.compile(r"-d?[0-9]+(?:-[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Allotted:
    """A document of a source and its file.

    ``number`` is what the source calls it now, where its file is called otherwise.
    """

    part: Part
    document: Path
    is_new: bool = False
    number: str = ""

    @property
    def told(self) -> str:
        """Say what an editor is to know of the file's name; empty where there is nothing."""
        return f"number {self.number} of its source now, its file keeps its name" if self.number else ""


@dataclass(frozen=True, slots=True)
class Allotment:
    """The documents of a source, in its order, and the files whose document it does not hold any more."""

    documents: tuple[Allotted, ...]
    gone: tuple[Path, ...] = ()


def allotted(parts: Sequence[Part], source: Path, output: Path, edition: Edition) -> Allotment:
    """Return which file each document of a source goes to.

    :param output: the file of a source with one document; those of several are called ``output-1.xml``, ``-2`` …
    :raises TeikitError: a document that is there already cannot be read.
    """
    there = _written(source, output, edition)
    names = [_path(output, part.suffix) for part in parts]
    if not there or (len(parts) == 1 and there == [output]):
        return Allotment(
            tuple(Allotted(part, name, not name.exists()) for part, name in zip(parts, names, strict=True))
        )
    words = {path: _words(_text(path, edition)) for path in there}
    found = _matched([_words(part.transcript.text) for part in parts], words, names)
    taken = {*found.values(), *there}
    made: list[Allotted] = []
    for i, (part, name) in enumerate(zip(parts, names, strict=True)):
        document = found.get(i) or _free(name, taken, output)
        taken.add(document)
        suffix = document.stem.removeprefix(output.stem).removeprefix("-")
        renumbered = i in found and suffix != part.suffix and part.suffix.startswith("d")
        made.append(Allotted(named(part, suffix), document, i not in found, part.suffix[1:] if renumbered else ""))
    return Allotment(tuple(made), tuple(path for path in there if path not in found.values()))


def _path(output: Path, suffix: str) -> Path:
    return output.with_name(f"{output.stem}{f'-{suffix}' if suffix else ''}{output.suffix or '.xml'}")


def _written(source: Path, output: Path, edition: Edition) -> list[Path]:
    """Return the files of a source's documents that are there: those that the encoder wrote, no other source's."""
    others = {path.stem for path in source.parent.iterdir() if is_source(path)} if source.parent.is_dir() else set()
    found = sorted(output.parent.glob("*.xml")) if output.parent.is_dir() else []
    parts = (
        path for path in found if path.stem.startswith(output.stem) and _SUFFIX.fullmatch(path.stem[len(output.stem) :])
    )
    kept = (path for path in parts if path.stem not in others and has_base(edition, path))
    return [*(path for path in (output,) if path.exists()), *kept]


def _text(document: Path, edition: Edition) -> str:
    """Return the text that a document was encoded from; where that is not kept, the text that it gives."""
    if has_base(edition, document):
        return text_of(parse_bytes(base_of(edition, document).encode(), document).getroot())
    return text_of(parse(document).getroot())


def _words(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter([*((word,) for word in words), *pairwise(words)])


def _alike(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _matched(
    parts: Sequence[Counter[tuple[str, ...]]], documents: Mapping[Path, Counter[tuple[str, ...]]], names: Sequence[Path]
) -> dict[int, Path]:
    """Return the file that each part is in already, the most alike first."""
    scores = [
        (_alike(part, words) + _SAME_NAME * (names[i] == path), i, path)
        for i, part in enumerate(parts)
        for path, words in documents.items()
    ]
    found: dict[int, Path] = {}
    for score, i, path in sorted(scores, key=lambda scored: (-scored[0], scored[1])):
        if score >= _ALIKE and i not in found and path not in found.values():
            found[i] = path
    return found


def _free(name: Path, taken: Collection[Path], output: Path) -> Path:
    """Return a file for a new document: the one of its number, else one that no document has had."""
    suffix = name.stem.removeprefix(output.stem).removeprefix("-")
    wanted = range(1, len(taken) + 2) if suffix.isdigit() else range(2, len(taken) + 3)
    others = (_path(output, str(n) if suffix.isdigit() else f"{suffix}-{n}") for n in wanted)
    return next(path for path in (name, *others) if path not in taken)
