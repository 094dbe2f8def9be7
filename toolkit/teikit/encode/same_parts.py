"""Which document each part of a source was before: one that is put in does not take the place of the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from teikit.encode.transcript import Transcript

#: Two texts are versions of one from here on: the share of their words that they have in common, in order.
_SAME = 0.5
_COUNTED = re.compile(r"(?P<stem>.+)-(?P<count>[0-9]+)\.xml")


class Named(NamedTuple):
    """A part of a source with the name of its document's file."""

    name: str
    part: Transcript


def same_names(parts: Sequence[Named], known: Mapping[str, str], taken: Iterable[str] = ()) -> list[Named]:
    """Return parts with the names that their documents have had.

    Names with a number that stands in the text stay; where they count the parts, the part is told by its text, and a
    new one has a number that was not there before.

    :param known: the texts of the documents so far, by name.
    :param taken: names of files that belong to other documents.
    """
    if not known or not all(_COUNTED.fullmatch(named.name) for named in parts):
        return list(parts)
    was = dict(_matched([named.part.text for named in parts], known))
    fresh = _fresh([*known, *taken])
    return [renamed(named.part, was[i] if i in was else next(fresh)) for i, named in enumerate(parts)]


def renamed(part: Transcript, name: str) -> Named:
    """Return a part under the name of its document's file, which its own name follows."""
    return Named(name, replace(part, name=PurePath(part.name).with_stem(PurePath(name).stem).name))


def _matched(texts: Sequence[str], known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the place of each part that was there before, and its name: equal texts first, then the likest."""
    left = dict(known)
    changed: list[int] = []
    for i, text in enumerate(texts):
        name = next((name for name, other in left.items() if other == text), None)
        if name is None:
            changed.append(i)
        else:
            del left[name]
            yield i, name
    if len(changed) == len(left):
        yield from zip(changed, left, strict=True)
        return
    for i in changed:
        alike = max(((_likeness(texts[i], other), name) for name, other in left.items()), default=(0.0, ""))
        if alike[0] >= _SAME:
            del left[alike[1]]
            yield i, alike[1]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _fresh(names: Sequence[str]) -> Iterator[str]:
    """Yield names with numbers above all that there are."""
    found = [match for name in names if (match := _COUNTED.fullmatch(name))]
    highest = max(int(match["count"]) for match in found)
    return (f"{found[0]['stem']}-{number}.xml" for number in count(highest + 1))
