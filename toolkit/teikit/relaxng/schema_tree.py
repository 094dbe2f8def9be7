"""The elements of a schema, as its reader leaves them: both syntaxes come down to this tree."""

from __future__ import annotations

from typing import NoReturn

from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.errors import SchemaError

RNG_NS = "http://relaxng.org/ns/structure/1.0"


class SchemaNode:
    """One RELAX NG element: its kind (local name), attributes, children and place.

    ``ns`` and ``library`` are the inherited ``ns`` and ``datatypeLibrary``, ``prefixes`` the namespaces in scope,
    ``text`` the character content of ``name``, ``value`` and ``param``, ``base`` the path that ``href`` is relative to,
    ``chain`` the files that led here.
    """

    __slots__ = (
        "attributes", "base", "chain", "children", "column", "file", "kind", "library", "line", "ns", "prefixes", "text"
    )  # fmt: skip

    def __init__(self, kind: str, attributes: dict[str, str], file: str, line: int, column: int) -> None:
        self.kind = kind
        self.attributes = attributes
        self.children: list[SchemaNode] = []
        self.file = file
        self.line = line
        self.column = column
        self.ns = ""
        self.library = ""
        self.prefixes: dict[str, str] = {}
        self.text = ""
        self.base = file
        self.chain: tuple[str, ...] = ()

    def fail(self, message: str, code: str = "rng.schema") -> NoReturn:
        """Reject the schema at this node.

        :raises SchemaError: always.
        """
        raise SchemaError.of([self.diagnostic(message, code)])

    def diagnostic(self, message: str, code: str = "rng.schema") -> Diagnostic:
        """Return a diagnostic at this node's place."""
        return Diagnostic(self.file, self.line, self.column, code, message)
