"""The stylesheet that reads the documents of an edition: the shipped one, with the places of facts of ``edition.toml``.

The XPath of an edition is compiled into a stylesheet that imports the shipped one. It is never evaluated dynamically.
"""

from __future__ import annotations

import html
import logging
import tempfile
from functools import lru_cache
from pathlib import Path

from msgspec import structs

from teikit.core import resources, saxon
from teikit.core.errors import ConfigurationError, StylesheetError
from teikit.core.saxon import Stylesheet
from teikit.core.toml import TomlDocument
from teikit.core.xml import TEI_NS
from teikit.edition.config import Edition
from teikit.edition.sections import Facts
from teikit.publishing.model_stylesheet import model_stylesheet
from teikit.publishing.models import ElementModels, Models, Problem, models_of_behaviours, read_models

_log = logging.getLogger(__name__)

#: The shipped stylesheet, relative to ``xslt/``.
ENTRY = "reading/read.xsl"

# Each function is on a line of its own, which leads an error to its key.
_STYLESHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" \
xmlns:r="urn:teikit:reading" xmlns:rs="urn:teikit:reading:settings" \
xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:fn="http://www.w3.org/2005/xpath-functions" \
xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" \
xmlns:tei="{tei}" xpath-default-namespace="{tei}"><xsl:import href="{href}"/>
{functions}
<xsl:variable name="r:places-of-facts" select="map{{{entries}}}"/></xsl:stylesheet>
"""
_FUNCTION = """<xsl:function name="rs:{name}"><xsl:param name="document"/>\
<xsl:sequence select="$document ! ({expression})"/></xsl:function>"""


def reading_stylesheet(edition: Edition | None) -> Stylesheet:
    """Return the compiled stylesheet that reads the documents of an edition.

    :raises ConfigurationError: an XPath expression of the edition cannot be compiled.
    """
    models = edition_models(edition)
    facts = edition.reading.facts if edition else Facts()
    if facts == Facts() and not models.elements:
        return saxon.load_stylesheet(resources.stylesheet(ENTRY))
    try:
        return _compile(facts, model_stylesheet(_compilable(models.elements)) if models.elements else None)
    except StylesheetError as error:
        raise located(error, edition) or error from None


@lru_cache(maxsize=8)
def _compilable(elements: tuple[ElementModels, ...]) -> tuple[ElementModels, ...]:
    """Return the models that the processor compiles; the others, found by halving, are logged."""
    try:
        _compile(Facts(), model_stylesheet(elements))
    except StylesheetError as error:
        if len(elements) > 1:
            middle = len(elements) // 2
            return _compilable(elements[:middle]) + _compilable(elements[middle:])
        problem = error.message.rpartition(": ")[2]
        _log.warning("the models of %s are not used: %s", elements[0].element, problem)
        return ()
    return elements


def located(error: StylesheetError, edition: Edition | None) -> ConfigurationError | None:
    """Return an error in an XPath expression of an edition, at its key; ``None`` if the error is elsewhere."""
    if edition is None or error.position is None or error.file is None or Path(error.file).name != "settings.xsl":
        return None
    names = list(_expressions(edition.reading.facts))
    number = error.position.line - 2
    if not 0 <= number < len(names):
        return None
    problem = error.message.rpartition(": ")[2]
    return TomlDocument.load(edition.file).error(("reading", "facts", names[number]), problem)


def edition_models(edition: Edition | None) -> Models:
    """Return the processing models of an edition: those of its ODD, before those the behaviours in ``edition.toml``.

    :raises TeikitError: the ODD cannot be read.
    """
    if edition is None or (edition.odd is None and not edition.reading.elements):
        return Models()
    of_odd = Models()
    if edition.odd:
        odd = edition.folder / edition.odd
        of_odd = read_models(odd)
        _report(odd, of_odd.problems)
    of_file = models_of_behaviours(edition.reading.elements)
    return Models(of_odd.elements + of_file.elements, of_odd.problems)


@lru_cache(maxsize=8)
def _report(odd: Path, problems: tuple[Problem, ...]) -> None:
    """Log what cannot be used of an ODD, once a process."""
    for problem in problems:
        place = f"{odd}:{problem.position.line}" if problem.position else str(odd)
        _log.warning("%s: model not used: %s", place, problem.message)


@lru_cache(maxsize=8)
def _compile(facts: Facts, models: str | None) -> Stylesheet:
    expressions = _expressions(facts)
    functions = (
        _FUNCTION.format(name=name, expression=html.escape(" ".join(expression.split())))
        for name, expression in expressions.items()
    )
    text = _STYLESHEET.format(
        tei=TEI_NS,
        href=html.escape("models.xsl" if models else resources.stylesheet(ENTRY).resolve().as_uri()),
        functions="\n".join(functions),
        entries=", ".join(f"'{name}': rs:{name}#1" for name in expressions),
    )
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        if models:
            (Path(folder) / "models.xsl").write_text(models, encoding="utf-8")
        path = Path(folder) / "settings.xsl"
        path.write_text(text, encoding="utf-8")
        return Stylesheet(path)


def _expressions(facts: Facts) -> dict[str, str]:
    return {name: expression for name, expression in structs.asdict(facts).items() if expression is not None}
