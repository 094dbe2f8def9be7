"""Go past annotations in the compact syntax (section 3): their form is checked, nothing of them is kept."""

from __future__ import annotations

from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.environment import Environment
from teikit.relaxng.compact.tokens import Token, TokenKind
from teikit.relaxng.schema_tree import RNG_NS

_NAMES = (TokenKind.IDENTIFIER, TokenKind.KEYWORD, TokenKind.PREFIXED)


class Annotations:
    """Reads annotations at a cursor."""

    def __init__(self, cursor: Cursor, environment: Environment) -> None:
        self._cursor = cursor
        self._environment = environment

    def before(self) -> None:
        """Go past ``##`` comments, then one ``[…]``, which stand before what they annotate.

        :raises SchemaError: they are not well formed.
        """
        cursor = self._cursor
        while cursor.token.kind is TokenKind.DOCUMENTATION:
            cursor.take()
        if cursor.accept("["):
            self._attributes(prefixed=True)
            while not cursor.accept("]"):
                self.element()

    def after(self) -> None:
        """Go past ``>>`` and the elements that follow what they annotate.

        :raises SchemaError: they are not well formed.
        """
        while self._cursor.accept(">>"):
            self.element()

    def element(self) -> None:
        """Go past one annotation element: a name and its content in brackets.

        :raises SchemaError: it is not well formed, or of the RELAX NG namespace.
        """
        cursor = self._cursor
        if cursor.token.kind not in _NAMES:
            cursor.unexpected("the name of an annotation element")
        name = cursor.take()
        if self._namespace(name) == RNG_NS:
            cursor.fail(f"“{name.text}” is of the RELAX NG namespace, an annotation cannot be", name)
        cursor.expect("[")
        self._attributes(prefixed=False)
        while not cursor.accept("]"):
            if cursor.token.kind is TokenKind.LITERAL:
                cursor.literal()
            else:
                self.element()

    def _attributes(self, prefixed: bool) -> None:
        cursor = self._cursor
        seen: set[tuple[str, str]] = set()
        while cursor.token.kind in _NAMES and cursor.ahead(1).text == "=" and cursor.ahead(1).kind is TokenKind.MARK:
            name = cursor.take()
            namespace = self._namespace(name)
            if prefixed and namespace in ("", RNG_NS):
                cursor.fail(
                    f"attribute “{name.text}” of an annotation must be of a namespace other than RELAX NG's", name
                )
            key = (namespace, name.text.rpartition(":")[2])
            if key in seen or key == ("", "xmlns"):
                what = "occurs twice" if key in seen else "cannot be an attribute of an annotation"
                cursor.fail(f"“{name.text}” {what}", name)
            seen.add(key)
            cursor.expect("=")
            cursor.literal()

    def _namespace(self, name: Token) -> str:
        if name.kind is not TokenKind.PREFIXED:
            return ""
        return self._environment.namespace(name.text.partition(":")[0], name)
