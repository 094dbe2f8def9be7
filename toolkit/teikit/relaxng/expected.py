"""What may come at a place of a document: the answer to :meth:`.schema.Schema.expected`."""

from __future__ import annotations

from typing import NamedTuple


class Expected(NamedTuple):
    """What may come at a place; names as the document would write them there.

    In content: ``elements``, whether ``text`` may stand, and ``end``, the name of the open element if it may end. In a
    start tag: ``attributes``. In an attribute's value: ``values``, and in words what else it may be, ``described``.
    """

    elements: tuple[str, ...] = ()
    text: bool = False
    end: str | None = None
    attributes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
