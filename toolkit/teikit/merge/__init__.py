"""Corrections survive: what changed in the encoding goes into TEI that was corrected by hand, as a three-way merge.

The base is what the encoder wrote when the document was last encoded, *mine* is that file as people have corrected it
since, *theirs* is what the encoder writes today. Paragraphs are laid beside each other first; where both sides changed
one paragraph, its tags and words are. What cannot be decided stays as it was corrected, and is marked in the file with
a processing instruction, ``<?teikit-conflict …?>``, that holds what the encoder would have written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teikit.merge.alignment import alike, is_divided
from teikit.merge.diff3 import Region, Tokens, regions, touching
from teikit.merge.markup import is_balanced, units, words

__all__ = ["CONFLICT", "Conflict", "Merge", "merge"]

#: Target of the processing instruction that marks a conflict.
CONFLICT = "teikit-conflict"
_DECLARATION = re.compile(r"<\?xml\s.*?\?>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where both sides changed the same: the line of its mark in the merged file, and the three versions."""

    line: int
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged file, the number of changes it took over from the encoder, and what has to be decided by hand."""

    text: str
    taken: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    tokens: Tokens
    taken: int = 0
    conflict: Region | None = None


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Merge what the encoder changed since ``base`` into ``mine``; three XML documents, well-formed.

    The XML declaration is that of ``mine``: it says how that file is written.
    """
    declaration, mine = _declaration(mine)
    base, theirs = (_declaration(version)[1] for version in (base, theirs))
    laid = list(regions(units(base), units(mine), units(theirs), alike))
    for careful in (False, True):
        parts = [part for region in laid for part in _merged_units(region, careful)]
        if is_balanced(piece for part in parts for unit in part.tokens for piece in words(unit)):
            break
    else:
        parts = [_conflict(Region((base,), (mine,), (theirs,)))]
    return _written([_Part((declaration,)), *parts])


def _declaration(text: str) -> tuple[str, str]:
    """Part a document from its XML declaration, which nothing may stand before."""
    found = _DECLARATION.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def _written(parts: Sequence[_Part]) -> Merge:
    """Join the parts, and count the lines to each conflict."""
    text = ""
    conflicts = []
    for part in parts:
        if part.conflict:
            versions = (part.conflict.base, part.conflict.mine, part.conflict.theirs)
            conflicts.append(Conflict(text.count("\n") + 1, *map("".join, versions)))
        text += "".join(part.tokens)
    return Merge(text, sum(part.taken for part in parts), tuple(conflicts))


def _merged_units(region: Region, careful: bool) -> Iterator[_Part]:
    """Merge a stretch of units; where both sides changed it, unit by unit.

    ``careful`` takes nothing over that opens an element without closing it: the partner may be in conflict.
    """
    merged = region.merged if region.merged is not None else touching(region)
    if merged is not None and not (careful and merged != region.mine and _moves_a_tag(region)):
        yield _Part(merged, taken=int(merged != region.mine))
    elif _is_unit_by_unit(region):
        for versions in zip(region.base, region.mine, region.theirs, strict=True):
            yield from _merged_words(Region(*((version,) for version in versions)))
    else:
        yield _conflict(region)


def _is_unit_by_unit(region: Region) -> bool:
    """Tell whether each unit of a stretch is what became of the one at its place."""
    if not len(region.base) == len(region.mine) == len(region.theirs):
        return False
    return not (is_divided(region.base, region.mine) or is_divided(region.base, region.theirs))


def _moves_a_tag(region: Region) -> bool:
    return not (is_balanced(region.base) and is_balanced(region.theirs))


def _merged_words(region: Region) -> list[_Part]:
    """Merge one unit that both sides may have changed, by its tags and words."""
    if region.merged is not None:
        return [_Part(region.merged, taken=int(region.merged != region.mine))]
    base, mine, theirs = (words("".join(version)) for version in (region.base, region.mine, region.theirs))
    parts = [part for stretch in regions(base, mine, theirs) for part in _merged_pieces(stretch)]
    if is_balanced(token for part in parts for token in part.tokens):
        return parts
    return [_conflict(region)]


def _merged_pieces(stretch: Region) -> Iterator[_Part]:
    """Merge tags and words."""
    merged = stretch.merged if stretch.merged is not None else touching(stretch)
    yield _Part(merged, taken=int(merged != stretch.mine)) if merged is not None else _conflict(stretch)


def _conflict(region: Region) -> _Part:
    """Keep what was corrected by hand, with a mark before it that holds what the encoder would write.

    ``?>`` cannot stand in a processing instruction: one inside is written ``?&gt;``.
    """
    mark = f"<?{CONFLICT} {''.join(region.theirs).replace('?>', '?&gt;')}?>"
    return _Part((mark, *region.mine), conflict=region)
