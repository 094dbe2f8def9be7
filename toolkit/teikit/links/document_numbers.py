"""Document numbers that occur twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from teikit.core.findings import Finding
from teikit.links.file_index import FileIndex, Number
from teikit.links.pointers import Fault, make_finding

_NAMES = {"idno": "the number", "div": "the number", "xml:id": "the xml:id"}


def find_duplicate_numbers(indexes: Sequence[FileIndex]) -> Iterator[tuple[FileIndex, Finding]]:
    """Yield a finding, with its file, for each document with the number of an earlier one.

    A number is an ``idno`` of type number (of the publication or the source), the ``n`` of a ``div`` of type document,
    or the ``xml:id`` of a ``TEI``. A file with several such ``div`` is a volume: its numbers are compared within it.
    """
    first: dict[tuple[str, str, str], tuple[FileIndex, Number]] = {}
    for index in indexes:
        volume = Counter(number.kind for number in index.numbers)["div"] > 1
        for number in index.numbers:
            scope = index.resolved if number.kind == "div" and volume else ""
            other, earlier = first.setdefault((number.kind, number.value, scope), (index, number))
            if earlier is number or (other is index and number.kind != "div"):
                # One document can state its number twice; a repeated xml:id is a finding of its own.
                continue
            message = f"{_NAMES[number.kind]} {number.value} also occurs at {other.path}:{earlier.position}"
            yield index, make_finding(index, number.position, Fault("link.duplicate-number", message))
