"""Declarations in the compact syntax: namespaces and datatype libraries (section 3, ``decl``)."""

from __future__ import annotations

from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.tokens import Token
from teikit.relaxng.datatypes.types import XSD_LIBRARY
from teikit.relaxng.names import XML_NS, XMLNS_NS


class Environment:
    """The declared prefixes. ``default`` is the namespace of names without a prefix."""

    def __init__(self, cursor: Cursor, inherited: str) -> None:
        """Parse the declarations at the beginning of a file.

        :param inherited: the namespace inherited from an including file.
        :raises SchemaError: a declaration is wrong or repeated.
        """
        self._cursor = cursor
        self._inherited = inherited
        self.default = inherited
        self.prefixes: dict[str, str] = {"xml": XML_NS}
        self._libraries = {"xsd": XSD_LIBRARY}
        self._declared: set[tuple[str, str]] = set()
        while token := cursor.accept("namespace", "default", "datatypes"):
            if token.text == "datatypes":
                self._datatypes(token)
            else:
                self._namespace(token)

    def _once(self, kind: str, name: str, token: Token) -> None:
        if (kind, name) in self._declared:
            what = f"{kind} “{name}”" if name else kind
            self._cursor.fail(f"{what} is declared more than once", token)
        self._declared.add((kind, name))

    def _namespace(self, token: Token) -> None:
        cursor = self._cursor
        if token.text == "default":
            cursor.expect("namespace")
        prefix = "" if token.text == "default" and cursor.is_at("=") else cursor.name("a namespace prefix").text
        cursor.expect("=")
        uri_token = cursor.token
        uri = (
            self._inherited if cursor.accept("inherit") else cursor.literal("a namespace in quotation marks or inherit")
        )
        if token.text == "default":
            self._once("default namespace", "", token)
            self.default = uri
        if prefix:
            self._once("namespace prefix", prefix, token)
            if prefix == "xmlns" or (prefix == "xml") != (uri == XML_NS) or uri.rstrip("/") == XMLNS_NS.rstrip("/"):
                cursor.fail(f"prefix “{prefix}” cannot be bound to “{uri}”", uri_token)
            self.prefixes[prefix] = uri

    def _datatypes(self, token: Token) -> None:
        cursor = self._cursor
        prefix = cursor.name("a prefix for datatypes").text
        cursor.expect("=")
        uri_token = cursor.token
        uri = cursor.literal("the URI of a datatype library in quotation marks")
        self._once("datatype prefix", prefix, token)
        if prefix == "xsd" and uri != XSD_LIBRARY:
            cursor.fail(f"prefix “xsd” can be bound only to {XSD_LIBRARY}", uri_token)
        self._libraries[prefix] = uri

    def namespace(self, prefix: str, token: Token) -> str:
        """Return the namespace of a prefix.

        :raises SchemaError: it is not declared.
        """
        if prefix not in self.prefixes:
            self._cursor.fail(f"namespace prefix “{prefix}” is not declared", token)
        return self.prefixes[prefix]

    def library(self, prefix: str, token: Token) -> str:
        """Return the datatype library of a prefix.

        :raises SchemaError: it is not declared.
        """
        if prefix not in self._libraries:
            self._cursor.fail(f"datatype prefix “{prefix}” is not declared", token)
        return self._libraries[prefix]
