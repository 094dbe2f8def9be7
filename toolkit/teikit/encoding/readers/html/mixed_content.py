"""Mixed content: words next to the items of a list, the cells of a table or the paragraphs of a quotation.

HTML does not allow most of them, but browsers show them, so the reader keeps them in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby

from lxml import etree

from teikit.encoding.readers.coverage import TextNode
from teikit.encoding.readers.html.structure import BLOCKS, contains_blocks, is_empty

#: The units of a list of terms.
TERMS = ("dt", "dd")
#: A part of an element: a child, or a text of the element itself.
Piece = etree._Element | TextNode


def pieces(element: etree._Element) -> Iterator[Piece]:
    """Yield the texts and the children of an element, in order."""
    if element.text:
        yield element, "text"
    for child in element.iterchildren(etree.Element):
        yield child
        if child.tail:
            yield child, "tail"


def with_units(element: etree._Element, units: Collection[str], owner: str) -> Iterator[Piece]:
    """Yield the units of an element, such as the rows of a table, and the pieces next to them, in order.

    :param units: the tags of the units, which may be within groups, such as the body of a table.
    :param owner: the tag of the element; units within an inner one are not its own.
    """
    for piece in pieces(element):
        if isinstance(piece, tuple) or piece.tag in units or piece.tag == owner or not _holds(piece, units, owner):
            yield piece
        else:
            yield from with_units(piece, units, owner)


def _holds(element: etree._Element, units: Collection[str], owner: str) -> bool:
    """Return whether an element contains a unit that is not within an inner owner."""
    around = next(element.iterancestors(owner), None)
    return any(next(unit.iterancestors(owner), None) is around for unit in element.iter(*units))


def grouped(
    element: etree._Element, units: Collection[str]
) -> tuple[list[Piece], list[tuple[etree._Element, list[Piece]]]]:
    """Return the pieces of an element before its first unit, and each unit with the pieces after it."""
    before: list[Piece] = []
    groups: list[tuple[etree._Element, list[Piece]]] = []
    for piece in pieces(element):
        if not isinstance(piece, tuple) and piece.tag in units:
            groups.append((piece, []))
        else:
            (groups[-1][1] if groups else before).append(piece)
    return before, groups


def runs(found: list[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    """Yield runs of running text, and runs of blocks; the flag is true for running text."""
    for is_running, run in groupby(found, _is_running):
        yield is_running, list(run)


def _is_running(piece: Piece) -> bool:
    return isinstance(piece, tuple) or not (piece.tag in BLOCKS or contains_blocks(piece))


def has_words(piece: Piece) -> bool:
    """Return whether a piece contains more than white space."""
    if isinstance(piece, tuple):
        holder, which = piece
        return bool(str(getattr(holder, which) or "").strip())
    return bool("".join(piece.itertext()).strip())


def elements(found: Iterable[Piece]) -> list[etree._Element]:
    """Return the pieces that are elements."""
    return [piece for piece in found if not isinstance(piece, tuple)]


def segments(found: Iterable[Piece], is_unit: Callable[[Piece], bool]) -> Iterator[tuple[bool, list[Piece]]]:
    """Yield runs of units, and runs of the words between them; the flag is true for units.

    A piece without words or pictures separates words from each other, but not units.
    """
    done: list[tuple[bool, list[Piece]]] = []
    for piece in found:
        is_one = is_unit(piece)
        if done and done[-1][0] == is_one:
            done[-1][1].append(piece)
        elif is_one or has_words(piece) or not (isinstance(piece, tuple) or is_empty(piece)):
            done.append((is_one, [piece]))
    yield from done


def is_term(piece: Piece) -> bool:
    """Return whether a piece of a list of terms is a term or a description with words or a picture."""
    return not isinstance(piece, tuple) and piece.tag in TERMS and not is_empty(piece)


def is_row(piece: Piece) -> bool:
    """Return whether a piece of a table is a row with words or a picture in its cells."""
    if isinstance(piece, tuple) or piece.tag != "tr":
        return False
    return not all(map(is_empty, piece.iterchildren("td", "th")))
