"""Adjoining elements: word processors split words into runs; runs that look the same and touch are joined."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.encoding.model.annotation import Annotation

_JOINED = frozenset({"hi", "ref"})


def join_adjoining(annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return annotations, with adjoining ones of the same look or the same target joined.

    Two blocks are separated by at least a line end, so nothing is joined across them.
    """
    joined: list[Annotation] = []
    open_at: dict[tuple[int, str, tuple[tuple[str, str], ...]], int] = {}
    for annotation in annotations:
        if annotation.element not in _JOINED:
            joined.append(annotation)
            continue
        attributes = tuple(sorted(annotation.attributes.items()))
        index = open_at.pop((annotation.start, annotation.element, attributes), None)
        if index is None:
            index = len(joined)
            joined.append(annotation)
        else:
            joined[index] = joined[index]._replace(end=annotation.end)
        open_at[annotation.end, annotation.element, attributes] = index
    return joined
