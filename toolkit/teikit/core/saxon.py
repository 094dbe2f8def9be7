"""XSLT 3.0 with saxonche; a running stylesheet can read nothing but its input.

Files may be read while a stylesheet is compiled. Then every protocol is switched off, so that ``doc()``,
``unparsed-text()``, entities and the network are out of reach. The source is passed as text that the safe parser has
read; result documents are captured and returned, never written.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import unquote

from lxml import etree

from teikit.core.errors import MissingFileError, StylesheetError
from teikit.core.positions import Position

_FEATURE = "http://saxon.sf.net/feature/"
#: Base address of the result documents; their addresses below it are relative output paths.
_OUTPUT_BASE = "file:///teikit-output/"
#: A value for a parameter of a stylesheet.
Parameter: TypeAlias = str | int | bool | etree._ElementTree | etree._Element
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

    def __init__(self, path: Path, static: Mapping[str, str] | None = None) -> None:
        """Compile ``path``.

        :param static: values of the stylesheet's static parameters.
        :raises MissingFileError: the stylesheet does not exist.
        :raises StylesheetError: the stylesheet is in error; with file, line and the processor's error code.
        """
        from saxonche import PySaxonApiError, PySaxonProcessor

        if not path.is_file():
            raise MissingFileError("no such file (expected a stylesheet)", path)
        self.path = path
        self._processor = PySaxonProcessor(license=False)
        xslt = self._processor.new_xslt30_processor()
        for name, value in (static or {}).items():
            xslt.set_parameter(name, self._processor.make_string_value(value))
        try:
            self._executable = xslt.compile_stylesheet(stylesheet_file=str(path))
        except PySaxonApiError as error:
            raise _compile_error(path, str(error)) from None
        self._processor.set_configuration_property(f"{_FEATURE}allowedProtocols", "none")

    def transform(self, tree: etree._ElementTree | etree._Element, **parameters: Parameter) -> Result:
        """Transform a parsed document.

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

    def _node(self, tree: etree._ElementTree | etree._Element) -> Any:
        text = etree.tostring(tree, encoding="unicode")
        return self._processor.parse_xml(xml_text=text)

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


@lru_cache(maxsize=32)
def load_stylesheet(path: Path) -> Stylesheet:
    """Compile the stylesheet at ``path``; each process compiles it once."""
    return Stylesheet(path)


def _relative(uri: str) -> str:
    # The processor writes a resolved address with a single slash after the scheme.
    name = unquote(uri.removeprefix(_OUTPUT_BASE).removeprefix(_OUTPUT_BASE.replace("///", "/")))
    path = PurePosixPath(name)
    if uri == name or path.is_absolute() or ".." in path.parts:
        raise StylesheetError(f"the stylesheet writes outside the output folder: {uri}")
    return name


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
    first = re.sub(r"\s+", " ", message).strip()
    line = re.search(r"line (\d+)", first)
    return StylesheetError(f"stylesheet error: {first}", path, Position(int(line[1])) if line else None)


def _run_error(path: Path, message: str, trace: str) -> StylesheetError:
    location = _LOCATION.search(trace)
    position = Position(int(location["line"] or location["only"])) if location else None
    file = path if not location or not location["file"] else path.with_name(location["file"])
    return StylesheetError(f"the stylesheet failed: {message.strip()}", file, position)
