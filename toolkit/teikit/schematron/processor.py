"""The compiled schema in the XSLT processor: what it may read, and whose fault an error is.

A schema is a program its user has chosen: it may read files (``doc('register.xml')``, subordinate documents), never the
network unless told so, and it writes nothing. Documents come as text without a document type declaration, so that no
entity is left for the processor to fetch.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from teikit.core import resources
from teikit.core.errors import SchemaError
from teikit.core.positions import Position
from teikit.core.saxon import compiled, native_stderr
from teikit.core.xml import safe_parser
from teikit.schematron.names import AT_FILE, AT_LINE, XML_BASE, run

_FEATURE = "http://saxon.sf.net/feature/"
_PARSER = f"{_FEATURE}parserFeature?uri=http://"
_NO_ENTITIES = {
    f"{_PARSER}xml.org/sax/features/external-general-entities": "false",
    f"{_PARSER}xml.org/sax/features/external-parameter-entities": "false",
    f"{_PARSER}apache.org/xml/features/nonvalidating/load-external-dtd": "false",
}
_LINE = re.compile(r"\bline (\d+)")
_REASON = re.compile(r"\b[A-Z]{4}\d{4}:? (?P<reason>.+?)(?= (?:(?:Static|Type|Syntax) )?[Ee]rror (?:at|in|on) |$)")


def transpile(schema: etree._Element, phase: str) -> str:
    """Make a stylesheet of a schema whose inclusions are resolved.

    :raises SchemaError: the schema is in error; the file and line are those of the schema.
    """
    result = compiled(resources.stylesheet("schematron/transpile.xsl")).transform(schema, phase=phase)
    written = etree.fromstring(result.text.encode(), safe_parser())
    if written.tag == run("faults"):
        fault = written[0]
        more = f" (and {len(written) - 1} more)" if len(written) > 1 else ""
        raise SchemaError(
            f"error in the schema: {fault.text}{more}",
            fault.get(AT_FILE),
            Position.reported(int(fault.get(AT_LINE) or 0)),
        )
    return result.text


class Program:
    """A schema compiled: documents in, the elements that tell what was found out."""

    def __init__(self, stylesheet: str, path: Path, *, network: bool = False) -> None:
        """Compile the stylesheet of a schema; ``path`` stands in messages.

        :raises SchemaError: an expression is in error; the file and line are those of the schema.
        """
        from saxonche import PySaxonApiError, PySaxonProcessor

        self._stylesheet = stylesheet
        self._path = path
        self._processor = PySaxonProcessor(license=False)
        for feature, value in _NO_ENTITIES.items():
            self._processor.set_configuration_property(feature, value)
        try:
            self._executable = self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet)
        except PySaxonApiError as error:
            raise self._error(str(error), str(error)) from None
        protocols = "file,http,https" if network else "file"
        self._processor.set_configuration_property(f"{_FEATURE}allowedProtocols", protocols)

    def run(self, text: str, address: str) -> etree._Element:
        """Judge a document given as text; ``address`` is its base URI.

        :raises SchemaError: the document is not well formed, or an expression fails on it.
        """
        from saxonche import PySaxonApiError

        builder = self._processor.new_document_builder()
        builder.set_base_uri(address)
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
        """Tell an error by the place in the schema from which the failing instruction comes."""
        words = re.sub(r"\s+", " ", message).strip()
        reason = _REASON.search(words)
        words = reason["reason"] if reason else words
        line = _LINE.search(trace)
        place = self._place(int(line[1])) if line else None
        if place is None:
            return SchemaError(f"a rule is in error: {words}", self._path)
        return SchemaError(f"a rule is in error: {words}", *place)

    def _place(self, line: int) -> tuple[str, Position | None] | None:
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


def based(schema: etree._Element, path: Path) -> etree._Element:
    """Give a schema its base address, unless it has one."""
    if schema.get(XML_BASE) is None:
        schema.set(XML_BASE, path.resolve().as_uri())
    return schema
