"""Name classes in the compact syntax: names, ``p:*``, ``*``, choices and exceptions."""

from __future__ import annotations

from teikit.relaxng.compact.annotations import Annotations
from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.environment import Environment
from teikit.relaxng.compact.nodes import NodeFactory
from teikit.relaxng.compact.tokens import TokenKind
from teikit.relaxng.schema_tree import SchemaNode


class NameClassParser:
    """Parses name classes at a cursor."""

    def __init__(self, cursor: Cursor, environment: Environment, annotations: Annotations, nodes: NodeFactory) -> None:
        self._cursor = cursor
        self._environment = environment
        self._annotations = annotations
        self._nodes = nodes

    def parse(self, *, attribute: bool) -> SchemaNode:
        """Parse a name class.

        :param attribute: names without a prefix are in no namespace, instead of the default one.
        :raises SchemaError: the next token does not begin a name class.
        """
        cursor = self._cursor
        first = self._parse_primary(attribute=attribute)
        if cursor.is_at("-") and first.kind in ("anyName", "nsName") and not first.children:
            excluded = self._nodes.make("except", cursor.take())
            excluded.children.append(self._parse_primary(attribute=attribute))
            first.children.append(excluded)
        elif cursor.is_at("|"):
            choice = self._nodes.make("choice", cursor.token)
            choice.children.append(first)
            while cursor.accept("|"):
                choice.children.append(self._parse_primary(attribute=attribute))
            first = choice
        if cursor.is_at("-", "|"):
            cursor.fail(
                "a name class with an exception must be in parentheses next to other name classes", cursor.token
            )
        return first

    def _parse_primary(self, *, attribute: bool) -> SchemaNode:
        self._annotations.skip_before()
        node = self._parse_simple(attribute=attribute)
        self._annotations.skip_after()
        return node

    def _parse_simple(self, *, attribute: bool) -> SchemaNode:
        cursor = self._cursor
        token = cursor.token
        if cursor.accept("*"):
            return self._nodes.make("anyName", token)
        if cursor.accept("("):
            node = self.parse(attribute=attribute)
            cursor.expect(")")
            return node
        prefix, _, local = token.text.rpartition(":")
        if token.kind is TokenKind.NAMESPACE:
            node = self._nodes.make("nsName", cursor.take())
            node.ns = self._environment.namespace(prefix, token)
            return node
        if token.kind is TokenKind.PREFIXED:
            node = self._nodes.make("name", cursor.take())
            node.ns = self._environment.namespace(prefix, token)
        elif token.kind in (TokenKind.IDENTIFIER, TokenKind.KEYWORD):
            node = self._nodes.make("name", cursor.take())
            node.ns = "" if attribute else node.ns
        else:
            cursor.unexpected("the name of an attribute" if attribute else "the name of an element")
        node.text = local
        return node
