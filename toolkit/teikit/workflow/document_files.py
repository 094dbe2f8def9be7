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

from teikit.core.xml import parse, parse_bytes
from teikit.edition.config import Edition
from teikit.encoding.readers import is_source
from teikit.encoding.roundtrip.received_text import text_of
from teikit.encoding.split.documents import Part, named
from teikit.workflow.reencoding import base_of, belongs, has_base

#: How much two texts have to share to be taken for one document, of 1.
_ALIKE = 0.4
#: What the same number in the name counts where words leave it open.
_SAME_NAME = 0.05
#: How much the documents of one name have to share to be taken for one before others are looked at.
_NEARLY_SAME = 0.9
_SUFFIX = re.compile(r"-(?:[0-9]+|d[0-9]+[A-Za-z]*(?:-[0-9]+)?)")


@dataclass(frozen=True, slots=True)
class Allotted:
    """A document of a source and its file.

    ``number`` is what the source calls it now, where its file is called otherwise.
    """

    part: Part
    document: Path
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
    known = _known(source, output, edition)
    names = [_path(output, part.suffix) for part in parts]
    if not known or (len(parts) == 1 and known == [output]):
        return Allotment(tuple(Allotted(part, name) for part, name in zip(parts, names, strict=True)))
    texts = {path: _text(path, edition) for path in known}
    found = _matched([part.transcript.text for part in parts], texts, names)
    taken = {*found.values(), *known}
    made: list[Allotted] = []
    for i, (part, name) in enumerate(zip(parts, names, strict=True)):
        document = found.get(i) or _free(name, taken, output)
        taken.add(document)
        suffix = document.stem.removeprefix(output.stem).removeprefix("-")
        renumbered = i in found and suffix != part.suffix and part.suffix.startswith("d")
        made.append(Allotted(named(part, suffix), document, part.suffix[1:] if renumbered else ""))
    return Allotment(tuple(made), tuple(path for path in known if path not in found.values() and path.exists()))


def _path(output: Path, suffix: str) -> Path:
    return output.with_name(f"{output.stem}{f'-{suffix}' if suffix else ''}{output.suffix or '.xml'}")


def _known(source: Path, output: Path, edition: Edition) -> list[Path]:
    """Return the files that documents of a source have: those for which the encoder has written, no other source's."""
    others = {path.stem for path in source.parent.iterdir() if is_source(path)} if source.parent.is_dir() else set()
    kept = sorted(edition.encoded.glob("*.xml")) if belongs(edition, output) else []
    parts = (
        output.with_name(path.name)
        for path in kept
        if path.stem.startswith(output.stem) and _SUFFIX.fullmatch(path.stem[len(output.stem) :])
    )
    found = [path for path in parts if path.stem not in others]
    return [*(path for path in (output,) if path.exists()), *found]


def _text(document: Path, edition: Edition) -> str:
    """Return the text that a document was encoded from; where that is not kept, the text that it gives."""
    if has_base(edition, document):
        return text_of(parse_bytes(base_of(edition, document).encode(), document).getroot())
    return text_of(parse(document).getroot())


def _words(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter([*((word,) for word in words), *pairwise(words)])


def _alike(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """Return how much of the words and pairs of words of two texts they share, of 1 (Dice's coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _matched(parts: Sequence[str], documents: Mapping[Path, str], names: Sequence[Path]) -> dict[int, Path]:
    """Return the file that each part is in already: the one with its text, else the one most alike."""
    found: dict[int, Path] = {}
    for i, text in enumerate(parts):
        same = [path for path, other in documents.items() if other == text and path not in found.values()]
        if same:
            found[i] = names[i] if names[i] in same else same[0]
    words = {path: _words(text) for path, text in documents.items() if path not in found.values()}
    left = {i: _words(text) for i, text in enumerate(parts) if i not in found}
    for i, part in list(left.items()):
        if names[i] in words and _alike(part, words[names[i]]) >= _NEARLY_SAME:
            found[i] = names[i]
            del left[i], words[names[i]]
    return found | _most_alike(left, words, names)


def _most_alike(
    parts: Mapping[int, Counter[tuple[str, ...]]],
    documents: Mapping[Path, Counter[tuple[str, ...]]],
    names: Sequence[Path],
) -> dict[int, Path]:
    scores = [
        (_alike(part, words) + _SAME_NAME * (names[i] == path), i, path)
        for i, part in parts.items()
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
