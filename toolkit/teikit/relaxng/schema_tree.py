"""The elements of a schema as a tree, the same for both syntaxes."""

from __future__ import annotations

from typing import NoReturn

from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.errors import SchemaError

RNG_NS = "http://relaxng.org/ns/structure/1.0"


class SchemaNode:
    """One RELAX NG element.

    ``kind`` is its local name. ``ns`` and ``library`` are the inherited ``ns`` and ``datatypeLibrary``. ``prefixes``
    are the namespaces in scope. ``text`` is the character content of ``name``, ``value`` and ``param``. ``base`` is the
    path that ``href`` is relative to. ``chain`` lists the files that include this one.
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
