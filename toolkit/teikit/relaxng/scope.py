"""The namespaces in scope while a document is read."""

from __future__ import annotations


class Scope:
    """Updates ``bindings`` in place: they map each prefix in scope to its namespace, ``""`` for the default one."""

    def __init__(self, bindings: dict[str, str]) -> None:
        self._bindings = bindings
        self._outer: list[tuple[str, str | None]] = []

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """Add a namespace declaration."""
        name = prefix or ""
        self._outer.append((name, self._bindings.get(name)))
        self._bindings[name] = uri or ""

    def end_declaration(self, prefix: str | None = None) -> None:
        """Remove the latest declaration and restore the one that it replaced."""
        name, uri = self._outer.pop()
        if uri is None:
            self._bindings.pop(name, None)
        else:
            self._bindings[name] = uri
