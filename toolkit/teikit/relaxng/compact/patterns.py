"""Patterns and grammars in the compact syntax, parsed into the equivalent elements of the XML syntax."""

from __future__ import annotations

from collections.abc import Callable

from teikit.relaxng.compact.annotations import Annotations
from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.environment import Environment
from teikit.relaxng.compact.name_classes import NameClassParser
from teikit.relaxng.compact.nodes import NodeFactory
from teikit.relaxng.compact.tokens import Token, TokenKind, tokenise
from teikit.relaxng.errors import SchemaError
from teikit.relaxng.schema_tree import SchemaNode

_CONNECTORS = {"|": "choice", ",": "group", "&": "interleave"}
_REPETITIONS = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_ASSIGNMENTS = {"=": None, "|=": "choice", "&=": "interleave"}
_BRACED = ("list", "mixed")
_CONSTANTS = ("empty", "notAllowed", "text")


def parse(data: bytes, file: str, ns: str = "", chain: tuple[str, ...] = ()) -> SchemaNode:
    """Parse a schema and return its root.

    :param ns: the namespace inherited from an including schema.
    :param chain: the files that include this one.
    :raises SchemaError: the syntax is wrong.
    """
    try:
        return _CompactSyntaxParser(Cursor(tokenise(data, file), file), ns, chain).parse()
    except RecursionError:
        raise SchemaError.at(file, (1, 1), "rnc.syntax", "patterns nest too deeply") from None


