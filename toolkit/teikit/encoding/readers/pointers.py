"""Pointers: links within a source and the places they lead to, which get identifiers (TEI Guidelines, chapter 17.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.losses import Loss


class Link(NamedTuple):
    """A link within the source: the key of its target, and the loss if the text does not contain it."""

    key: str
    loss: Loss


@dataclass(slots=True)
class Pointers:
    """The named places of a source and the links to them.

    A key is the name that links use for a place. While the source is read, ``#key`` is the target of a link and ``key``
    the identifier of the place; :meth:`resolve` replaces them.
    """

    names: dict[str, str] = field(default_factory=dict)
    """Names of places in the source, by key."""
    links: list[Link] = field(default_factory=list)

    def resolve(
        self, annotations: Iterable[Annotation], notes: Mapping[str, str], unique: Callable[[str], str]
    ) -> Iterator[Annotation]:
        """Yield annotations with the final identifiers, without dangling links and without unused anchors.

        :param notes: identifiers of the notes, by key.
        :param unique: makes an identifier unique.
        """
        identifiers = {**self._identifiers(notes, unique), **notes}
        for a in annotations:
            if a.element == "anchor":
                key = a.attributes["xml:id"]
                if key in identifiers and key not in notes:
                    yield a._replace(attributes={"xml:id": identifiers[key]})
            elif a.element == "ref" and (target := a.attributes["target"]).startswith("#"):
                if target[1:] in identifiers:
                    yield a._replace(attributes={**a.attributes, "target": f"#{identifiers[target[1:]]}"})
            else:
                yield a

    def _identifiers(self, notes: Mapping[str, str], unique: Callable[[str], str]) -> dict[str, str]:
        targets = dict.fromkeys(link.key for link in self.links)
        names = {key: self.names[key] for key in targets if key in self.names and key not in notes}
        return {key: unique(_identifier(name)) for key, name in names.items()}

    def lost(self, notes: Mapping[str, str]) -> Iterator[Loss]:
        """Yield the losses of dangling links."""
        return (link.loss for link in self.links if link.key not in self.names and link.key not in notes)


def _identifier(name: str) -> str:
    """Return a name as an identifier of ASCII letters, digits, ``-``, ``_`` and ``.``, beginning in lower case."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode()
    legal = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).lstrip("_-.").rstrip("-.")
    lower = legal[:1].lower() + legal[1:]
    return lower if lower[:1].isalpha() else f"place-{lower}" if lower else "place"
