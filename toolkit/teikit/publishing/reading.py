"""The reading of a TEI document: what each of its elements is, decided once before all outputs.

The stylesheets in ``xslt/reading`` turn TEI into the vocabulary of ``reading.rnc``; those of the outputs print it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from types import MappingProxyType
from typing import TypeAlias

from lxml import etree

from teikit.core import resources
from teikit.core.errors import StylesheetError
from teikit.core.positions import Position
from teikit.publishing.error_location import failing_element, with_element
from teikit.publishing.reading_stylesheet import ENTRY, edition_models, located, reading_stylesheet
from teikit.publishing.stylesheet_interface import READING_NS, declared_parameters
from teikit.publishing.tei_document import Reading, ReadingWarning, TeiDocument

#: Value of a stylesheet parameter; ``None`` leaves the parameter at its default.
ParameterValue: TypeAlias = str | etree._ElementTree | None


def read(document: TeiDocument, values: Mapping[str, ParameterValue] = MappingProxyType({})) -> Reading:
    """Return the reading of a document. It is made once for each set of parameters.

    :param values: parameters of ``read.xsl``, of which those that it does not declare are left out, and ``output``
        (web, epub, print or plain) for processing models that are for some outputs only.
    :raises TeikitError: the document cannot be read.
    """
    declared = declared_parameters(resources.stylesheet(ENTRY))
    parameters = {name: value for name, value in values.items() if name in declared and value is not None}
    parameters.setdefault("name", document.name)
    if "output" in values and edition_models(document.edition).depend_on_output:
        parameters["output"] = str(values["output"])
    key = frozenset(parameters.items())
    if key not in document.readings:
        document.readings[key] = _read(document, parameters)
    return document.readings[key]


def element_of(part: etree._Element, document: TeiDocument) -> etree._Element | None:
    """Return the element of a document that an element of its reading comes from."""
    for each in (part, *part.iterancestors()):
        if (number := each.get("at")) is not None:
            return next(islice(document.tree.iter("*"), int(number) - 1, None), None)
    return None


def _read(document: TeiDocument, parameters: Mapping[str, str | etree._ElementTree]) -> Reading:
    path = resources.stylesheet(ENTRY)
    stylesheet = reading_stylesheet(document.edition)
    try:
        result = stylesheet.transform(document.tree, **parameters)
    except StylesheetError as error:
        if setting := located(error, document.edition):
            raise setting from error
        element = failing_element(path, document.tree, parameters)
        if element is None:
            raise
        raise with_element(error, element, document.path) from error
    reading = Reading(result.text, tuple(dict.fromkeys(result.messages)))
    return replace(reading, warnings=tuple(_warnings(reading, document))) if "<warning " in result.text else reading


def _warnings(reading: Reading, document: TeiDocument) -> Iterator[ReadingWarning]:
    warnings = [(int(warning.get("at", "0")), warning) for warning in reading.tree.iter(f"{{{READING_NS}}}warning")]
    numbers = {number for number, _ in warnings}
    elements = enumerate(document.tree.iter("*"), start=1)
    lines = {number: element.sourceline for number, element in elements if number in numbers}
    for number, warning in sorted(warnings, key=itemgetter(0)):
        yield ReadingWarning(warning.text or "", Position.reported(lines.get(number)))
