"""Nodes of the schema tree for tokens of the compact syntax."""

from __future__ import annotations

from pathlib import Path

from teikit.relaxng.compact.environment import Environment
from teikit.relaxng.compact.tokens import Token, TokenKind
from teikit.relaxng.schema_tree import SchemaNode


class NodeFactory:
    """Makes the nodes of one file."""

    def __init__(self, file: str, chain: tuple[str, ...], environment: Environment) -> None:
        self._file = file
        self._base = Path(file).as_posix()
        self._chain = chain
        self._environment = environment

    def make(self, kind: str, token: Token, **attributes: str) -> SchemaNode:
        """Return a node without children, in the default namespace."""
        node = SchemaNode(kind, attributes, self._file, token.line, token.column)
        node.ns = self._environment.default
        node.prefixes = self._environment.prefixes
        node.base = self._base
        node.chain = self._chain
        return node

    def typed(self, kind: str, token: Token, datatype: Token | None) -> SchemaNode:
        """Return a ``data`` or ``value`` of a datatype: one with a prefix, ``string``, ``token`` or none.

        :raises SchemaError: the prefix is not declared.
        """
        node = self.make(kind, token)
        if datatype is not None:
            prefix, _, name = datatype.text.rpartition(":")
            node.attributes["type"] = name
            if datatype.kind is TokenKind.PREFIXED:
                node.library = self._environment.library(prefix, datatype)
        return node
