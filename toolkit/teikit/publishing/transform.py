"""Run a stylesheet over a TEI document: check the parameters, log the messages, locate errors in the document."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import StylesheetError, UnknownNameError
from teikit.core.files import cache_until_changed
from teikit.core.saxon import Parameter, Result, Stylesheet
from teikit.core.suggestions import suggest
from teikit.core.xml import parse
from teikit.edition.config import Edition
from teikit.publishing.error_location import failing_element, with_element
from teikit.publishing.options import LabelledOptions, Options
from teikit.publishing.parameter_values import check_values
from teikit.publishing.reading import ParameterValue, element_of, read
from teikit.publishing.stylesheet_interface import interface_of
from teikit.publishing.tei_document import Reading, TeiDocument

#: Parameters that teikit sets from the document and its edition. They can be given, but no message suggests them.
INTERNAL_PARAMETERS = frozenset(
    {
        "cover", "documents", "downloads", "file", "name", "next", "next-title", "organisations", "pictures", "places",
        "previous", "previous-title", "register", "sections", "template",
    }
)  # fmt: skip

#: Names of outputs in processing models, by the folder of the stylesheets; the others are plain text.
_OUTPUTS = {"web": "web", "epub": "epub", "print": "print"}

_log = logging.getLogger(__name__)
_parse_unless_known = cache_until_changed(parse)


def transform(
    document: TeiDocument,
    entry: str,
    options: Options,
    values: Mapping[str, ParameterValue] = MappingProxyType({}),
) -> Result:
    """Transform a TEI document. Each message of the stylesheet is logged once, as a warning.

    :param entry: teikit's stylesheet for the format, relative to ``xslt/``: ``web/document.xsl``.
    :param options: the options of the format; a stylesheet in them replaces ``entry``.
    :param values: parameters that teikit sets. Those that the stylesheet does not declare are left out.
    :raises TeikitError: the document or the stylesheet is in error, or the stylesheet lacks a parameter of ``options``.
    """
    if options.stylesheet is None:
        path = resources.stylesheet(entry)
        compiled = saxon.load_stylesheet(path)
    else:
        path = Path(options.stylesheet)
        compiled = Stylesheet(path, allow_network=options.allow_network)
    interface = interface_of(path)
    if options.stylesheet is None or interface.takes_reading:
        document.check_root(parts=interface.takes_reading)
    given = {**options.stylesheet_parameters(), **options.parameters}
    _check_names(given, interface.parameters, path)
    if options.stylesheet is None:
        check_values(given, document.path)
    own = {
        "lang": document.edition.language if document.edition else None,
        "output": _OUTPUTS.get(entry.partition("/")[0], "plain"),
        **values,
    }
    reading = read(document, own) if interface.takes_reading else None
    parameters = {name: value for name, value in own.items() if name in interface.parameters and value is not None}
    parameters |= given
    try:
        result = compiled.transform(reading.text if reading else document.tree, **parameters)
    except StylesheetError as error:
        addresses = read(document, {**own, "addresses": "yes"}) if reading else None
        element = _failing_element(path, document, addresses, parameters)
        if element is None:
            raise
        raise with_element(error, element, document.path) from error
    for warning in reading.warnings if reading else ():
        place = f"{document.path}:{warning.position}" if warning.position else document.path
        _log.warning("%s: %s", place, warning.text)
    for message in dict.fromkeys((*(reading.messages if reading else ()), *result.messages)):
        _log.warning("%s: %s", document.path, message)
    return result


def _failing_element(
    stylesheet: Path, document: TeiDocument, reading: Reading | None, parameters: Mapping[str, Parameter]
) -> etree._Element | None:
    """Return the element of the document at which a stylesheet fails."""
    if reading is None:
        return failing_element(stylesheet, document.tree, parameters)
    failing = failing_element(stylesheet, reading.tree, parameters)
    return None if failing is None else element_of(failing, document)


def read_register(path: Path) -> etree._ElementTree | None:
    """Return a parsed register, or ``None`` if there is no such file. The tree is shared: it must not be modified.

    :raises TeikitError: the file cannot be read or parsed.
    """
    return _parse_unless_known(path) if path.is_file() else None


def register_of_persons(options: LabelledOptions, edition: Edition | None) -> etree._ElementTree | None:
    """Return the register of persons for a document: that of the options, else that of the edition, if it has one.

    :raises TeikitError: the register of the options does not exist, or a register cannot be read or parsed.
    """
    if options.register is not None:
        return _parse_unless_known(Path(options.register))
    return read_register(edition.persons_file) if edition else None


def _check_names(given: Mapping[str, str], declared: frozenset[str], stylesheet: Path) -> None:
    public = sorted(declared - INTERNAL_PARAMETERS)
    for name in sorted(given.keys() - declared):
        raise UnknownNameError(
            f"the stylesheet has no parameter {name!r}",
            stylesheet,
            hint=suggest(name, public, "parameters") if public else "it declares no parameters",
            choices=tuple(public),
        )
