"""Three-way merge of TEI documents, which keeps corrections by hand when a document is encoded again.

The *base* is the encoder's original output, *mine* the same file with corrections, *theirs* the encoder's new output.
The units of the three versions, mostly paragraphs, are aligned first. A unit that both sides changed is merged by tags
and words. In a conflict the correction stays, and a processing instruction before it, ``<?teikit-conflict …?>``, holds
the encoder's version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from teikit.merge.alignment import align_similar, is_split_or_moved
from teikit.merge.diff3 import Region, Tokens, align_versions, merge_adjacent
from teikit.merge.passages import Faults, count_passages, find_faults
from teikit.merge.xml_tokens import is_balanced, split_units, split_words

#: The target of the processing instruction that marks a conflict.
CONFLICT = "teikit-conflict"
#: Rounds of search for faults; each makes conflicts, which can be the cause of others.
_ROUNDS = 5
#: Results to check when a merge of all changes is not valid.
_ATTEMPTS = 64
_DECLARATION = re.compile(r"<\?xml\s.*?\?>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different changes of both sides at one place: the line of the mark in the merged file, and the versions."""

    line: int
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class MergeResult:
    """A merged document.

    :param text: the document.
    :param applied: the number of changes of the encoder that were applied.
    :param conflicts: what an editor has to resolve.
    """

    text: str
    applied: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the merged document: unchanged, a change of the encoder that was applied, or a conflict."""

    tokens: Tokens
    applied: Region | None = None
    conflict: Region | None = None


def merge_documents(
    base: str, mine: str, theirs: str, *, is_valid: Callable[[str], bool] = lambda text: True
) -> MergeResult:
    """Apply to ``mine`` the changes between ``base`` and ``theirs``.

    All three are well-formed XML documents; so is the result. It has the XML declaration of ``mine``, which states the
    encoding of that file. No passage is lost or doubled, and no identifier occurs twice, unless it does in ``mine``.

    :param is_valid: decides whether a result is acceptable; otherwise more conflicts are reported.
    """
    declaration, mine = _split_declaration(mine)
    base, theirs = (_split_declaration(version)[1] for version in (base, theirs))
    regions = list(align_versions(split_units(base), split_units(mine), split_units(theirs), align_similar))
    check = _Check(base, mine, theirs, declaration, is_valid)
    for careful in (False, True):
        parts = [part for region in regions for part in _merge_units(region, careful=careful)]
        parts = check.withdraw_faults(parts)
        if check.accepts(parts):
            break
    else:
        parts = check.apply_acceptable([part for region in regions for part in _merge_units(region, careful=False)])
    return _join([_Part((declaration,)), *parts])


class _Check:
    """Checks of a whole result, after all regions were merged on their own."""

    def __init__(self, base: str, mine: str, theirs: str, declaration: str, is_valid: Callable[[str], bool]) -> None:
        self._versions = (base, mine, theirs)
        self._declaration = declaration
        self._is_valid = is_valid
        # A merge with changes of one side only has no faults, and is the most frequent one.
        self._counts = None if mine in (base, theirs) or theirs == base else tuple(map(count_passages, self._versions))

    def accepts(self, parts: Sequence[_Part]) -> bool:
        """Return whether the tags of a result are balanced, and it is valid."""
        tokens = (token for part in parts for unit in part.tokens for token in split_words(unit))
        return is_balanced(tokens) and self._is_valid(self._declaration + _text(parts))

    def withdraw_faults(self, parts: list[_Part]) -> list[_Part]:
        """Turn changes into conflicts if, together with other regions, they would lose or double a passage."""
        for _ in range(_ROUNDS):
            faults = self._faults(parts)
            causes = [index for index, part in enumerate(parts) if part.applied and _is_cause(part, faults)]
            if not causes:
                break
            parts = _withdraw(parts, set(causes))
        return parts

    def apply_acceptable(self, parts: list[_Part]) -> list[_Part]:
        """Turn changes into conflicts until the result is acceptable, by halves, with a limited number of checks."""
        rest = {index for index, part in enumerate(parts) if part.applied}
        if not self.accepts(_withdraw(parts, rest)):
            return [_conflict(Region(*((version,) for version in self._versions)))]
        attempts = [sorted(rest)]
        for _ in range(_ATTEMPTS):
            if not attempts:
                break
            chosen = attempts.pop()
            tried = _withdraw(parts, rest - set(chosen))
            if self.accepts(tried) and not self._faults(tried):
                rest -= set(chosen)
            elif len(chosen) > 1:
                half = len(chosen) // 2
                attempts += [chosen[half:], chosen[:half]]
        return _withdraw(parts, rest)

    def _faults(self, parts: Sequence[_Part]) -> Faults:
        if self._counts is None:
            return Faults()
        base, mine, theirs = self._counts
        return find_faults(base, mine, theirs, count_passages(_text(parts)))


def _text(parts: Sequence[_Part]) -> str:
    return "".join(token for part in parts for token in part.tokens)


def _is_cause(part: _Part, faults: Faults) -> bool:
    return part.applied is not None and faults.has_cause("".join(part.applied.mine), "".join(part.tokens))


def _withdraw(parts: Sequence[_Part], indices: Collection[int]) -> list[_Part]:
    """Turn the changes at the indices into conflicts."""
    return [_conflict(part.applied) if part.applied and index in indices else part for index, part in enumerate(parts)]


def _split_declaration(text: str) -> tuple[str, str]:
    """Separate the XML declaration, before which nothing may be inserted, from the document."""
    found = _DECLARATION.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def _join(parts: Sequence[_Part]) -> MergeResult:
    """Join the parts, and count the lines before each conflict."""
    line = 1
    conflicts = []
    for part in parts:
        if part.conflict:
            versions = (part.conflict.base, part.conflict.mine, part.conflict.theirs)
            conflicts.append(Conflict(line, *map("".join, versions)))
        line += sum(token.count("\n") for token in part.tokens)
    return MergeResult(_text(parts), sum(part.applied is not None for part in parts), tuple(conflicts))


def _merge_units(region: Region, *, careful: bool) -> Iterator[_Part]:
    """Merge a region of units, one by one if both sides changed it.

    :param careful: apply no change that inserts or removes only one tag of a pair, since the change of the other tag
        may be part of a conflict.
    """
    merged = region.merged if region.merged is not None else merge_adjacent(region)
    is_half = careful and merged != region.mine and _changes_half_a_pair(region)
    if merged is not None and not is_half:
        yield _merged(region, merged)
    elif _is_unit_by_unit(region):
        for versions in zip(region.base, region.mine, region.theirs, strict=True):
            yield from _merge_words(Region(*((version,) for version in versions)))
    else:
        yield _conflict(region)


def _merged(region: Region, merged: Tokens) -> _Part:
    return _Part(merged, applied=None if merged == region.mine else region)


def _is_unit_by_unit(region: Region) -> bool:
    """Return whether the units of all versions correspond by their index."""
    if not len(region.base) == len(region.mine) == len(region.theirs):
        return False
    return not (is_split_or_moved(region.base, region.mine) or is_split_or_moved(region.base, region.theirs))


def _changes_half_a_pair(region: Region) -> bool:
    return not (is_balanced(region.base) and is_balanced(region.theirs))


def _merge_words(region: Region) -> list[_Part]:
    """Merge one unit by its tags and words; if that would break the nesting, the unit is a conflict."""
    if region.merged is not None:
        return [_merged(region, region.merged)]
    base, mine, theirs = (split_words("".join(version)) for version in (region.base, region.mine, region.theirs))
    parts = [_merge_tokens(inner) for inner in align_versions(base, mine, theirs)]
    if is_balanced(token for part in parts for token in part.tokens):
        return parts
    return [_conflict(region)]


def _merge_tokens(region: Region) -> _Part:
    merged = region.merged if region.merged is not None else merge_adjacent(region)
    return _conflict(region) if merged is None else _merged(region, merged)


def _conflict(region: Region) -> _Part:
    """Keep the correction, after a mark that holds the encoder's version.

    A processing instruction cannot contain ``?>``: it is written ``?&gt;``.
    """
    mark = f"<?{CONFLICT} {''.join(region.theirs).replace('?>', '?&gt;')}?>"
    return _Part((mark, *region.mine), conflict=region)
