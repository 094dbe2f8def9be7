"""Links within a source: what they lead to gets an identifier, they become pointers (TEI Guidelines, chapter 17.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.losses import Loss


class Link(NamedTuple):
    """A link that was met: what it leads to, and what is lost where that is not in the text."""

    key: str
    loss: Loss


@dataclass(slots=True)
class Pointers:
    """The places of a source that have names, and the links to them.

    A key is what the links of a source call a place: as long as the source is read, ``#key`` is the target of a link
    and ``key`` the identifier of the place.
    """

    names: dict[str, str] = field(default_factory=dict)
    """By key, what the source calls the place."""
    links: list[Link] = field(default_factory=list)

    def resolved(
        self, annotations: Iterable[Annotation], notes: Mapping[str, str], unique: Callable[[str], str]
    ) -> Iterator[Annotation]:
        """Yield annotations with the identifiers that the TEI has.

        Links that lead nowhere are left out, as are places to which no link leads.

        :param notes: the identifier of each note, by key.
        """
        found = {**self._identifiers(notes, unique), **notes}
        for a in annotations:
            if a.element == "anchor":
                key = a.attributes["xml:id"]
                if key in found and key not in notes:
                    yield a._replace(attributes={"xml:id": found[key]})
            elif a.element == "ref" and (target := a.attributes["target"]).startswith("#"):
                if target[1:] in found:
                    yield a._replace(attributes={**a.attributes, "target": f"#{found[target[1:]]}"})
            else:
                yield a

    def _identifiers(self, notes: Mapping[str, str], unique: Callable[[str], str]) -> dict[str, str]:
        wanted = dict.fromkeys(link.key for link in self.links)
        names = {key: self.names[key] for key in wanted if key in self.names and key not in notes}
        return {key: unique(_identifier(name)) for key, name in names.items()}

    def lost(self, notes: Mapping[str, str]) -> Iterator[Loss]:
        """Yield what is lost by links that lead nowhere."""
        return (link.loss for link in self.links if link.key not in self.names and link.key not in notes)


def _identifier(name: str) -> str:
    """Return a name as an identifier: it begins with a small letter, has letters without accents, digits, - _ and ."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode()
    legal = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).lstrip("_-.").rstrip("-.")
    begun = legal[:1].lower() + legal[1:]
    return begun if begun[:1].isalpha() else f"place-{begun}" if begun else "place"
