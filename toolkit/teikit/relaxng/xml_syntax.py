"""The XML syntax of schemas (RELAX NG 3, 4.2 to 4.4). Foreign elements and attributes are ignored."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from teikit.relaxng.errors import SchemaError
from teikit.relaxng.names import SEPARATOR, XML_NS
from teikit.relaxng.schema_tree import RNG_NS, SchemaNode

_RNG = RNG_NS + SEPARATOR
_XML_BASE = f"{XML_NS}{SEPARATOR}base"
_WITH_TEXT = frozenset({"name", "value", "param"})


class _XmlSyntaxParser:
    """Builds the tree of one file from expat events."""

    def __init__(self, file: str, ns: str, chain: tuple[str, ...]) -> None:
        self.file = file
        self._chain = chain
        self.root: SchemaNode | None = None
        self._ns = ns
        self._open: list[SchemaNode] = []
        self._foreign = 0
        self._text: list[str] = []
        self._declared: list[tuple[str | None, str | None]] = []
        self._parser = parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartNamespaceDeclHandler = lambda prefix, uri: self._declared.append((prefix, uri))
        parser.ExternalEntityRefHandler = self._external

    def parse(self, data: bytes) -> SchemaNode:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            message = f"not well-formed XML: {expat.ErrorString(error.code)}"
            position = (error.lineno, error.offset + 1)
            raise SchemaError.at(self.file, position, "xml.not-well-formed", message) from None
        except (LookupError, ValueError) as error:
            if isinstance(error, SchemaError):
                raise
            message = f"cannot decode the schema: {error}; save it as UTF-8"
            raise SchemaError.at(self.file, (1, 1), "xml.encoding", message) from None
        if self.root is None:
            message = "not a RELAX NG schema: its root element is in another namespace"
            raise SchemaError.at(self.file, (1, 1), "rng.schema", message)
        return self.root

    def _external(self, context: str, base: str | None, system: str | None, public: str | None) -> int:
        position = (self._parser.CurrentLineNumber, None)
        raise SchemaError.at(self.file, position, "xml.external-entity", f"external entity “{system}” is not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._foreign or not name.startswith(_RNG):
            self._declared.clear()
            if not self._foreign and self._open and self._open[-1].kind in _WITH_TEXT:
                self._open[-1].fail(f"<{self._open[-1].kind}> can contain only text")
            self._foreign += 1
            return
        parser = self._parser
        node = SchemaNode(
            name[len(_RNG) :], attributes, self.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        )
        node.chain = self._chain
        if self._open:
            self._close_text()
            self._inherit(node, self._open[-1])
            self._open[-1].children.append(node)
        else:
            node.base = Path(self.file).as_posix()
            node.ns = self._ns
            node.prefixes = {"xml": XML_NS}
            self.root = node
        if self._declared:
            self._declare(node)
        if attributes:
            self._set_attributes(node)
        self._open.append(node)

    def _inherit(self, node: SchemaNode, parent: SchemaNode) -> None:
        node.ns = parent.ns
        node.library = parent.library
        node.prefixes = parent.prefixes
        node.base = parent.base

    def _declare(self, node: SchemaNode) -> None:
        node.prefixes = dict(node.prefixes)
        for prefix, uri in self._declared:
            node.prefixes[prefix or ""] = uri or ""
        self._declared.clear()

    def _set_attributes(self, node: SchemaNode) -> None:
        attributes = node.attributes
        for name in [name for name in attributes if SEPARATOR in name]:
            value = attributes.pop(name)
            if name == _XML_BASE:
                node.base = f"{node.base.rpartition('/')[0]}/{value}" if "/" in node.base else value
            elif name.startswith(_RNG):
                node.fail("attributes in the RELAX NG namespace are not allowed")
        for name in ("name", "type", "combine"):
            if name in attributes:
                attributes[name] = attributes[name].strip(" \t\r\n")
        node.ns = attributes.get("ns", node.ns)
        node.library = attributes.get("datatypeLibrary", node.library)

    def _close_text(self) -> None:
        text = self._text
        if not text:
            return
        if not self._foreign:
            node = self._open[-1]
            if node.kind in _WITH_TEXT:
                node.text += "".join(text)
            elif "".join(text).strip(" \t\r\n"):
                node.fail(f"<{node.kind}> contains text: “{''.join(text).strip()[:40]}”")
        text.clear()

    def _end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            self._text.clear()
        else:
            self._close_text()
            self._open.pop()


def parse(data: bytes, file: str, ns: str = "", chain: tuple[str, ...] = ()) -> SchemaNode:
    """Parse a schema and return its root.

    :param ns: the ``ns`` attribute inherited from an including schema.
    :param chain: the files that include this one.
    :raises SchemaError: the file is not well-formed, or its root is not a RELAX NG element.
    """
    return _XmlSyntaxParser(file, ns, chain).parse(data)
