"""Compilation of a schema into an XSLT program, its access rights, and the positions of its errors.

A schema is a program that a document may choose. It reads the files of some folders (``doc('register.xml')``, included
XSLT, subordinate documents), and the network only if that is allowed; it writes nothing. This holds from the start of
its compilation, when it can already execute static expressions. Documents are passed as text without a document type
declaration, so the processor has no entities to resolve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from teikit.core import resources
from teikit.core.errors import SchemaError
from teikit.core.positions import Position
from teikit.core.saxon import load_stylesheet, native_stderr
from teikit.core.saxon_access import ReadableFiles, allow_protocols, new_processor
from teikit.core.xml import safe_parser
from teikit.schematron.names import AT_FILE, AT_LINE, result

#: Functions and instructions that read files. A program without any is compiled without a list of readable files.
_READS = re.compile(
    r"\b(?:doc|document|unparsed-text|json-doc|collection|function-lookup|transform|load-xquery|source-document|stream"
    r"|merge-source|xsl:include|xsl:import|xsl:use-package|xsl:evaluate)"
)
_LINE = re.compile(r"\bline (\d+)")
_REASON = re.compile(r"\b[A-Z]{4}\d{4}:? (?P<reason>.+?)(?= (?:(?:Static|Type|Syntax) )?[Ee]rror (?:at|in|on) |$)")


def transpile(schema: etree._Element, phase: str) -> str:
    """Return the stylesheet for a schema whose inclusions are resolved.

    :raises SchemaError: the schema is in error; with file and line.
    """
    transpiled = load_stylesheet(resources.stylesheet("schematron/transpile.xsl")).transform(schema, phase=phase)
    output = etree.fromstring(transpiled.text.encode(), safe_parser())
    if output.tag == result("faults"):
        fault = output[0]
        more = f" (and {len(output) - 1} more)" if len(output) > 1 else ""
        raise SchemaError(
            f"error in the schema: {fault.text}{more}",
            fault.get(AT_FILE),
            Position.reported(int(fault.get(AT_LINE) or 0)),
        )
    return transpiled.text


def reads_files(stylesheet: str) -> bool:
    """Return whether a program may read files; without the names of functions that read, it cannot."""
    return _READS.search(stylesheet) is not None


class Program:
    """A compiled schema in the XSLT processor."""

    def __init__(
        self, stylesheet: str, path: Path, *, folders: Iterable[Path] = (), allow_network: bool = False
    ) -> None:
        """Compile the stylesheet of a schema.

        :param path: the file of the schema, for messages.
        :param folders: the folders of the files that the schema may read.
        :raises SchemaError: an expression is in error; with file and line of the schema.
        """
        from saxonche import PySaxonApiError

        self._stylesheet = stylesheet
        self._path = path
        self._processor = new_processor()
        if reads_files(stylesheet):
            self._readable = ReadableFiles(folders)
            self._readable.open_for(self._processor, allow_network=allow_network)
        else:
            allow_protocols(self._processor)
        try:
            self._executable = self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet)
        except PySaxonApiError as error:
            raise self._error(str(error), str(error)) from None

    def run(self, text: str, base_uri: str) -> etree._Element:
        """Validate the text of a document and return the output of the stylesheet.

        :raises SchemaError: the document is not well-formed, or an expression fails on it.
        """
        from saxonche import PySaxonApiError

        builder = self._processor.new_document_builder()
        builder.set_base_uri(base_uri)
        executable = self._executable
        executable.set_capture_result_documents(True)
        executable.set_save_xsl_message(True)
        executable.clear_xsl_messages()
        with native_stderr() as trace:
            try:
                written = executable.transform_to_string(xdm_node=builder.parse_xml(xml_text=text))
                failure = ""
            except PySaxonApiError as error:
                written, failure = "", str(error)
        if failure:
            raise self._error(failure, trace[0])
        return etree.fromstring(written.encode(), safe_parser())

    def _error(self, message: str, trace: str) -> SchemaError:
        """Return the error for a message of the processor, with the position of its instruction in the schema."""
        words = re.sub(r"\s+", " ", message).strip()
        reason = _REASON.search(words)
        words = reason["reason"] if reason else words
        line = _LINE.search(trace)
        origin = self._origin(int(line[1])) if line else None
        if origin is None:
            return SchemaError(f"error in a rule: {words}", self._path)
        return SchemaError(f"error in a rule: {words}", *origin)

    def _origin(self, line: int) -> tuple[str, Position | None] | None:
        """Return file and position in the schema for a line of the stylesheet."""
        found = None
        for element in etree.fromstring(self._stylesheet.encode(), safe_parser()).iter(etree.Element):
            if (element.sourceline or 0) > line:
                break
            found = element
        while found is not None and found.get(AT_LINE) is None:
            found = found.getparent()
        if found is None:
            return None
        return str(found.get(AT_FILE)), Position.reported(int(found.get(AT_LINE, "0")))
