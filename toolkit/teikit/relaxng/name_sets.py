"""Sets of names, for the check that the parts of a pattern have no name in common (RELAX NG 7.3, 7.4)."""

from __future__ import annotations

from teikit.relaxng.names import NameClass, contains, finite, overlaps, split


class NameSet:
    """A union of name classes, with single names and wildcards kept separately."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._wild: list[NameClass] = []

    def add(self, name_class: NameClass) -> None:
        """Add a name class."""
        names = finite(name_class)
        if names is not None:
            self._names.update(names)
        elif name_class not in self._wild:
            self._wild.append(name_class)

    def update(self, other: NameSet) -> None:
        """Add all names of another set."""
        self._names |= other._names
        for name_class in other._wild:
            self.add(name_class)

    def overlaps(self, other: NameSet) -> bool:
        """Return whether a name is in both."""
        return (
            not self._names.isdisjoint(other._names)
            or any(contains(wild, name) for wild in self._wild for name in other._names)
            or any(contains(wild, name) for wild in other._wild for name in self._names)
            or any(overlaps(one, two) for one in self._wild for two in other._wild)
        )

    def common(self, other: NameSet) -> str:
        """Return a name that is in both, for a message; empty if only wildcards overlap."""
        names = sorted(name for name in self._names | other._names if name in self and name in other)
        return f" {split(names[0])[1]}" if names else ""

    def __contains__(self, name: str) -> bool:
        return name in self._names or any(contains(wild, name) for wild in self._wild)
