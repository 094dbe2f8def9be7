"""Construction of RELAX NG patterns that are simplified as they are built.

A pattern that cannot match, ``notAllowed``, makes a group impossible, leaves a choice, and becomes ``empty`` where it
is optional. The language does not change.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from teikit.odd.vocabulary import RNG, RNG_NS

_NAMES = {None: RNG_NS}
#: Optional occurrences up to this number are nested, which is deterministic; more would exceed limits of XML parsers.
_DEEPEST = 50


def pattern(kind: str, parts: Iterable[etree._Element] = (), /, **attributes: str) -> etree._Element:
    """Return an element of RELAX NG."""
    element = etree.Element(f"{RNG}{kind}", attributes, nsmap=_NAMES)
    element.extend(list(parts))
    return element


def is_kind(element: etree._Element, name: str) -> bool:
    """Return whether an element is a pattern of a kind."""
    return element.tag == f"{RNG}{name}"


def group(parts: Iterable[etree._Element]) -> etree._Element:
    """Return a sequence of patterns."""
    kept = [part for part in parts if not is_kind(part, "empty")]
    if any(is_kind(part, "notAllowed") for part in kept):
        return pattern("notAllowed")
    if len(kept) == 1:
        return kept[0]
    return pattern("group", kept) if kept else pattern("empty")


def choice(parts: Iterable[etree._Element]) -> etree._Element:
    """Return alternative patterns."""
    kept = [part for part in parts if not is_kind(part, "notAllowed")]
    if len(kept) == 1:
        return kept[0]
    return pattern("choice", kept) if kept else pattern("notAllowed")


def interleave(parts: Iterable[etree._Element]) -> etree._Element:
    """Return patterns in any order."""
    kept = [part for part in parts if not is_kind(part, "empty")]
    if any(is_kind(part, "notAllowed") for part in kept):
        return pattern("notAllowed")
    if len(kept) == 1:
        return kept[0]
    return pattern("interleave", kept) if kept else pattern("empty")


def wrapped(name: str, part: etree._Element) -> etree._Element:
    """Return ``optional``, ``zeroOrMore`` or ``oneOrMore`` of a pattern."""
    if is_kind(part, "empty"):
        return part
    if is_kind(part, "notAllowed"):
        return part if name == "oneOrMore" else pattern("empty")
    return pattern(name, [part])


def repeated(part: etree._Element, minimum: int, maximum: int | None) -> etree._Element:
    """Return a pattern with a number of occurrences.

    :param maximum: ``None`` for no limit.
    """
    if maximum == 0:
        return pattern("empty")
    if maximum is None:
        required = [deepcopy(part) for _ in range(minimum - 1)]
        return group([*required, wrapped("zeroOrMore" if minimum == 0 else "oneOrMore", part)])
    optional: list[etree._Element] = []
    for _ in range(maximum - minimum):
        if maximum > _DEEPEST:
            optional.append(wrapped("optional", deepcopy(part)))
        else:
            optional = [wrapped("optional", group([deepcopy(part), *optional]))]
    return group([*(deepcopy(part) for _ in range(minimum)), *optional])


def reference(name: str) -> etree._Element:
    """Return a reference to a definition."""
    return pattern("ref", name=name)
