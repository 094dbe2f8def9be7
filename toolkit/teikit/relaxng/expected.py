"""The result of :meth:`teikit.relaxng.Schema.expected`: the markup allowed at a position of a document."""

from __future__ import annotations

from typing import NamedTuple


class Expected(NamedTuple):
    """The markup allowed at a position, with names as the document would write them.

    :param elements: the elements allowed in content.
    :param text: whether text is allowed in content.
    :param end: the name of the open element, if it may end here.
    :param attributes: the attributes allowed in a start tag.
    :param values: the values that the schema lists for an attribute.
    :param described: descriptions of the other values of the attribute.
    """

    elements: tuple[str, ...] = ()
    text: bool = False
    end: str | None = None
    attributes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
