"""Joints: a word processor cuts words into runs; what looks alike and touches is one."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.encoding.model.annotation import Annotation

_JOINED = frozenset({"hi", "ref"})


def joined(annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return annotations with touching ones of the same look or the same target made one.

    Between two blocks stands at least a line end, so nothing is joined across them.
    """
    made: list[Annotation] = []
    open_at: dict[tuple[int, str, tuple[tuple[str, str], ...]], int] = {}
    for annotation in annotations:
        if annotation.element not in _JOINED:
            made.append(annotation)
            continue
        said = tuple(sorted(annotation.attributes.items()))
        before = open_at.pop((annotation.start, annotation.element, said), None)
        if before is None:
            before = len(made)
            made.append(annotation)
        else:
            made[before] = made[before]._replace(end=annotation.end)
        open_at[annotation.end, annotation.element, said] = before
    return made
