"""Annotations in the compact syntax (section 3). They are checked and skipped."""

from __future__ import annotations

from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.environment import Environment
from teikit.relaxng.compact.tokens import Token, TokenKind
from teikit.relaxng.schema_tree import RNG_NS

_NAMES = (TokenKind.IDENTIFIER, TokenKind.KEYWORD, TokenKind.PREFIXED)


class Annotations:
    """Skips annotations at a cursor."""

    def __init__(self, cursor: Cursor, environment: Environment) -> None:
        self._cursor = cursor
        self._environment = environment

    def skip_before(self) -> None:
        """Skip ``##`` comments, then one ``[…]``, which precede the annotated construct.

        :raises SchemaError: their syntax is wrong.
        """
        cursor = self._cursor
        while cursor.token.kind is TokenKind.DOCUMENTATION:
            cursor.take()
        if cursor.accept("["):
            self._skip_attributes(prefixed=True)
            while not cursor.accept("]"):
                self.skip_element()

    def skip_after(self) -> None:
        """Skip ``>>`` and elements, which follow the annotated construct.

        :raises SchemaError: their syntax is wrong.
        """
        while self._cursor.accept(">>"):
            self.skip_element()

    def skip_element(self) -> None:
        """Skip one annotation element: a name and its content in brackets.

        :raises SchemaError: its syntax is wrong, or it is in the RELAX NG namespace.
        """
        cursor = self._cursor
        if cursor.token.kind not in _NAMES:
            cursor.unexpected("the name of an annotation element")
        name = cursor.take()
        if self._namespace(name) == RNG_NS:
            cursor.fail(f"annotation element “{name.text}” cannot be in the RELAX NG namespace", name)
        cursor.expect("[")
        self._skip_attributes(prefixed=False)
        while not cursor.accept("]"):
            if cursor.token.kind is TokenKind.LITERAL:
                cursor.literal()
            else:
                self.skip_element()

    def _skip_attributes(self, *, prefixed: bool) -> None:
        cursor = self._cursor
        seen: set[tuple[str, str]] = set()
        while cursor.token.kind in _NAMES and cursor.peek(1).text == "=" and cursor.peek(1).kind is TokenKind.MARK:
            name = cursor.take()
            namespace = self._namespace(name)
            if prefixed and namespace in ("", RNG_NS):
                cursor.fail(
                    f"annotation attribute “{name.text}” must be in a namespace other than that of RELAX NG", name
                )
            key = (namespace, name.text.rpartition(":")[2])
            if key in seen or key == ("", "xmlns"):
                what = "occurs twice" if key in seen else "is not allowed as an annotation attribute"
                cursor.fail(f"“{name.text}” {what}", name)
            seen.add(key)
            cursor.expect("=")
            cursor.literal()

    def _namespace(self, name: Token) -> str:
        if name.kind is not TokenKind.PREFIXED:
            return ""
        return self._environment.namespace(name.text.partition(":")[0], name)
