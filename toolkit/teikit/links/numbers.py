"""Documents with the same number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from teikit.core.findings import Finding
from teikit.links.pointers import Fault, finding
from teikit.links.sheet import Number, Sheet

_NAMES = {"idno": "the number", "div": "the number", "xml:id": "the xml:id"}


def same_numbers(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Finding]]:
    """Yield the documents whose number an earlier one has, each with its file.

    A number is an ``idno`` of type number (of the publication or the source), the ``n`` of a ``div`` of type
    document, or the ``xml:id`` of a ``TEI``. A file with several such ``div`` is a volume, and counts for itself.
    """
    first: dict[tuple[str, str, str], tuple[Sheet, Number]] = {}
    for sheet in sheets:
        volume = Counter(number.kind for number in sheet.numbers)["div"] > 1
        for number in sheet.numbers:
            scope = sheet.resolved if number.kind == "div" and volume else ""
            other, earlier = first.setdefault((number.kind, number.value, scope), (sheet, number))
            if earlier is number or (other is sheet and number.kind != "div"):
                continue  # one document may tell its number twice, and a repeated xml:id is told as such
            message = f"{_NAMES[number.kind]} {number.value} is also that of {other.path}:{earlier.place}"
            yield sheet, finding(sheet, number.place, Fault("link.duplicate-number", message))
