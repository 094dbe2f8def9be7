"""The syntax of XPath expressions in ``edition.toml``."""

from __future__ import annotations

import re
from functools import lru_cache

from teikit.core.xml import TEI_NS


@lru_cache(maxsize=256)
def xpath_error(expression: str) -> str | None:
    """Return the error in an XPath 3.1 expression over TEI, ``None`` if there is none.

    >>> xpath_error("teiHeader//origDate")
    >>> xpath_error("teiHeader//[")
    "unexpected '[' operator at line 1, column 12"
    """
    # Most editions have no XPath; the import takes half a second.
    from elementpath import ElementPathError
    from elementpath.xpath31 import XPath31Parser

    try:
        XPath31Parser(namespaces={"": TEI_NS, "tei": TEI_NS}).parse(expression)
    except ElementPathError as error:
        text = str(error)
        message = text.rpartition("] ")[2].strip()
        place = re.search(r"at line \d+, column \d+", text)
        return f"{message} {place[0]}" if place else message
    return None