class _CompactSyntaxParser:
    """Builds the tree of one file by recursive descent."""

    def __init__(self, cursor: Cursor, ns: str, chain: tuple[str, ...]) -> None:
        self._cursor = cursor
        self._environment = Environment(cursor, ns)
        self._annotations = Annotations(cursor, self._environment)
        self._nodes = NodeFactory(cursor.file, chain, self._environment)
        self._name_classes = NameClassParser(cursor, self._environment, self._annotations, self._nodes)
        self._primaries: dict[str, Callable[[Token], SchemaNode]] = {
            "element": self._parse_named,
            "attribute": self._parse_named,
            **dict.fromkeys(_BRACED, self._parse_braced),
            **dict.fromkeys(_CONSTANTS, lambda token: self._nodes.make(token.text, token)),
            "grammar": self._parse_grammar,
            "parent": self._parse_parent,
            "external": self._parse_external,
            "string": self._parse_datatype,
            "token": self._parse_datatype,
        }

    def parse(self) -> SchemaNode:
        cursor = self._cursor
        if self._begins_component():
            root = self._nodes.make("grammar", cursor.token)
            self._parse_components(root)
        else:
            root = self._parse_pattern()
        if cursor.token.kind is not TokenKind.END:
            cursor.unexpected("the end of the schema")
        return root

    def _begins_component(self) -> bool:
        """Return whether the file contains grammar components, looking past annotations (``topLevelBody``)."""
        ahead, depth = 0, 0
        while True:
            token = self._cursor.peek(ahead)
            if token.kind is TokenKind.MARK and token.text in "[]":
                depth += 1 if token.text == "[" else -1
            elif token.kind is TokenKind.END:
                return ahead == 0
            elif depth == 0 and token.kind is not TokenKind.DOCUMENTATION:
                break
            ahead += 1
        if token.kind is TokenKind.KEYWORD:
            return token.text in ("start", "div", "include")
        following = self._cursor.peek(ahead + 1)
        marks = ("[",) if token.kind is TokenKind.PREFIXED else ("=", "|=", "&=", "[")
        return following.kind is TokenKind.MARK and following.text in marks and token.kind is not TokenKind.MARK

    # Patterns

    def _parse_pattern(self) -> SchemaNode:
        """Parse particles with connectors of one kind between them, or a datatype with an exception."""
        cursor = self._cursor
        first = self._parse_particle()
        if cursor.is_at("-") and first.kind == "data" and not any(child.kind == "except" for child in first.children):
            return self._parse_exception(first)
        connector = cursor.accept(*_CONNECTORS)
        if connector is None:
            return first
        node = self._nodes.make(_CONNECTORS[connector.text], connector)
        node.children = [first, self._parse_particle()]
        while other := cursor.accept(*_CONNECTORS):
            if other.text != connector.text:
                cursor.fail(f"“{connector.text}” and “{other.text}” cannot be combined without parentheses", other)
            node.children.append(self._parse_particle())
        if cursor.is_at("-"):
            cursor.fail("a datatype with an exception must be in parentheses next to other patterns", cursor.token)
        return node

    def _parse_particle(self) -> SchemaNode:
        node = self._parse_primary()
        token = self._cursor.accept(*_REPETITIONS)
        if token is not None:
            inner = node
            node = self._nodes.make(_REPETITIONS[token.text], token)
            node.children.append(inner)
            self._annotations.skip_after()
        return node

    def _parse_primary(self) -> SchemaNode:
        self._annotations.skip_before()
        node = self._parse_bare_primary()
        self._annotations.skip_after()
        return node

    def _parse_bare_primary(self) -> SchemaNode:
        cursor = self._cursor
        token = cursor.token
        if token.kind is TokenKind.LITERAL:
            return self._parse_value(token, None)
        if token.kind is TokenKind.KEYWORD and token.text in self._primaries:
            return self._primaries[token.text](cursor.take())
        if token.kind is TokenKind.PREFIXED:
            return self._parse_datatype(cursor.take())
        if token.kind is TokenKind.IDENTIFIER:
            return self._nodes.make("ref", cursor.take(), name=token.text)
        if cursor.accept("("):
            node = self._parse_pattern()
            cursor.expect(")")
            return node
        return cursor.unexpected("a name or another pattern")

    def _parse_named(self, token: Token) -> SchemaNode:
        node = self._nodes.make(token.text, token)
        node.children = [self._name_classes.parse(attribute=token.text == "attribute"), self._parse_in_braces()]
        return node

    def _parse_braced(self, token: Token) -> SchemaNode:
        node = self._nodes.make(token.text, token)
        node.children.append(self._parse_in_braces())
        return node

    def _parse_in_braces(self) -> SchemaNode:
        self._cursor.expect("{")
        pattern = self._parse_pattern()
        self._cursor.expect("}")
        return pattern

    def _parse_parent(self, token: Token) -> SchemaNode:
        name = self._cursor.name("a name of the enclosing grammar", keywords=False)
        return self._nodes.make("parentRef", token, name=name.text)

    def _parse_external(self, token: Token) -> SchemaNode:
        node = self._nodes.make("externalRef", token, href=self._cursor.literal("a file in quotation marks"))
        self._parse_inherit(node)
        return node

    def _parse_inherit(self, node: SchemaNode) -> None:
        if self._cursor.accept("inherit"):
            self._cursor.expect("=")
            prefix = self._cursor.name("a namespace prefix")
            node.ns = self._environment.namespace(prefix.text, prefix)

    # Data

    def _parse_datatype(self, token: Token) -> SchemaNode:
        """Parse a value, parameters or nothing after the name of a datatype."""
        cursor = self._cursor
        if cursor.token.kind is TokenKind.LITERAL:
            return self._parse_value(token, token)
        node = self._nodes.typed("data", token, token)
        if cursor.accept("{"):
            while not cursor.accept("}"):
                self._annotations.skip_before()
                name = cursor.name("a parameter or “}”")
                cursor.expect("=")
                param = self._nodes.make("param", name, name=name.text)
                param.text = cursor.literal()
                node.children.append(param)
        return node

    def _parse_value(self, token: Token, datatype: Token | None) -> SchemaNode:
        node = self._nodes.typed("value", token, datatype)
        node.text = self._cursor.literal()
        return node

    def _parse_exception(self, data: SchemaNode) -> SchemaNode:
        excluded = self._nodes.make("except", self._cursor.expect("-"))
        excluded.children.append(self._parse_primary())
        data.children.append(excluded)
        return data

    # Grammars

    def _parse_grammar(self, token: Token) -> SchemaNode:
        node = self._nodes.make("grammar", token)
        self._cursor.expect("{")
        self._parse_components(node)
        self._cursor.expect("}")
        return node

    def _parse_components(self, parent: SchemaNode) -> None:
        cursor = self._cursor
        while not (cursor.is_at("}") or cursor.token.kind is TokenKind.END):
            self._parse_component(parent)

    def _parse_component(self, parent: SchemaNode) -> None:
        cursor = self._cursor
        following = cursor.peek(1)
        if cursor.token.kind in (TokenKind.IDENTIFIER, TokenKind.PREFIXED) and following[:2] == (TokenKind.MARK, "["):
            self._annotations.skip_element()
            return
        self._annotations.skip_before()
        if token := cursor.accept("start"):
            node = self._nodes.make("start", token)
            self._parse_assignment(node)
        elif token := cursor.accept("div"):
            node = self._nodes.make("div", token)
            self._parse_block(node)
        elif cursor.is_at("include") and parent.kind != "include":
            node = self._parse_include(cursor.take())
        else:
            name = cursor.name("a name to define, start, div or include", keywords=False)
            node = self._nodes.make("define", name, name=name.text)
            self._parse_assignment(node)
        parent.children.append(node)

    def _parse_assignment(self, node: SchemaNode) -> None:
        token = self._cursor.accept(*_ASSIGNMENTS)
        if token is None:
            self._cursor.unexpected("“=”, “|=” or “&=”")
        if combine := _ASSIGNMENTS[token.text]:
            node.attributes["combine"] = combine
        node.children.append(self._parse_pattern())

    def _parse_block(self, node: SchemaNode) -> None:
        self._cursor.expect("{")
        self._parse_components(node)
        self._cursor.expect("}")

    def _parse_include(self, token: Token) -> SchemaNode:
        node = self._nodes.make("include", token, href=self._cursor.literal("a file in quotation marks"))
        self._parse_inherit(node)
        if self._cursor.is_at("{"):
            self._parse_block(node)
        return node
