"""The namespaces in scope while a document is read."""

from __future__ import annotations


class Scope:
    """Keeps ``bindings`` (prefix, ``""`` for none, to namespace name) what is in scope, in place."""

    def __init__(self, bindings: dict[str, str]) -> None:
        self._bindings = bindings
        self._outer: list[tuple[str, str | None]] = []

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """Begin a declaration."""
        name = prefix or ""
        self._outer.append((name, self._bindings.get(name)))
        self._bindings[name] = uri or ""

    def forget(self, prefix: str | None = None) -> None:
        """End the latest declaration."""
        name, uri = self._outer.pop()
        if uri is None:
            self._bindings.pop(name, None)
        else:
            self._bindings[name] = uri
