"""Names as the document would write them, and lists of them for sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from teikit.relaxng.names import split


class Names:
    """Writes names with the prefixes in ``scope``, which maps each prefix, ``""`` for none, to its namespace.

    ``default``, unless ``None``, replaces the default namespace: it is that of the parent while an element is reported
    that declares its own.
    """

    def __init__(self, scope: Mapping[str, str]) -> None:
        self.scope = scope
        self.default: str | None = None

    def element(self, name: str) -> str:
        """Return ``<p>``, ``<xi:include>`` or ``<math xmlns="…">``."""
        uri, local = split(name)
        if uri == (self.scope.get("", "") if self.default is None else self.default):
            return f"<{local}>"
        prefix = self._prefix(uri)
        return f"<{prefix}:{local}>" if prefix else f'<{local} xmlns="{uri}">'

    def attribute(self, name: str) -> str:
        """Return ``@n`` or ``@xml:id``."""
        uri, local = split(name)
        if not uri:
            return f"@{local}"
        prefix = self._prefix(uri)
        return f"@{prefix}:{local}" if prefix else f"@{{{uri}}}{local}"

    def step(self, name: str) -> str:
        """Return a name as a step of an XPath expression."""
        uri, local = split(name)
        prefix = self._prefix(uri)
        return f"{prefix}:{local}" if prefix else local

    def _prefix(self, uri: str) -> str:
        return next((prefix for prefix, bound in self.scope.items() if prefix and bound == uri), "")


def listed(items: Sequence[str], word: str = "or", most: int = 6) -> str:
    """Join items for a sentence: ``a``, ``a or b``, ``a, b or c``. Items beyond ``most`` are only counted."""
    if len(items) > most:
        return f"{', '.join(items[:most])} … and {len(items) - most} more"
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def quoted(text: str, most: int = 40) -> str:
    """Return text in quotation marks on one line, truncated to ``most`` characters."""
    line = " ".join(text.split())
    return f"“{line[:most].rstrip()}…”" if len(line) > most else f"“{line}”"


def by_local_name(names: Iterable[str]) -> list[str]:
    """Sort names by local name, ignoring case."""
    return sorted(names, key=lambda name: (split(name)[1].casefold(), name))
