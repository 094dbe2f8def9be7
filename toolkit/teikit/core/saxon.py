"""XSLT 3.0 with saxonche; a running stylesheet reads its input and, if it is a user's, the files in its folder.

Shipped stylesheets read files only while they are compiled. A user's stylesheet reads the files in its folder, below
it, the shipped stylesheets and the modules that it imports, from the start of its compilation;
:mod:`teikit.core.saxon_access` describes how. The source is passed as text that the safe parser has read; result
documents are captured and returned, never written.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote

from lxml import etree

from teikit.core import resources
from teikit.core.errors import DocumentError, MissingFileError, StylesheetError
from teikit.core.files import read_bytes
from teikit.core.output_names import OutputName
from teikit.core.positions import Position
from teikit.core.saxon_access import ReadableFiles, address_of, allow_protocols, new_processor
from teikit.core.stylesheet_imports import imported_folders
from teikit.core.xml import parse_bytes

if TYPE_CHECKING:
    from saxonche import PyXdmNode

#: Base address of the result documents; their addresses below it are relative output paths.
_OUTPUT_BASE = "file:///teikit-output/"
#: A value for a parameter of a stylesheet.
Parameter: TypeAlias = str | int | bool | etree._ElementTree | etree._Element
#: The start of an absolute address of a module that a stylesheet imports.
_FILE_ADDRESS = re.compile(r"""(<xsl:(?:import|include)\s[^>]*?\bhref\s*=\s*["'])file:(?://)?/([^"'#]*)""")
_LOCATION = re.compile(r"at .*?(?P<file>[^/\s]+\.xsl)#(?P<line>\d+)|(?:on|at) line (?P<only>\d+)")


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a transformation.

    :param text: the principal output.
    :param documents: the result documents, by relative path.
    :param messages: the texts of ``xsl:message``.
    """

    text: str
    documents: Mapping[str, str] = field(default_factory=dict)
    messages: tuple[str, ...] = ()


class Stylesheet:
    """A compiled XSLT 3.0 stylesheet."""

    def __init__(
        self,
        path: Path,
        static: Mapping[str, str] | None = None,
        *,
        folders: Iterable[Path] = (),
        allow_network: bool = False,
    ) -> None:
        """Compile ``path``.

        :param static: values of the stylesheet's static parameters.
        :param folders: folders of files that it may read, in addition to its own and to the shipped stylesheets.
        :param allow_network: whether it may read from the network.
        :raises MissingFileError: the stylesheet does not exist.
        :raises StylesheetError: the stylesheet is in error; with file, line and the processor's error code.
        """
        from saxonche import PySaxonApiError

        if not path.is_file():
            raise MissingFileError("no such file (expected a stylesheet)", path)
        self.path = path
        self._processor = new_processor()
        xslt = self._processor.new_xslt30_processor()
        for name, value in (static or {}).items():
            xslt.set_parameter(name, self._processor.make_string_value(value))
        shipped = resources.stylesheet("")
        try:
            # The processor prints compile errors on standard error as well.
            with native_stderr():
                if path.resolve().is_relative_to(shipped.resolve()):
                    self._executable = xslt.compile_stylesheet(stylesheet_file=str(path))
                    allow_protocols(self._processor)
                else:
                    text = _module_text(path)
                    self._readable = ReadableFiles((path.parent, shipped, *folders), imported_folders(path, text))
                    self._readable.open_for(self._processor, allow_network=allow_network)
                    self._executable = xslt.compile_stylesheet(stylesheet_node=self._module(path, text))
        except PySaxonApiError as error:
            raise _compile_error(path, str(error)) from None

    def _module(self, path: Path, text: str) -> PyXdmNode:
        """Return a parsed stylesheet whose addresses lead to the files that it may read."""
        builder = self._processor.new_document_builder()
        builder.set_line_numbering(True)
        builder.set_base_uri(address_of(path))
        return builder.parse_xml(xml_text=_FILE_ADDRESS.sub(rf"\g<1>{address_of(Path('/'))}\g<2>", text))

    def transform(self, tree: str | etree._ElementTree | etree._Element, **parameters: Parameter) -> Result:
        """Transform a parsed document, or the text of a document that a stylesheet made.

        :param parameters: strings, numbers, booleans or parsed documents.
        :raises StylesheetError: the stylesheet failed; with its file and line if known.
        """
        from saxonche import PySaxonApiError

        executable = self._executable
        executable.clear_parameters()
        for name, value in parameters.items():
            executable.set_parameter(name.replace("_", "-"), self._value(value))
        executable.set_base_output_uri(_OUTPUT_BASE + "index")
        executable.set_capture_result_documents(True)
        executable.set_save_xsl_message(True)
        executable.clear_xsl_messages()
        node = self._node(tree)
        try:
            with native_stderr() as trace:
                text = executable.transform_to_string(xdm_node=node)
        except PySaxonApiError as error:
            raise _run_error(self.path, str(error), trace[0] if trace else "") from None
        return Result(text or "", self._documents(), self._messages())

    def _node(self, tree: str | etree._ElementTree | etree._Element) -> PyXdmNode:
        from saxonche import PySaxonApiError

        try:
            return self._processor.parse_xml(xml_text=tree if isinstance(tree, str) else processor_text(tree))
        except PySaxonApiError as error:
            file = None if isinstance(tree, str) else _file_of(tree)
            raise DocumentError(f"cannot be transformed: {_one_line(str(error))}", file) from None

    def _value(self, value: Parameter) -> Any:
        make = self._processor
        if isinstance(value, bool):
            return make.make_boolean_value(value)
        if isinstance(value, int):
            return make.make_integer_value(value)
        if isinstance(value, (etree._Element, etree._ElementTree)):
            return self._node(value)
        return make.make_string_value(str(value))

    def _documents(self) -> dict[str, str]:
        captured = self._executable.get_result_documents() or {}
        return {_relative(uri): _text(document) for uri, document in captured.items()}

    def _messages(self) -> tuple[str, ...]:
        messages = self._executable.get_xsl_messages()
        if messages is None:
            return ()
        return tuple(messages.item_at(i).get_string_value() for i in range(messages.size))


def _module_text(path: Path) -> str:
    data = read_bytes(path, "a stylesheet")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return etree.tostring(parse_bytes(data, path), encoding="unicode")


def processor_text(tree: etree._ElementTree | etree._Element) -> str:
    """Return a document as text for the processor, without a document type declaration that refers to a file.

    :raises DocumentError: the document refers to an entity that is declared outside of it.
    """
    document = tree if isinstance(tree, etree._ElementTree) else tree.getroottree()
    for entity in document.iter(etree.Entity):
        position = Position.reported(entity.sourceline)
        raise DocumentError(f"entity {entity.text} is not declared in the document", _file_of(tree), position)
    if document.docinfo.system_url is None or isinstance(tree, etree._Element):
        return etree.tostring(tree, encoding="unicode")
    return without_doctype(document)


def without_doctype(tree: etree._ElementTree) -> str:
    """Return a document as text without its document type declaration."""
    root = tree.getroot()
    before = list(root.itersiblings(preceding=True))
    nodes = (*reversed(before), root, *root.itersiblings())
    return "\n".join(etree.tostring(node, encoding="unicode", with_tail=False) for node in nodes)


def _file_of(tree: etree._ElementTree | etree._Element) -> str | None:
    document = tree if isinstance(tree, etree._ElementTree) else tree.getroottree()
    return document.docinfo.URL


@lru_cache(maxsize=32)
def load_stylesheet(path: Path) -> Stylesheet:
    """Compile the stylesheet at ``path``; each process compiles it once."""
    return Stylesheet(path)


def _relative(uri: str) -> str:
    # The processor writes a resolved address with a single slash after the scheme.
    name = unquote(uri.removeprefix(_OUTPUT_BASE).removeprefix(_OUTPUT_BASE.replace("///", "/")))
    try:
        return OutputName(name)
    except DocumentError:
        raise StylesheetError(f"the stylesheet writes outside the output folder: {uri}") from None


def _text(document: Any) -> str:
    """Return a result document as text; one without elements (output method text) is not serialised."""
    serialised = str(document)
    return serialised if "<" in serialised else str(document.head.string_value)


@contextlib.contextmanager
def native_stderr() -> Iterator[list[str]]:
    """Capture the process's standard error: the processor reports line numbers nowhere else."""
    lines: list[str] = []
    saved = os.dup(2)
    with tempfile.TemporaryFile() as trace:
        os.dup2(trace.fileno(), 2)
        try:
            yield lines
        finally:
            os.dup2(saved, 2)
            os.close(saved)
            trace.seek(0)
            lines.append(trace.read().decode("utf-8", "replace"))


def _compile_error(path: Path, message: str) -> StylesheetError:
    first = _one_line(message)
    line = re.search(r"line (\d+)", first)
    return StylesheetError(f"stylesheet error: {first}", path, Position(int(line[1])) if line else None)


def _one_line(message: str) -> str:
    return re.sub(r"\s+", " ", message).strip()


def _run_error(path: Path, message: str, trace: str) -> StylesheetError:
    location = _LOCATION.search(trace)
    position = Position(int(location["line"] or location["only"])) if location else None
    file = path if not location or not location["file"] else path.with_name(location["file"])
    return StylesheetError(f"the stylesheet failed: {_one_line(message)}", file, position)
