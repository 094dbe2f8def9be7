"""Run a stylesheet over a document: the given parameters checked, the outcome returned, nothing written."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import TeikitError
from teikit.core.positions import Position
from teikit.core.saxon import Result, Stylesheet
from teikit.core.xml import TEI_NS, parse
from teikit.edition import config as edition
from teikit.publishing.error_location import failing_element, place

_log = logging.getLogger(__name__)
_XSL = "{http://www.w3.org/1999/XSL/Transform}"


def transform(
    document: Path,
    entry: str,
    parameters: Mapping[str, str] | None = None,
    stylesheet: Path | None = None,
    tree: etree._ElementTree | None = None,
    /,
    **ours: Any,
) -> Result:
    """Transform a TEI file.

    :param entry: our stylesheet below ``xslt/``, for example ``web/document.xsl``.
    :param parameters: values the user gives, by name.
    :param stylesheet: the user's own stylesheet, in place of ours.
    :param tree: the document, where it has been parsed.
    :param ours: values that we give to the stylesheet where it declares the parameter (``_`` for ``-``).
    What the stylesheet says (``xsl:message``) goes to the log as a warning, once each.

    :raises TeikitError: document or stylesheet in error, or a parameter that the stylesheet does not declare.
    """
    tree = parse(document) if tree is None else tree
    if stylesheet is None and tree.getroot().tag != f"{{{TEI_NS}}}TEI":
        found = etree.QName(tree.getroot()).localname
        raise TeikitError(
            f"the root is {found}, a TEI document was expected", document, Position.reported(tree.getroot().sourceline)
        )
    path = stylesheet or resources.stylesheet(entry)
    compiled = saxon.compiled(path) if stylesheet is None else Stylesheet(path)
    declared = _declared(path) if stylesheet else _declared_by_ours(path)
    unknown = sorted(set(parameters or {}) - declared)
    if unknown:
        known = ", ".join(sorted(declared)) or "none"
        raise TeikitError(f"no parameter {unknown[0]!r}", path, hint=f"the stylesheet declares {known}")
    # The edition's language is that of what publishing adds to the text.
    found_in = edition.find(document)
    ours = {"lang": found_in.language if found_in else None, **ours}
    given = {name: value for name, value in ours.items() if name.replace("_", "-") in declared and value is not None}
    values = {**given, **dict(parameters or {})}
    try:
        result = compiled.transform(tree, **values)
    except TeikitError as error:
        element = failing_element(path, tree, values)
        if element is not None:
            error.message += f", at {place(element, document)}"
        raise
    for message in dict.fromkeys(result.messages):
        _log.warning("%s: %s", document, message)
    return result


@lru_cache(maxsize=32)
def _declared_by_ours(path: Path) -> set[str]:
    return _declared(path)


def _declared(path: Path, seen: frozenset[Path] = frozenset()) -> set[str]:
    """Return the names of the global parameters of a stylesheet and of all that it imports or includes."""
    path = path.resolve()
    if path in seen or not path.is_file():
        return set()
    root = parse(path).getroot()
    names = {str(param.get("name")) for param in root.iterfind(f"{_XSL}param")}
    for part in (*root.iterfind(f"{_XSL}import"), *root.iterfind(f"{_XSL}include")):
        href = unquote(str(part.get("href")).removeprefix("file://"))
        names |= _declared(path.parent / href, seen | {path})
    return names


def register_of(path: Path | None) -> etree._ElementTree | None:
    """Read a register for a stylesheet, ``None`` where there is none."""
    return parse(path) if path is not None and path.is_file() else None
